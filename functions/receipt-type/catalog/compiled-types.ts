import type { ReceiptType } from '../receipt-type.ts';

/**
 * The types that an environment has compiled, the least recently used of them let go when together they weigh too much: a compiled
 * set of XSD files keeps many times its text in memory. A type that judges is never let go under it.
 */
export class CompiledTypes {
  readonly #weightMax: number;
  readonly #nowMs: () => number;
  /** In the order of their use, the latest last. */
  readonly #slots = new Map<string, Slot>();
  #weight = 0;

  constructor({ weightMax, nowMs }: { weightMax: number; nowMs: () => number }) {
    this.#weightMax = weightMax;
    this.#nowMs = nowMs;
  }

  /** Works with the type, which is compiled if it is not there. */
  async use<Result>(
    { key, weight, compile }: { key: string; weight: number; compile: () => Promise<ReceiptType> },
    work: (type: ReceiptType) => Promise<Result>,
  ): Promise<Result> {
    const known = this.#slots.get(key);
    const slot = known && !hasToBeTriedAgain(known, this.#nowMs()) ? known : this.#compile(key, weight, compile);
    // Last in the order: used last.
    this.#slots.delete(key);
    this.#slots.set(key, slot);
    slot.users++;
    try {
      this.#makeRoom(slot);
      return await work(await slot.type);
    } finally {
      slot.users--;
      if (slot.isLetGo) free(slot);
    }
  }

  #compile(key: string, weight: number, compile: () => Promise<ReceiptType>): Slot {
    this.letGo(key);
    const slot: Slot = { weight, users: 0, isLetGo: false, failedMs: null, type: compile() };
    slot.type.catch(() => (slot.failedMs = this.#nowMs()));
    this.#weight += weight;
    return slot;
  }

  #makeRoom(wanted: Slot): void {
    for (const [key, slot] of this.#slots) {
      if (this.#weight <= this.#weightMax) return;
      if (slot !== wanted) this.letGo(key);
    }
  }

  /** Frees what the type keeps in memory, as soon as nobody uses it. */
  letGo(key: string): void {
    const slot = this.#slots.get(key);
    if (!slot) return;
    this.#slots.delete(key);
    this.#weight -= slot.weight;
    slot.isLetGo = true;
    free(slot);
  }
}

interface Slot {
  readonly weight: number;
  readonly type: Promise<ReceiptType>;
  users: number;
  isLetGo: boolean;
  /** When compiling failed. */
  failedMs: number | null;
}

/** What failed is not tried for every document: reading and compiling it costs. */
const FAILED_MS = 5_000;

function hasToBeTriedAgain({ failedMs }: Slot, nowMs: number): boolean {
  return failedMs !== null && nowMs - failedMs >= FAILED_MS;
}

function free({ users, type }: Slot): void {
  if (users > 0) return;
  type.then(
    (compiled) => compiled.release(),
    () => undefined,
  );
}
