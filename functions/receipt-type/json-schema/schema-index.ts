import type { Fault } from '../fault.ts';
import { fileNamedBy } from '../file-set.ts';
import { memberOf, pointer, pointerNames } from '../json-pointer.ts';
import { type Dialect, dialectAddresses, dialectOf, type DialectRules, dialectRules } from './schema-dialect.ts';
import type { JsonSchema, SchemaSet } from './schema-set.ts';
import { resolveUri } from '../uri-reference.ts';

/** Where a schema stands, and what its references are relative to. */
export interface SchemaPlace {
  readonly schema: JsonSchema;
  readonly resource: SchemaResource;
  /** JSON Pointer into the definition. */
  readonly path: string;
}

/** A schema with an identifier of its own, or a whole file. */
export interface SchemaResource {
  readonly address: string;
  /** The address of its file in the set, which references may be relative to as well. */
  readonly fileAddress: string;
  readonly root: JsonSchema;
  readonly path: string;
  readonly anchors: Map<string, SchemaPlace>;
  /** Names that a reference finds in the outermost resource that has them. */
  readonly dynamicAnchors: Map<string, SchemaPlace>;
}

/** What files are called that have no address of their own. */
const FILES_ADDRESS = 'schema-set:/';
/** In 2019-09 there is one dynamic anchor, which has no name. */
export const RECURSIVE_ANCHOR = '';

/** All schemas of a set by address. References are resolved here, and nowhere else: nothing is ever fetched. */
export class SchemaIndex {
  readonly dialect: Dialect;
  readonly rules: DialectRules;
  readonly faults: Fault[] = [];
  readonly #resources = new Map<string, SchemaResource>();
  readonly #places = new Map<object, SchemaPlace>();
  readonly #paths: readonly string[];

  /** `pathOf` tells where a file stands in the definition. */
  constructor(set: SchemaSet, pathOf: (file: string) => string) {
    const entry = set.files[set.entry] ?? true;
    this.dialect = dialectOf(entry) ?? '2020-12';
    this.rules = dialectRules[this.dialect];
    this.#paths = Object.keys(set.files);
    for (const [file, schema] of Object.entries(set.files)) this.#addFile(file, schema, pathOf(file));
  }

  get places(): Iterable<SchemaPlace> {
    return this.#places.values();
  }

  /** Schemas that every set may refer to: those of the drafts themselves. */
  addKnown(address: string, schema: JsonSchema): void {
    if (!this.#resources.has(address)) this.#addResource(schema, { address, fileAddress: address, path: '' });
  }

  file(name: string): SchemaResource | undefined {
    return this.#resources.get(FILES_ADDRESS + name);
  }

  placeOf(schema: JsonSchema): SchemaPlace | undefined {
    return typeof schema === 'object' ? this.#places.get(schema) : undefined;
  }

  /** What a reference leads to; null when the set does not hold it. */
  resolve(reference: string, from: SchemaResource): SchemaPlace | null {
    const [address = '', fragment = ''] = reference.split('#', 2);
    const resource = address === '' ? from : this.#resourceAt(address, from);
    if (!resource) return null;
    if (fragment === '') return this.#placeIn(resource, resource.root, resource.path);
    if (!fragment.startsWith('/')) return resource.anchors.get(decoded(fragment)) ?? null;
    return this.#follow(resource, decoded(fragment));
  }

  #resourceAt(reference: string, from: SchemaResource): SchemaResource | undefined {
    const address = resolveUri(from.address, reference);
    return (
      this.#resources.get(address) ??
      this.#resources.get(resolveUri(from.fileAddress, reference)) ??
      this.#resources.get(FILES_ADDRESS + (fileNamedBy(address, this.#paths) ?? ''))
    );
  }

