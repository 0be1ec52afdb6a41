/**
 * Items by the time they fall due. Whoever changes an item's time pushes it again; what no longer holds is dropped when
 * it comes up, and swept out before it outweighs the rest.
 */
export class DueHeap<Item> {
  readonly #holds: (item: Item, dueMs: number) => boolean;
  #entries: { readonly dueMs: number; readonly item: Item }[] = [];
  #sweepAt = sweepMin;

  /** `holds`: whether the item is still due at that time. */
  constructor(holds: (item: Item, dueMs: number) => boolean) {
    this.#holds = holds;
  }

  push(dueMs: number, item: Item): void {
    if (this.#entries.length >= this.#sweepAt) this.#sweep();
    this.#entries.push({ dueMs, item });
    this.#rise(this.#entries.length - 1);
  }

  /** When the next item falls due. */
  nextMs(): number | undefined {
    for (;;) {
      const first = this.#entries[0];
      if (!first || this.#holds(first.item, first.dueMs)) return first?.dueMs;
      this.#removeFirst();
    }
  }

  /** Removes and returns what is due, in its order. */
  takeDue(nowMs: number): Item[] {
    const due: Item[] = [];
    for (;;) {
      const first = this.#entries[0];
      if (!first || first.dueMs > nowMs) return due;
      this.#removeFirst();
      if (this.#holds(first.item, first.dueMs)) due.push(first.item);
    }
  }

  #sweep(): void {
    this.#entries = this.#entries
      .filter(({ item, dueMs }) => this.#holds(item, dueMs))
      // A sorted list is a heap.
      .sort((a, b) => a.dueMs - b.dueMs);
    this.#sweepAt = Math.max(sweepMin, this.#entries.length * 2);
  }

  #removeFirst(): void {
    const last = this.#entries.pop();
    if (last === undefined || this.#entries.length === 0) return;
    this.#entries[0] = last;
    this.#sink();
  }

  #rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#dueAt(parent) <= this.#dueAt(index)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const least = this.#dueAt(left + 1) < this.#dueAt(left) ? left + 1 : left;
      if (this.#dueAt(least) >= this.#dueAt(index)) return;
      this.#swap(index, least);
      index = least;
    }
  }

  #dueAt(index: number): number {
    return this.#entries[index]?.dueMs ?? Infinity;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#entries[a], this.#entries[b]];
    if (!first || !second) return;
    this.#entries[a] = second;
    this.#entries[b] = first;
  }
}

const sweepMin = 1_024;
