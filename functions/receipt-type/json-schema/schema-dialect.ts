import type { JsonSchema } from './schema-set.ts';

/** A draft of JSON Schema. */
export type Dialect = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

const DIALECT_DEFAULT: Dialect = '2020-12';

/** https://json-schema.org/specification-links; the fragment of older drafts' addresses may be left out. */
const DIALECTS: Readonly<Record<string, Dialect>> = {
  'http://json-schema.org/draft-04/schema': 'draft-04',
  'http://json-schema.org/draft-06/schema': 'draft-06',
  'http://json-schema.org/draft-07/schema': 'draft-07',
  'https://json-schema.org/draft/2019-09/schema': '2019-09',
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
};

export const dialectAddresses: readonly string[] = Object.keys(DIALECTS);

/** The draft that a schema says it is of; null for one that is not known. */
export function dialectOf(schema: JsonSchema, otherwise: Dialect = DIALECT_DEFAULT): Dialect | null {
  const address = typeof schema === 'object' ? schema['$schema'] : undefined;
  if (address === undefined) return otherwise;
  return typeof address === 'string' ? (DIALECTS[address.replace(/#$/, '')] ?? null) : null;
}

/** What a draft calls things, and which keywords hold schemas. */
export interface DialectRules {
  readonly idKeyword: 'id' | '$id';
  /** An identifier that is a fragment alone names its schema inside its document. */
  readonly idIsAnchor: boolean;
  readonly anchorKeywords: readonly string[];
  /** Everything beside a reference is ignored. */
  readonly referenceStandsAlone: boolean;
  readonly referenceKeywords: readonly string[];
  /** Keywords that apply a schema to the same value. */
  readonly inPlace: ReadonlySet<string>;
  /** Keywords that hold a schema, an array of schemas, or schemas by name. */
  readonly single: ReadonlySet<string>;
  readonly list: ReadonlySet<string>;
  readonly named: ReadonlySet<string>;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const IN_PLACE = words('allOf anyOf oneOf not if then else dependentSchemas dependencies');

const OLDER: Omit<DialectRules, 'idKeyword'> = {
  idIsAnchor: true,
  anchorKeywords: [],
  referenceStandsAlone: true,
  referenceKeywords: ['$ref'],
  inPlace: IN_PLACE,
  single: words('additionalItems additionalProperties contains else if items not propertyNames then'),
  list: words('allOf anyOf items oneOf'),
  named: words('definitions dependencies patternProperties properties'),
};

const NEWER: DialectRules = {
  ...OLDER,
  idKeyword: '$id',
  idIsAnchor: false,
  anchorKeywords: ['$anchor'],
  referenceStandsAlone: false,
  referenceKeywords: ['$ref', '$recursiveRef'],
  single: words(
    'additionalItems additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems ' +
      'unevaluatedProperties',
  ),
  named: words('$defs definitions dependencies dependentSchemas patternProperties properties'),
};

export const dialectRules: Readonly<Record<Dialect, DialectRules>> = {
  'draft-04': { ...OLDER, idKeyword: 'id' },
  'draft-06': { ...OLDER, idKeyword: '$id' },
  'draft-07': { ...OLDER, idKeyword: '$id' },
  '2019-09': NEWER,
  '2020-12': {
    ...NEWER,
    anchorKeywords: ['$anchor', '$dynamicAnchor'],
    referenceKeywords: ['$ref', '$dynamicRef'],
    list: words('allOf anyOf oneOf prefixItems'),
  },
};
