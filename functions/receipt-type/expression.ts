import jsonata from 'jsonata';

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

/** Member names separated by dots: evaluated directly, which is what most fields are. */
const PLAIN_PATH = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** @throws {Error} when the source is not JSONata. */
export function compileExpression(source: string): Expression {
  const compiled = jsonata(source, LIMITS);
  if (PLAIN_PATH.test(source) && !['true', 'false', 'null', 'and', 'or', 'in', 'function'].includes(source)) {
    const names = source.split('.');
    return {
      source,
      evaluate: (input) => {
        const found = plainPath(input, names);
        return found.plain ? Promise.resolve(found.value) : evaluateFully(compiled, input);
      },
    };
  }
  return { source, evaluate: (input) => evaluateFully(compiled, input) };
}

/** The path through objects alone. JSONata maps over arrays, which is left to it. */
function plainPath(input: unknown, names: readonly string[]): { plain: boolean; value?: unknown } {
  let value = input;
  for (const name of names) {
    if (Array.isArray(value)) return { plain: false };
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return { plain: true };
    value = (value as Record<string, unknown>)[name];
  }
  return Array.isArray(value) ? { plain: false } : { plain: true, value };
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
