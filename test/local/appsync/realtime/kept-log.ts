import type { Log } from '../../../../local/log.ts';
import { openLog } from '../../../../local/log.ts';

/** A log whose lines a test reads. */
export function keptLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  return { log: openLog({ level: 'debug', component: 'test', nowMs: Date.now, write }), lines };
}
