import { CodeError } from '../javascript/evaluation.ts';
import type { DataSourceError } from '../execution/resolver-context.ts';
import type { RequestScope } from '../execution/request-scope.ts';
import type { MaybePromise } from '../value.ts';

/** What stands behind a resolver or a pipeline's function. */
export interface DataSource {
  readonly name: string;
  /**
   * Carries out what a request handler returned. A failure of the source becomes `ctx.error`.
   * @throws {CodeError} when the request itself makes no sense.
   */
  invoke(request: unknown, call: DataSourceCall): MaybePromise<DataSourceResult>;
}

export interface DataSourceCall {
  readonly request: RequestScope;
  /** Requests with the same key may travel together: the resolver's or function's own. */
  readonly batchKey: object;
  /** 0: `BatchInvoke` carries one payload. */
  readonly batchSizeMax: number;
}

export interface DataSourceResult {
  readonly result: unknown;
  readonly error: DataSourceError | null;
}

/** "Resolvers, functions, and handlers response size": https://docs.aws.amazon.com/general/latest/gr/appsync.html */
export const RESULT_BYTES_MAX = 5 * 1024 * 1024;

/** A request object that AppSync would not send on: the field fails, and no response handler runs. */
export function invalidRequest(message: string): CodeError {
  return new CodeError(message, { errorType: 'MappingTemplate' });
}

export function resultTooLarge(): CodeError {
  return new CodeError(`The result is larger than ${RESULT_BYTES_MAX} bytes.`, { errorType: 'PayloadTooLarge' });
}
