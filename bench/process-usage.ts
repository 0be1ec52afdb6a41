import { readFile } from 'node:fs/promises';
import { diskWrittenBytes } from './disk-writes.ts';

/** What a process has used since it began, as Linux counts it: https://man7.org/linux/man-pages/man5/proc.5.html */
interface Usage {
  readonly cpuSeconds: number;
  /** Of the disk, by everybody; null where that cannot be told. */
  readonly writtenBytes: number | null;
}

export interface LoadUsage {
  readonly cpuSecondsPerThousand: number;
  /** Bytes that reached the disk, for one of what was answered; of an idle machine, or others' are among them. */
  readonly diskBytesEach?: number;
  readonly memoryMb: MemoryOverTime;
}

/**
 * Resident memory that is the process's own: the database's pages, which the system takes back whenever it wants, are not. Flat is when
 * the last quarter is no higher than the second.
 */
export interface MemoryOverTime {
  readonly atStart: number;
  /** Means of the four quarters of the time. */
  readonly quarters: readonly number[];
  readonly peak: number;
}

const ticksPerSecond = 100;
const megabyte = 1024 * 1024;
const sampleMs = 500;

/** The system's process, and where it keeps its data. */
export interface Watched {
  readonly pid: number;
  readonly dataDirectory: string;
}

/** Watches the system while a load is on it; of a system that runs elsewhere nothing is known. */
export class UsageWatch {
  readonly #watched: Watched;
  readonly #before: Usage;
  readonly #residentMb: number[];
  readonly #timer: NodeJS.Timeout;

  private constructor(watched: Watched, before: Usage, residentMb: number) {
    this.#watched = watched;
    this.#before = before;
    this.#residentMb = [residentMb];
    this.#timer = setInterval(() => void this.#sample(), sampleMs);
  }

  /** Null where Linux's files are not. */
  static async start(watched: Watched): Promise<UsageWatch | null> {
    try {
      return new UsageWatch(watched, await usageOf(watched), await residentMb(watched.pid));
    } catch {
      return null;
    }
  }

  /** Looks no more. */
  abandon(): void {
    clearInterval(this.#timer);
  }

  async end(answered: number): Promise<LoadUsage> {
    clearInterval(this.#timer);
    const after = await usageOf(this.#watched);
    const [atStart = 0] = this.#residentMb;
    return {
      cpuSecondsPerThousand: rounded(((after.cpuSeconds - this.#before.cpuSeconds) / answered) * 1000),
      ...(after.writtenBytes !== null &&
        this.#before.writtenBytes !== null && {
          diskBytesEach: Math.round((after.writtenBytes - this.#before.writtenBytes) / answered),
        }),
      memoryMb: { atStart, quarters: quartersOf(this.#residentMb), peak: Math.max(...this.#residentMb) },
    };
  }

  async #sample(): Promise<void> {
    // It may just have ended.
    const mb = await residentMb(this.#watched.pid).catch(() => undefined);
    if (mb !== undefined) this.#residentMb.push(mb);
  }
}

async function usageOf({ pid, dataDirectory }: Watched): Promise<Usage> {
  const [stat, writtenBytes] = await Promise.all([read(pid, 'stat'), diskWrittenBytes(dataDirectory)]);
  // The name in parentheses may hold anything; fields 14 and 15 are utime and stime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { cpuSeconds: ticks / ticksPerSecond, writtenBytes };
}

async function residentMb(pid: number): Promise<number> {
  return Math.round((numberAfter(await read(pid, 'status'), 'RssAnon:') * 1024) / megabyte);
}

function read(pid: number, file: string): Promise<string> {
  return readFile(`/proc/${pid}/${file}`, 'utf8');
}

function numberAfter(text: string, name: string): number {
  const line = text.split('\n').find((candidate) => candidate.startsWith(name)) ?? '';
  return Number.parseInt(line.slice(name.length), 10);
}

function quartersOf(samples: readonly number[]): number[] {
  return Array.from({ length: 4 }, (_, quarter) => {
    const some = samples.slice((samples.length * quarter) >> 2, (samples.length * (quarter + 1)) >> 2);
    return Math.round(some.reduce((sum, mb) => sum + mb, 0) / Math.max(1, some.length));
  });
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
