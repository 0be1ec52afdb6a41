import { expect, test } from 'vitest';
import { CompiledTypes } from '../../../../functions/receipt-type/catalog/compiled-types.ts';
import type { ReceiptType } from '../../../../functions/receipt-type/receipt-type.ts';

let nowMs = 0;
const released: string[] = [];
const compiled: string[] = [];

function typeOf(name: string): ReceiptType {
  return {
    name,
    version: 1,
    format: 'JSON',
    services: [],
    judge: () => Promise.resolve({ violations: [], warnings: [], facts: {} }),
    release: () => released.push(name),
  };
}

function slot(key: string, weight = 1) {
  return {
    key,
    weight,
    compile: () => {
      compiled.push(key);
      return Promise.resolve(typeOf(key));
    },
  };
}

function fresh(weightMax: number): CompiledTypes {
  [released, compiled].forEach((list) => list.splice(0));
  return new CompiledTypes({ weightMax, nowMs: () => nowMs });
}

const nameOf = (type: ReceiptType): Promise<string> => Promise.resolve(type.name);

test('a type is compiled once, and again only after it was let go for others', async () => {
  const types = fresh(2);
  for (const key of ['a', 'b', 'a', 'b', 'a']) expect(await types.use(slot(key), nameOf)).toBe(key);
  expect(compiled).toEqual(['a', 'b']);
  await types.use(slot('c'), nameOf);
  // The one that was used longest ago.
  expect(released).toEqual(['b']);
  await types.use(slot('a'), nameOf);
  expect(compiled).toEqual(['a', 'b', 'c']);
});

test('a type that is heavier than all room is used alone', async () => {
  const types = fresh(2);
  await types.use(slot('a'), nameOf);
  expect(await types.use(slot('giant', 100), nameOf)).toBe('giant');
  expect(released).toEqual(['a']);
  await types.use(slot('b'), nameOf);
  expect(released).toEqual(['a', 'giant']);
});

test('a type that is let go while it judges is freed afterwards', async () => {
  const types = fresh(1);
  let finish = (): void => undefined;
  const judging = types.use(slot('a'), () => new Promise<void>((resolve) => (finish = resolve)));
  await types.use(slot('b'), nameOf);
  expect(released).toEqual([]);
  finish();
  await judging;
  await types.use(slot('b'), nameOf);
  expect(released).toEqual(['a']);
});

test('what does not compile is tried again after a time, not for every document', async () => {
  const types = fresh(10);
  let tries = 0;
  const broken = { key: 'x', weight: 1, compile: () => Promise.reject<ReceiptType>(new Error(`try ${++tries}`)) };
  await expect(types.use(broken, nameOf)).rejects.toThrow('try 1');
  await expect(types.use(broken, nameOf)).rejects.toThrow('try 1');
  nowMs += 5_000;
  await expect(types.use(broken, nameOf)).rejects.toThrow('try 2');
});
