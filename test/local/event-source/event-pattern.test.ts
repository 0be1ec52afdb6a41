import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../../local/event-source/event-pattern.ts';

const person = {
  name: 'Alice',
  note: '',
  gone: null,
  price: 15,
  paid: true,
  tags: ['x', 'y'],
  address: { city: 'Köln' },
};

describe('An event pattern', () => {
  test.each([
    { pattern: { name: ['Alice'] }, matches: true },
    { pattern: { name: ['alice'] }, matches: false },
    { pattern: { name: ['Bob', 'Alice'] }, matches: true },
    { pattern: { note: [''] }, matches: true },
    { pattern: { gone: [null] }, matches: true },
    { pattern: { missing: [null] }, matches: false },
    { pattern: { price: [15] }, matches: true },
    { pattern: { price: ['15'] }, matches: false },
    { pattern: { paid: [true] }, matches: true },
    { pattern: { tags: ['y'] }, matches: true },
    { pattern: { tags: ['z'] }, matches: false },
    { pattern: { address: { city: ['Köln'] } }, matches: true },
    { pattern: { name: { first: ['Alice'] } }, matches: false },
    { pattern: { name: ['Alice'], price: [16] }, matches: false },
    { pattern: { name: [{ prefix: 'Al' }] }, matches: true },
    { pattern: { name: [{ prefix: 'al' }] }, matches: false },
    { pattern: { name: [{ prefix: { 'equals-ignore-case': 'al' } }] }, matches: true },
    { pattern: { name: [{ suffix: 'ice' }] }, matches: true },
    { pattern: { name: [{ 'equals-ignore-case': 'ALICE' }] }, matches: true },
    { pattern: { name: [{ 'anything-but': 'Bob' }] }, matches: true },
    { pattern: { name: [{ 'anything-but': ['Bob', 'Alice'] }] }, matches: false },
    { pattern: { missing: [{ 'anything-but': ['Bob'] }] }, matches: false },
    { pattern: { price: [{ numeric: ['=', 15] }] }, matches: true },
    { pattern: { price: [{ numeric: ['>', 10, '<=', 15] }] }, matches: true },
    { pattern: { price: [{ numeric: ['>', 15] }] }, matches: false },
    { pattern: { name: [{ numeric: ['>', 0] }] }, matches: false },
    { pattern: { name: [{ exists: true }] }, matches: true },
    { pattern: { gone: [{ exists: true }] }, matches: true },
    { pattern: { missing: [{ exists: false }] }, matches: true },
    { pattern: { missing: { deeper: [{ exists: false }] } }, matches: true },
    { pattern: { address: [{ exists: true }] }, matches: false },
    { pattern: { $or: [{ name: ['Bob'] }, { price: [15] }] }, matches: true },
    { pattern: { paid: [false], $or: [{ name: ['Alice'] }, { price: [15] }] }, matches: false },
  ])('$pattern matches: $matches', ({ pattern, matches }) => {
    expect(compilePattern(pattern)(person)).toBe(matches);
  });

  test.each([
    { pattern: {}, message: 'The pattern is empty.' },
    { pattern: { name: [] }, message: 'The list at /name is empty.' },
    { pattern: { name: 'Alice' }, message: 'The pattern at /name is not an object.' },
    { pattern: { name: [{ wildcard: 'A*' }] }, message: 'The operator "wildcard" at /name is not supported' },
    { pattern: { ip: [{ cidr: '10.0.0.0/24' }] }, message: 'The operator "cidr" at /ip is not supported' },
    { pattern: { name: [['Alice']] }, message: 'Only a string, a number, a boolean or null' },
    { pattern: { name: [{ prefix: 1 }] }, message: 'The operator at /name needs a string.' },
    { pattern: { price: [{ numeric: ['~', 1] }] }, message: '"numeric" at /price holds no comparison.' },
    { pattern: { price: [{ numeric: [] }] }, message: '"numeric" at /price needs one or two comparisons.' },
    { pattern: { name: [{ exists: 'yes' }] }, message: '"exists" at /name needs true or false.' },
    { pattern: { name: [{ prefix: 'a', suffix: 'b' }] }, message: 'A rule at /name must have exactly one operator.' },
    { pattern: { $or: [{ name: ['x'] }] }, message: '"$or" needs a list of at least two patterns.' },
  ])('$pattern is refused: $message', ({ pattern, message }) => {
    expect(() => compilePattern(pattern)).toThrow(message);
  });
});
