import type { FieldPlan } from '../operation/plan.ts';
import type { PlainRecord } from '../value.ts';
import type { FieldCall } from './field-resolver.ts';

export interface DataSourceError {
  readonly message: string;
  readonly type: string;
}

/**
 * `ctx`, as resolver code sees it through one field's execution.
 * https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html
 */
export class ResolverContext {
  readonly env: Readonly<Record<string, string>>;
  readonly args: PlainRecord;
  readonly arguments: PlainRecord;
  readonly identity: PlainRecord;
  readonly source: unknown;
  readonly request: PlainRecord;
  readonly info: FieldInfo;
  readonly stash: PlainRecord = {};
  prev: { result: unknown } | null = null;
  result: unknown = null;
  error: DataSourceError | null = null;

  constructor(call: FieldCall, env: Readonly<Record<string, string>>) {
    this.env = env;
    this.args = call.arguments;
    this.arguments = call.arguments;
    this.identity = call.request.identity;
    this.source = call.source;
    this.request = call.request.codeRequest;
    this.info = new FieldInfo(call.plan, call.request.variables);
  }
}

/** The selection stands on the prototype: JSON.stringify leaves it out, as AppSync's does. */
class FieldInfo {
  readonly fieldName: string;
  readonly parentTypeName: string;
  readonly variables: PlainRecord;
  readonly #plan: FieldPlan;

  constructor(plan: FieldPlan, variables: PlainRecord) {
    this.fieldName = plan.fieldName;
    this.parentTypeName = plan.typeName;
    this.variables = variables;
    this.#plan = plan;
  }

  get selectionSetList(): string[] {
    return [...this.#plan.selection.list];
  }

  get selectionSetGraphQL(): string {
    return this.#plan.selection.graphql;
  }
}
