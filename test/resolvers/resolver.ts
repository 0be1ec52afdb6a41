import { buildSync } from 'esbuild';
import { appsyncLibrary } from '../../local/appsync/javascript/appsync-library.ts';
import {
  CodeError,
  EarlyReturn,
  UnauthorizedField,
  type SubscriptionExtensions,
} from '../../local/appsync/javascript/evaluation.ts';
import { EvaluationScope } from '../../local/appsync/javascript/evaluation-scope.ts';
import { loadResolverCode } from '../../local/appsync/javascript/resolver-code.ts';

export const NOW_MS = Date.parse('2025-11-22T10:00:00.000Z');
export const CONTRACT_ID = '01K9M3T7Q2X5A8B1C4D7E0F3G6';
export const identity = { resolverContext: { contractId: CONTRACT_ID, mode: 'READ_WRITE', tokenKey: 'key' } };

/** How a handler ended. */
export type Ending =
  | { readonly returned: unknown }
  | { readonly error: { readonly message: string; readonly errorType: string | null; readonly errorInfo: unknown } }
  | { readonly unauthorized: true }
  | { readonly early: unknown; readonly skipTo: 'END' | 'NEXT' };

export interface LoadedResolver {
  readonly request: (context: object) => Ending;
  readonly response: (context: object) => Ending;
  /** What `extensions.setSubscriptionFilter` was given. */
  readonly subscription: SubscriptionExtensions;
}

/** A resolver as it is deployed, bundled and all, at a fixed time. */
export function loadResolver(name: string): LoadedResolver {
  const { outputFiles } = buildSync({
    entryPoints: [`resolvers/${name}.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'esnext',
    external: ['@aws-appsync/utils'],
  });
  const scope = new EvaluationScope();
  const code = loadResolverCode(name, outputFiles[0]?.text ?? '', {
    library: appsyncLibrary(scope, () => NOW_MS),
    scope,
    console: { log: () => undefined, error: () => undefined },
  });
  const subscription: SubscriptionExtensions = { filter: null, invalidationFilter: null };
  const evaluation = {
    authType: 'Lambda',
    appendError: () => undefined,
    addResponseHeader: () => undefined,
    subscription,
    invalidate: () => undefined,
  };
  const run = (handler: 'request' | 'response', context: object): Ending =>
    endingOf(() => code[handler](contextOf(context), evaluation));
  return {
    request: (context) => run('request', context),
    response: (context) => run('response', context),
    subscription,
  };
}

/** AppSync's context with what a test gives. */
function contextOf(given: object): object {
  const args = 'args' in given ? given.args : {};
  return {
    identity,
    args,
    arguments: args,
    stash: {},
    prev: {},
    result: null,
    request: { headers: { 'x-amzn-trace-id': 'request-1' }, domainName: null },
    ...given,
  };
}

function endingOf(handle: () => unknown): Ending {
  try {
    return { returned: handle() };
  } catch (error) {
    if (error instanceof EarlyReturn) return { early: error.value, skipTo: error.skipTo };
    if (error instanceof UnauthorizedField) return { unauthorized: true };
    if (!(error instanceof CodeError)) throw error;
    const { message, errorType, errorInfo } = error;
    return { error: { message, errorType, errorInfo } };
  }
}
