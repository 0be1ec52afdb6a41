import { formatWithOptions } from 'node:util';
import { consoleLevels, type ConsoleLevel } from './function-configuration.ts';

/**
 * Turns every console call into one line with its level.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-logging.html
 */
export function captureConsole(least: ConsoleLevel, write: (level: ConsoleLevel, message: string) => void): void {
  const lineAt =
    (level: ConsoleLevel) =>
    (...values: unknown[]): void => {
      if (consoleLevels.indexOf(level) < consoleLevels.indexOf(least)) return;
      write(level, formatWithOptions({ breakLength: Infinity }, ...values));
    };
  const trace = lineAt('TRACE');
  console.trace = (...values: unknown[]) => trace(...values, new Error('trace').stack ?? '');
  console.debug = lineAt('DEBUG');
  console.log = lineAt('INFO');
  console.info = lineAt('INFO');
  console.warn = lineAt('WARN');
  console.error = lineAt('ERROR');
}
