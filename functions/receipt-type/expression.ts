import jsonata from 'jsonata';
import { NotPlain, plainExpression } from './plain-expression.ts';

/** A compiled JSONata expression. Compiled once, evaluated for every document. */
export interface Expression {
  readonly source: string;
  /** @throws {Error} when the expression does not fit the document, or does not end within its limits. */
  evaluate(input: unknown): Promise<unknown>;
}

/**
 * Limits of one evaluation. A document of 256 kB may have ten thousand lines, which a rule sums in a few dozen milliseconds.
 */
const LIMITS = { timeout: 1_000, stack: 500, sequence: 100_000 };

/** @throws {Error} when the source is not JSONata. */
export function compileExpression(source: string): Expression {
  const compiled = jsonata(source, LIMITS);
  const plain = plainExpression(compiled.ast());
  return {
    source,
    evaluate: async (input) => {
      try {
        if (plain) return plain(input);
      } catch (error) {
        if (!(error instanceof NotPlain)) throw error;
      }
      return evaluateFully(compiled, input);
    },
  };
}

async function evaluateFully(compiled: jsonata.Expression, input: unknown): Promise<unknown> {
  try {
    return await compiled.evaluate(input);
  } catch (cause) {
    // JSONata throws plain objects.
    throw new Error(`The expression fails: ${describe(cause)}`, { cause });
  }
}

function describe(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'message' in cause) return String(cause.message);
  return String(cause);
}
