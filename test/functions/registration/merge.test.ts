import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide, mergeRegistrations, type Registrations } from '../../../functions/receipt/registration.ts';
import { settle } from '../../../functions/registration/settlement.ts';
import type { RegistrationItem } from '../../../resolvers/receipt.ts';
import { timeMsOf } from '../../../resolvers/receipt-id.ts';
import { receiptOf } from '../receipts.ts';

const NOW = '2025-11-22T10:00:01.000Z';
const states: fc.Arbitrary<RegistrationItem> = fc.record(
  {
    status: fc.constantFrom('PENDING', 'RETRYING', 'FAILED', 'REFUSED', 'REGISTERED', 'VOIDED'),
    attempts: fc.nat(5),
    round: fc.integer({ min: 1, max: 2 }),
    undoing: fc.constant(true),
    updatedAt: fc.constantFrom('2025-11-22T10:00:00.000Z', '2025-11-22T10:00:01.000Z'),
    reference: fc.constantFrom('A', 'B'),
  },
  { requiredKeys: ['status', 'attempts'] },
);
const results: fc.Arbitrary<Registrations> = fc.record({ tax: states, logistics: states }, { requiredKeys: [] });
const fold = (all: readonly Registrations[], start: Registrations): Registrations =>
  all.reduce(mergeRegistrations, start);

test('results merge to the same in any order, however often they come', () => {
  const shuffled = fc
    .array(results, { maxLength: 6 })
    .chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
    );
  fc.assert(
    fc.property(shuffled, ([list, again]) => {
      const { registrations } = receiptOf();
      expect(fold(again, registrations)).toEqual(fold(list, registrations));
    }),
  );
});

test('a receipt is accepted when every service has it, and only then', () => {
  fc.assert(
    fc.property(results, (found) => {
      const merged = mergeRegistrations(receiptOf().registrations, found);
      const all = Object.values(merged).every(({ status }) => status === 'REGISTERED');
      expect(decide(merged) === 'ACCEPTED').toBe(all);
    }),
  );
});

test('a decision is final, and results that say nothing new change nothing', () => {
  fc.assert(
    fc.property(results, results, (first, second) => {
      const receipt = receiptOf();
      const one = settle(receipt, first, NOW);
      const settled = {
        ...receipt,
        registrations: { ...receipt.registrations, ...one?.registrations },
        ...(one?.decision && { status: one.decision.status }),
      };
      expect(settle(settled, first, NOW)).toBeNull();
      if (one?.decision) expect(settle(settled, second, NOW)?.decision).toBeUndefined();
    }),
  );
});

test('a decided receipt expires 35 days after its submission', () => {
  const receipt = receiptOf();
  const registered = { status: 'REGISTERED', attempts: 1, updatedAt: NOW } as const;
  expect(settle(receipt, { tax: registered, logistics: registered }, NOW)?.decision).toEqual({
    status: 'ACCEPTED',
    decidedAt: NOW,
    expiresAt: Math.floor(timeMsOf(receipt.id) / 1000) + 35 * 86_400,
  });
});
