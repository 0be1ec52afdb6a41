import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fiscalCheckDocument, posDocument } from '../../demo/documents.ts';
import { intake } from '../../functions/intake/intake.ts';
import { builtInCatalog } from '../../functions/receipt-type/catalog/built-in.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 40 });

const generators = [
  { type: 'pos-json', generate: posDocument },
  { type: 'fiscal-check-xml', generate: fiscalCheckDocument },
];

describe.each(generators)('the generator of $type documents', ({ type, generate }) => {
  test('makes documents that intake takes as they are, for any seed', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const { attributes } = await intake(builtInCatalog, {
          contractId: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
          input: { document: generate(seed) },
          nowMs: 0,
          random: new Uint8Array(16),
        });
        expect([attributes.type, attributes.warnings]).toEqual([type, undefined]);
      }),
    );
  });

  test('makes the same document of the same seed, and another of another', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 1_000 }), (seed, step) => {
        expect(generate(seed)).toBe(generate(seed));
        expect(generate(seed)).not.toBe(generate(seed + step));
      }),
    );
  });

  test('makes documents of about 2 kB', () => {
    const bytes = Array.from({ length: 1_000 }, (_, seed) => Buffer.byteLength(generate(seed)));
    const mean = bytes.reduce((sum, size) => sum + size, 0) / bytes.length;
    expect(mean).toBeGreaterThan(1_700);
    expect(mean).toBeLessThan(2_300);
  });
});
