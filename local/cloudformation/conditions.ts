import { showValue } from './fault.ts';
import { isObject, resolve, Unresolvable, type Scope } from './intrinsics.ts';

/**
 * The `Conditions` section; each is decided once, when it is first asked for.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 */
export class Conditions {
  readonly #expressions: Readonly<Record<string, unknown>>;
  readonly #decided = new Map<string, boolean>();
  readonly #deciding = new Set<string>();

  constructor(expressions: Readonly<Record<string, unknown>>) {
    this.#expressions = expressions;
  }

  /** @throws {Unresolvable} for a name that is not declared and for an expression that is none. */
  holds(name: string, scope: Scope): boolean {
    const known = this.#decided.get(name);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.#expressions, name))
      throw new Unresolvable(`names the condition "${name}", which is not declared`);
    if (this.#deciding.has(name)) throw new Unresolvable(`names the condition "${name}", which depends on itself`);
    this.#deciding.add(name);
    try {
      const holds = evaluate(this.#expressions[name], scope);
      this.#decided.set(name, holds);
      return holds;
    } finally {
      this.#deciding.delete(name);
    }
  }
}

function evaluate(expression: unknown, scope: Scope): boolean {
  const [name, ...others] = isObject(expression) ? Object.keys(expression) : [];
  if (!isObject(expression) || name === undefined || others.length > 0) {
    throw new Unresolvable(`is no condition: ${showValue(expression)}`);
  }
  const input = expression[name];
  switch (name) {
    case 'Condition':
      return scope.condition(String(input));
    case 'Fn::Equals': {
      const [left, right] = operands(input).map((operand) => resolve(operand, scope, throwFault));
      return String(left) === String(right);
    }
    case 'Fn::And':
      return operands(input).every((operand) => evaluate(operand, scope));
    case 'Fn::Or':
      return operands(input).some((operand) => evaluate(operand, scope));
    case 'Fn::Not':
      return !evaluate(operands(input)[0], scope);
    default:
      throw new Unresolvable(
        `Condition function "${name}" is not carried out; known are Fn::Equals, Fn::And, Fn::Or, Fn::Not`,
      );
  }
}

function operands(input: unknown): readonly unknown[] {
  if (Array.isArray(input)) return input;
  throw new Unresolvable(`wants a list of conditions, has ${showValue(input)}`);
}

function throwFault(path: readonly string[], message: string): never {
  throw new Unresolvable(`${path.join('.')} ${message}`);
}
