import type { DataSource, DataSourceResult } from '../data-source/data-source.ts';
import { authTypeOf } from '../authorization/caller-identity.ts';
import { EarlyReturn, type CodeError, type Evaluation, type SubscriptionExtensions } from '../javascript/evaluation.ts';
import type { ResolverCode } from '../javascript/resolver-code.ts';
import { isPromise, type MaybePromise, type PlainRecord } from '../value.ts';
import type { FieldCall, FieldResolver } from './field-resolver.ts';
import { ResolverContext } from './resolver-context.ts';

/** Code and the data source it speaks to: a unit resolver, or one function of a pipeline. */
export interface Step {
  readonly code: ResolverCode;
  readonly dataSource: DataSource;
  readonly batchSizeMax: number;
}

type Environment = Readonly<Record<string, string>>;

export function unitResolver(step: Step, environment: Environment): FieldResolver {
  return {
    resolve: (call) => {
      const context = new ResolverContext(call, environment);
      const outcome = runStep(step, call, context, new CallEvaluation(call));
      return isPromise(outcome) ? outcome.then(({ value }) => value) : outcome.value;
    },
  };
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html */
export function pipelineResolver(
  options: { code: ResolverCode; functions: readonly Step[] },
  environment: Environment,
): FieldResolver {
  return {
    resolve: (call) => {
      const context = new ResolverContext(call, environment);
      const evaluation = new CallEvaluation(call);
      const before = early(() => options.code.request(context, evaluation));
      if (before.isEarly) return finish(options.code, context, evaluation, before.value);
      return runFunctions(options, { call, context, evaluation }, 0, before.value);
    },
  };
}

interface PipelineRun {
  readonly call: FieldCall;
  readonly context: ResolverContext;
  readonly evaluation: Evaluation;
}

function runFunctions(
  pipeline: { code: ResolverCode; functions: readonly Step[] },
  run: PipelineRun,
  from: number,
  previous: unknown,
): MaybePromise<unknown> {
  let value = previous;
  for (let index = from; ; index++) {
    const step = pipeline.functions[index];
    if (!step) return finish(pipeline.code, run.context, run.evaluation, value);
    run.context.prev = { result: value };
    run.context.result = null;
    run.context.error = null;
    const outcome = runStep(step, run.call, run.context, run.evaluation);
    if (isPromise(outcome)) {
      return outcome.then((settled) =>
        settled.endsPipeline
          ? finish(pipeline.code, run.context, run.evaluation, settled.value)
          : runFunctions(pipeline, run, index + 1, settled.value),
      );
    }
    value = outcome.value;
    if (outcome.endsPipeline) return finish(pipeline.code, run.context, run.evaluation, value);
  }
}

/** The after step sees the last function's output as `ctx.prev.result` and as `ctx.result`. */
function finish(code: ResolverCode, context: ResolverContext, evaluation: Evaluation, value: unknown): unknown {
  context.prev = { result: value };
  context.result = value;
  context.error = null;
  return code.response(context, evaluation) ?? null;
}

interface StepOutcome {
  readonly value: unknown;
  /** `runtime.earlyReturn(…, { skipTo: 'END' })` */
  readonly endsPipeline: boolean;
}

function runStep(
  step: Step,
  call: FieldCall,
  context: ResolverContext,
  evaluation: Evaluation,
): MaybePromise<StepOutcome> {
  const request = early(() => step.code.request(context, evaluation));
  if (request.isEarly) return { value: request.value, endsPipeline: request.skipTo === 'END' };
  const answer = step.dataSource.invoke(request.value, {
    request: call.request,
    batchKey: step,
    batchSizeMax: step.batchSizeMax,
  });
  if (!isPromise(answer)) return respond(step, context, evaluation, answer);
  return answer.then((settled) => respond(step, context, evaluation, settled));
}

function respond(
  step: Step,
  context: ResolverContext,
  evaluation: Evaluation,
  { result, error }: DataSourceResult,
): StepOutcome {
  context.result = result;
  context.error = error;
  return { value: step.code.response(context, evaluation) ?? null, endsPipeline: false };
}

type Early =
  | { readonly isEarly: false; readonly value: unknown }
  | { readonly isEarly: true; readonly value: unknown; readonly skipTo: 'END' | 'NEXT' };

function early(run: () => unknown): Early {
  try {
    return { isEarly: false, value: run() ?? null };
  } catch (error) {
    if (!(error instanceof EarlyReturn)) throw error;
    return { isEarly: true, value: error.value ?? null, skipTo: error.skipTo };
  }
}

/** What code does to its request besides returning a value. A class: closures made for every call would cost more. */
class CallEvaluation implements Evaluation {
  readonly #call: FieldCall;

  constructor(call: FieldCall) {
    this.#call = call;
  }

  get authType(): string {
    return authTypeOf(this.#call.request.caller);
  }

  get subscription(): SubscriptionExtensions | null {
    return this.#call.subscription;
  }

  appendError(error: CodeError): void {
    this.#call.appendError(error);
  }

  addResponseHeader(name: string, value: string): void {
    this.#call.request.addResponseHeader(name, value);
  }

  invalidate(subscriptionField: string, payload: PlainRecord): void {
    this.#call.request.invalidate(subscriptionField, payload);
  }
}
