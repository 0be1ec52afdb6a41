import type { FuncKeywordDefinition, SchemaValidateFunction } from 'ajv';
import type { JsonSchema } from './schema-set.ts';

/** What the keywords need of the compiler. */
export interface UnevaluatedWorld {
  /** The schemas that references lead to. */
  definition(reference: string): JsonSchema;
  /** Whether a schema holds for a value. */
  holds(schema: JsonSchema, value: unknown): boolean;
  matches(pattern: string, name: string): boolean;
  /** In 2020-12, `contains` evaluates what it finds. */
  readonly containsEvaluates: boolean;
}

type SchemaObject = Readonly<Record<string, unknown>>;

/**
 * `unevaluatedProperties` and `unevaluatedItems`: what is evaluated is found by going through the schema beside each document, as
 * the draft tells it. ajv's own work it out in advance, and go wrong in loops, with `contains`, and where `if` does not hold.
 * https://json-schema.org/draft/2020-12/json-schema-core#section-11
 */
export function unevaluatedKeywords(world: UnevaluatedWorld): FuncKeywordDefinition[] {
  return [propertiesKeyword(world), itemsKeyword(world)];
}

function propertiesKeyword(world: UnevaluatedWorld): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (schema: JsonSchema, value: SchemaObject, parent?: SchemaObject) => {
    const evaluated = new Set<string>();
    collectProperties(world, { ...parent, unevaluatedProperties: undefined }, value, evaluated);
    const names = Object.keys(value).filter((name) => !evaluated.has(name) && !world.holds(schema, value[name]));
    validate.errors = names.map((name) => ({
      keyword: 'unevaluatedProperties',
      message: 'must NOT have unevaluated properties',
      params: { unevaluatedProperty: name },
    }));
    return names.length === 0;
  };
  return {
    keyword: 'unevaluatedProperties',
    type: 'object',
    schemaType: ['boolean', 'object'],
    errors: 'full',
    validate,
  };
}

function itemsKeyword(world: UnevaluatedWorld): FuncKeywordDefinition {
  const validate: SchemaValidateFunction = (schema: JsonSchema, value: readonly unknown[], parent?: SchemaObject) => {
    const evaluated = new Set<number>();
    collectItems(world, { ...parent, unevaluatedItems: undefined }, value, evaluated);
    const places = [...value.keys()].filter((index) => !evaluated.has(index) && !world.holds(schema, value[index]));
    validate.errors = places.map((index) => ({
      keyword: 'unevaluatedItems',
      message: `must NOT have unevaluated items (item ## ${index} is one)`,
      params: { index },
    }));
    return places.length === 0;
  };
  return { keyword: 'unevaluatedItems', type: 'array', schemaType: ['boolean', 'object'], errors: 'full', validate };
}

function collectProperties(world: UnevaluatedWorld, schema: JsonSchema, value: SchemaObject, into: Set<string>): void {
  if (typeof schema === 'boolean') return;
  const names = Object.keys(value);
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
  const patterns = Object.keys((patternProperties as object | undefined) ?? {});
  const all = additionalProperties !== undefined || unevaluatedProperties !== undefined;
  for (const name of names) {
    const named = properties !== undefined && Object.hasOwn(properties as object, name);
    if (all || named || patterns.some((pattern) => world.matches(pattern, name))) into.add(name);
  }
  for (const inner of applied(world, schema, value)) collectProperties(world, inner, value, into);
}

function collectItems(world: UnevaluatedWorld, schema: JsonSchema, value: readonly unknown[], into: Set<number>): void {
  if (typeof schema === 'boolean') return;
  const { prefixItems, items, unevaluatedItems, contains } = schema;
  const all = items !== undefined || unevaluatedItems !== undefined;
  const prefix = Array.isArray(prefixItems) ? prefixItems.length : 0;
  for (const [index, item] of value.entries()) {
    const contained = world.containsEvaluates && contains !== undefined && world.holds(contains as JsonSchema, item);
    if (all || index < prefix || contained) into.add(index);
  }
  for (const inner of applied(world, schema, value)) collectItems(world, inner, value, into);
}

/** The schemas that are applied to the same value and hold for it. */
function* applied(world: UnevaluatedWorld, schema: SchemaObject, value: object): Generator<JsonSchema> {
  const list = (keyword: string): readonly JsonSchema[] => (schema[keyword] as JsonSchema[] | undefined) ?? [];
  if (typeof schema['$ref'] === 'string') yield world.definition(schema['$ref']);
  yield* list('allOf');
  for (const branch of [...list('anyOf'), ...list('oneOf')]) if (world.holds(branch, value)) yield branch;
  const condition = schema['if'] as JsonSchema | undefined;
  if (condition !== undefined) {
    const holds = world.holds(condition, value);
    if (holds) yield condition;
    yield (schema[holds ? 'then' : 'else'] as JsonSchema | undefined) ?? true;
  }
  for (const keyword of ['dependentSchemas', 'dependencies']) {
    for (const [name, inner] of Object.entries((schema[keyword] as object | undefined) ?? {})) {
      if (Object.hasOwn(value, name) && !Array.isArray(inner)) yield inner as JsonSchema;
    }
  }
}
