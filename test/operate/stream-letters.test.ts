import { expect, test } from 'vitest';
import type { Named } from '../../operate/deeds.ts';
import { StreamLetters, type Span } from '../../operate/stream-letters.ts';

const DDBStreamBatchInfo = {
  approximateArrivalOfFirstRecord: '2026-11-22T10:00:30Z',
  approximateArrivalOfLastRecord: '2026-11-22T10:01:10Z',
};
const letter = JSON.stringify({ DDBStreamBatchInfo });

async function* receipts(): AsyncGenerator<Named> {
  for (let index = 0; index < 25; index++) yield await Promise.resolve({ id: `R-${index}`, contractId: 'C' });
}

test('A failure record of a stream leads to what was stored from a minute before its first record on, and once', async () => {
  const spans: Span[] = [];
  const done: string[] = [];
  const letters = new StreamLetters({
    what: 'receipts',
    find: (span) => {
      spans.push(span);
      return receipts();
    },
    deed: ({ id }) => Promise.resolve(done.push(id) > 0),
  });
  expect([await letters.deal(letter), await letters.deal(letter)]).toEqual([true, true]);
  expect(spans).toEqual([{ fromMs: Date.parse('2026-11-22T09:59:00Z'), untilMs: Date.parse('2026-11-22T10:02:00Z') }]);
  expect(done).toHaveLength(25);
});

test('A failure record of a stream stays while one of those that it leads to is refused, and is dealt with anew', async () => {
  let isDown = true;
  const tried: string[] = [];
  const letters = new StreamLetters({
    what: 'orders',
    find: receipts,
    deed: ({ id }) => {
      tried.push(id);
      return Promise.resolve(!isDown || id !== 'R-7');
    },
  });
  expect(await letters.deal(letter)).toBe(false);
  isDown = false;
  expect(await letters.deal(letter)).toBe(true);
  expect(tried).toHaveLength(50);
});
