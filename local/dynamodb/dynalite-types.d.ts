/** The parts of dynalite that `dynalite.ts` uses; the package brings no types. */
declare module 'dynalite/validations/index.js' {
  type Path = (string | number)[];
  /** A path, one of the request's value objects, or a node. */
  type Operand = Path | Node | object;
  interface Node {
    type: string;
    name?: string;
    args: Operand[];
  }
  interface Section {
    type: string;
    path: Path;
    val?: Operand;
  }
  interface Conditions {
    [attribute: string]: { ComparisonOperator: string; AttributeValueList: object[] };
  }
  /** A request, and what the parsers add to it. */
  interface Expressible {
    [member: string]: unknown;
    _condition?: { expression: Operand; nestedPaths: object };
    _filter?: { expression: Operand; nestedPaths: object; pathHeads: object };
    _keyCondition?: { expression: Operand };
    _updates?: { sections: Section[]; paths: Path[]; nestedPaths: object };
    _projection?: { paths: Path[]; nestedPaths: object };
  }

  export function checkTypes(data: object, types: object): Record<string, unknown>;
  export function checkValidations(data: object, types: object, custom: unknown, store: object): void;
  /** Returns the refusal. */
  export function validateAttributeValue(value: object): string | undefined;
  /** Returns the refusal. */
  export function validateExpressions(data: Expressible): string | undefined;
  /** Returns the refusal. */
  export function validateExpressionParams(data: object, expressions: string[], others: string[]): string | undefined;
  /** Returns the refusal, or the conditions by attribute. */
  export function convertKeyCondition(expression: Operand): string | Conditions;
  /** Returns the refusal. */
  export function validateConditions(conditions: Conditions): string | undefined;
}

declare module 'dynalite/validations/*.js' {
  export const types: object;
  export const custom: unknown;
}
