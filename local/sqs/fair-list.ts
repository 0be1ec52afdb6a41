import { ReadyList } from './ready-list.ts';

/** First in, first out within a group; the groups take turns. */
export class FairList<Item extends { readonly group: number }> {
  readonly #groups = new Map<number, ReadyList<Item>>();
  /** Each group that has items, once. */
  readonly #turns = new ReadyList<number>();

  push(item: Item): void {
    const known = this.#groups.get(item.group);
    if (known) return known.push(item);
    const items = new ReadyList<Item>();
    items.push(item);
    this.#groups.set(item.group, items);
    this.#turns.push(item.group);
  }

  shift(): Item | undefined {
    for (;;) {
      const group = this.#turns.shift();
      if (group === undefined) return undefined;
      const item = this.#groups.get(group)?.shift();
      if (item === undefined) {
        this.#groups.delete(group);
        continue;
      }
      this.#turns.push(group);
      return item;
    }
  }
}
