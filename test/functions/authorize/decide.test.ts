import { expect, test } from 'vitest';
import { decide } from '../../../functions/authorize/decide.ts';
import { hashOf, parseApiKey } from '../../../functions/contract/api-key.ts';
import type { StoredContract } from '../../../functions/contract/contract.ts';
import { DEFAULT_RATE, rateText } from '../../../functions/contract/rate.ts';
import { CONTRACT_ID } from '../submission-request.ts';

const [secret, former] = ['s'.repeat(43), 'f'.repeat(43)];
const contract: StoredContract = {
  id: CONTRACT_ID,
  name: 'Shop',
  mode: 'READ_WRITE',
  status: 'ACTIVE',
  keys: [{ hash: hashOf(secret) }, { hash: hashOf(former), validUntil: 1_030 }],
  tokenKey: 'token-key',
};

test('a key of an active contract is let in with what resolvers need', () => {
  expect(decide(contract, { secret }, 1_000)).toEqual({
    denied: null,
    answer: {
      isAuthorized: true,
      resolverContext: {
        contractId: CONTRACT_ID,
        mode: 'READ_WRITE',
        tokenKey: 'token-key',
        rate: rateText(DEFAULT_RATE),
      },
    },
  });
});

test("a contract's own rate goes before the default", () => {
  const rate = { requestsPerSecond: 2, burst: 7 };
  expect(decide({ ...contract, rate }, { secret }, 1_000).answer.resolverContext).toMatchObject({ rate: '2/7' });
});

test('a former key is let in until its end, and the answer is remembered no longer', () => {
  expect(decide(contract, { secret: former }, 1_000).answer).toMatchObject({ isAuthorized: true, ttlOverride: 30 });
  expect(decide(contract, { secret: former }, 900).answer).toMatchObject({ isAuthorized: true, ttlOverride: 60 });
});

test.each<[string, StoredContract | null, string, number]>([
  ['unknown contract', null, secret, 1_000],
  ['ended contract', { ...contract, status: 'ENDED' }, secret, 1_000],
  ['wrong key', contract, 'x'.repeat(43), 1_000],
  ['wrong key', { ...contract, keys: [] }, secret, 1_000],
  ['expired key', contract, former, 1_030],
])('%s: denied, and the answer is not remembered', (denied, found, given, now) => {
  expect(decide(found, { secret: given }, now)).toEqual({ answer: { isAuthorized: false, ttlOverride: 0 }, denied });
});

test.each([
  '',
  'Bearer x',
  `rcpt_${CONTRACT_ID}_short`,
  `rcpt_${CONTRACT_ID.toLowerCase()}_${secret}`,
  `rcpt_${CONTRACT_ID}_${secret}!`,
])('"%s" has not the shape of a key', (text) => {
  expect(parseApiKey(text)).toBeNull();
});
