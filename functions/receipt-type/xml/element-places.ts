import type { XmlElement } from './xml-reader.ts';
import { FIRST_ELEMENT_LINE } from './xml-text.ts';

/** An element, and the XPath that names it. */
export interface ElementPlace {
  readonly path: string;
  readonly element: XmlElement;
}

/** The elements of some lines, with their paths. Paths are made of these alone: a document may have tens of thousands. */
export function placesOf(root: XmlElement, lines: ReadonlySet<number>): ReadonlyMap<number, ElementPlace> {
  const places = new Map<number, ElementPlace>();
  const steps = new StepNames();
  let line = FIRST_ELEMENT_LINE - 1;
  const walk = (element: XmlElement, around: readonly XmlElement[]): void => {
    if (lines.has(++line)) places.set(line, { path: steps.path([...around, element]), element });
    const inside = element.children.length > 0 ? [...around, element] : around;
    for (const child of element.children) if (typeof child !== 'string') walk(child, inside);
  };
  walk(root, []);
  return places;
}

/** What elements are called in a path: `[2]` is the second of several by the same name. */
class StepNames {
  readonly #names = new Map<XmlElement, ReadonlyMap<XmlElement, string>>();

  path([root, ...others]: readonly XmlElement[]): string {
    let [parent, path] = [root, `/${root?.name ?? ''}`];
    for (const element of others) {
      if (parent) path += `/${this.#of(parent).get(element) ?? element.name}`;
      parent = element;
    }
    return path;
  }

  #of(parent: XmlElement): ReadonlyMap<XmlElement, string> {
    const known = this.#names.get(parent);
    if (known) return known;
    const children = parent.children.filter((child) => typeof child !== 'string');
    const totals = countBy(children);
    const counts = new Map<string, number>();
    const names = new Map<XmlElement, string>();
    for (const child of children) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      names.set(child, (totals.get(child.name) ?? 0) > 1 ? `${child.name}[${count}]` : child.name);
    }
    this.#names.set(parent, names);
    return names;
  }
}

function countBy(elements: readonly XmlElement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
