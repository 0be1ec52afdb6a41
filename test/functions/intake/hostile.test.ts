import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { intake } from '../../../functions/intake/intake.ts';
import { builtInCatalog } from '../../../functions/receipt-type/catalog/built-in.ts';
import type { Refusal } from '../../../functions/refusal.ts';
import { submissionOf } from '../submission-request.ts';

/** What a refusal may take of the processor on a machine that is busy with other tests; alone it is a tenth of it. */
const CPU_MS_MAX = 2_000;

const sale = readFileSync(
  path.resolve(import.meta.dirname, '../../../receipt-types/fiscal-check-xml/examples/valid/sale.xml'),
  'utf8',
);

const repeated = (count: number, part: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => part(index));

const hostile: Readonly<Record<string, [document: string, refusal: string]>> = {
  'an item of the wrong type, 120,000 times': [
    `{"receiptNumber":"1","lines":[${'1,'.repeat(120_000)}1]}`,
    'ValidationFailed',
  ],
  'a number near the largest, 40,000 times': [
    `{"receiptNumber":"1","lines":[${'1e300,'.repeat(40_000)}1]}`,
    'ValidationFailed',
  ],
  '18,000 unknown members': [
    `{"receiptNumber":"1","lines":[],${repeated(18_000, (index) => `"k${index}":1`).join(',')}}`,
    'ValidationFailed',
  ],
  '7,000 lines that are wrong in every way': [
    `{"receiptNumber":"1","currency":"UAH","lines":[${'{"amount":0.001,"quantity":"x"},'.repeat(7_000)}{}]}`,
    'ValidationFailed',
  ],
  'an array in an array, 100,000 times': ['['.repeat(100_000), 'MalformedDocument'],
  'a number of 200,000 digits': [
    `{"receiptNumber":"1","lines":[],"total":${'9'.repeat(200_000)}}`,
    'MalformedDocument',
  ],
  'an unknown row, 20,000 times': [`<CHECK>${'<ROW x="1"/>'.repeat(20_000)}</CHECK>`, 'ValidationFailed'],
  'an empty row in a body of 40,000': [
    sale.replace(
      /(<CHECKBODY>)[^]*(<\/CHECKBODY>)/,
      (_, start: string, end: string) => start + '<ROW/>'.repeat(40_000) + end,
    ),
    'ValidationFailed',
  ],
  'an unknown element, 60,000 times': [`<CHECK>${'<a/>'.repeat(60_000)}</CHECK>`, 'ValidationFailed'],
  'a name of 60,000 characters': [`<CHECK><${'a'.repeat(60_000)}/></CHECK>`, 'ValidationFailed'],
  'an identity that is none, which libxml2 refuses to read': ['<CHECK xml:id="1 2"/>', 'ValidationFailed'],
  'an element in an element, 30,000 times': ['<CHECK>'.repeat(30_000), 'MalformedDocument'],
  '18,000 attributes': [`<CHECK ${repeated(18_000, (index) => `a${index}="1"`).join(' ')}/>`, 'ValidationFailed'],
  '8,000 namespaces': [`<CHECK ${repeated(8_000, (index) => `xmlns:a${index}="u"`).join(' ')}/>`, 'ValidationFailed'],
  'an external entity': [
    '<!DOCTYPE CHECK [<!ENTITY x SYSTEM "file:///etc/passwd">]><CHECK>&x;</CHECK>',
    'MalformedDocument',
  ],
  'a billion laughs': [
    '<!DOCTYPE CHECK [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><CHECK>&b;</CHECK>',
    'MalformedDocument',
  ],
  'a billion laughs by parameter entities': [
    `<!DOCTYPE CHECK [<!ENTITY % a "ha"><!ENTITY % b "${'%a;'.repeat(8)}"><!ENTITY c "%b;">]><CHECK>&c;</CHECK>`,
    'MalformedDocument',
  ],
  'a blow-up by the square': [
    `<!DOCTYPE CHECK [<!ENTITY a "${'a'.repeat(100_000)}">]><CHECK>${'&a;'.repeat(30_000)}</CHECK>`,
    'MalformedDocument',
  ],
  'an external document type': ['<!DOCTYPE CHECK SYSTEM "http://127.0.0.1/check.dtd"><CHECK/>', 'MalformedDocument'],
  'U+0000 in XML': ['<CHECK>\u0000</CHECK>', 'MalformedDocument'],
  'U+0000 in JSON': ['{"receiptNumber":"\\u0000","lines":[]}', 'MalformedDocument'],
};

test.each(Object.entries(hostile))('%s: refused, in bounded time', async (_, [document, type]) => {
  // What is loaded once is not the document's fault.
  await intake(builtInCatalog, submissionOf({ document: '<CHECK/>' })).catch(() => undefined);
  const start = process.cpuUsage();
  const refusal = (await intake(builtInCatalog, submissionOf({ document })).catch(
    (error: unknown) => error,
  )) as Refusal;
  const { user, system } = process.cpuUsage(start);
  expect(refusal.type).toBe(type);
  expect(JSON.stringify(refusal.info).length).toBeLessThan(400_000);
  expect((user + system) / 1000).toBeLessThan(CPU_MS_MAX);
});
