import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currencyScale, decimalText, moneyText, parseDecimal, parseMoney } from '../../../functions/receipt/money.ts';

const currencies = fc.constantFrom('UAH', 'EUR', 'JPY', 'KWD', 'CLF');
const minors = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }).map((minor) => minor + 0);

test('money survives its text', () => {
  fc.assert(
    fc.property(minors, currencies, (minor, currency) => {
      expect(parseMoney(moneyText({ minor, currency }), currency)).toEqual({ minor, currency });
    }),
  );
});

test('money is the same however its decimal is written', () => {
  fc.assert(
    fc.property(minors, currencies, fc.nat(5), (minor, currency, zeros) => {
      const plain = moneyText({ minor, currency });
      const padded = plain.includes('.') ? plain + '0'.repeat(zeros) : plain;
      const scientific = `${minor}e-${currencyScale(currency)}`;
      expect(parseMoney(padded, currency)).toEqual({ minor, currency });
      expect(parseMoney(scientific, currency)).toEqual({ minor, currency });
    }),
  );
});

test.each([
  ['120', 'UAH', '120.00'],
  ['120.5', 'UAH', '120.50'],
  ['1e3', 'UAH', '1000.00'],
  ['.5', 'EUR', '0.50'],
  ['-0.00', 'EUR', '0.00'],
  ['310000', 'JPY', '310000'],
  ['12.345', 'KWD', '12.345'],
])('%s %s is %s', (text, currency, expected) => {
  const money = parseMoney(text, currency);
  expect(typeof money === 'object' && moneyText(money)).toBe(expected);
});

test.each([
  ['120.005', 'UAH', 'MONEY_SCALE'],
  ['0.5', 'JPY', 'MONEY_SCALE'],
  ['90071992547409.93', 'UAH', 'MONEY_RANGE'],
  ['1e400', 'UAH', 'MONEY_RANGE'],
  ['1e9999', 'UAH', 'MONEY_FORMAT'],
  ['12,50', 'UAH', 'MONEY_FORMAT'],
  ['', 'UAH', 'MONEY_FORMAT'],
  ['NaN', 'UAH', 'MONEY_FORMAT'],
])('%s %s is refused as %s', (text, currency, fault) => {
  expect(parseMoney(text, currency)).toBe(fault);
});

test('a decimal survives its plain text', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.integer({ min: -30, max: 30 }), (digits, exponent) => {
      const decimal = parseDecimal(`${digits}e${exponent}`);
      expect(decimal && parseDecimal(decimalText(decimal))).toEqual(decimal);
    }),
  );
});
