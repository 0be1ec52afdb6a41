import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { AwsError } from '../aws/aws-error.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import type { Identities } from '../iam/identity.ts';
import type { Log } from '../log.ts';
import { WaitingInvocations, type WaitingInvocation } from './waiting-invocations.ts';
import { Meter } from '../meter/meter.ts';
import { bootstrapCode } from './bootstrap-code.ts';
import { environmentVariables } from './environment-variables.ts';
import {
  ExecutionEnvironment,
  type ExecutionEnvironmentOptions,
  type InitOutcome,
  type InvocationOutcome,
} from './execution-environment.ts';
import type { ConsoleLevel, FunctionConfiguration } from './function-configuration.ts';
import { FunctionSpending } from './function-spending.ts';
import type { Processor } from './processor.ts';

/**
 * One machine cannot give every concurrent invocation an environment of its own, as AWS does: a function has at most this
 * many, and further invocations wait in order.
 */
export const environmentsMax = 4;
/** How soon waiting invocations look again whether a further environment would help. */
const lookAgainMs = 25;
/** Nobody is worth a further environment who has waited for less. */
const waitedMsMin = 50;
/** An invocation that takes so long is held up by something far away. */
const heldUpMs = 250;
/** Behind invocations that are held up, whoever has waited for so long gets a further environment in any case. */
const waitedMsMax = 1_000;
/** How much of the processors' time has to be idle for one more thread to be of use that mostly waits. */
const idleShareMin = 0.15;
/** And for one that computes: nearly a processor of its own. */
const computingIdleShareMin = 0.4;
/** Invocations of one function that wait for an environment; a longer queue would only hide that the machine is too small. */
export const waitingInvocationsMax = 1_000;

export interface PoolSurroundings {
  readonly environment: Environment;
  readonly identities: Identities;
  readonly endpointUrl: () => string;
  readonly log: Log;
  readonly meter?: Meter;
  readonly processor: Pick<Processor, 'idleShare'>;
}

export interface InvokeAnswer {
  /** JSON text. */
  readonly payload: string;
  readonly functionError: 'Unhandled' | undefined;
}

type Started = { readonly environment: ExecutionEnvironment } | { readonly failed: InvokeAnswer };

type Begun = Exclude<InvocationOutcome, { readonly kind: 'not begun' }>;

/** The execution environments of one function, and the invocations that wait for one. */
export class FunctionPool {
  readonly configuration: FunctionConfiguration;
  readonly #surroundings: PoolSurroundings;
  readonly #spending: FunctionSpending;
  /** AWS starts an environment for an invocation: what is brought up ahead here is paid for when the first one comes. */
  readonly #unpaidInitMs = new WeakMap<ExecutionEnvironment, number>();
  readonly #idle: ExecutionEnvironment[] = [];
  /** With how many invocations each has been given and has not answered. */
  readonly #all = new Map<ExecutionEnvironment, number>();
  readonly #waiting: WaitingInvocations<Started>;
  #starting = 0;
  #lookingAgain: NodeJS.Timeout | undefined;
  #inFlight = 0;
  #closed = false;

  constructor(configuration: FunctionConfiguration, surroundings: PoolSurroundings) {
    this.configuration = configuration;
    this.#surroundings = surroundings;
    this.#waiting = new WaitingInvocations(() => surroundings.processor.idleShare() >= idleShareMin);
    this.#spending = new FunctionSpending(surroundings.meter ?? new Meter(), configuration);
  }

