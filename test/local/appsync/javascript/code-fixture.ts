import { appsyncLibrary } from '../../../../local/appsync/javascript/appsync-library.ts';
import type { CodeError, Evaluation } from '../../../../local/appsync/javascript/evaluation.ts';
import { EvaluationScope } from '../../../../local/appsync/javascript/evaluation-scope.ts';
import { loadResolverCode, type ResolverCode } from '../../../../local/appsync/javascript/resolver-code.ts';

/** 2026-02-03T04:05:06.789Z */
export const NOW_MS = Date.UTC(2026, 1, 3, 4, 5, 6, 789);

export const printed: string[] = [];

export function load(code: string): ResolverCode {
  const scope = new EvaluationScope();
  const library = appsyncLibrary(scope, () => NOW_MS);
  const console = { log: (line: string) => printed.push(line), error: (line: string) => printed.push(`! ${line}`) };
  return loadResolverCode('Query.test', code, { scope, library, console });
}

/** What an expression gives inside a request handler; `ctx` is its context. */
export function evaluate(expression: string, ctx: unknown = {}, evaluation: Partial<Evaluation> = {}): unknown {
  const code = load(`
    import { util, runtime, extensions } from '@aws-appsync/utils';
    import * as ddb from '@aws-appsync/utils/dynamodb';
    export function request(ctx) { return ${expression} }
    export function response(ctx) { return null }`);
  return code.request(ctx, { ...noEvaluation, ...evaluation });
}

export const noEvaluation: Evaluation = {
  authType: 'Lambda Authorization',
  appendError: (error: CodeError) => {
    throw error;
  },
  addResponseHeader: () => undefined,
  subscription: null,
  invalidate: () => undefined,
};
