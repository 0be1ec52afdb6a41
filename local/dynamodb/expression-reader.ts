import type {
  Conditions,
  Expressible,
  Node as RawNode,
  Operand as RawOperand,
  Section,
} from 'dynalite/validations/index.js';
import { attributeOf, type AttributeValue, type Item } from './attribute-value.ts';
import { compareValues } from './comparison.ts';
import type { Condition, Expressions, KeyCondition, Operand, UpdateAction, UpdateOperand } from './expression.ts';

/** Expressions, and whether they are also right for other values of the same names and types. */
export interface ReadExpressions {
  readonly expressions: Expressions;
  holdsFor(values: Item | undefined): boolean;
}

/** Reads dynalite's parse into our own terms; `names` tells which value a leaf is. */
export function readExpressions(
  data: Expressible,
  names: ReadonlyMap<object, string>,
  keyConditions: Conditions | undefined,
): ReadExpressions {
  const reader = new Reader(names);
  const expressions: Expressions = {
    ...(data._condition && { condition: reader.condition(data._condition.expression) }),
    ...(data._filter && {
      filter: {
        condition: reader.condition(data._filter.expression),
        attributes: new Set(Object.keys(data._filter.pathHeads)),
      },
    }),
    ...(data._updates && {
      update: { actions: data._updates.sections.map((section) => reader.action(section)), paths: data._updates.paths },
    }),
    ...(data._projection && { projection: data._projection.paths }),
    ...(keyConditions && { keyConditions: reader.keyConditions(keyConditions) }),
    nested: new Set(
      [data._updates, data._filter, data._projection].flatMap((parsed) => Object.keys(parsed?.nestedPaths ?? {})),
    ),
  };
  return { expressions, holdsFor: (values) => reader.checks.every((check) => check(values ?? {})) };
}

class Reader {
  /** What the parser has checked of the values themselves. */
  readonly checks: ((values: Item) => boolean)[] = [];
  readonly #names: ReadonlyMap<object, string>;

  constructor(names: ReadonlyMap<object, string>) {
    this.#names = names;
  }

  condition(raw: RawOperand): Condition {
    const node = nodeOrThrow(raw);
    switch (node.type) {
      case 'and':
      case 'or':
        return { kind: node.type, left: this.condition(argument(node, 0)), right: this.condition(argument(node, 1)) };
      case 'not':
        return { kind: 'not', of: this.condition(argument(node, 0)) };
      case 'between':
        return this.#between(node);
      case 'in': {
        const [of, ...choices] = node.args.map((operand) => this.operand(operand));
        if (!of) throw unknownNode(node);
        return { kind: 'in', of, choices };
      }
      case 'function':
        return this.#function(node);
      case '=':
      case '<>':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return {
          kind: 'compare',
          comparator: node.type,
          left: this.operand(argument(node, 0)),
          right: this.operand(argument(node, 1)),
        };
      default:
        throw unknownNode(node);
    }
  }

  action({ type, path, val }: Section): UpdateAction {
    switch (type) {
      case 'remove':
        return { kind: 'remove', path };
      case 'set':
        if (val === undefined) break;
        return { kind: 'set', path, operand: this.updateOperand(val) };
      case 'add':
      case 'delete': {
        const operand = val && this.updateOperand(val);
        if (operand?.kind === 'value') return { kind: type, path, name: operand.name };
      }
    }
    throw new TypeError(`The update parser gave an unknown section "${type}".`);
  }

  updateOperand(raw: RawOperand): UpdateOperand {
    if (Array.isArray(raw)) return { kind: 'path', path: raw };
    const name = this.#names.get(raw);
    if (name !== undefined) return { kind: 'value', name };
    const node = nodeOrThrow(raw);
    const kind = node.type === 'function' ? node.name : node.type;
    const first = argument(node, 0);
    const second = this.updateOperand(argument(node, 1));
    switch (kind) {
      case 'add':
      case 'subtract':
      case 'list_append':
        return { kind, left: this.updateOperand(first), right: second };
      case 'if_not_exists':
        if (Array.isArray(first)) return { kind, path: first, otherwise: second };
        throw unknownNode(node);
      default:
        throw unknownNode(node);
    }
  }

  keyConditions(conditions: Conditions): ReadonlyMap<string, KeyCondition> {
    const byAttribute = new Map<string, KeyCondition>();
    for (const [attribute, { ComparisonOperator, AttributeValueList }] of Object.entries(conditions)) {
      const values = AttributeValueList.map((value) => this.#names.get(value)).filter((name) => name !== undefined);
      byAttribute.set(attribute, { comparator: ComparisonOperator, values });
      const [low, high] = values;
      if (low !== undefined && high !== undefined) this.#expectOrder(low, high);
    }
    return byAttribute;
  }

  operand(raw: RawOperand): Operand {
    if (Array.isArray(raw)) return { kind: 'path', path: raw };
    const name = this.#names.get(raw);
    if (name !== undefined) return { kind: 'value', name };
    const node = nodeOrThrow(raw);
    if (node.name !== 'size') throw unknownNode(node);
    return { kind: 'size', of: this.operand(argument(node, 0)) };
  }

  #between(node: RawNode): Condition {
    const of = this.operand(argument(node, 0));
    const low = this.operand(argument(node, 1));
    const high = this.operand(argument(node, 2));
    if (low.kind === 'value' && high.kind === 'value') this.#expectOrder(low.name, high.name);
    return { kind: 'between', of, low, high };
  }

  #function(node: RawNode): Condition {
    const operands = node.args.map((operand) => this.operand(operand));
    switch (node.name) {
      case 'attribute_type': {
        const type = operands[1];
        if (type?.kind === 'value') this.checks.push((values) => isTypeName(attributeOf(values, type.name)));
        return { kind: 'function', name: node.name, operands };
      }
      case 'attribute_exists':
      case 'attribute_not_exists':
      case 'begins_with':
      case 'contains':
        return { kind: 'function', name: node.name, operands };
      default:
        throw unknownNode(node);
    }
  }

  #expectOrder(low: string, high: string): void {
    this.checks.push((values) => {
      const [from, to] = [attributeOf(values, low), attributeOf(values, high)];
      return from !== undefined && to !== undefined && (compareValues(from, to) ?? 1) <= 0;
    });
  }
}

const typeNames: ReadonlySet<string> = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M']);

function isTypeName(value: AttributeValue | undefined): boolean {
  return value !== undefined && 'S' in value && typeNames.has(value.S);
}

function nodeOrThrow(raw: RawOperand): RawNode {
  if ('args' in raw && 'type' in raw) return raw;
  throw new TypeError('The expression parser gave an operand that is no node.');
}

function argument(node: RawNode, index: number): RawOperand {
  const operand = node.args[index];
  if (operand === undefined) throw unknownNode(node);
  return operand;
}

function unknownNode(node: RawNode): Error {
  return new TypeError(`The expression parser gave an unknown node "${node.name ?? node.type}".`);
}
