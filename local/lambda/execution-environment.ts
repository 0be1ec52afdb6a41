import { Worker } from 'node:worker_threads';
import { responseBytesMax, responseTooLarge, runtimeExited, timedOut } from './error-payload.ts';
import type { ConsoleLevel } from './function-configuration.ts';
import type { EnvironmentData, EnvironmentMessage, InvocationMessage } from './worker-messages.ts';

export interface ExecutionEnvironmentOptions {
  readonly bootstrapCode: string;
  readonly data: EnvironmentData;
  readonly variables: Record<string, string>;
  readonly memoryMb: number;
  readonly onLog: (line: { level: ConsoleLevel; message: string; requestId: string | undefined }) => void;
  /** The thread is gone while nothing was asked of it. */
  readonly onLost: (environment: ExecutionEnvironment, payload: string) => void;
}

export type InitOutcome =
  { readonly kind: 'ready'; readonly initMs: number } | { readonly kind: 'failed'; readonly payload: string };

export type InvocationOutcome =
  | {
      readonly kind: 'answered';
      readonly payload: string;
      readonly functionError: 'Unhandled' | undefined;
      /** As the thread itself measured it; undefined when it has ended meanwhile. */
      readonly durationMs: number | undefined;
    }
  | { readonly kind: 'unreadable'; readonly message: string }
  /** The environment ended with an invocation before this one: it has not begun, and another can take it. */
  | { readonly kind: 'not begun' };

/** AWS gives a module this long to load before it starts over. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
const initTimeoutMs = 10_000;
/** As AWS starts its own Node.js: a tenth of the memory for young objects, the rest for old ones, none for anything else. */
const youngGenerationShare = 0.1;
/** All environments share one machine: a tenth of what is configured for each would be garbage of hundreds of megabytes. */
const youngMbMax = 24;
/** How much work a thread is handed ahead, at most: what nobody who waits for it would notice. */
const aheadMs = 2;
const aheadMax = 16;
/** Of the mean of how long invocations take. */
const newestShare = 0.1;
const noRequestId = '00000000-0000-0000-0000-000000000000';

type ThreadMessage =
  Exclude<EnvironmentMessage, { kind: 'log' }> | { readonly kind: 'exited'; readonly payload: string };

type Answer = ThreadMessage | Extract<InvocationOutcome, { kind: 'not begun' }>;

/** An invocation that was handed to the thread, or its start. */
interface Awaited {
  readonly requestId: string;
  readonly timeoutMs: number;
  readonly settle: (answer: Answer) => void;
}

/**
 * One execution environment: a thread with its own modules, memory limit and environment variables, that carries out one
 * invocation at a time, and holds those that come meanwhile.
 */
export class ExecutionEnvironment {
  readonly #worker: Worker;
  readonly #options: ExecutionEnvironmentOptions;
  /** In the order in which the thread takes them up: the first is the one it is about. */
  readonly #awaited: Awaited[] = [];
  #timer: NodeJS.Timeout | undefined;
  #requestId = noRequestId;
  #outOfMemory = false;
  #alive = true;
  #beganAtMs = 0;
  #meanMs: number | undefined;

