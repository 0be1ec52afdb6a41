import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { fieldError, nullError, QUERY_DEPTH_LIMIT_REACHED, serializationError, unauthorizedError } from '../errors.ts';
import type { GraphqlError } from '../graphql-api.ts';
import { CodeError, UnauthorizedField, type SubscriptionExtensions } from '../javascript/evaluation.ts';
import { NullArgument } from '../operation/arguments.ts';
import type { FieldPlan, OutputPlan } from '../operation/plan.ts';
import { CoercionError } from '../schema/scalars.ts';
import { isPromise, isRecord, ownMember, type MaybePromise, type PlainRecord } from '../value.ts';
import type { RequestScope } from './request-scope.ts';
import { projectData } from './project-data.ts';
import { ResolverCall, type ReportedError } from './resolver-call.ts';
import { written, type PathNode } from './value-path.ts';

/** Stands for a null that its parent may not hold: the parent becomes null in its place. */
const BUBBLE: unique symbol = Symbol('null in a non-null place');

export interface ExecutionOptions {
  readonly schema: GraphQLSchema;
  readonly request: RequestScope;
  /** False: values come from the source alone, as when a published payload is rendered. */
  readonly runResolvers: boolean;
  readonly subscription?: SubscriptionExtensions;
  /** Called with each root field's finished value. */
  readonly onRootField?: (field: FieldPlan, value: unknown) => void;
}

/** Carries out one operation's plan. Fields that wait for nothing are finished without a turn of the event loop. */
export class Execution {
  readonly errors: GraphqlError[] = [];
  readonly #options: ExecutionOptions;

  constructor(options: ExecutionOptions) {
    this.#options = options;
  }

  /** All root fields at once. Null when a null rose to the top. */
  query(fields: readonly FieldPlan[], source: unknown = null): MaybePromise<PlainRecord | null> {
    const data = this.#fields(fields, source, null);
    return isPromise(data) ? data.then(unlessBubble) : unlessBubble(data);
  }

  /** Root fields one after the other: each sees what the one before has done. */
  mutation(fields: readonly FieldPlan[], from = 0, data: PlainRecord = {}): MaybePromise<PlainRecord | null> {
    for (let index = from; index < fields.length; index++) {
      const field = fields[index];
      if (!field) break;
      const value = this.#rootField(field, null, null);
      if (isPromise(value)) {
        return value.then((settled) => {
          if (settled === BUBBLE) return null;
          data[field.responseKey] = settled;
          return this.mutation(fields, index + 1, data);
        });
      }
      if (value === BUBBLE) return null;
      data[field.responseKey] = value;
    }
    return data;
  }

  #rootField(field: FieldPlan, source: unknown, path: PathNode | null): MaybePromise<unknown> {
    const value = this.#field(field, source, path);
    return isPromise(value)
      ? value.then((settled) => this.#finishRootField(field, settled))
      : this.#finishRootField(field, value);
  }

