import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { intake } from '../../../functions/intake/intake.ts';
import { inflate, inflateBeside, submittedText } from '../../../functions/receipt/stored-document.ts';
import { builtInCatalog } from '../../../functions/receipt-type/catalog/built-in.ts';
import { Refusal } from '../../../functions/refusal.ts';
import type { SubmitReceiptInput } from '../../../generated/schema.ts';
import { isReceiptId, timeMsOf } from '../../../resolvers/receipt-id.ts';
import { CONTRACT_ID, NOW_MS, submissionOf } from '../submission-request.ts';

const grocery = readFileSync('receipt-types/pos-json/examples/valid/grocery.json', 'utf8');
const sale = readFileSync('receipt-types/fiscal-check-xml/examples/valid/sale.xml', 'utf8');

const submit = (input: SubmitReceiptInput) => intake(builtInCatalog, submissionOf(input));

async function refusalOf(input: SubmitReceiptInput): Promise<Refusal> {
  const outcome = await submit(input).catch((error: unknown) => error);
  if (outcome instanceof Refusal) return outcome;
  throw new Error('The submission was not refused.', { cause: outcome });
}

/** windows-1251, as far as the example needs it. */
function windows1251(text: string): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((character) => bytes.get(character) ?? 0x3f));
}

test('intake makes an id of its time, and claims the reference', async () => {
  const submission = await submit({ document: grocery, reference: 'R-7' });
  expect(isReceiptId(submission.id)).toBe(true);
  expect(timeMsOf(submission.id)).toBe(NOW_MS);
  expect(submission.identity).toBe(`${CONTRACT_ID}#R#R-7`);
  expect(submission.claimExpiresAt).toBe(NOW_MS / 1000 + 400 * 86_400);
  expect(submission.attributes).toMatchObject({
    type: 'pos-json',
    typeVersion: 1,
    format: 'JSON',
    encoding: 'TEXT',
    reference: 'R-7',
    number: '0017-000482913',
    total: '893.35',
    currency: 'UAH',
    status: 'PENDING',
    registrations: { tax: { status: 'PENDING', attempts: 0 }, logistics: { status: 'PENDING', attempts: 0 } },
    version: 1,
  });
});

test('intake claims the fingerprint of a document without reference', async () => {
  const first = await submit({ document: grocery });
  const again = await submit({ document: grocery, type: 'pos-json' });
  const other = await submit({ document: `${grocery} ` });
  expect(first.identity).toBe(`${CONTRACT_ID}#F#${first.fingerprint}`);
  expect(again.fingerprint).toBe(first.fingerprint);
  expect(other.fingerprint).not.toBe(first.fingerprint);
});

test.each([
  ['JSON', grocery],
  ['XML', sale],
  ['JSON with spaces and CRLF', ` ${JSON.stringify(JSON.parse(grocery), null, 1).replaceAll('\n', '\r\n')}\n`],
])('intake stores %s exactly as it was submitted, and its lines beside it', async (_, document) => {
  const { body, lines, attributes } = await submit({ document });
  const bytes = inflate(Buffer.from(body, 'base64'), attributes.compression);
  expect(submittedText(bytes, attributes.encoding)).toBe(document);
  const found = JSON.parse(
    inflateBeside(bytes, Buffer.from(lines ?? '', 'base64'), attributes.compression),
  ) as object[];
  expect(found.length).toBeGreaterThan(2);
  expect(found[0]).toEqual({
    sku: expect.any(String) as string,
    name: expect.any(String) as string,
    quantity: '2',
    amount: '129.80',
    category: expect.any(String) as string,
  });
});

