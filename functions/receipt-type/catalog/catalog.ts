import type { DocumentFormat } from '../../../generated/schema.ts';
import { Refusal } from '../../refusal.ts';
import type { Recognition } from '../definition/definition.ts';
import { formatOf, parseDocument, type ParsedDocument } from '../document/parsed-document.ts';
import type { ReceiptType } from '../receipt-type.ts';
import { recognitionStrength } from '../recognition.ts';

/** A receipt type as it stands in the catalog: what is needed to find it, and the rest when it is found. */
export interface CatalogEntry {
  readonly name: string;
  readonly version: number;
  readonly format: DocumentFormat;
  readonly recognise: Recognition;
  /** Compiles the type when it is first needed. */
  load(): Promise<ReceiptType>;
}

/** Every type that a submission may have, in its newest version. */
export interface Catalog {
  entries(): Promise<readonly CatalogEntry[]>;
  /** As they stand at this moment: for whoever was told of a type that `entries` does not have yet. */
  renewedEntries(): Promise<readonly CatalogEntry[]>;
}

/**
 * Reads a document and finds its type: the one it is submitted as, else the one that recognises it.
 * @throws {Refusal} `MalformedDocument`, or `UnknownReceiptType` with the candidates.
 */
export async function readAs(
  catalog: Catalog,
  text: string,
  typeName: string | null,
): Promise<{ document: ParsedDocument; type: ReceiptType }> {
  const entries = await catalog.entries();
  try {
    return await readWith(entries, text, typeName);
  } catch (error) {
    if (!(error instanceof Refusal && error.type === 'UnknownReceiptType')) throw error;
    const renewed = await catalog.renewedEntries();
    if (renewed === entries) throw error;
    return readWith(renewed, text, typeName);
  }
}

async function readWith(
  entries: readonly CatalogEntry[],
  text: string,
  typeName: string | null,
): Promise<{ document: ParsedDocument; type: ReceiptType }> {
  if (typeName !== null) {
    const entry = entries.find(({ name }) => name === typeName);
    if (!entry) throw unknownType(`There is no receipt type "${typeName}".`, entries);
    return { document: parseDocument(text, entry.format), type: await entry.load() };
  }
  const document = parseDocument(text, formatOf(text));
  const entry = recognise(entries, document);
  return { document, type: await entry.load() };
}

function recognise(entries: readonly CatalogEntry[], document: ParsedDocument): CatalogEntry {
  const ranked = entries
    .map((entry) => ({ entry, strength: recognitionStrength(entry.recognise, document) }))
    .filter(({ strength }) => strength > 0)
    .sort((left, right) => right.strength - left.strength);
  const [best, ...others] = ranked;
  // Of a document that is malformed, that is what is said.
  if (ranked.length !== 1) readOrThrow(document);
  if (!best) throw unknownType('No receipt type recognises the document: name its type.', entries);
  const equals = others.filter(({ strength }) => strength === best.strength);
  if (equals.length > 0) {
    const candidates = [best, ...equals].map(({ entry }) => entry);
    throw unknownType('Several receipt types recognise the document: name its type.', candidates);
  }
  return best.entry;
}

/** @throws {Refusal} `MalformedDocument` */
function readOrThrow(document: ParsedDocument): void {
  void document.form;
}

function unknownType(message: string, candidates: readonly CatalogEntry[]): Refusal {
  return new Refusal('UnknownReceiptType', message, { candidates: candidates.map(({ name }) => name).sort() });
}
