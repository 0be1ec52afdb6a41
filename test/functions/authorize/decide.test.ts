import { expect, test } from 'vitest';
import { decide } from '../../../functions/authorize/decide.ts';
import { hashOf, parseApiKey } from '../../../functions/contract/api-key.ts';
import type { StoredContract } from '../../../functions/contract/contract.ts';
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
    isAuthorized: true,
    resolverContext: { contractId: CONTRACT_ID, mode: 'READ_WRITE', tokenKey: 'token-key' },
    deniedFields: [],
  });
});

test('a read contract is denied every mutation of clients', () => {
  expect(decide({ ...contract, mode: 'READ' }, { secret }, 1_000).deniedFields).toEqual(['Mutation.submitReceipt']);
});

test('a former key is let in until its end, and the answer is remembered no longer', () => {
  expect(decide(contract, { secret: former }, 1_000)).toMatchObject({ isAuthorized: true, ttlOverride: 30 });
  expect(decide(contract, { secret: former }, 900)).toMatchObject({ isAuthorized: true, ttlOverride: 60 });
  expect(decide(contract, { secret: former }, 1_030)).toEqual({ isAuthorized: false });
});

test.each<[string, StoredContract | null, string]>([
  ['an unknown contract', null, secret],
  ['an ended contract', { ...contract, status: 'ENDED' }, secret],
  ['another secret', contract, 'x'.repeat(43)],
  ['a contract without keys', { ...contract, keys: [] }, secret],
])('%s is denied', (_, found, given) => {
  expect(decide(found, { secret: given }, 1_000)).toEqual({ isAuthorized: false });
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
