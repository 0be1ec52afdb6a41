import { attributeOf, type AttributeValue, type Item } from './attribute-value.ts';
import { beginsWith, compareValues, contains, equalValues, hasType, sizeOf } from './comparison.ts';
import type { Comparator, Condition, Operand, Path } from './expression.ts';

/** Whether an item meets a condition. An item that is not there is the empty one. */
export function meets(condition: Condition, item: Item, values: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return meets(condition.left, item, values) && meets(condition.right, item, values);
    case 'or':
      return meets(condition.left, item, values) || meets(condition.right, item, values);
    case 'not':
      return !meets(condition.of, item, values);
    case 'compare':
      return compares(
        condition.comparator,
        resolve(condition.left, item, values),
        resolve(condition.right, item, values),
      );
    case 'between': {
      const value = resolve(condition.of, item, values);
      return (
        compares('>=', value, resolve(condition.low, item, values)) &&
        compares('<=', value, resolve(condition.high, item, values))
      );
    }
    case 'in': {
      const value = resolve(condition.of, item, values);
      return condition.choices.some((choice) => compares('=', value, resolve(choice, item, values)));
    }
    case 'function':
      return appliesFunction(condition, item, values);
  }
}

/** What stands at a path; undefined when nothing does. */
export function valueAt(path: Path, item: Item): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const element of path) value = value && childOf(value, element);
  return value;
}

function childOf(value: AttributeValue, element: string | number): AttributeValue | undefined {
  if (typeof element === 'number') return 'L' in value ? value.L[element] : undefined;
  return 'M' in value ? attributeOf(value.M, element) : undefined;
}

function appliesFunction(condition: Condition & { kind: 'function' }, item: Item, values: Item): boolean {
  const [first, second] = condition.operands;
  const value = first && resolve(first, item, values);
  const other = second && resolve(second, item, values);
  switch (condition.name) {
    case 'attribute_exists':
      return value !== undefined;
    case 'attribute_not_exists':
      return value === undefined;
    case 'attribute_type':
      return value !== undefined && other !== undefined && 'S' in other && hasType(value, other.S);
    case 'begins_with':
      return value !== undefined && other !== undefined && beginsWith(value, other);
    case 'contains':
      return value !== undefined && other !== undefined && contains(value, other);
  }
}

function compares(
  comparator: Comparator,
  left: AttributeValue | undefined,
  right: AttributeValue | undefined,
): boolean {
  const isEqual = left !== undefined && right !== undefined && equalValues(left, right);
  if (comparator === '=') return isEqual;
  if (comparator === '<>') return !isEqual;
  const order = left !== undefined && right !== undefined ? compareValues(left, right) : undefined;
  if (order === undefined) return false;
  switch (comparator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function resolve(operand: Operand, item: Item, values: Item): AttributeValue | undefined {
  switch (operand.kind) {
    case 'path':
      return valueAt(operand.path, item);
    case 'value':
      return values[operand.name];
    case 'size': {
      const value = resolve(operand.of, item, values);
      const size = value && sizeOf(value);
      return size === undefined ? undefined : { N: String(size) };
    }
  }
}
