import { formatWithOptions } from 'node:util';
import { consoleLevels, type ConsoleLevel } from './function-configuration.ts';

/**
 * Turns every console call into one line with its level. An object by itself becomes the line's message as JSON, as Lambda's own
 * JSON log format has it.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function captureConsole(least: ConsoleLevel, write: (level: ConsoleLevel, message: string) => void): void {
  const lineAt =
    (level: ConsoleLevel) =>
    (...values: unknown[]): void => {
      if (consoleLevels.indexOf(level) < consoleLevels.indexOf(least)) return;
      write(level, messageOf(values));
    };
  const trace = lineAt('TRACE');
  console.trace = (...values: unknown[]) => trace(...values, new Error('trace').stack ?? '');
  console.debug = lineAt('DEBUG');
  console.log = lineAt('INFO');
  console.info = lineAt('INFO');
  console.warn = lineAt('WARN');
  console.error = lineAt('ERROR');
}

/**
 * Lines that are written past the console, in the order in which console calls and they were made: the thread's own streams reach
 * the main thread on another way, sooner or later.
 */
export function captureStreams(write: (level: ConsoleLevel, message: string) => void): void {
  for (const [stream, level] of [
    [process.stdout, 'INFO'],
    [process.stderr, 'ERROR'],
  ] as const) {
    let rest = '';
    const take = (chunk: string | Uint8Array, encoding?: BufferEncoding): void => {
      const lines = (
        rest + (typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk)).toString()
      ).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) write(level, line);
    };
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      take(chunk, typeof encoding === 'string' ? encoding : undefined);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (callback) process.nextTick(callback);
      return true;
    };
  }
}

function messageOf(values: readonly unknown[]): string {
  const [only, ...others] = values;
  const isRecord = others.length === 0 && typeof only === 'object' && only?.constructor === Object;
  return isRecord ? JSON.stringify(only) : formatWithOptions({ breakLength: Infinity }, ...values);
}
