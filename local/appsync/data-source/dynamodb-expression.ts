import type { PlainRecord } from '../value.ts';
import { toWireMap, type AttributeMap } from './attribute-values.ts';
import type { Expression } from './dynamodb-request.ts';

/** The expressions of one call: each is a member of its own, and all share their names and values. */
export class ExpressionInput {
  readonly #members: Record<string, string> = {};
  readonly #names: PlainRecord = {};
  readonly #values: AttributeMap = {};

  add(member: string, expression: Expression | null): this {
    if (!expression) return this;
    this.#members[member] = expression.expression;
    Object.assign(this.#names, expression.expressionNames);
    Object.assign(this.#values, toWireMap(expression.expressionValues));
    return this;
  }

  members(): PlainRecord {
    return {
      ...this.#members,
      ...(Object.keys(this.#names).length > 0 && { ExpressionAttributeNames: this.#names }),
      ...(Object.keys(this.#values).length > 0 && { ExpressionAttributeValues: this.#values }),
    };
  }
}
