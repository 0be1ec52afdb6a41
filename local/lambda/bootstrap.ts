/**
 * The runtime inside an execution environment's thread: loads the module once, then answers one invocation at a time.
 *
 * It imitates the Node.js 24 runtime: handlers return a promise or a value; a handler that declares a callback is refused.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 *
 * This file runs alone in a thread of its own: it is bundled to text and imports nothing but Node's own modules.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { captureConsole, captureStreams } from './captured-console.ts';
import { callbackHandlerDeprecated, describeError, unhandledRejection } from './error-payload.ts';
import { loadHandler, type Handler } from './handler-loader.ts';
import type { ConsoleLevel } from './function-configuration.ts';
import type { EnvironmentData, EnvironmentMessage, InvocationMessage } from './worker-messages.ts';

/** The exit codes of the Node.js runtime. */
const uncaughtExitCode = 129;
const rejectionExitCode = 128;
const initExitCode = 1;
/** A third parameter is how the runtime recognises a handler with a callback. */
const callbackParameters = 3;

const port = portOrThrow();
// Only this runtime starts this thread, and it passes nothing else.
const data = workerData as EnvironmentData;
/** The one that is carried out comes first. */
const waiting: InvocationMessage[] = [];
let requestId: string | undefined;

const log = (level: ConsoleLevel, message: string): void => send({ kind: 'log', level, message, requestId });
captureConsole(data.logLevel, log);
captureStreams(log);
process.on('uncaughtException', (error) => end(describeError(error), uncaughtExitCode));
process.on('unhandledRejection', (reason) => end(unhandledRejection(reason), rejectionExitCode));
void start();

async function start(): Promise<void> {
  const startedMs = performance.now();
  try {
    const handler = await loadHandler(data.codeDirectory, data.handler);
    if (handler.length >= callbackParameters) throw callbackHandlerDeprecated();
    port.on('message', (invocation: InvocationMessage) => {
      waiting.push(invocation);
      if (waiting.length === 1) void answerAll(handler);
    });
    send({ kind: 'ready', initMs: performance.now() - startedMs });
  } catch (error) {
    end(describeError(error), initExitCode);
  }
}

/** One at a time, in the order in which they came. */
async function answerAll(handler: Handler): Promise<void> {
  for (let next = waiting[0]; next; next = waiting[0]) {
    await answer(handler, next);
    waiting.shift();
  }
}

async function answer(handler: Handler, invocation: InvocationMessage): Promise<void> {
  const startedMs = performance.now();
  const deadlineMs = Date.now() + invocation.timeoutMs;
  requestId = invocation.requestId;
  let event: unknown;
  try {
    event = invocation.payload === '' ? {} : JSON.parse(invocation.payload);
  } catch (error) {
    send({ kind: 'unreadable', message: error instanceof Error ? error.message : String(error) });
    return;
  }
  try {
    const result = await handler(event, contextOf(invocation, deadlineMs));
    send({ kind: 'result', payload: stringifyOrThrow(result), durationMs: performance.now() - startedMs });
  } catch (error) {
    send({ kind: 'error', payload: describeError(error), durationMs: performance.now() - startedMs });
  }
}

function contextOf(invocation: InvocationMessage, deadlineMs: number): Readonly<Record<string, unknown>> {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: process.env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: process.env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: process.env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: process.env['AWS_LAMBDA_LOG_STREAM_NAME'],
    invokedFunctionArn: invocation.invokedFunctionArn,
    awsRequestId: invocation.requestId,
    getRemainingTimeInMillis: () => deadlineMs - Date.now(),
  };
}

function stringifyOrThrow(result: unknown): string {
  try {
    // A function or a symbol has no JSON: undefined, like no result at all.
    return JSON.stringify(result) ?? 'null';
  } catch (error) {
    const refusal = new Error('Unable to stringify response body', { cause: error });
    refusal.name = 'Runtime.JSONStringifyError';
    throw refusal;
  }
}

function end(payload: string, exitCode: number): void {
  send({ kind: 'fatal', payload });
  process.exit(exitCode);
}

function send(message: EnvironmentMessage): void {
  port.postMessage(message);
}

function portOrThrow(): NonNullable<typeof parentPort> {
  if (!parentPort) throw new Error('The bootstrap of execution environments runs only inside a worker thread.');
  return parentPort;
}
