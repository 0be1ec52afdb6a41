import { readPlainJson } from './json-plain.ts';
import { JsonReader } from './json-reader.ts';

export interface JsonDocument {
  readonly value: unknown;
  /**
   * Numbers that a double cannot hold to the last digit: what it holds instead, and how they are written.
   * Money that is computed from one of them would be wrong.
   */
  readonly inexactNumbers: ReadonlyMap<number, string>;
}

/**
 * Reads a JSON text, RFC 8259, strictly: beyond what JSON.parse checks, duplicate keys, deep nesting, numbers beyond
 * a double's range, lone surrogates and U+0000 are refused.
 * @throws {Refusal} `MalformedDocument` with line and column.
 */
export function readJson(text: string): JsonDocument {
  return readPlainJson(text) ?? new JsonReader(text).read();
}
