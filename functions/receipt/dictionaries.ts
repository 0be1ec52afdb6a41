import { text as fiscalCheckXml1 } from './dictionaries/fiscal-check-xml-1.ts';
import { text as posJson1 } from './dictionaries/pos-json-1.ts';
import { text as ublInvoiceJson1 } from './dictionaries/ubl-invoice-json-1.ts';
import { text as ublInvoiceXml1 } from './dictionaries/ubl-invoice-xml-1.ts';

/** What a compressor has seen before it begins, so that a small document need not say again what all of its type say. */
export interface Dictionary {
  readonly document: Uint8Array;
  /** The same for the lines that are taken out of the document. */
  readonly lines: Uint8Array;
}

/** As intake writes them. */
const lines1 = '[{"sku":"","name":"","quantity":"1","amount":"","category":""},{"sku":"';

/**
 * By the name that stands in `compression` of every receipt they were used for. What was once used is never changed and never taken
 * away: a better one is a file more, `<type>-<number>`.
 */
export const dictionaries: ReadonlyMap<string, Dictionary> = new Map(
  Object.entries({
    'fiscal-check-xml-1': fiscalCheckXml1,
    'pos-json-1': posJson1,
    'ubl-invoice-json-1': ublInvoiceJson1,
    'ubl-invoice-xml-1': ublInvoiceXml1,
  }).map(([name, text]) => [name, { document: Buffer.from(text), lines: Buffer.from(lines1) }]),
);

/** By type, what new documents are compressed with. */
export const newestDictionaries: ReadonlyMap<string, string> = new Map([
  ['fiscal-check-xml', 'fiscal-check-xml-1'],
  ['pos-json', 'pos-json-1'],
  ['ubl-invoice-json', 'ubl-invoice-json-1'],
  ['ubl-invoice-xml', 'ubl-invoice-xml-1'],
]);