  /**
   * Carries one invocation out, after those that came before; its payload is made when its turn has come. One that gathers, as one with
   * `spareMs` does, leaves the processor to others as long as that is busy.
   * @throws {AwsError} `TooManyRequestsException`, `InvalidRequestContentException`, and what making the payload throws
   */
  async invoke(makePayload: () => string, spareMs?: number): Promise<InvokeAnswer> {
    this.#admitOrThrow();
    this.#inFlight++;
    try {
      for (;;) {
        const started = await this.#acquire(spareMs);
        if ('failed' in started) return started.failed;
        const { environment } = started;
        const answer = await this.#run(environment, this.#payloadOrThrow(environment, makePayload));
        if (answer !== 'not begun') return answer;
        if (this.#closed) return serviceFailed;
      }
    } finally {
      this.#inFlight--;
    }
  }

  /** Brings one environment up ahead of the first invocation. */
  async provision(): Promise<void> {
    if (this.#closed || this.#all.size + this.#starting > 0 || this.#environmentsMax() === 0) return;
    await this.#start();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#lookingAgain);
    this.#idle.length = 0;
    for (let next = this.#waiting.take(); next; next = this.#waiting.take()) next.start({ failed: serviceFailed });
    await Promise.all([...this.#all.keys()].map((environment) => environment.terminate()));
  }

  #admitOrThrow(): void {
    const { reservedConcurrency } = this.configuration;
    if (reservedConcurrency !== undefined && this.#inFlight >= reservedConcurrency) {
      throw tooManyRequests('ReservedFunctionConcurrentInvocationLimitExceeded');
    }
    if (this.#waiting.length >= waitingInvocationsMax) throw tooManyRequests('ConcurrentInvocationLimitExceeded');
    if (this.#closed) throw new AwsError('ServiceException', 'The function is being shut down.', { statusCode: 500 });
  }

  #acquire(spareMs: number | undefined): Promise<Started> {
    return new Promise((resolve) => {
      this.#waiting.add({ start: resolve, spareMs });
      this.#serve();
    });
  }

  async #run(environment: ExecutionEnvironment, payload: string): Promise<InvokeAnswer | 'not begun'> {
    const { arn, timeoutSeconds } = this.configuration;
    const requestId = randomUUID();
    const startedMs = performance.now();
    const timeoutMs = timeoutSeconds * 1000;
    const outcome = await environment.invoke({ requestId, invokedFunctionArn: arn, timeoutMs, payload });
    if (outcome.kind === 'not begun') return outcome.kind;
    const durationMs = performance.now() - startedMs;
    this.#pay(environment, durationMs, outcome);
    this.#release(environment);
    return this.#report(requestId, durationMs, outcome);
  }

  #pay(environment: ExecutionEnvironment, durationMs: number, outcome: Begun): void {
    const initMs = this.#unpaidInitMs.get(environment);
    if (initMs !== undefined) {
      this.#spending.initialised(initMs);
      this.#unpaidInitMs.delete(environment);
    }
    this.#spending.invoked((outcome.kind === 'answered' ? outcome.durationMs : undefined) ?? durationMs);
  }

  #payloadOrThrow(environment: ExecutionEnvironment, makePayload: () => string): string {
    try {
      return makePayload();
    } catch (error) {
      this.#release(environment);
      throw error;
    }
  }

  #report(requestId: string, durationMs: number, outcome: Begun): InvokeAnswer {
    const { name } = this.configuration;
    if (outcome.kind === 'unreadable') {
      throw new AwsError(
        'InvalidRequestContentException',
        `Could not parse request body into json: ${outcome.message}`,
      );
    }
    const { payload, functionError } = outcome;
    const fields = { function: name, requestId, durationMs };
    if (functionError) this.#surroundings.log.warn('The function failed.', { ...fields, error: payload });
    else this.#surroundings.log.debug('The function answered.', fields);
    return { payload, functionError };
  }

  #release(environment: ExecutionEnvironment): void {
    this.#waiting.answered();
    const left = (this.#all.get(environment) ?? 1) - 1;
    if (!environment.alive) this.#all.delete(environment);
    else {
      this.#all.set(environment, left);
      if (left === 0 && this.#closed) void environment.terminate();
      else if (left === 0) this.#idle.push(environment);
    }
    this.#serve();
  }

  /** Gives idle environments to those whose turn has come, and sees to it that the others' will. */
  #serve(): void {
    while (this.#idle.length > 0) {
      const next = this.#waiting.takeDue(this.#all.size - this.#idle.length);
      if (!next) break;
      const environment = this.#idle.pop();
      if (environment) this.#give(environment, next);
    }
    this.#serveAhead();
    if (this.#waiting.length === 0) return;
    if (this.#idle.length === 0) this.#scaleOut();
    this.#lookingAgain ??= setTimeout(() => {
      this.#lookingAgain = undefined;
      this.#serve();
    }, lookAgainMs);
  }

  /** What environments that are at work will come to at once; behind one that is held up nobody is put in line. */
  #serveAhead(): void {
    for (const [environment, given] of this.#all) {
      if (given === 0 || !environment.alive || environment.invokedMs >= heldUpMs) continue;
      for (let room = environment.invocationsMax - given; room > 0; room--) {
        const next = this.#waiting.takeUngathered();
        if (!next) return;
        this.#give(environment, next);
      }
    }
  }

