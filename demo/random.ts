/** Numbers that look random and follow from a seed: the same seed, the same documents, on every machine. */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    // Neighbouring seeds are spread first, so that they have nothing in common.
    this.#state = Math.imul(seed ^ Math.floor(seed / 2 ** 32), 0x9e3779b1) ^ 0x85ebca6b;
  }

  /** 0 <= n < 1. A 32-bit mixing generator after Weyl's sequence. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** Both ends included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.integer(0, items.length - 1)] ?? items[0];
  }

  digits(count: number): string {
    return Array.from({ length: count }, () => this.integer(0, 9)).join('');
  }
}
