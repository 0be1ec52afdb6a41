import { readFile, stat } from 'node:fs/promises';

/** https://docs.kernel.org/admin-guide/iostats.html */
const sectorBytes = 512;
const [majorField, minorField, sectorsWrittenField] = [0, 1, 9] as const;

/**
 * What has been written to the disk that a directory is on, by everybody, since the machine started. Null where that cannot be told:
 * not Linux, or no disk of its own. What Linux counts for a process (`write_bytes`) are the pages that a write has touched, which
 * large folios make many times what was written.
 */
export async function diskWrittenBytes(directory: string): Promise<number | null> {
  try {
    const { dev } = await stat(directory);
    const [major, minor] = [(dev >> 8) & 0xfff, (dev & 0xff) | ((dev >> 12) & 0xfff00)];
    const lines = (await readFile('/proc/diskstats', 'utf8')).split('\n').map((line) => line.trim().split(/\s+/));
    const disk = lines.find((line) => Number(line[majorField]) === major && Number(line[minorField]) === minor);
    return disk ? Number(disk[sectorsWrittenField]) * sectorBytes : null;
  } catch {
    return null;
  }
}
