import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openToken, sealToken } from '../../../functions/history/page-token.ts';
import { receiptId } from '../../../functions/ulid.ts';

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const nonces = fc.uint8Array({ minLength: 12, maxLength: 12 });
const ids = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((random) => receiptId(1_700_000_000_000, random));

test('a token opens under its key and for its query alone', () => {
  fc.assert(
    fc.property(ids, keys, keys, nonces, fc.string(), fc.string(), (id, key, otherKey, nonce, query, otherQuery) => {
      const token = sealToken(id, { tokenKey: key, binding: query }, nonce);
      expect(openToken(token, { tokenKey: key, binding: query })).toBe(id);
      if (otherKey !== key) expect(openToken(token, { tokenKey: otherKey, binding: query })).toBeNull();
      if (otherQuery !== query) expect(openToken(token, { tokenKey: key, binding: otherQuery })).toBeNull();
    }),
  );
});

test('a token that was changed anywhere does not open', () => {
  fc.assert(
    fc.property(ids, keys, nonces, fc.nat(), fc.integer({ min: 1, max: 255 }), (id, tokenKey, nonce, place, change) => {
      const seal = { tokenKey, binding: 'query' };
      const bytes = Buffer.from(sealToken(id, seal, nonce), 'base64url');
      const index = place % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ change;
      expect(openToken(bytes.toString('base64url'), seal)).toBeNull();
    }),
  );
});

test('text that never was a token does not open', () => {
  const seal = { tokenKey: Buffer.alloc(32).toString('base64url'), binding: 'query' };
  fc.assert(fc.property(fc.string(), (text) => openToken(text, seal) === null));
});
