import { expect, test } from 'vitest';
import { documentText } from '../../../../functions/receipt-type/document/document-text.ts';
import { parseDocument } from '../../../../functions/receipt-type/document/parsed-document.ts';
import type { Refusal } from '../../../../functions/refusal.ts';

/** A one-byte encoding's bytes, from the decoder that browsers have. */
function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((character) => bytes.get(character) ?? 0x3f));
}

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const xml = (encoding: string, content: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\r\n<a n="1.10">${content}</a>`;
const read = (bytes: Buffer) => documentText({ document: bytes.toString('base64'), encoding: 'BASE64' });

function refusalOf(read: () => unknown): Refusal {
  try {
    read();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('The document was read.');
}

test.each([
  ['windows-1251', xml('windows-1251', 'Чек №1'), (text: string) => encoded(text, 'windows-1251')],
  ['windows-1252', xml('windows-1252', 'café € 5'), (text: string) => Buffer.from(text.replace('€', '\x80'), 'latin1')],
  ['ISO-8859-1', xml('ISO-8859-1', 'café ü'), (text: string) => Buffer.from(text, 'latin1')],
  ['UTF-8', xml('UTF-8', 'Чек 😀'), (text: string) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', `\uFEFF${xml('UTF-8', 'Чек 😀')}`, (text: string) => Buffer.from(text)],
  ['UTF-16 with a mark', `\uFEFF${xml('UTF-16', 'Чек 😀')}`, (text: string) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE with a mark', `\uFEFF${xml('UTF-16', 'Чек 😀')}`, utf16be],
  ['UTF-16LE without a mark', xml('UTF-16LE', 'Чек'), (text: string) => Buffer.from(text, 'utf16le')],
  ['UTF-16BE without a mark', xml('UTF-16BE', 'Чек'), utf16be],
])('bytes in %s are read as their text, and kept as they came', (_, text, bytesOf) => {
  const bytes = bytesOf(text);
  const found = read(bytes);
  expect(found.text).toBe(text);
  expect(Buffer.from(found.bytes)).toEqual(bytes);
  expect(parseDocument(found.text, 'XML').format).toBe('XML');
});

test('JSON in UTF-16 is read by its first bytes', () => {
  expect(parseDocument(read(utf16be('{"a": "Чек"}')).text, 'JSON').form).toEqual({ a: 'Чек' });
});

test('TEXT is Unicode, whatever its declaration says', () => {
  const document = xml('windows-1251', 'Чек 😀');
  expect(documentText({ document, encoding: 'TEXT' }).text).toBe(document);
});

test.each([
  ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'MalformedDocument'],
  ['an encoding that is not known', Buffer.from(xml('klingon', 'x')), 'MalformedDocument'],
  ['half a pair in UTF-16', Buffer.from('\uFEFF<a>\ud800</a>', 'utf16le'), 'MalformedDocument'],
  ['more than 256 kB', Buffer.alloc(256 * 1024 + 1, 0x20), 'DocumentTooLarge'],
])('%s: refused', (_, bytes, type) => {
  expect(refusalOf(() => read(bytes)).type).toBe(type);
});

test.each(['eA', 'eA==\n', 'e A=', 'eB==', '%%%%'])('%j is no base64', (document) => {
  const refusal = refusalOf(() => documentText({ document, encoding: 'BASE64' }));
  expect(refusal.type).toBe('InvalidArgument');
});

test('half of a surrogate pair in TEXT is refused with its place', () => {
  const refusal = refusalOf(() => documentText({ document: '{\n "a": "\ud800"}', encoding: 'TEXT' }));
  expect(refusal).toMatchObject({ type: 'MalformedDocument', info: { line: 2, column: 8 } });
});
