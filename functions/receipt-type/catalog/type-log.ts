import type { DocumentFormat } from '../../../generated/schema.ts';
import type { Recognition } from '../definition/definition.ts';

/**
 * One version of a receipt type as it stands in the log of all versions. The log is the truth: a version is there when its entry
 * is, and entries are never changed. Revisions are taken one by one, so that whoever knows the log up to a revision asks for what came
 * after it, and a definer who has checked a definition against all types up to a revision can only take the next one.
 */
export interface TypeVersion {
  /** 1, 2, 3, … over all types. */
  readonly revision: number;
  readonly name: string;
  readonly version: number;
  readonly format: DocumentFormat;
  readonly recognise: Recognition;
  /** The facts that the type finds in its documents. */
  readonly fields: readonly string[];
  readonly services: readonly string[];
  /** Of the definition: the same digest is the same definition. */
  readonly digest: string;
  /** Where its text is. */
  readonly place: string;
  /** Of the definition's text; what a compiled type weighs grows with it. */
  readonly textBytes: number;
  /** ISO 8601. */
  readonly definedAt: string;
}

export interface TypeLog {
  /** In the order of their revisions, without gaps. @throws when it takes longer */
  after(revision: number, limits: { readonly msMax: number }): Promise<readonly TypeVersion[]>;
  /** The canonical JSON of the definition. */
  definitionText(version: TypeVersion): Promise<string>;
}

export interface WritableTypeLog extends TypeLog {
  /** Keeps a definition's text, and names its place. Nobody sees it until a version names that. */
  putDefinition(text: string): Promise<string>;
  /** False when the revision is taken. */
  append(version: TypeVersion): Promise<boolean>;
}

/** Of reading all of the log, or a definition, while somebody waits for nothing else. */
export const LOG_MS_MAX = 8_000;
