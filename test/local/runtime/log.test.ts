import { describe, expect, test } from 'vitest';
import { openLog } from '../../../local/log.ts';

describe('The log', () => {
  test('writes one line of JSON an entry, from its level upwards, by component', () => {
    const lines: string[] = [];
    const log = openLog({ level: 'info', component: 'local', nowMs: () => 0, write: (line) => lines.push(line) });
    log.debug('not shown');
    log.component('lambda').warn('Two\nlines', { count: 2 });
    expect(lines).toEqual([
      '{"level":"warn","time":"1970-01-01T00:00:00.000Z","component":"lambda","message":"Two\\nlines","fields":{"count":2}}\n',
    ]);
  });

  test('shows an error with its message, its cause and its own members out of the way', () => {
    const lines: string[] = [];
    const log = openLog({ level: 'info', component: 'local', nowMs: () => 0, write: (line) => lines.push(line) });
    log.error('Failed', { error: new Error('outer', { cause: new TypeError('inner') }), big: 1n });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      fields: { error: { name: 'Error', message: 'outer', cause: { name: 'TypeError', message: 'inner' } }, big: '1' },
    });
  });
});
