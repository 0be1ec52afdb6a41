import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addNumbers,
  canonicalNumber,
  compareNumbers,
  isCanonicalNumber,
  numberOrderBytes,
  numberSizeBytes,
} from '../../../local/dynamodb/number.ts';

/** Digits and a scale, over the whole range of DynamoDB. */
const numbers = fc
  .tuple(fc.boolean(), fc.stringMatching(/^[1-9][0-9]{0,37}$/), fc.integer({ min: -130, max: 88 }))
  .map(([negative, digits, exponent]) => `${negative ? '-' : ''}${digits}e${exponent}`);
const anyNumber = fc.oneof(numbers, fc.integer({ min: -200, max: 200 }).map(String), fc.constantFrom('0', '-0', '0.0'));

function exact(number: string): bigint {
  const [mantissa = '0', exponent = '0'] = number.split('e');
  return BigInt(mantissa.replace('.0', '').replace('-0', '0')) * 10n ** BigInt(Number(exponent) + 130);
}

describe('numberOrderBytes', () => {
  it('orders bytes as numbers are ordered', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (left, right) => {
        const difference = exact(left) - exact(right);
        const expected = difference < 0n ? -1 : difference > 0n ? 1 : 0;
        expect(Buffer.compare(numberOrderBytes(left), numberOrderBytes(right))).toBe(expected);
        expect(Math.sign(compareNumbers(left, right))).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('canonicalNumber', () => {
  it.each([
    ['1.50', '1.5'],
    ['-0', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['00012', '12'],
    ['1e3', '1000'],
    ['-1.25E-2', '-0.0125'],
    ['100', '100'],
  ])('writes %s as %s', (text, expected) => {
    expect(canonicalNumber(text)).toBe(expected);
    expect(isCanonicalNumber(expected)).toBe(true);
    expect(isCanonicalNumber(text)).toBe(text === expected);
  });

  it('keeps the value and is canonical', () => {
    fc.assert(
      fc.property(numbers, (text) => {
        const canonical = canonicalNumber(text);
        expect(compareNumbers(text, canonical)).toBe(0);
        expect(isCanonicalNumber(canonical)).toBe(true);
      }),
    );
  });
});

describe('addNumbers', () => {
  it('adds exactly, or refuses what 38 digits cannot hold', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (left, right) => {
        const sum = exact(left) + exact(right);
        try {
          expect(exact(`${addNumbers(left, right).replace('.', '')}e0`) === 0n).toBe(sum === 0n);
          expect(compareNumbers(addNumbers(left, right), `${sum}e-130`)).toBe(0);
        } catch (error) {
          expect(error).toHaveProperty('code', 'ValidationException');
          const digits = String(sum).replace('-', '').replace(/0+$/, '');
          expect(digits.length > 38 || String(sum).length > 256).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('numberSizeBytes', () => {
  it.each([
    ['0', 1],
    ['1', 2],
    ['101', 3],
    ['-5', 3],
    ['12', 2],
    ['9'.repeat(38), 20],
  ])('counts %s as %i', (text, bytes) => {
    expect(numberSizeBytes(text)).toBe(bytes);
  });
});
