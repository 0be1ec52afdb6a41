/**
 * Applies events to items exactly once by effect, however often, in whatever order and by however many at a time they are
 * delivered, and wherever a crash comes between: no transaction, one conditional write an item and one small write an event.
 *
 * An item carries, beside its state, a version and the ids of the events that its last write applied (`recent`). Every
 * applied event has a mark of its own besides, written after the item. What holds at any time: an event that was applied has a
 * mark, or is among the item's recent ones. Therefore a write
 * 1. reads the item, then the marks: an event that is neither among the recent ones nor marked was not applied up to the
 *    version that was read;
 * 2. puts the item back with those events applied, under the condition that the version is still the one read, and with the
 *    recent ids of before replaced only once all of them are marked;
 * 3. marks the events.
 * A crash after 2 leaves recent ids without marks, which the next write makes good. Items of one call share their reads and
 * their marks' writes.
 */
export interface Kept<State> {
  readonly state: State;
  /** Counts the writes of the item. */
  readonly version: number;
  /** Ids of the events that the last write applied. */
  readonly recent: readonly string[];
}

/** An event that was applied to an item. */
export interface Mark {
  readonly key: string;
  readonly eventId: string;
}

/** Where items and marks are kept. All reads are consistent. */
export interface Memory<State> {
  /** The items that are there, by their keys. */
  readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Kept<State>>>;
  /** Puts the item in the place of the one that was read, if there is no newer version. Answers whether it did. */
  readonly replace: (key: string, next: Kept<State>, before: Kept<State> | undefined) => Promise<boolean>;
  /** Of these marks, those that are there. */
  readonly marked: (marks: readonly Mark[]) => Promise<readonly Mark[]>;
  /** Writes marks; writing one again changes nothing. */
  readonly mark: (marks: readonly Mark[]) => Promise<void>;
}

/** The state after one more event; before the first there is none. */
export type Apply<State, Event> = (state: State | undefined, event: Event) => State;

/** Somebody else writing the same item makes one begin again; more often than this is not chance. */
const ATTEMPTS_MAX = 20;
/** Items put at once, and their events marked then: ten requests of 25 writes. */
const PUTS_AT_ONCE = 250;

/**
 * Applies to each item those of its events that were not applied before, in the order given.
 * @throws when an item cannot be written. The others may have been, which a repetition will find.
 */
export async function applyOnce<State, Event extends { readonly id: string }>(
  memory: Memory<State>,
  of: { readonly events: ReadonlyMap<string, readonly Event[]>; readonly apply: Apply<State, Event> },
): Promise<void> {
  let open = of.events;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    open = await applyToMost(memory, open, of.apply);
    if (open.size === 0) return;
  }
  const keys = [...open.keys()].join(', ');
  throw new Error(`Cannot apply events to ${keys}: written by others ${ATTEMPTS_MAX} times meanwhile.`);
}

/** Answers the items that somebody else has written meanwhile: with them it is to be done again. */
async function applyToMost<State, Event extends { readonly id: string }>(
  memory: Memory<State>,
  events: ReadonlyMap<string, readonly Event[]>,
  apply: Apply<State, Event>,
): Promise<ReadonlyMap<string, readonly Event[]>> {
  const kept = await memory.read([...events.keys()]);
  const recent = [...kept].flatMap(([key, { recent }]) => marksOf(key, recent));
  const delivered = [...events].flatMap(([key, some]) =>
    marksOf(
      key,
      some.map(({ id }) => id),
    ),
  );
  const marked = new Set((await memory.marked(distinct([...recent, ...delivered]))).map(nameOf));
  await memory.mark(recent.filter((mark) => !marked.has(nameOf(mark))));

  const applied = new Set([...marked, ...recent.map(nameOf)]);
  const writes = [...events].flatMap(([key, some]) => {
    const byId = new Map(some.map((event) => [event.id, event]));
    const fresh = [...byId.values()].filter(({ id }) => !applied.has(nameOf({ key, eventId: id })));
    const before = kept.get(key);
    const state = fresh.reduce<State | undefined>(apply, before?.state);
    if (fresh.length === 0 || state === undefined) return [];
    const next = { state, version: (before?.version ?? 0) + 1, recent: fresh.map(({ id }) => id) };
    return [{ key, next, before }];
  });
  const lost = await replaceAll(memory, writes);
  return new Map([...events].filter(([key]) => lost.has(key)));
}

async function replaceAll<State>(
  memory: Memory<State>,
  writes: readonly { readonly key: string; readonly next: Kept<State>; readonly before: Kept<State> | undefined }[],
): Promise<ReadonlySet<string>> {
  const lost = new Set<string>();
  for (let start = 0; start < writes.length; start += PUTS_AT_ONCE) {
    const some = writes.slice(start, start + PUTS_AT_ONCE);
    const written = await Promise.all(some.map(({ key, next, before }) => memory.replace(key, next, before)));
    for (const [index, { key }] of some.entries()) if (written[index] !== true) lost.add(key);
    await memory.mark(some.filter(({ key }) => !lost.has(key)).flatMap(({ key, next }) => marksOf(key, next.recent)));
  }
  return lost;
}

function marksOf(key: string, eventIds: readonly string[]): readonly Mark[] {
  return eventIds.map((eventId) => ({ key, eventId }));
}

function distinct(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map((mark) => [nameOf(mark), mark])).values()];
}

function nameOf({ key, eventId }: Mark): string {
  return JSON.stringify([key, eventId]);
}
