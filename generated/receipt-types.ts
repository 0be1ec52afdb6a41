// Generated from receipt-types/ by `npm run codegen`. Not edited by hand.
import type { ValidateFunction } from 'ajv';
import type { Definition } from '../functions/receipt-type/definition/definition.ts';

/** What is told of a type, and what loads the rest. */
export interface BuiltInType extends Pick<Definition, 'name' | 'format' | 'recognise' | 'services'> {
  readonly version: number;
  readonly fields: readonly string[];
  /** Of the whole definition. */
  readonly digest: string;
  readonly load: () => Promise<BuiltInDefinition>;
  /** The whole definition. */
  readonly source: () => Promise<unknown>;
}

export interface BuiltInDefinition {
  /** Without its JSON Schema, which `validate` is. */
  readonly definition: Definition;
  readonly validate: ValidateFunction | null;
}

export const builtInTypes: readonly BuiltInType[] = [
  {"name":"fiscal-check-xml","version":2,"format":"XML","recognise":{"rootElement":"CHECK","namespace":""},"services":["tax","logistics"],"fields":["number","issuedAt","total","currency","lines"],"digest":"XzlUwf7ycf-ekDobewfpwoaWe1SQ689d9vV0eEer9R4", load: () => import('./receipt-types/fiscal-check-xml.ts'), source: async () => (await import('./receipt-types/fiscal-check-xml-source.ts')).source },
  {"name":"pos-json","version":1,"format":"JSON","recognise":{"required":["/receiptNumber","/lines"]},"services":["tax","logistics"],"fields":["number","issuedAt","total","currency","lines"],"digest":"AApasVWpYpuF1wgfBjW9y7xDqHps4yFtXdc7giOyrpE", load: () => import('./receipt-types/pos-json.ts'), source: async () => (await import('./receipt-types/pos-json-source.ts')).source },
  {"name":"ubl-invoice-json","version":1,"format":"JSON","recognise":{"required":["/_D","/Invoice"]},"services":["tax","logistics"],"fields":["number","issuedAt","total","currency","lines"],"digest":"Ogq43lCOGwcaShNARLicbLFhQc0KpyaQtgY5Bh8bhcU", load: () => import('./receipt-types/ubl-invoice-json.ts'), source: async () => (await import('./receipt-types/ubl-invoice-json-source.ts')).source },
  {"name":"ubl-invoice-xml","version":1,"format":"XML","recognise":{"rootElement":"Invoice","namespace":"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"},"services":["tax","logistics"],"fields":["number","issuedAt","total","currency","lines"],"digest":"rAdV1O3t4eDWm-LL0eu2eN8y14vAmgf5rVcSGGkhybo", load: () => import('./receipt-types/ubl-invoice-xml.ts'), source: async () => (await import('./receipt-types/ubl-invoice-xml-source.ts')).source },
];
