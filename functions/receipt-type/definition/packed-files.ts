import { gunzipSync, gzipSync } from 'node:zlib';
import type { Fault } from '../fault.ts';

/**
 * A set of schema files may be larger than the API takes in one request: AppSync's is 1 MB. A set then carries, instead of
 * `files`, `filesGzip`: the JSON of `files`, compressed by gzip, in base64. It stands for the same definition.
 */
const SETS = ['schema', 'xsd'] as const;

/** A bomb is not unpacked further than this. What a definition may have is counted afterwards, in characters. */
export const UNPACKED_BYTES_MAX = 12 * 1024 * 1024;

/** The definition with its files unpacked, or what is wrong with how they are packed. */
export function unpackFiles(definition: unknown): { definition: unknown } | { faults: readonly Fault[] } {
  if (!isRecord(definition)) return { definition };
  const faults: Fault[] = [];
  const unpacked: Record<string, unknown> = { ...definition };
  for (const name of SETS) {
    const set = definition[name];
    if (!isRecord(set) || !Object.hasOwn(set, 'filesGzip')) continue;
    const { filesGzip, ...others } = set;
    const files = Object.hasOwn(set, 'files') ? 'A set has files or filesGzip, not both.' : filesOf(filesGzip);
    if (typeof files === 'string') faults.push({ path: `/${name}/filesGzip`, code: 'FILES_GZIP', message: files });
    else unpacked[name] = { ...others, files };
  }
  return faults.length > 0 ? { faults } : { definition: unpacked };
}

/** The files, or what is wrong with them. */
function filesOf(packed: unknown): Readonly<Record<string, unknown>> | string {
  if (typeof packed !== 'string')
    return 'filesGzip has to be a text: the JSON of files, compressed by gzip, in base64.';
  const bytes = Buffer.from(packed, 'base64');
  if (bytes.toString('base64') !== packed) return 'filesGzip is not base64 (RFC 4648, padded, without line breaks).';
  let text: string;
  try {
    text = gunzipSync(bytes, { maxOutputLength: UNPACKED_BYTES_MAX }).toString();
  } catch (cause) {
    return cause instanceof RangeError
      ? `filesGzip holds more than ${UNPACKED_BYTES_MAX} bytes.`
      : 'filesGzip is not compressed by gzip.';
  }
  try {
    const files: unknown = JSON.parse(text);
    return isRecord(files) ? files : 'filesGzip does not hold an object of files.';
  } catch {
    return 'filesGzip does not hold JSON.';
  }
}

/** The same definition with the files of its sets packed. */
export function packFiles(definition: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const packed: Record<string, unknown> = { ...definition };
  for (const name of SETS) {
    const set = definition[name];
    if (!isRecord(set) || !isRecord(set['files']) || typeof set['entry'] !== 'string') continue;
    const { files, ...others } = set;
    packed[name] = { ...others, filesGzip: gzipSync(JSON.stringify(files), { level: 9 }).toString('base64') };
  }
  return packed;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
