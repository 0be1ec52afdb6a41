import type { ConsoleLevel } from './function-configuration.ts';

/** What an execution environment's thread is started with. */
export interface EnvironmentData {
  readonly handler: string;
  readonly codeDirectory: string;
  readonly logLevel: ConsoleLevel;
}

/**
 * To the thread: one invocation, to be carried out after those that came before. The payload stays text, so that only the thread
 * spends time on parsing it.
 */
export interface InvocationMessage {
  readonly requestId: string;
  readonly invokedFunctionArn: string;
  /** How long it may take from when it begins. */
  readonly timeoutMs: number;
  readonly payload: string;
}

/** From the thread. All payloads are JSON texts. */
export type EnvironmentMessage =
  | { readonly kind: 'ready'; readonly initMs: number }
  /** The handler returned. */
  | { readonly kind: 'result'; readonly payload: string; readonly durationMs: number }
  /** The handler threw; the environment lives on. */
  | { readonly kind: 'error'; readonly payload: string; readonly durationMs: number }
  /** The module could not be loaded, or an error escaped every handler: the environment ends. */
  | { readonly kind: 'fatal'; readonly payload: string }
  /** The payload is no JSON; the handler was not called. */
  | { readonly kind: 'unreadable'; readonly message: string }
  | {
      readonly kind: 'log';
      readonly level: ConsoleLevel;
      readonly message: string;
      /** Undefined while the module is loaded. */
      readonly requestId: string | undefined;
    };
