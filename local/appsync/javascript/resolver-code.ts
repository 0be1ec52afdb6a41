import { compileFunction } from 'node:vm';
import { CodeError, EarlyReturn, UnauthorizedField, type Evaluation } from './evaluation.ts';
import type { EvaluationScope } from './evaluation-scope.ts';
import { findDeviations, type Deviation } from './deviations.ts';
import { findLibraryDeviations, type Library } from './library.ts';
import { CODE_CHARACTERS_MAX } from './language.ts';
import { functionBodyOf, LOOP_PARAMETERS } from './module-source.ts';
import { resolverGlobals, type ConsoleSink } from './resolver-globals.ts';
import { parseModule, type Program } from './syntax-tree.ts';
import { ownMember } from '../value.ts';

/** A bundle's two handlers. Both run to their end at once: APPSYNC_JS knows no waiting. */
export interface ResolverCode {
  /** @throws {CodeError | UnauthorizedField | EarlyReturn} */
  request(context: unknown, evaluation: Evaluation): unknown;
  /** @throws {CodeError | UnauthorizedField} */
  response(context: unknown, evaluation: Evaluation): unknown;
}

export interface CodeEnvironment {
  readonly library: Library;
  readonly scope: EvaluationScope;
  readonly console: ConsoleSink;
}

/**
 * Evaluates a bundle once, after checking that AppSync would take it.
 * @throws {Error} with every deviation, when AppSync would refuse the code or this runtime does not carry it out.
 */
export function loadResolverCode(name: string, code: string, environment: CodeEnvironment): ResolverCode {
  if (code.length > CODE_CHARACTERS_MAX) {
    throw new Error(`${name}: the code has ${code.length} characters, at most ${CODE_CHARACTERS_MAX} are allowed.`);
  }
  const { library, scope } = environment;
  const program = parseOrThrow(name, code);
  const deviations = [...findDeviations(program), ...findLibraryDeviations(program, library)];
  if (deviations.length > 0) throw new Error(describe(name, deviations));
  const exported = evaluate(name, code, program, environment);
  const request = handler(name, exported, 'request');
  const response = handler(name, exported, 'response');
  return {
    request: (context, evaluation) => run(scope, request, context, evaluation),
    response: (context, evaluation) => run(scope, response, context, evaluation),
  };
}

function run(
  scope: EvaluationScope,
  handle: (context: unknown) => unknown,
  context: unknown,
  evaluation: Evaluation,
): unknown {
  scope.current = evaluation;
  try {
    return handle(context);
  } catch (error) {
    throw asCodeError(error);
  } finally {
    scope.current = null;
  }
}

function asCodeError(error: unknown): Error {
  if (error instanceof CodeError || error instanceof UnauthorizedField || error instanceof EarlyReturn) return error;
  // Faults in the code itself have the error type `Code`.
  const message = error instanceof Error ? error.message : String(error);
  return new CodeError(message, { errorType: 'Code' });
}

function parseOrThrow(name: string, code: string): Program {
  try {
    return parseModule(code);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`${name}: the code does not parse: ${error.message}`, { cause: error });
  }
}

function describe(name: string, deviations: readonly Deviation[]): string {
  const lines = deviations.map(({ line, column, message }) => `  code.js(${line},${column}): ${message}`);
  return [`${name}: the code contains one or more errors.`, ...lines].join('\n');
}

function evaluate(name: string, code: string, program: Program, environment: CodeEnvironment): unknown {
  const { library } = environment;
  const parameters = {
    ...resolverGlobals(environment.console),
    ...LOOP_PARAMETERS,
    util: library.util,
    extensions: library.extensions,
    runtime: library.runtime,
    modules: Object.fromEntries(library.modules),
  };
  const evaluateModule = compileFunction(functionBodyOf(code, program), Object.keys(parameters), { filename: name });
  const exported: unknown = Reflect.apply(evaluateModule, undefined, Object.values(parameters));
  return exported;
}

function handler(name: string, exported: unknown, exportName: string): (context: unknown) => unknown {
  const found = ownMember(exported, exportName);
  if (typeof found !== 'function') throw new Error(`${name}: the code exports no function "${exportName}".`);
  return (context): unknown => Reflect.apply(found, undefined, [context]);
}
