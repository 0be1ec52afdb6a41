import jsonata from 'jsonata';
import { ExpressionBudget, ExpressionLimit } from './expression-budget.ts';
import { functionNames, guards, refusedFunctions, stepsOf } from './expression-functions.ts';
import { plainExpression } from './plain-expression.ts';
import { NotPlain } from './plain-values.ts';

/** A compiled JSONata expression. Compiled once, evaluated for every document. */
export interface Expression {
  readonly source: string;
  /**
   * @throws {ExpressionLimit} when it takes more than its document has left.
   * @throws {Error} when the expression does not fit the document.
   */
  evaluate(input: unknown, budget?: ExpressionBudget): Promise<unknown>;
}

/** Parts of an expression, and levels of them. */
const PARTS_MAX = 10_000;
const DEPTH_MAX = 500;
/** Items of a sequence. An honest document of 256 kB has fewer. */
const SEQUENCE_MAX = 50_000;
/** Where the hooks find the budget. No expression can name it, since "#" is an operator. */
const BUDGET = '#budget';
/** https://docs.jsonata.org/embedding-extending; called before and after each step. */
const ENTRY = Symbol.for('jsonata.__evaluate_entry');
const EXIT = Symbol.for('jsonata.__evaluate_exit');

/** @throws {Error} when the source is not JSONata, or does what no expression may do. */
export async function compileExpression(source: string): Promise<Expression> {
  const options: jsonata.JsonataOptions = { sequence: SEQUENCE_MAX };
  const compiled = parsed(source, options);
  const patterns = lookedThrough(compiled.ast());
  if (patterns.length > 0) options.RegexEngine = await checkedEngine(patterns);
  const plain = plainExpression(compiled.ast());
  bindHooks(compiled);
  for (const [name, guarded] of await guardedFunctions()) compiled.assign(name, guarded);
  return {
    source,
    evaluate: async (input, budget = new ExpressionBudget()) => {
      try {
        if (plain) return plain(input, budget);
      } catch (error) {
        if (!(error instanceof NotPlain)) throw error;
      }
      return evaluateFully(compiled, input, budget);
    },
  };
}

function parsed(source: string, options: jsonata.JsonataOptions): jsonata.Expression {
  try {
    return jsonata(source, options);
  } catch (cause) {
    throw new Error(`It is no JSONata: ${describe(cause)}`, { cause });
  }
}

/** The regular expressions of a syntax tree. */
function lookedThrough(tree: object): RegExp[] {
  const patterns: RegExp[] = [];
  const seen = new Set<object>();
  const open: { node: object; depth: number }[] = [{ node: tree, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (seen.has(node)) continue;
    seen.add(node);
    if (depth > DEPTH_MAX || seen.size > PARTS_MAX) throw new Error('It is nested too deeply, or has too many parts.');
    if (node instanceof RegExp) patterns.push(node);
    refuseFunction(node);
    for (const part of Object.values(node) as readonly unknown[]) {
      if (typeof part === 'object' && part !== null) open.push({ node: part, depth: depth + 1 });
    }
  }
  return patterns;
}

function refuseFunction(node: object): void {
  const { type, value } = node as { readonly type?: unknown; readonly value?: unknown };
  if (type !== 'variable' || typeof value !== 'string' || !Object.hasOwn(refusedFunctions, value)) return;
  throw new Error(`"$${value}" is not allowed: ${refusedFunctions[value] ?? ''}.`);
}

/** The engine is loaded with the first regular expression: most expressions have none. */
async function checkedEngine(patterns: readonly RegExp[]): Promise<RegExpConstructor> {
  const { LinearRegExp } = await import('./expression-pattern.ts');
  for (const pattern of patterns) {
    try {
      new LinearRegExp(pattern);
    } catch (cause) {
      throw new Error(`Cannot take the pattern ${String(pattern)}: ${describe(cause)}.`, { cause });
    }
  }
  // JSONata declares the constructor of JavaScript's own, and uses `exec` and `lastIndex` of it.
  return LinearRegExp as unknown as RegExpConstructor;
}

function bindHooks(compiled: jsonata.Expression): void {
  assign(compiled, ENTRY, (_expression: unknown, _input: unknown, environment: jsonata.Environment) => {
    budgetOf(environment).enter();
  });
  assign(compiled, EXIT, (_expression: unknown, _input: unknown, environment: jsonata.Environment, result: unknown) => {
    budgetOf(environment).leave(result);
  });
}

function budgetOf(environment: jsonata.Environment): ExpressionBudget {
  const budget: unknown = environment.lookup(BUDGET);
  if (!(budget instanceof ExpressionBudget)) throw new Error('The expression is evaluated without a budget.');
  return budget;
}

/** The names of the hooks are symbols, which the declaration leaves out. */
function assign(compiled: jsonata.Expression, name: symbol, value: unknown): void {
  compiled.assign(name as unknown as string, value);
}

interface JsonataFunction {
  readonly implementation: (this: Focus, ...values: unknown[]) => unknown;
}

/** What JSONata gives to its functions as `this`. */
interface Focus {
  readonly environment: jsonata.Environment;
}

let guarded: Promise<readonly (readonly [string, JsonataFunction])[]> | undefined;

/** JSONata's own functions, behind guards, and counted: whatever calls them, be it another function. */
function guardedFunctions(): Promise<readonly (readonly [string, JsonataFunction])[]> {
  guarded ??= Promise.all(
    functionNames.map(async (name) => {
      const original = (await jsonata(`$${name}`).evaluate({})) as JsonataFunction;
      const guard = guards[name];
      const implementation: JsonataFunction['implementation'] = function (...values) {
        budgetOf(this.environment).spend(stepsOf(name, values));
        guard?.(...values);
        return original.implementation.apply(this, values);
      };
      // JSONata gives a function as many arguments as it declares.
      Object.defineProperty(implementation, 'length', { value: original.implementation.length });
      return [name, { ...original, implementation }] as const;
    }),
  );
  return guarded;
}

async function evaluateFully(compiled: jsonata.Expression, input: unknown, budget: ExpressionBudget): Promise<unknown> {
  try {
    return await compiled.evaluate(input, { [BUDGET]: budget });
  } catch (cause) {
    if (cause instanceof ExpressionLimit) throw cause;
    // A text, an array or a stack beyond what the engine itself can hold; and JSONata's own limit of a sequence.
    if (cause instanceof RangeError || codeOf(cause) === 'D2015' || codeOf(cause) === 'D2014') {
      throw new ExpressionLimit('it makes a value that is too large', { cause });
    }
    // JSONata throws plain objects.
    throw new Error(`The expression fails: ${describe(cause)}`, { cause });
  }
}

function codeOf(cause: unknown): unknown {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
}

function describe(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'message' in cause) return String(cause.message);
  return String(cause);
}
