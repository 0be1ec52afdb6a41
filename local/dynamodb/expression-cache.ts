import { BoundedMap } from '../bounded-map.ts';
import type { ExpressionSource, Expressions } from './expression.ts';
import type { ReadExpressions } from './expression-reader.ts';
import { parseExpressionsOrThrow } from './dynalite.ts';
import { typeOf, type Item } from './attribute-value.ts';
import type { ExpressionAttributes, OperationName } from './request.ts';

/** Applications have a handful of expressions each; more than this many means that somebody builds values into them. */
const parsesMax = 1_000;

const parses = new BoundedMap<string, ReadExpressions>(parsesMax);
const none: Expressions = { nested: new Set() };

/**
 * The request's expressions, parsed once for every text, names and types of values.
 * @throws {AwsError} when they are malformed.
 */
export function expressionsOrThrow(
  operation: OperationName,
  source: ExpressionSource & ExpressionAttributes,
): Expressions {
  if (hasNone(source)) return none;
  const key = cacheKey(operation, source);
  const known = parses.get(key);
  if (known?.holdsFor(source.ExpressionAttributeValues)) return known.expressions;
  const read = parseExpressionsOrThrow(operation, source);
  parses.set(key, read);
  return read.expressions;
}

function hasNone(source: ExpressionSource & ExpressionAttributes): boolean {
  return (
    source.ConditionExpression === undefined &&
    source.UpdateExpression === undefined &&
    source.KeyConditionExpression === undefined &&
    source.FilterExpression === undefined &&
    source.ProjectionExpression === undefined &&
    source.ExpressionAttributeNames === undefined &&
    source.ExpressionAttributeValues === undefined
  );
}

function cacheKey(operation: OperationName, source: ExpressionSource & ExpressionAttributes): string {
  return JSON.stringify([
    operation,
    source.ConditionExpression,
    source.UpdateExpression,
    source.KeyConditionExpression,
    source.FilterExpression,
    source.ProjectionExpression,
    source.ExpressionAttributeNames,
    typesOf(source.ExpressionAttributeValues),
  ]);
}

function typesOf(values: Item | undefined): string | undefined {
  if (!values) return undefined;
  let types = '';
  for (const [name, value] of Object.entries(values)) types += `${name}=${typeOf(value)} `;
  return types;
}