  #finishRootField(field: FieldPlan, value: unknown): unknown {
    if (value !== BUBBLE) this.#options.onRootField?.(field, value);
    return value;
  }

  #fields(fields: readonly FieldPlan[], source: unknown, path: PathNode | null): MaybePromise<unknown> {
    const data: PlainRecord = {};
    let pending: Promise<void>[] | null = null;
    let isNull = false;
    for (const field of fields) {
      const value = this.#field(field, source, path);
      if (isPromise(value)) {
        // The member exists from the start, so that the answer keeps the order of the question.
        data[field.responseKey] = null;
        pending ??= [];
        pending.push(
          value.then((settled) => {
            if (settled === BUBBLE) isNull = true;
            else data[field.responseKey] = settled;
          }),
        );
      } else if (value === BUBBLE) isNull = true;
      else data[field.responseKey] = value;
    }
    if (pending) return Promise.all(pending).then(() => (isNull ? BUBBLE : data));
    return isNull ? BUBBLE : data;
  }

  #field(field: FieldPlan, source: unknown, parent: PathNode | null): MaybePromise<unknown> {
    const { request, runResolvers } = this.#options;
    const isAllowed = request.mayAccess(field.access);
    if (isAllowed && field.plainLeaf) {
      // Most fields of most answers: a member that is written as it stands.
      const value = field.plainLeaf(ownMember(source, field.fieldName));
      if (value !== undefined) return value;
    }
    const path: PathNode = { parent, key: field.responseKey };
    if (!isAllowed) {
      this.errors.push(unauthorizedError(written(path), field.locations, field));
      return absent(field.type);
    }
    if (field.isTooDeep) {
      this.errors.push(fieldError(written(path), field.locations, QUERY_DEPTH_LIMIT_REACHED));
      return absent(field.type);
    }
    if (field.introspection) return this.#complete(field, field.type, this.#introspect(field, source), path);
    if (!field.resolver || !runResolvers) {
      return this.#complete(field, field.type, ownMember(source, field.fieldName), path);
    }
    try {
      const value = this.#resolve(field, field.resolver, source, path);
      if (!isPromise(value)) return this.#complete(field, field.type, value, path);
      return value.then(
        (settled) => this.#complete(field, field.type, settled, path),
        (error: unknown) => this.#fail(field, path, error),
      );
    } catch (error) {
      return this.#fail(field, path, error);
    }
  }

  #resolve(
    field: FieldPlan,
    resolver: NonNullable<FieldPlan['resolver']>,
    source: unknown,
    path: PathNode,
  ): MaybePromise<unknown> {
    this.#options.request.countResolver();
    return resolver.resolve(new ResolverCall(this, this.#options, { plan: field, source, path }));
  }

  /** An error that a resolver raised or appended. */
  report(field: FieldPlan, path: PathNode, error: ReportedError): void {
    // `data` shows no more than the client asked for; `errorInfo` is shown whole.
    const data = error.data === undefined || error.data === null ? null : projectData(field.type, error.data);
    const { message, errorType, errorInfo } = error;
    this.errors.push(fieldError(written(path), field.locations, { message, errorType, errorInfo, data }));
  }

  #introspect(field: FieldPlan, source: unknown): unknown {
    const { request, schema } = this.#options;
    if (field.fieldName === '__typename') return field.typeName;
    // The introspection fields of graphql-js look at nothing but the schema.
    const info: Pick<GraphQLResolveInfo, 'schema'> = { schema };
    const value: unknown = Reflect.apply(field.introspection ?? (() => null), null, [
      source,
      field.argumentsOf(request.variables),
      null,
      info,
    ]);
    return value;
  }

  #fail(field: FieldPlan, path: PathNode, error: unknown): unknown {
    if (error instanceof UnauthorizedField) {
      this.errors.push(unauthorizedError(written(path), field.locations, field));
    } else if (error instanceof CodeError) {
      this.report(field, path, error);
    } else if (error instanceof NullArgument) {
      this.errors.push({ path: written(path), locations: field.locations, message: error.message });
    } else throw error;
    return absent(field.type);
  }

  #complete(field: FieldPlan, type: OutputPlan, value: unknown, path: PathNode): MaybePromise<unknown> {
    if (type.kind === 'nonNull') {
      if (value === null || value === undefined) {
        this.errors.push(nullError(written(path), type.typeName, field.typeName));
        return BUBBLE;
      }
      const inner = this.#complete(field, type.inner, value, path);
      return isPromise(inner) ? inner.then(bubbleIfNull) : bubbleIfNull(inner);
    }
    if (value === null || value === undefined) return null;
    switch (type.kind) {
      case 'leaf':
        return this.#leaf(type, value, path);
      case 'list':
        return this.#list(field, type.item, value, path);
      case 'object':
        return this.#object(type.fields, value, path);
      case 'abstract': {
        const name = ownMember(value, '__typename');
        const concrete = typeof name === 'string' ? type.byType.get(name) : undefined;
        if (concrete) return this.#complete(field, concrete, value, path);
        const message = `Abstract type '${type.typeName}' must resolve to an Object type at runtime for field '${field.typeName}.${field.fieldName}'. Could not determine the exact type of '${type.typeName}'`;
        this.errors.push({ path: written(path), locations: field.locations, message });
        return null;
      }
    }
  }

  #leaf(type: OutputPlan & { kind: 'leaf' }, value: unknown, path: PathNode): unknown {
    try {
      return type.serialize(value);
    } catch (error) {
      if (!(error instanceof CoercionError)) throw error;
      this.errors.push(serializationError(written(path), error.message));
      return null;
    }
  }

  #list(field: FieldPlan, item: OutputPlan, value: unknown, path: PathNode): MaybePromise<unknown> {
    const values: readonly unknown[] | null = isList(value) ? [...value] : null;
    if (!values) {
      const message = `Can't resolve value (${written(path).join('/')}) : type mismatch error, expected type LIST`;
      this.errors.push({ path: written(path), locations: null, message });
      return null;
    }
    const items: unknown[] = [];
    let isPending = false;
    for (const [index, each] of values.entries()) {
      const completed = this.#complete(field, item, each, { parent: path, key: index });
      if (isPromise(completed)) isPending = true;
      items.push(completed);
    }
    return isPending ? Promise.all(items).then(nullIfBubbled) : nullIfBubbled(items);
  }

  #object(fields: readonly FieldPlan[], value: unknown, path: PathNode): MaybePromise<unknown> {
    if (typeof value !== 'object') {
      const message = `Can't resolve value (/${written(path).join('/')}) : type mismatch error, expected type OBJECT`;
      this.errors.push({ path: written(path), locations: null, message });
      return null;
    }
    const data = this.#fields(fields, value, path);
    return isPromise(data) ? data.then(nullInsteadOfBubble) : nullInsteadOfBubble(data);
  }
}

/** The null that an error leaves behind; it has been reported already. */
function absent(type: OutputPlan): unknown {
  return type.kind === 'nonNull' ? BUBBLE : null;
}

function bubbleIfNull(value: unknown): unknown {
  return value === null ? BUBBLE : value;
}

function nullInsteadOfBubble(value: unknown): unknown {
  return value === BUBBLE ? null : value;
}

function nullIfBubbled(items: readonly unknown[]): unknown {
  return items.includes(BUBBLE) ? null : items;
}

function unlessBubble(data: unknown): PlainRecord | null {
  return isRecord(data) ? data : null;
}

function isList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
