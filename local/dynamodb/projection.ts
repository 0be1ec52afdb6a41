import { attributeOf, type AttributeValue, type Item } from './attribute-value.ts';
import type { Path } from './expression.ts';

/** Which parts of an item are wanted: a tree of path elements. A node without children wants the whole value. */
type Wanted = Map<string | number, Wanted>;

/** The parts of the item that stand at the paths. Lists keep their order and close their gaps. */
export function project(paths: readonly Path[], item: Item): Item {
  const wanted: Wanted = new Map();
  for (const path of paths) {
    let node = wanted;
    for (const element of path) {
      const next: Wanted = node.get(element) ?? new Map<string | number, Wanted>();
      node.set(element, next);
      node = next;
    }
  }
  return projectMap(wanted, item);
}

function projectMap(wanted: Wanted, map: Item): Item {
  const result: Record<string, AttributeValue> = {};
  for (const [name, below] of wanted) {
    const value = typeof name === 'string' ? attributeOf(map, name) : undefined;
    const part = value && projectValue(below, value);
    if (part) result[name] = part;
  }
  return result;
}

function projectValue(wanted: Wanted, value: AttributeValue): AttributeValue | undefined {
  if (wanted.size === 0) return value;
  if ('M' in value) {
    const map = projectMap(wanted, value.M);
    return Object.keys(map).length > 0 ? { M: map } : undefined;
  }
  if (!('L' in value)) return undefined;
  const elements = value.L;
  const indices = [...wanted.keys()].filter((element) => typeof element === 'number').sort((a, b) => a - b);
  const list = indices.flatMap((index) => {
    const [below, element] = [wanted.get(index), elements[index]];
    const part = below && element && projectValue(below, element);
    return part ? [part] : [];
  });
  return list.length > 0 ? { L: list } : undefined;
}
