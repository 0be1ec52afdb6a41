/**
 * Applies events to an item exactly once by effect, however often, in whatever order and by however many at a time they are
 * delivered, and wherever a crash comes between: no transaction, one conditional write an item and one small write an event.
 *
 * The item carries, beside its state, a version and the ids of the events that its last write applied (`recent`). Every
 * applied event has a mark of its own besides, written after the item. What holds at any time: an event that was applied has a
 * mark, or is among the item's recent ones. Therefore a write
 * 1. reads the item, then the marks: an event that is neither among the recent ones nor marked was not applied up to the
 *    version that was read;
 * 2. puts the item back with those events applied, under the condition that the version is still the one read, and with the
 *    recent ids of before replaced only once all of them are marked;
 * 3. marks the events.
 * A crash after 2 leaves recent ids without marks, which the next write makes good.
 */
export interface Kept<State> {
  readonly state: State;
  /** Counts the writes of the item. */
  readonly version: number;
  /** Ids of the events that the last write applied. */
  readonly recent: readonly string[];
}

/** Where items and marks are kept. All reads are consistent. */
export interface Memory<State> {
  readonly read: (key: string) => Promise<Kept<State> | undefined>;
  /** Puts the item if it still has the version before `next.version`, 0 for none. Answers whether it did. */
  readonly replace: (key: string, next: Kept<State>) => Promise<boolean>;
  /** Of these events, those that are marked as applied to the item. */
  readonly marked: (key: string, eventIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Marks events as applied to the item; marking again changes nothing. */
  readonly mark: (key: string, eventIds: readonly string[]) => Promise<void>;
}

/** Somebody else writing the same item makes one begin again; more often than this is not chance. */
const ATTEMPTS_MAX = 20;

/**
 * Applies the events that were not applied before, in the order given.
 * @returns how many those were.
 * @throws when the item cannot be written because others write it all the time.
 */
export async function applyOnce<State, Event extends { readonly id: string }>(
  memory: Memory<State>,
  of: { readonly key: string; readonly events: readonly Event[]; readonly apply: Apply<State, Event> },
): Promise<number> {
  const { key, apply } = of;
  const events = [...new Map(of.events.map((event) => [event.id, event])).values()];
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const kept = await memory.read(key);
    const recent = kept?.recent ?? [];
    const marked = await memory.marked(key, [...new Set([...recent, ...events.map(({ id }) => id)])]);
    const unmarked = recent.filter((id) => !marked.has(id));
    if (unmarked.length > 0) await memory.mark(key, unmarked);

    const fresh = events.filter(({ id }) => !marked.has(id) && !recent.includes(id));
    if (fresh.length === 0) return 0;
    const state = fresh.reduce(apply, kept?.state);
    if (state === undefined) return 0;
    const next = { state, version: (kept?.version ?? 0) + 1, recent: fresh.map(({ id }) => id) };
    if (!(await memory.replace(key, next))) continue;
    await memory.mark(key, next.recent);
    return fresh.length;
  }
  throw new Error(`Cannot apply events to ${key}: it was written by others ${ATTEMPTS_MAX} times meanwhile.`);
}

/** The state after one more event; before the first there is none. */
export type Apply<State, Event> = (state: State | undefined, event: Event) => State;
