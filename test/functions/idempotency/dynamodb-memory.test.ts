import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Kept, Memory } from '../../../functions/idempotency/apply-once.ts';
import { dynamodbMemory } from '../../../functions/idempotency/dynamodb-memory.ts';
import { startTables, type Tables } from '../tables.ts';

type State = Readonly<Record<string, string | number>>;

let tables: Tables;
let memory: Memory<State>;

beforeEach(async () => {
  tables = await startTables();
  memory = dynamodbMemory<State>({
    dynamodb: tables.dynamodb,
    table: 'memory',
    nowSeconds: () => 1_764_000_000,
    parse: (item) => item as State,
    pause: () => Promise.resolve(),
  });
});
afterEach(() => tables.close());

test('an item is what was put last, whatever its attributes are called, and whoever has read an older one puts nothing', async () => {
  const names = fc.constantFrom(
    'a',
    'count',
    'status',
    `it's`,
    'say "x"',
    'a.b',
    'a[0]',
    '#n',
    ':v',
    'SET',
    '?',
    'é 😀',
  );
  const state = fc.dictionary(names, fc.oneof(fc.integer(), fc.string()), { maxKeys: 4 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 5 }), async (states) => {
      const key = `item ${run++}`;
      let before: Kept<State> | undefined;
      for (const [index, next] of states.entries()) {
        const kept = { state: next, version: index + 1, recent: [`event ${index}`] };
        expect(await memory.replace(key, kept, before)).toBe(true);
        expect(await memory.replace(key, kept, before)).toBe(false);
        const read = await memory.read([key]);
        expect(read.get(key)).toEqual(kept);
        before = kept;
      }
    }),
    { numRuns: 60 },
  );
});
