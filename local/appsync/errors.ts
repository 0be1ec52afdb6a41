import { getLocation, type ASTNode } from 'graphql';
import type { GraphqlError } from './graphql-api.ts';

export type Locations = NonNullable<GraphqlError['locations']>;
export type Path = readonly (string | number)[];

/** AppSync's limits and their wording: https://docs.aws.amazon.com/appsync/latest/devguide/configuration-limits.html */
export const QUERY_DEPTH_LIMIT_REACHED = { errorType: 'QueryDepthLimitReached', message: 'Query depth limit reached.' };
export const RESOLVER_LIMIT_REACHED = {
  errorType: 'ResolverExecutionLimitReached',
  message: 'Resolver invocation limit reached.',
};

/** An error that a resolver raised, or that stands in its place. */
export function fieldError(
  path: Path,
  locations: Locations,
  error: { message: string; errorType: string | null; data?: unknown; errorInfo?: unknown },
): GraphqlError {
  return {
    path,
    data: error.data ?? null,
    errorType: error.errorType,
    errorInfo: error.errorInfo ?? null,
    locations,
    message: error.message,
  };
}

export function unauthorizedError(path: Path, locations: Locations, field: FieldName): GraphqlError {
  const message = `Not Authorized to access ${field.fieldName} on type ${field.typeName}`;
  return fieldError(path, locations, { message, errorType: 'Unauthorized' });
}

export interface FieldName {
  readonly typeName: string;
  readonly fieldName: string;
}

/** https://github.com/graphql-compose/graphql-compose/issues/121 shows one from AppSync. */
export function nullError(path: Path, typeName: string, parentTypeName: string): GraphqlError {
  const message = `Cannot return null for non-nullable type: '${typeName}' within parent '${parentTypeName}' (${pathText(path)})`;
  return { path, locations: null, message };
}

/** https://github.com/aws-amplify/amplify-js/issues/5963 shows one from AppSync. */
export function serializationError(path: Path, reason: string): GraphqlError {
  return { path, locations: null, message: `Can't serialize value (${pathText(path)}) : ${reason}` };
}

/** An error of the request as a whole, with neither data nor type. */
export function requestError(message: string, locations: Locations | null): GraphqlError {
  return { path: null, locations, message };
}

export function locationsOf(nodes: readonly ASTNode[]): Locations {
  return nodes.flatMap((node) => {
    if (!node.loc) return [];
    const { line, column } = getLocation(node.loc.source, node.loc.start);
    return [{ line, column, sourceName: null }];
  });
}

/** `/listItems/items[0]/id` */
function pathText(path: Path): string {
  return path.map((segment) => (typeof segment === 'number' ? `[${segment}]` : `/${segment}`)).join('');
}
