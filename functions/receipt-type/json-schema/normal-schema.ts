import type { Fault } from '../fault.ts';
import type { Dialect } from './schema-dialect.ts';
import { isSchema, RECURSIVE_ANCHOR, type SchemaIndex, type SchemaPlace, type SchemaResource } from './schema-index.ts';
import type { JsonSchema } from './schema-set.ts';

/** The address of a schema in its normal form, which its references are absolute by. */
const NORMAL_ADDRESS = 'normal:schema';
const REFERENCE = `${NORMAL_ADDRESS}#/$defs/`;

/** Schemas that come out; a hostile set could ask for any number of variants. */
const SCHEMAS_MAX = 200_000;

const VALIDATION_04 =
  'type enum multipleOf maximum minimum maxLength minLength pattern maxItems minItems uniqueItems maxProperties ' +
  'minProperties required format exclusiveMaximum exclusiveMinimum';
const APPLICATORS_04 =
  'allOf anyOf oneOf not items additionalItems properties patternProperties additionalProperties dependencies';
const ADDED_06 = 'const contains propertyNames';
const ADDED_07 = 'if then else';
const ADDED_2019 = 'dependentRequired dependentSchemas unevaluatedItems unevaluatedProperties maxContains minContains';

/** Keywords that say something of a document; all others are remarks. */
const KEYWORDS: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  'draft-04': words(VALIDATION_04, APPLICATORS_04),
  'draft-06': words(VALIDATION_04, APPLICATORS_04, ADDED_06),
  'draft-07': words(VALIDATION_04, APPLICATORS_04, ADDED_06, ADDED_07),
  '2019-09': words(VALIDATION_04, APPLICATORS_04, ADDED_06, ADDED_07, ADDED_2019),
  '2020-12': words(
    VALIDATION_04,
    APPLICATORS_04.replace('additionalItems ', ''),
    ADDED_06,
    ADDED_07,
    ADDED_2019,
    'prefixItems',
  ),
};

export interface NormalSchema {
  readonly $id: string;
  readonly $ref: string;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

/** What a reference of a schema in its normal form leads to. */
export function definitionAt({ $defs }: NormalSchema, reference: string): JsonSchema {
  return $defs[reference.slice(REFERENCE.length)] ?? true;
}

/** Every definition of a schema in its normal form by the reference that leads to it. */
export function definitionsOf({ $defs }: NormalSchema): [reference: string, definition: JsonSchema][] {
  return Object.entries($defs).map(([name, definition]) => [REFERENCE + name, definition]);
}

/** Which resource each dynamic anchor is found in: the outermost one that was entered. */
type DynamicScope = ReadonlyMap<string, SchemaPlace>;

interface Variant {
  readonly name: string;
  readonly place: SchemaPlace;
  readonly scope: DynamicScope;
  /** The variants that it applies to the same value. */
  readonly inPlace: Set<string>;
}

/**
 * A set of schemas of any draft as one schema of draft 2020-12 that means the same: every reference leads to one of its `$defs`,
 * and there are no identifiers, no anchors and no dynamic references left, because each schema is written once for every
 * dynamic scope that it is reached in. So there is one form that is compiled, and nothing of how an identifier is to be
 * understood depends on the compiler.
 */
export function normalSchema(
  index: SchemaIndex,
  entry: SchemaResource,
): { schema: NormalSchema } | { faults: Fault[] } {
  return new Normaliser(index).normalise(entry);
}

class Normaliser {
  readonly #index: SchemaIndex;
  readonly #variants = new Map<string, Variant>();
  readonly #open: Variant[] = [];
  readonly #numbers = new Map<object, number>();
  #count = 0;

  constructor(index: SchemaIndex) {
    this.#index = index;
  }

