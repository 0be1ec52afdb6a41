import { attributeOf, typeOf, type AttributeValue, type Item } from './attribute-value.ts';
import { valueAt } from './condition.ts';
import { validationError } from './errors.ts';
import type { Path, UpdateAction, UpdateOperand } from './expression.ts';
import { addNumbers, negateNumber } from './number.ts';

/**
 * The item after an update expression. Every operand is read from the item as it was before.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
 * @throws {AwsError} when an operand or a path does not fit the item.
 */
export function updated(item: Item, actions: readonly UpdateAction[], values: Item): Item {
  const planned = actions.map((action) => ({
    action,
    value: action.kind === 'set' ? operandValue(action.operand, item, values) : undefined,
  }));
  const root = thawed(item);
  for (const { action, value } of planned) apply(root, action, value, values);
  return frozen(root);
}

/**
 * An item under change. Lists may have gaps: a removed element leaves one, and an element set beyond the end makes
 * some; they close when all is done, so that every index means what it meant at the start.
 */
type Change = AttributeValue | ChangingMap | ChangingList;
interface ChangingMap {
  readonly map: Map<string, Change>;
}
interface ChangingList {
  readonly list: Map<number, Change>;
}

function thawed(item: Item): ChangingMap {
  return { map: new Map(Object.entries(item)) };
}

/** Opens the container at the place, so that what lies in it can change. */
function opened(change: Change | undefined): ChangingMap | ChangingList | undefined {
  if (change === undefined) return undefined;
  if ('map' in change || 'list' in change) return change;
  if ('M' in change) return thawed(change.M);
  return 'L' in change ? { list: new Map(change.L.entries()) } : undefined;
}

function frozen(root: ChangingMap): Item {
  const item: Record<string, AttributeValue> = {};
  for (const [name, change] of root.map) item[name] = frozenValue(change);
  return item;
}

function frozenValue(change: Change): AttributeValue {
  if ('map' in change) return { M: frozen(change) };
  if (!('list' in change)) return change;
  const inOrder = [...change.list].sort(([left], [right]) => left - right);
  return { L: inOrder.map(([, element]) => frozenValue(element)) };
}

function apply(root: ChangingMap, action: UpdateAction, value: AttributeValue | undefined, values: Item): void {
  const { container, element } = placeOrThrow(root, action.path);
  switch (action.kind) {
    case 'set':
      return put(container, element, value);
    case 'remove':
      return put(container, element, undefined);
    case 'add':
      return put(container, element, sum(existing(container, element), operand(values, action.name)));
    case 'delete':
      return put(container, element, difference(existing(container, element), operand(values, action.name)));
  }
}

/** Where a path ends: an element, there or not, of a container that is there. */
interface Place {
  readonly container: ChangingMap | ChangingList;
  readonly element: string | number;
}

function placeOrThrow(root: ChangingMap, path: Path): Place {
  let container: ChangingMap | ChangingList | undefined = root;
  for (const element of path.slice(0, -1)) {
    const inner = opened(container && get(container, element));
    if (container && inner) put(container, element, inner);
    container = inner;
  }
  const element = path.at(-1);
  if (element === undefined || !container || 'list' in container !== (typeof element === 'number')) {
    throw validationError('The document path provided in the update expression is invalid for update');
  }
  return { container, element };
}

function existing(container: ChangingMap | ChangingList, element: string | number): AttributeValue | undefined {
  const change = get(container, element);
  return change && frozenValue(change);
}

function get(container: ChangingMap | ChangingList, element: string | number): Change | undefined {
  if ('list' in container) return typeof element === 'number' ? container.list.get(element) : undefined;
  return typeof element === 'string' ? container.map.get(element) : undefined;
}

function put(container: ChangingMap | ChangingList, element: string | number, value: Change | undefined): void {
  if ('list' in container && typeof element === 'number') {
    if (value === undefined) container.list.delete(element);
    else container.list.set(element, value);
  } else if ('map' in container && typeof element === 'string') {
    if (value === undefined) container.map.delete(element);
    else container.map.set(element, value);
  }
}

/** ADD: a number to a number, members to a set; what is not there counts as nothing. */
function sum(before: AttributeValue | undefined, addend: AttributeValue): AttributeValue {
  if (!before) return addend;
  requireSameType(before, addend);
  if ('N' in before && 'N' in addend) return { N: addNumbers(before.N, addend.N) };
  return mapSets(before, addend, (members, more) => [...new Set([...members, ...more])]) ?? addend;
}

/** DELETE: members from a set; an empty set is not kept. */
function difference(before: AttributeValue | undefined, removed: AttributeValue): AttributeValue | undefined {
  if (!before) return undefined;
  requireSameType(before, removed);
  return mapSets(before, removed, (members, fewer) => members.filter(not(new Set(fewer))));
}

function not(members: ReadonlySet<string>): (member: string) => boolean {
  return (member) => !members.has(member);
}

function mapSets(
  left: AttributeValue,
  right: AttributeValue,
  combine: (left: readonly string[], right: readonly string[]) => readonly string[],
): AttributeValue | undefined {
  if ('SS' in left && 'SS' in right) return nonEmpty({ SS: combine(left.SS, right.SS) });
  if ('NS' in left && 'NS' in right) return nonEmpty({ NS: combine(left.NS, right.NS) });
  if ('BS' in left && 'BS' in right) return nonEmpty({ BS: combine(left.BS, right.BS) });
  throw incorrectType();
}

function nonEmpty(
  set: { SS: readonly string[] } | { NS: readonly string[] } | { BS: readonly string[] },
): AttributeValue | undefined {
  return Object.values(set).some((members: readonly string[]) => members.length > 0) ? set : undefined;
}

function operandValue(operation: UpdateOperand, item: Item, values: Item): AttributeValue {
  switch (operation.kind) {
    case 'value':
      return operand(values, operation.name);
    case 'path': {
      const value = valueAt(operation.path, item);
      if (!value)
        throw validationError('The provided expression refers to an attribute that does not exist in the item');
      return value;
    }
    case 'if_not_exists':
      return valueAt(operation.path, item) ?? operandValue(operation.otherwise, item, values);
    case 'list_append': {
      const left = operandValue(operation.left, item, values);
      const right = operandValue(operation.right, item, values);
      if (!('L' in left) || !('L' in right)) throw incorrectType();
      return { L: [...left.L, ...right.L] };
    }
    case 'add':
    case 'subtract': {
      const left = operandValue(operation.left, item, values);
      const right = operandValue(operation.right, item, values);
      if (!('N' in left) || !('N' in right)) throw incorrectType();
      return { N: addNumbers(left.N, operation.kind === 'add' ? right.N : negateNumber(right.N)) };
    }
  }
}

function operand(values: Item, name: string): AttributeValue {
  const value = attributeOf(values, name);
  if (!value) throw new TypeError(`The expression's value "${name}" is missing.`);
  return value;
}

function requireSameType(before: AttributeValue, given: AttributeValue): void {
  if (typeOf(before) !== typeOf(given)) throw incorrectType();
}

function incorrectType(): Error {
  return validationError('An operand in the update expression has an incorrect data type');
}