  private constructor(options: ExecutionEnvironmentOptions) {
    this.#options = options;
    const youngMb = Math.max(1, Math.min(youngMbMax, Math.floor(options.memoryMb * youngGenerationShare)));
    this.#worker = new Worker(options.bootstrapCode, {
      eval: true,
      env: options.variables,
      workerData: options.data,
      // This process's own flags (loaders, inspectors) are not the function's.
      execArgv: [],
      argv: [],
      stdin: false,
      stdout: true,
      stderr: true,
      resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: options.memoryMb - youngMb },
    });
    this.#listen();
  }

  /** Starts the thread and loads the function's module. */
  static async start(
    options: ExecutionEnvironmentOptions,
  ): Promise<{ environment: ExecutionEnvironment; init: InitOutcome }> {
    const environment = new ExecutionEnvironment(options);
    return { environment, init: await environment.#initialise() };
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** How long its invocation has taken so far, or the one before, if nothing is asked of it. */
  get invokedMs(): number {
    return performance.now() - this.#beganAtMs;
  }

  /**
   * How many invocations it is worth handing over at a time. Where one takes much less time than a thread needs to hear of the next,
   * the thread would wait most of its time for whoever hands them over; where one takes long, another environment may be free sooner.
   */
  get invocationsMax(): number {
    if (this.#meanMs === undefined || this.#meanMs > aheadMs) return 1;
    return 1 + Math.min(aheadMax, Math.floor(aheadMs / this.#meanMs));
  }

  async invoke(invocation: InvocationMessage): Promise<InvocationOutcome> {
    const answered = this.#answerTo(invocation);
    this.#worker.postMessage(invocation);
    const message = await answered;
    switch (message.kind) {
      case 'result':
        // A UTF-16 unit is at most three bytes of UTF-8: most answers need no counting.
        if (message.payload.length * 3 > responseBytesMax && Buffer.byteLength(message.payload) > responseBytesMax) {
          return unhandled(responseTooLarge(), message.durationMs);
        }
        return {
          kind: 'answered',
          payload: message.payload,
          functionError: undefined,
          durationMs: message.durationMs,
        };
      case 'unreadable':
      case 'not begun':
        return message;
      case 'error':
        return unhandled(message.payload, message.durationMs);
      case 'fatal':
      case 'exited':
        return unhandled(message.payload, undefined);
      case 'ready':
        throw new Error('The execution environment reports a second start.');
    }
  }

  async terminate(): Promise<void> {
    this.#alive = false;
    await this.#worker.terminate();
  }

  async #initialise(): Promise<InitOutcome> {
    const message = await this.#answerTo({ requestId: noRequestId, timeoutMs: initTimeoutMs });
    if (message.kind === 'ready') return message;
    if (message.kind === 'fatal' || message.kind === 'exited') return { kind: 'failed', payload: message.payload };
    throw new Error(`The execution environment answers "${message.kind}" before it was asked.`);
  }

  #answerTo({ requestId, timeoutMs }: Pick<Awaited, 'requestId' | 'timeoutMs'>): Promise<Answer> {
    return new Promise((settle) => {
      this.#awaited.push({ requestId, timeoutMs, settle });
      if (this.#awaited.length === 1) this.#begin();
    });
  }

  /** The thread is about to take up the first. */
  #begin(): void {
    const [first] = this.#awaited;
    if (!first) return;
    this.#requestId = first.requestId;
    this.#beganAtMs = performance.now();
    this.#timer = setTimeout(() => {
      void this.terminate();
      this.#settle({ kind: 'exited', payload: timedOut(first.requestId, first.timeoutMs / 1000) });
    }, first.timeoutMs);
  }

  #listen(): void {
    this.#worker.on('message', (message: EnvironmentMessage) => {
      if (message.kind === 'log') this.#options.onLog(message);
      else this.#receive(message);
    });
    // What reaches this event escaped the bootstrap itself: a full heap, or an error before it could listen.
    this.#worker.on('error', (error) => {
      this.#outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!this.#outOfMemory) this.#options.onLog({ level: 'ERROR', message: String(error), requestId: undefined });
    });
    this.#worker.on('exit', (exitCode) => {
      const payload = runtimeExited(this.#requestId, this.#outOfMemory ? 'out-of-memory' : { exitCode });
      this.#receive({ kind: 'exited', payload });
    });
    this.#relay(this.#worker.stdout, 'INFO');
    this.#relay(this.#worker.stderr, 'ERROR');
  }

  #receive(message: ThreadMessage): void {
    if (message.kind === 'fatal' || message.kind === 'exited') {
      const wasAlive = this.#alive;
      this.#alive = false;
      if (!this.#settle(message) && wasAlive) this.#options.onLost(this, message.payload);
      return;
    }
    if ('durationMs' in message) this.#remember(message.durationMs);
    this.#settle(message);
  }

  #remember(durationMs: number): void {
    this.#meanMs = this.#meanMs === undefined ? durationMs : this.#meanMs + (durationMs - this.#meanMs) * newestShare;
  }

  /** Answers whether it was about anything. */
  #settle(message: ThreadMessage): boolean {
    clearTimeout(this.#timer);
    const first = this.#awaited.shift();
    if (this.#alive) this.#begin();
    // In the order in which they were handed over.
    first?.settle(message);
    if (!this.#alive) for (const { settle } of this.#awaited.splice(0)) settle({ kind: 'not begun' });
    return first !== undefined;
  }

  /** What the function writes past the console, line by line. */
  #relay(stream: NodeJS.ReadableStream, level: ConsoleLevel): void {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const message of lines) this.#options.onLog({ level, message, requestId: this.#requestId });
    });
  }
}

function unhandled(payload: string, durationMs: number | undefined): InvocationOutcome {
  return { kind: 'answered', payload, functionError: 'Unhandled', durationMs };
}
