import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { dictionaries, newestDictionaries } from '../../../functions/receipt/dictionaries.ts';
import {
  compress,
  compressBeside,
  compressionOf,
  inflate,
  inflateBeside,
} from '../../../functions/receipt/stored-document.ts';

const compressions = ['deflate', ...dictionaries.keys()];

test('a document and what is derived from it come back, however they are compressed', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 3_000 }),
      fc.string(),
      fc.constantFrom(...compressions),
      (bytes, text, by) => {
        const document = inflate(compress(bytes, by), by);
        expect(Buffer.from(document).equals(bytes)).toBe(true);
        expect(inflateBeside(document, compressBeside(bytes, text, by), by)).toBe(text);
      },
    ),
  );
});

test('documents that were compressed without a dictionary, and by each that there has been, can be read for ever', () => {
  // Raw deflate of "receipt", as it was stored before there were dictionaries.
  expect(Buffer.from(inflate(Buffer.from('K0pNTs0sKAEA', 'base64'), 'deflate')).toString()).toBe('receipt');
  // Whoever changes one of these makes receipts unreadable: a better dictionary is a new one.
  const digests = [...dictionaries].map(([name, { document, lines }]) => {
    return [name, createHash('sha256').update(document).update('\0').update(lines).digest('hex').slice(0, 16)];
  });
  expect(Object.fromEntries(digests)).toEqual({
    'fiscal-check-xml-1': '0f2886b483dffaec',
    'pos-json-1': '0aa26fc58498c44e',
    'ubl-invoice-json-1': '48a2a8a312d746bc',
    'ubl-invoice-xml-1': '435509d7d16670dd',
  });
});

test('a compression that is not known is refused by name', () => {
  expect(() => inflate(new Uint8Array(), 'zstd')).toThrow('compressed by "zstd"');
  expect(() => inflateBeside(new Uint8Array(), new Uint8Array(), 'zstd')).toThrow('compressed by "zstd"');
});

test('new documents take the newest dictionary of their type, and those of types without one none', () => {
  for (const [type, name] of newestDictionaries) {
    expect(compressionOf(type)).toBe(name);
    expect([...dictionaries.keys()].filter((known) => known.startsWith(`${type}-`)).at(-1)).toBe(name);
  }
  expect(compressionOf('of-a-client')).toBe('deflate');
});