test.each([
  ['windows-1251', windows1251(sale.replace('encoding="UTF-8"', 'encoding="windows-1251"'))],
  ['UTF-8 with BOM', Buffer.from(`\uFEFF${sale}`)],
  ['UTF-16LE with BOM', Buffer.from(`\uFEFF${sale.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
  ['UTF-16BE with BOM', Buffer.from(`\uFEFF${sale.replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16()],
  ['UTF-16LE without BOM', Buffer.from(grocery, 'utf16le')],
])('intake reads BASE64 of %s, and keeps the bytes', async (_, bytes) => {
  const document = bytes.toString('base64');
  const { body, attributes } = await submit({ document, encoding: 'BASE64' });
  expect(attributes).toMatchObject({
    encoding: 'BASE64',
    number: expect.stringMatching(/^(48291|0017-000482913)$/) as string,
  });
  expect(submittedText(inflate(Buffer.from(body, 'base64'), attributes.compression), 'BASE64')).toBe(document);
});

test.each<[string, SubmitReceiptInput, string, unknown]>([
  [
    'a type that nobody knows',
    { document: grocery, type: 'nope' },
    'UnknownReceiptType',
    { candidates: ['fiscal-check-xml', 'pos-json', 'ubl-invoice-json', 'ubl-invoice-xml'] },
  ],
  [
    'a document that no type recognises',
    { document: '{"a": 1}' },
    'UnknownReceiptType',
    { candidates: ['fiscal-check-xml', 'pos-json', 'ubl-invoice-json', 'ubl-invoice-xml'] },
  ],
  [
    'JSON that is cut off',
    { document: grocery.slice(0, -1) },
    'MalformedDocument',
    { line: 1, column: grocery.length },
  ],
  [
    'XML with a document type',
    { document: `<!DOCTYPE CHECK SYSTEM "file:///etc/passwd">${sale}` },
    'MalformedDocument',
    { line: 1, column: 1 },
  ],
  ['XML under a JSON type', { document: sale, type: 'pos-json' }, 'MalformedDocument', { line: 1, column: 1 }],
  ['half a surrogate pair', { document: '{"a": "\ud83c"}' }, 'MalformedDocument', { line: 1, column: 8 }],
  ['an empty document', { document: '' }, 'MalformedDocument', { line: 1, column: 1 }],
  [
    'more than 256 kB',
    { document: `${grocery}${' '.repeat(262_144)}` },
    'DocumentTooLarge',
    { sizeBytes: 264_000, limitBytes: 262_144 },
  ],
  ['an empty reference', { document: grocery, reference: '' }, 'InvalidArgument', { argument: 'reference' }],
  [
    'a reference of 129 characters',
    { document: grocery, reference: 'x'.repeat(129) },
    'InvalidArgument',
    { argument: 'reference' },
  ],
  [
    'a reference with a line break',
    { document: grocery, reference: 'a\nb' },
    'InvalidArgument',
    { argument: 'reference' },
  ],
  ['what is no base64', { document: 'e30', encoding: 'BASE64' }, 'InvalidArgument', { argument: 'document' }],
  [
    'an encoding that nobody knows',
    { document: Buffer.from('<?xml version="1.0" encoding="x-mars"?><CHECK/>').toString('base64'), encoding: 'BASE64' },
    'MalformedDocument',
    { line: 1, column: 1, encoding: 'x-mars', reason: 'unknown encoding' },
  ],
  [
    'bytes that are not in their encoding',
    { document: Buffer.from([0x7b, 0xff, 0x7d]).toString('base64'), encoding: 'BASE64' },
    'MalformedDocument',
    { line: 1, column: 1, encoding: 'utf-8', reason: 'invalid bytes' },
  ],
])('intake refuses %s', async (_, input, type, info) => {
  const refusal = await refusalOf(input);
  expect(refusal.type).toBe(type);
  if (type === 'DocumentTooLarge') expect(Object.keys(refusal.info as object)).toEqual(Object.keys(info as object));
  else expect(refusal.info).toEqual(info);
});

test('money keeps every digit that the document has', async () => {
  const document = JSON.parse(grocery) as { total: number };
  const written = grocery.replace(`"total": ${document.total}`, '"total": 893.350000000000000001');
  const { info } = await refusalOf({ document: written });
  expect((info as { violations: unknown[] }).violations).toContainEqual({
    path: '/total',
    code: 'MONEY_SCALE',
    message: '/total 893.350000000000000001 UAH has more fraction digits than the currency.',
  });
});

test('a document of the largest size is judged within bounded time', async () => {
  const line = (JSON.parse(grocery) as { lines: object[] }).lines[0];
  const lines = Array.from({ length: 1_500 }, () => line);
  const document = JSON.stringify({ ...(JSON.parse(grocery) as object), lines });
  expect(Buffer.byteLength(document)).toBeLessThan(262_144);
  const { type, info } = await refusalOf({ document });
  expect(type).toBe('ValidationFailed');
  expect((info as { violations: { code: string }[] }).violations.map(({ code }) => code)).toContain('MAX_ITEMS');
});
