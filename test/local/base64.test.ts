import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64 } from '../../local/base64.ts';

const anyText = fc.oneof(
  fc.string(),
  fc.base64String(),
  fc.string({ unit: fc.constantFrom(...'Az09+/=-_ \n'), maxLength: 12 }),
);

test('decodes what is base64 in the standard alphabet with its padding, and nothing else', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
      expect(decodeBase64(text)).toEqual(isBase64 ? Buffer.from(text, 'base64') : undefined);
    }),
    { numRuns: 5_000 },
  );
});
