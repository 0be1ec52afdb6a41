import { types } from 'node:util';

/**
 * The JSON that an invocation answers when its function failed: `{ errorType, errorMessage, trace }`.
 * https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
 */
export function describeError(error: unknown): string {
  if (isError(error)) return payload(error.name, error.message, error.stack);
  // AWS's runtime answers what was thrown as its text, with JavaScript's name of its type.
  return JSON.stringify({ errorType: typeof error, errorMessage: textOf(error), trace: [] });
}

export function unhandledRejection(reason: unknown): string {
  const errorType = 'Runtime.UnhandledPromiseRejection';
  const errorMessage = textOf(reason);
  const stack = isError(reason) ? (reason.stack ?? '').split('\n').slice(1) : [];
  return JSON.stringify({
    errorType,
    errorMessage,
    reason: isError(reason) ? (JSON.parse(describeError(reason)) as unknown) : textOf(reason),
    promise: {},
    trace: [`${errorType}: ${errorMessage}`, ...stack],
  });
}

/** Since Node.js 24, AWS refuses at load time what would have waited for its callback. */
export function callbackHandlerDeprecated(): Error {
  return runtimeError(
    'CallbackHandlerDeprecated',
    'AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. ' +
      'You need to modify this function to use a supported handler signature.',
  );
}

export function runtimeError(name: string, message: string, cause?: unknown): Error {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = `Runtime.${name}`;
  // The stack was made with the name that the error had before.
  error.stack = (error.stack ?? '').replace(/^Error/, error.name);
  return error;
}

/** The thread ended while the function ran. */
export function runtimeExited(requestId: string, cause: { exitCode: number } | 'out-of-memory'): string {
  return payload('Runtime.ExitError', `RequestId: ${requestId} Error: ${exitReason(cause)}`);
}

export function timedOut(requestId: string, timeoutSeconds: number): string {
  return payload(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
  );
}

/** What a synchronous answer may weigh: a little over 6 MB, as AWS's own message says. */
export const responseBytesMax = 6_291_556;

export function responseTooLarge(): string {
  return payload(
    'Function.ResponseSizeTooLarge',
    `Response payload size exceeded maximum allowed payload size (${responseBytesMax} bytes).`,
  );
}

function exitReason(cause: { exitCode: number } | 'out-of-memory'): string {
  if (cause === 'out-of-memory') return 'Runtime exited with error: signal: killed';
  if (cause.exitCode === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${cause.exitCode}`;
}

function payload(errorType: string, errorMessage: string, stack?: string): string {
  return JSON.stringify({ errorType, errorMessage, ...(stack !== undefined && { trace: stack.split('\n') }) });
}

/** Also an error of another realm, which `instanceof` does not know. */
function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    // An object without a prototype, or whose toString throws.
    return `a value of type ${typeof value}`;
  }
}
