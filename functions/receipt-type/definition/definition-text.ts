import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../canonical-json.ts';

/** A definition as one text, whatever the order of its members, and the name of that text. */
export interface DefinitionText {
  readonly text: string;
  /** SHA-256, base64url. */
  readonly digest: string;
}

/** @param definition JSON, as it was parsed. */
export function definitionText(definition: unknown): DefinitionText {
  const text = canonicalJson(definition as Json);
  return { text, digest: createHash('sha256').update(text).digest('base64url') };
}