  #give(environment: ExecutionEnvironment, { start }: WaitingInvocation<Started>): void {
    this.#all.set(environment, (this.#all.get(environment) ?? 0) + 1);
    start({ environment });
  }

  /** One start at a time: while a thread loads its modules, the others answer, and often there is no need for a further. */
  #scaleOut(): void {
    if (this.#starting > 0 || this.#all.size >= this.#environmentsMax()) return;
    if (this.#all.size === 0 || this.#wouldHelp()) void this.#start();
  }

  /**
   * A further thread is worth its memory, and the compiling of the same code once more, where those that are there wait for the
   * network. Where they compute, it needs a processor that nobody else does; otherwise it only makes the others slower. The lanes of a
   * stream are as late as they are many, so that one that has gathered for long is worth it too, up to as many as there are processors.
   */
  #wouldHelp(): boolean {
    const { waitedMs } = this.#waiting;
    if (waitedMs < waitedMsMin) return false;
    const idleShare = this.#surroundings.processor.idleShare();
    if (idleShare >= computingIdleShareMin) return true;
    const { size } = this.#all;
    if (size < availableParallelism() && this.#waiting.hasGatheredBeside(size)) return true;
    const areHeldUp = [...this.#all.keys()].every(({ invokedMs }) => invokedMs >= heldUpMs);
    return areHeldUp && (idleShare >= idleShareMin || waitedMs > waitedMsMax);
  }

  async #start(): Promise<void> {
    this.#starting++;
    const beganMs = performance.now();
    let started: { environment: ExecutionEnvironment; init: InitOutcome };
    try {
      started = await this.#startEnvironment();
    } catch (error) {
      // Nothing of the function's own: the thread could not even be made. Its caller sees a service that failed.
      this.#starting--;
      this.#surroundings.log.error('An execution environment could not be made.', { error });
      this.#waiting.take()?.start({ failed: serviceFailed });
      this.#serve();
      return;
    }
    this.#starting--;
    this.#accept(started.environment, started.init, performance.now() - beganMs);
    this.#serve();
  }

  async #startEnvironment(): Promise<{ environment: ExecutionEnvironment; init: InitOutcome }> {
    const code = await bootstrapCode();
    return ExecutionEnvironment.start(this.#environmentOptions(code));
  }

  #accept(environment: ExecutionEnvironment, init: InitOutcome, startMs: number): void {
    const { name } = this.configuration;
    if (init.kind === 'failed') {
      this.#surroundings.log.error('The function could not be loaded.', { function: name, error: init.payload });
      this.#waiting.take()?.start({ failed: { payload: init.payload, functionError: 'Unhandled' } });
      return;
    }
    const { initMs } = init;
    this.#surroundings.log.debug('An execution environment is ready.', { function: name, startMs, initMs });
    this.#unpaidInitMs.set(environment, initMs);
    // Its start is what it has been given so far.
    this.#all.set(environment, 1);
    this.#release(environment);
  }

  #environmentOptions(code: string): ExecutionEnvironmentOptions {
    const { configuration } = this;
    const { environment, identities, endpointUrl, log } = this.#surroundings;
    return {
      bootstrapCode: code,
      data: {
        handler: configuration.handler,
        codeDirectory: configuration.codeDirectory,
        logLevel: configuration.logLevel,
      },
      variables: environmentVariables(configuration, {
        environment,
        endpointUrl: endpointUrl(),
        credentials: identities.credentials(configuration.roleArn, configuration.name, 'lambda.amazonaws.com'),
        nowMs: Date.now(),
      }),
      memoryMb: configuration.memoryMb,
      onLog: ({ level, message, requestId }) => {
        this.#spending.logged(message);
        log[logMethod[level]](message, { function: configuration.name, ...(requestId !== undefined && { requestId }) });
      },
      onLost: (lost, payload) => this.#forget(lost, payload),
    };
  }

  #forget(environment: ExecutionEnvironment, payload: string): void {
    this.#all.delete(environment);
    const at = this.#idle.indexOf(environment);
    if (at >= 0) this.#idle.splice(at, 1);
    this.#surroundings.log.warn('An execution environment ended between invocations.', {
      function: this.configuration.name,
      error: payload,
    });
  }

  #environmentsMax(): number {
    return Math.min(environmentsMax, this.configuration.reservedConcurrency ?? environmentsMax);
  }
}

const logMethod = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
  FATAL: 'error',
} as const satisfies Readonly<Record<ConsoleLevel, keyof Log>>;

const serviceFailed: InvokeAnswer = {
  payload: JSON.stringify({ errorType: 'ServiceException', errorMessage: 'The environment could not start.' }),
  functionError: 'Unhandled',
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html#API_Invoke_Errors */
function tooManyRequests(reason: string): AwsError {
  return new AwsError('TooManyRequestsException', 'Rate Exceeded.', {
    statusCode: 429,
    details: { Reason: reason, Type: 'User' },
  });
}
