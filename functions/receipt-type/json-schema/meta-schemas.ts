import draft04 from 'ajv-draft-04/dist/refs/json-schema-draft-04.json' with { type: 'json' };
import applicator2019 from 'ajv/dist/refs/json-schema-2019-09/meta/applicator.json' with { type: 'json' };
import content2019 from 'ajv/dist/refs/json-schema-2019-09/meta/content.json' with { type: 'json' };
import core2019 from 'ajv/dist/refs/json-schema-2019-09/meta/core.json' with { type: 'json' };
import format2019 from 'ajv/dist/refs/json-schema-2019-09/meta/format.json' with { type: 'json' };
import metaData2019 from 'ajv/dist/refs/json-schema-2019-09/meta/meta-data.json' with { type: 'json' };
import validation2019 from 'ajv/dist/refs/json-schema-2019-09/meta/validation.json' with { type: 'json' };
import draft2019 from 'ajv/dist/refs/json-schema-2019-09/schema.json' with { type: 'json' };
import applicator2020 from 'ajv/dist/refs/json-schema-2020-12/meta/applicator.json' with { type: 'json' };
import content2020 from 'ajv/dist/refs/json-schema-2020-12/meta/content.json' with { type: 'json' };
import core2020 from 'ajv/dist/refs/json-schema-2020-12/meta/core.json' with { type: 'json' };
import format2020 from 'ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json' with { type: 'json' };
import metaData2020 from 'ajv/dist/refs/json-schema-2020-12/meta/meta-data.json' with { type: 'json' };
import unevaluated2020 from 'ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json' with { type: 'json' };
import validation2020 from 'ajv/dist/refs/json-schema-2020-12/meta/validation.json' with { type: 'json' };
import draft2020 from 'ajv/dist/refs/json-schema-2020-12/schema.json' with { type: 'json' };
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' };
import type { ErrorObject } from 'ajv';
import type { Fault } from '../fault.ts';
import { pointer } from '../json-pointer.ts';
import { normalSchema } from './normal-schema.ts';
import { compileNormal, type SchemaJudge } from './schema-compiler.ts';
import type { Dialect } from './schema-dialect.ts';
import { SchemaIndex } from './schema-index.ts';
import type { JsonSchema } from './schema-set.ts';

/** The drafts' schemas of schemas; each draft's first is the one that `$schema` names. */
const META_SCHEMAS: Readonly<Record<Dialect, readonly Readonly<Record<string, unknown>>[]>> = {
  'draft-04': [draft04],
  'draft-06': [draft06],
  'draft-07': [draft07],
  '2019-09': [draft2019, applicator2019, content2019, core2019, format2019, metaData2019, validation2019],
  '2020-12': [
    draft2020,
    applicator2020,
    content2020,
    core2020,
    format2020,
    metaData2020,
    unevaluated2020,
    validation2020,
  ],
};

export function* metaSchemas(dialect: Dialect): Generator<[address: string, schema: JsonSchema]> {
  for (const schema of META_SCHEMAS[dialect]) yield [String(schema['$id'] ?? schema['id']).replace(/#$/, ''), schema];
}

const metaValidators = new Map<Dialect, SchemaJudge>();

/** What of a file is no JSON Schema of its draft. */
export function shapeFaultsOf(schema: JsonSchema, dialect: Dialect, path: string): Fault[] {
  const validate = metaValidators.get(dialect) ?? metaValidator(dialect);
  metaValidators.set(dialect, validate);
  return validate(schema).map((error) => shapeFault(error, path));
}

function shapeFault({ instancePath, message, params, keyword }: ErrorObject, path: string): Fault {
  const place = path + instancePath;
  const allowed =
    keyword === 'enum' ? `: ${String((params as { allowedValues: unknown[] }).allowedValues.join(', '))}` : '';
  return { path: place, code: 'SCHEMA_SHAPE', message: `${place}: ${message ?? 'is no JSON Schema'}${allowed}.` };
}

function metaValidator(dialect: Dialect): SchemaJudge {
  const [main = {}, ...others] = META_SCHEMAS[dialect];
  const files = { main, ...Object.fromEntries(others.map((schema, index) => [String(index), schema])) };
  const index = new SchemaIndex({ entry: 'main', files }, (file) => pointer(file));
  const entry = index.file('main');
  const normal = entry && normalSchema(index, entry);
  if (!normal || 'faults' in normal) throw new Error(`The schema of ${dialect} itself cannot be compiled.`);
  // Patterns and addresses are looked at more closely elsewhere.
  return compileNormal(normal.schema, { dialect, validateFormats: false });
}
