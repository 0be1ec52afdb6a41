import { alternativeMatches, isScalar, readPath } from './subscription-filter.ts';
import type { Alternative, CompiledFilter, CompiledRule } from './subscription-filter.ts';

interface Entry<Member> {
  readonly alternative: Alternative;
  readonly member: Member;
}

/** The entries that look at one field, by the value they want there. */
interface FieldIndex<Member> {
  readonly path: readonly string[];
  readonly equals: Buckets<Member>;
  readonly contains: Buckets<Member>;
}

type Buckets<Member> = Map<unknown, Set<Entry<Member>>>;

/**
 * Finds the subscriptions that a payload concerns without testing every one: an alternative with an `eq` or `contains`
 * rule waits in a hash bucket under the value it wants, and only what lies in the payload's own buckets is tested.
 */
export class SubscriptionIndex<Member> {
  readonly #fields = new Map<string, FieldIndex<Member>>();
  /** Alternatives that no hash can find. */
  readonly #others = new Set<Entry<Member>>();

  /** Returns the function that takes the member out again. */
  add(filter: CompiledFilter, member: Member): () => void {
    const removals = filter.alternatives.map((alternative) => this.#insert({ alternative, member }));
    return () => {
      for (const remove of removals) remove();
    };
  }

  match(payload: unknown): Set<Member> {
    const matching = new Set<Member>();
    const test = (entries: Iterable<Entry<Member>> | undefined): void => {
      for (const { alternative, member } of entries ?? []) {
        if (!matching.has(member) && alternativeMatches(alternative, payload)) matching.add(member);
      }
    };
    test(this.#others);
    for (const { path, equals, contains } of this.#fields.values()) {
      const value = readPath(payload, path);
      if (Array.isArray(value)) {
        for (const element of new Set<unknown>(value)) test(contains.get(element));
      } else if (isScalar(value)) {
        test(equals.get(value));
        // A part of a text cannot be found by hash.
        if (typeof value === 'string') for (const bucket of contains.values()) test(bucket);
      }
    }
    return matching;
  }

  #insert(entry: Entry<Member>): () => void {
    const places = entry.alternative.rules.flatMap((rule) => this.#place(rule) ?? []);
    const [place] = places.sort((a, b) => size(a) - size(b));
    if (!place) {
      this.#others.add(entry);
      return () => this.#others.delete(entry);
    }
    const { buckets, value } = place;
    const bucket = buckets.get(value) ?? new Set();
    buckets.set(value, bucket.add(entry));
    return () => {
      bucket.delete(entry);
      if (bucket.size === 0 && buckets.get(value) === bucket) buckets.delete(value);
    };
  }

  #place({ fieldName, path, anchor }: CompiledRule): { buckets: Buckets<Member>; value: unknown } | null {
    if (!anchor) return null;
    const field = this.#fields.get(fieldName) ?? { path, equals: new Map(), contains: new Map() };
    this.#fields.set(fieldName, field);
    return { buckets: field[anchor.kind], value: anchor.value };
  }
}

/** The emptier bucket is the more telling rule. */
function size<Member>({ buckets, value }: { buckets: Buckets<Member>; value: unknown }): number {
  return buckets.get(value)?.size ?? 0;
}
