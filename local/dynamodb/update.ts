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
 * An item under change. Lists may have holes: a removed element leaves one, and an element set beyond the end makes
 * some; they close when all is done, so that every index means what it meant at the start.
 */
type Change = AttributeValue | ChangingMap | ChangingList;
type ChangingMap = { readonly map: Map<string, Change> };
type ChangingList = { readonly list: (Change | undefined)[] };

function thawed(item: Item): ChangingMap {
  return { map: new Map(Object.entries(item)) };
}

/** Opens the container at the place, so that what lies in it can change. */
function opened(change: Change | undefined): ChangingMap | ChangingList | undefined {
  if (change === undefined) return undefined;
  if ('map' in change || 'list' in change) return change;
  if ('M' in change) return thawed(change.M);
  return 'L' in change ? { list: [...change.L] } : undefined;
}

function frozen(root: ChangingMap): Item {
  const item: Record<string, AttributeValue> = {};
  for (const [name, change] of root.map) item[name] = frozenValue(change);
  return item;
}

function frozenValue(change: Change): AttributeValue {
  if ('map' in change) return { M: frozen(change) };
  if (!('list' in change)) return change;
  return { L: change.list.flatMap((element) => (element === undefined ? [] : [frozenValue(element)])) };
}

function apply(root: ChangingMap, action: UpdateAction, value: AttributeValue | undefined, values: Item): void {
  const place = placeOrThrow(root, action.path);
  switch (action.kind) {
    case 'set':
      return place.set(value);
    case 'remove':
      return place.set(undefined);
    case 'add':
      return place.set(sum(place.get(), operand(values, action.name)));
    case 'delete':
      return place.set(difference(place.get(), operand(values, action.name)));
  }
}

interface Place {
  get(): AttributeValue | undefined;
  /** Undefined removes what stands here. */
  set(value: AttributeValue | undefined): void;
}

function placeOrThrow(root: ChangingMap, path: Path): Place {
  let container: ChangingMap | ChangingList | undefined = root;
  for (const element of path.slice(0, -1)) {
    const inner = opened(container && get(container, element));
    if (container && inner) put(container, element, inner);
    container = inner;
  }
  const last = path.at(-1);
  const holder = container;
  if (last === undefined || !holder || 'list' in holder !== (typeof last === 'number')) {
    throw validationError('The document path provided in the update expression is invalid for update');
  }
  return {
    get: () => {
      const change = get(holder, last);
      return change && frozenValue(change);
    },
    set: (value) => put(holder, last, value),
  };
}

function get(container: ChangingMap | ChangingList, element: string | number): Change | undefined {
  if ('list' in container) return typeof element === 'number' ? container.list[element] : undefined;
  return typeof element === 'string' ? container.map.get(element) : undefined;
}

function put(container: ChangingMap | ChangingList, element: string | number, value: Change | undefined): void {
  if ('list' in container && typeof element === 'number') {
    if (value !== undefined || element < container.list.length) container.list[element] = value;
  } else if ('map' in container && typeof element === 'string') {
    if (value === undefined) container.map.delete(element);
    else container.map.set(element, value);
  }
}

/** ADD: a number to a number, members to a set; what is not there counts as nothing. */
function sum(existing: AttributeValue | undefined, addend: AttributeValue): AttributeValue {
  if (!existing) return addend;
  requireSameType(existing, addend);
  if ('N' in existing && 'N' in addend) return { N: addNumbers(existing.N, addend.N) };
  return mapSets(existing, addend, (members, more) => [...new Set([...members, ...more])]) ?? addend;
}

/** DELETE: members from a set; an empty set is not kept. */
function difference(existing: AttributeValue | undefined, removed: AttributeValue): AttributeValue | undefined {
  if (!existing) return undefined;
  requireSameType(existing, removed);
  return mapSets(existing, removed, (members, fewer) => members.filter((member) => !fewer.includes(member)));
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

function requireSameType(existing: AttributeValue, given: AttributeValue): void {
  if (typeOf(existing) !== typeOf(given)) throw incorrectType();
}

function incorrectType(): Error {
  return validationError('An operand in the update expression has an incorrect data type');
}