  #follow(start: SchemaResource, fragment: string): SchemaPlace | null {
    let [resource, value, path]: [SchemaResource, unknown, string] = [start, start.root, start.path];
    for (const name of pointerNames(fragment)) {
      value = memberOf(value, name);
      path += pointer(name);
      if (isSchema(value)) resource = this.placeOf(value)?.resource ?? resource;
    }
    return isSchema(value) ? this.#placeIn(resource, value, path) : null;
  }

  /** A place that only a reference leads to is looked through like any other. */
  #placeIn(resource: SchemaResource, schema: JsonSchema, path: string): SchemaPlace {
    const known = this.placeOf(schema);
    if (known) return known;
    if (typeof schema === 'object') this.#walk(schema, resource, path);
    return this.placeOf(schema) ?? { schema, resource, path };
  }

  #addFile(file: string, schema: JsonSchema, path: string): void {
    const dialect = dialectOf(schema, this.dialect);
    if (dialect !== this.dialect) this.#dialectFault(schema, dialect, path);
    const fileAddress = FILES_ADDRESS + file;
    const id = this.#idOf(schema);
    const address = id === undefined ? fileAddress : resolveUri(fileAddress, id);
    const resource = this.#addResource(schema, { address, fileAddress, path });
    this.#resources.set(fileAddress, resource);
  }

  #addResource(root: JsonSchema, at: Pick<SchemaResource, 'address' | 'fileAddress' | 'path'>): SchemaResource {
    const resource = { ...at, root, anchors: new Map(), dynamicAnchors: new Map() };
    const known = this.#resources.get(at.address);
    if (known) {
      const message = `${at.path}: the identifier "${at.address}" is that of ${known.path} already.`;
      this.faults.push({ path: at.path, code: 'DUPLICATE_ID', message });
    } else this.#resources.set(at.address, resource);
    if (typeof root === 'object') this.#walk(root, resource, at.path);
    return resource;
  }

  #walk(schema: Exclude<JsonSchema, boolean>, outer: SchemaResource, path: string): void {
    if (this.#places.has(schema)) return;
    const resource = this.#resourceOf(schema, outer, path);
    if (!resource) return;
    const place = { schema, resource, path };
    this.#places.set(schema, place);
    this.#addAnchors(schema, place);
    for (const [keyword, value] of Object.entries(schema)) {
      if (this.rules.referenceStandsAlone && '$ref' in schema && keyword !== 'definitions') continue;
      for (const [inner, tokens] of subschemas(this.rules, keyword, value)) {
        if (typeof inner === 'object') this.#walk(inner, resource, path + pointer(...tokens));
      }
    }
  }

  /** The resource that a schema belongs to; undefined when it is one of its own, which then has been walked. */
  #resourceOf(schema: JsonSchema, outer: SchemaResource, path: string): SchemaResource | undefined {
    const id = this.#idOf(schema);
    if (id === undefined || schema === outer.root) return outer;
    const address = resolveUri(outer.address, id);
    this.#addResource(schema, { address, fileAddress: outer.fileAddress, path });
    return undefined;
  }

  #idOf(schema: JsonSchema): string | undefined {
    if (typeof schema !== 'object' || (this.rules.referenceStandsAlone && '$ref' in schema)) return undefined;
    const id = schema[this.rules.idKeyword];
    if (typeof id !== 'string' || (this.rules.idIsAnchor && id.startsWith('#'))) return undefined;
    return id.replace(/#.*$/, '') === '' ? undefined : id;
  }

  #addAnchors(schema: Exclude<JsonSchema, boolean>, place: SchemaPlace): void {
    const id = schema[this.rules.idKeyword];
    const stands = !(this.rules.referenceStandsAlone && '$ref' in schema);
    if (this.rules.idIsAnchor && stands && typeof id === 'string' && id.startsWith('#')) {
      this.#addAnchor(id.slice(1), place);
    }
    for (const keyword of this.rules.anchorKeywords) {
      const name = schema[keyword];
      if (typeof name !== 'string') continue;
      this.#addAnchor(name, place);
      if (keyword === '$dynamicAnchor') place.resource.dynamicAnchors.set(name, place);
    }
    if (this.dialect === '2019-09' && schema['$recursiveAnchor'] === true && schema === place.resource.root) {
      place.resource.dynamicAnchors.set(RECURSIVE_ANCHOR, place);
    }
  }

  #addAnchor(name: string, place: SchemaPlace): void {
    const known = place.resource.anchors.get(name);
    if (!known) place.resource.anchors.set(name, place);
    else if (known.schema !== place.schema) {
      const message = `${place.path}: the anchor "${name}" stands at ${known.path} already.`;
      this.faults.push({ path: place.path, code: 'DUPLICATE_ID', message });
    }
  }

  #dialectFault(schema: JsonSchema, dialect: Dialect | null, path: string): void {
    const address = String((schema as Readonly<Record<string, unknown>>)['$schema']);
    const message =
      dialect === null
        ? `"${address}" is no draft that is known here; there are ${dialectAddresses.join(', ')}.`
        : `The file is of ${dialect}, and the set of ${this.dialect}: all files of a set have to be of one draft.`;
    this.faults.push({ path: `${path}/$schema`, code: dialect === null ? 'UNKNOWN_DRAFT' : 'MIXED_DRAFTS', message });
  }
}

/** The schemas that a keyword holds, with the way to each. */
function* subschemas(
  rules: DialectRules,
  keyword: string,
  value: unknown,
): Generator<[schema: JsonSchema, tokens: readonly (string | number)[]]> {
  if (rules.list.has(keyword) && Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (isSchema(item)) yield [item, [keyword, index]];
  } else if (rules.named.has(keyword) && isObject(value)) {
    for (const [name, item] of Object.entries(value)) if (isSchema(item)) yield [item, [keyword, name]];
  } else if (rules.single.has(keyword) && isSchema(value)) yield [value, [keyword]];
}

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'boolean' || isObject(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
