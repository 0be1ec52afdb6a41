import type { DocumentFormat } from '../../../generated/schema.ts';
import type { SchemaSource } from '../json-schema/schema-set.ts';
import type { XsdSet } from '../xml/xsd-set.ts';

/** A receipt type as data. Built-in types are the same, in folders of their own under `receipt-types/`. */
export interface Definition {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly recognise: Recognition;
  /** JSON Schema: of the document, or of an XML document's form when there is no XSD. */
  readonly schema?: SchemaSource;
  readonly xsd?: XsdSet;
  /** JSONata over the document's form. */
  readonly fields: FieldExpressions;
  readonly rules: readonly RuleDefinition[];
  /** The external services that a receipt of this type is registered with. */
  readonly services: readonly string[];
}

export type Recognition =
  /** The root element, and members of the form that are there, for a type that is more specific than another. */
  | { readonly rootElement: string; readonly namespace: string; readonly required?: readonly string[] }
  /** JSON Pointers of members that are there. */
  | { readonly required: readonly string[] };

export interface FieldExpressions {
  readonly number?: string;
  readonly issuedAt?: string;
  readonly total?: string;
  readonly currency?: string;
  /** Yields `{sku, name, quantity, amount, category}` for each line. */
  readonly lines?: string;
}

export interface RuleDefinition {
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING';
  /** Where the rule looks, for the violation that it makes. */
  readonly path: string;
  /** JSONata; the rule is broken when it yields false. */
  readonly check: string;
  readonly message: string;
}
