/** Parsed expressions. Values stay names (`:v`), so that one parse serves every request with the same text. */
export type Path = readonly (string | number)[];

export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'size'; readonly of: Operand };

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';
export type ConditionFunction =
  'attribute_exists' | 'attribute_not_exists' | 'attribute_type' | 'begins_with' | 'contains';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly of: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly of: Operand; readonly choices: readonly Operand[] }
  | { readonly kind: 'function'; readonly name: ConditionFunction; readonly operands: readonly Operand[] };

export type UpdateOperand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly name: string }
  | { readonly kind: 'add' | 'subtract' | 'list_append'; readonly left: UpdateOperand; readonly right: UpdateOperand }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: UpdateOperand };

export type UpdateAction =
  | { readonly kind: 'set'; readonly path: Path; readonly operand: UpdateOperand }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add' | 'delete'; readonly path: Path; readonly name: string };

/** The condition on one key attribute: a comparator and the names of its values. */
export interface KeyCondition {
  readonly comparator: string;
  readonly values: readonly string[];
}

export interface Expressions {
  readonly condition?: Condition;
  readonly filter?: { readonly condition: Condition; readonly attributes: ReadonlySet<string> };
  readonly update?: { readonly actions: readonly UpdateAction[]; readonly paths: readonly Path[] };
  readonly projection?: readonly Path[];
  readonly keyConditions?: ReadonlyMap<string, KeyCondition>;
  /** Attributes that some path goes into. */
  readonly nested: ReadonlySet<string>;
}

/** The members of a request that hold expressions. */
export interface ExpressionSource {
  readonly ConditionExpression?: string;
  readonly FilterExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ProjectionExpression?: string;
  readonly UpdateExpression?: string;
}