  normalise(entry: SchemaResource): { schema: NormalSchema } | { faults: Fault[] } {
    const { root: schema, path } = entry;
    const start = this.#variant({ schema, resource: entry, path }, new Map());
    const definitions: Record<string, JsonSchema> = {};
    for (let variant = this.#open.pop(); variant; variant = this.#open.pop()) {
      const current = variant;
      definitions[variant.name] = this.#copy(variant.place.schema, {
        resource: variant.place.resource,
        scope: variant.scope,
        inPlace: (name) => current.inPlace.add(name),
      });
      if (this.#count > SCHEMAS_MAX) {
        const message = `The set stands for more than ${SCHEMAS_MAX} schemas.`;
        return { faults: [{ path: '/schema', code: 'SIZE', message }] };
      }
    }
    const loops = this.#loops();
    return loops.length > 0
      ? { faults: loops }
      : { schema: { $id: NORMAL_ADDRESS, $ref: REFERENCE + start.name, $defs: definitions } };
  }

  #variant(place: SchemaPlace, outer: DynamicScope): Variant {
    const scope = entered(place.resource, outer);
    const key = [place, ...scope.values()].map(({ schema }) => this.#number(schema)).join();
    const known = this.#variants.get(key);
    if (known) return known;
    const variant = { name: String(this.#variants.size), place, scope, inPlace: new Set<string>() };
    this.#variants.set(key, variant);
    this.#open.push(variant);
    return variant;
  }

  #number(schema: JsonSchema): number {
    if (typeof schema === 'boolean') return schema ? -1 : -2;
    const number = this.#numbers.get(schema) ?? this.#numbers.size;
    this.#numbers.set(schema, number);
    return number;
  }

  #copy(schema: JsonSchema, from: CopyContext): JsonSchema {
    if (typeof schema === 'boolean' || ++this.#count > SCHEMAS_MAX) return schema;
    const resource = this.#index.placeOf(schema)?.resource ?? from.resource;
    const context = resource === from.resource ? from : { ...from, resource, scope: entered(resource, from.scope) };
    const references = this.#references(schema, context);
    const { rules, dialect } = this.#index;
    if (references.length > 0 && rules.referenceStandsAlone) return references[0] ?? true;
    const copy: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      if (KEYWORDS[dialect].has(keyword)) copy[keyword] = this.#copyValue(keyword, value, context);
    }
    if (references.length === 1) Object.assign(copy, references[0]);
    else if (references.length > 1)
      copy['allOf'] = [...references, ...((copy['allOf'] as JsonSchema[] | undefined) ?? [])];
    return as2020(copy, dialect);
  }

  #copyValue(keyword: string, value: unknown, from: CopyContext): unknown {
    const { rules } = this.#index;
    const context = rules.inPlace.has(keyword) ? from : { ...from, inPlace: () => undefined };
    if (rules.list.has(keyword) && Array.isArray(value)) {
      return value.map((item: JsonSchema) => this.#copy(item, context));
    }
    if (rules.named.has(keyword)) {
      const members = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, item]) => {
        return [name, isSchema(item) ? this.#copy(item, context) : item] as const;
      });
      return Object.fromEntries(members);
    }
    return rules.single.has(keyword) && isSchema(value) ? this.#copy(value, context) : value;
  }

  #references(schema: Exclude<JsonSchema, boolean>, context: CopyContext): { $ref: string }[] {
    return this.#index.rules.referenceKeywords.flatMap((keyword) => {
      const reference = schema[keyword];
      if (typeof reference !== 'string') return [];
      const target = this.#target(keyword, reference, context);
      if (!target) return [];
      const { name } = this.#variant(target, context.scope);
      context.inPlace(name);
      return [{ $ref: REFERENCE + name }];
    });
  }

  #target(keyword: string, reference: string, { resource, scope }: CopyContext): SchemaPlace | null {
    const target = this.#index.resolve(reference, resource);
    if (!target || keyword === '$ref') return target;
    // The first resource has to have the anchor, for any to be looked for in the dynamic scope.
    const name = keyword === '$recursiveRef' ? RECURSIVE_ANCHOR : (reference.split('#')[1] ?? '');
    return target.resource.dynamicAnchors.get(name)?.schema === target.schema ? (scope.get(name) ?? target) : target;
  }

  /** Schemas that apply themselves to the same value again, without end. */
  #loops(): Fault[] {
    const byName = new Map([...this.#variants.values()].map((variant) => [variant.name, variant]));
    const done = new Set<string>();
    const faults: Fault[] = [];
    for (const start of byName.keys()) {
      const way: { name: string; rest: string[] }[] = [];
      const enter = (name: string): void => void way.push({ name, rest: [...(byName.get(name)?.inPlace ?? [])] });
      if (!done.has(start)) enter(start);
      const onWay = new Set([start]);
      for (let top = way.at(-1); top; top = way.at(-1)) {
        const next = top.rest.pop();
        if (next === undefined) {
          done.add(top.name);
          onWay.delete(top.name);
          way.pop();
        } else if (onWay.has(next)) faults.push(loopFault(byName.get(next)));
        else if (!done.has(next)) {
          onWay.add(next);
          enter(next);
        }
      }
    }
    return faults;
  }
}

interface CopyContext {
  readonly resource: SchemaResource;
  readonly scope: DynamicScope;
  /** Told of each variant that is applied to the same value. */
  readonly inPlace: (name: string) => void;
}

function entered(resource: SchemaResource, scope: DynamicScope): DynamicScope {
  const added = [...resource.dynamicAnchors].filter(([name]) => !scope.has(name));
  return added.length > 0 ? new Map([...scope, ...added]) : scope;
}

/** Older drafts' spellings as 2020-12's. */
function as2020(schema: Record<string, unknown>, dialect: Dialect): JsonSchema {
  if (dialect === 'draft-04') {
    for (const side of ['Maximum', 'Minimum'] as const) {
      const [exclusive, inclusive] = [`exclusive${side}`, side.toLowerCase()];
      const isExclusive = schema[exclusive];
      delete schema[exclusive];
      if (isExclusive !== true || typeof schema[inclusive] !== 'number') continue;
      schema[exclusive] = schema[inclusive];
      delete schema[inclusive];
    }
  }
  patternsOfInherited(schema);
  if (dialect !== '2020-12') {
    const { items, additionalItems } = schema;
    delete schema['additionalItems'];
    if (Array.isArray(items)) {
      delete schema['items'];
      if (items.length > 0) schema['prefixItems'] = items;
      if (additionalItems !== undefined) schema['items'] = additionalItems;
    }
  }
  return schema;
}

/** The compiler leaves a property of this name out. */
function patternsOfInherited(schema: Record<string, unknown>): void {
  const properties = schema['properties'] as Record<string, unknown> | undefined;
  if (!properties || !Object.hasOwn(properties, '__proto__')) return;
  const { ['__proto__']: named, ...others } = properties;
  schema['properties'] = others;
  schema['patternProperties'] = { ...(schema['patternProperties'] as object | undefined), '^__proto__$': named };
}

function loopFault(variant: Variant | undefined): Fault {
  const path = variant?.place.path ?? '/schema';
  const message = `${path}: the schema refers to itself without going into a member or an item, and so without end.`;
  return { path, code: 'SCHEMA_LOOP', message };
}

function words(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(' ')));
}
