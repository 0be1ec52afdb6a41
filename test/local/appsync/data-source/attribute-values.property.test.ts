import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPlain, toPlainMap, toWire, toWireMap } from '../../../../local/appsync/data-source/attribute-values.ts';
import { toDynamoDB, toMapValues } from '../../../../local/appsync/javascript/attribute-value.ts';

const name = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__');
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const plainValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('Attribute values', () => {
  it('give back every plain value that was turned into them', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(toPlain(toWire(toDynamoDB(value)))).toEqual(value);
      }),
    );
  });

  it('give back every item', () => {
    fc.assert(
      fc.property(fc.dictionary(name, plainValue, { noNullPrototype: true }), (item) => {
        expect(toPlainMap(toWireMap(toMapValues(item)))).toEqual(item);
      }),
    );
  });

  it('in wire form hold numbers as text and null as true', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.constant(null)), (value) => {
        const wire = toWire(toDynamoDB([value, { member: value }]));
        const expected = value === null ? { NULL: true } : { N: String(value) };
        expect(wire).toEqual({ L: [expected, { M: { member: expected } }] });
      }),
    );
  });
});
