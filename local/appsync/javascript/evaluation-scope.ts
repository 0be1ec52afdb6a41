import type { Evaluation } from './evaluation.ts';

/** Which handler runs now; handlers never wait, so there is at most one. */
export class EvaluationScope {
  current: Evaluation | null = null;

  /** @throws {Error} when code calls the library while its module is being evaluated. */
  require(): Evaluation {
    if (!this.current) throw new Error('This function can only be called inside a request or response handler.');
    return this.current;
  }
}
