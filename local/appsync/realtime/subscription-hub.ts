import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Activity } from '../../activity.ts';
import type { Log } from '../../log.ts';
import { billedUpdates, type ApiSpending } from '../api-spending.ts';
import type { GraphqlAnswer, GraphqlApi, Invalidation, LiveSubscription, Published } from '../graphql-api.ts';
import { dataFrameTail, publishedBytesMax } from './protocol.ts';
import { compileArguments, compileFilterOrThrow, filterMatches } from './subscription-filter.ts';
import type { CompiledFilter } from './subscription-filter.ts';
import { SubscriptionIndex } from './subscription-index.ts';

/** Deliveries between two turns of the event loop: some milliseconds, so that a great audience delays nobody else. */
const deliveriesPerTurn = 250;

/** Who listens: one subscription of one connection. */
export interface Subscriber {
  readonly live: LiveSubscription;
  /** Takes the part of a `data` frame that follows its head. */
  deliver(tail: Buffer): void;
  /** The subscription is over by the server's will; it has left already. */
  invalidated(): void;
}

/** What has happened since the start; AppSync's metrics in brackets. */
export interface HubCounts {
  /** [ActiveSubscriptions] */
  activeSubscriptions: number;
  /** [PublishDataMessageSuccess] */
  delivered: number;
  /** [OutboundMessages] What is billed. */
  deliveredUnits: number;
  /** [InboundMessageError] Published, but larger than a message may be. */
  droppedTooLarge: number;
  /** [PublishDataMessageClientError] The client's selection came to nothing, e.g. a missing non-null field. */
  droppedEmpty: number;
  /** [InvalidationSuccess] */
  invalidated: number;
}

interface Member extends Subscriber {
  readonly invalidationFilter: CompiledFilter | null;
  left: boolean;
}

interface Delivery {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly members: readonly Member[];
}

/** Brings what mutations publish to the subscriptions that it concerns, to each in the order of publication. */
export class SubscriptionHub {
  readonly counts: HubCounts = {
    activeSubscriptions: 0,
    delivered: 0,
    deliveredUnits: 0,
    droppedTooLarge: 0,
    droppedEmpty: 0,
    invalidated: 0,
  };
  readonly #byMutation = new Map<string, SubscriptionIndex<Member>>();
  readonly #byField = new Map<string, Set<Member>>();
  readonly #queue: Delivery[] = [];
  readonly #activity: Activity | undefined;
  readonly #log: Log;
  readonly #spending: ApiSpending | undefined;
  readonly #stopListening: readonly (() => void)[];
  #draining = false;

  constructor(options: { api: GraphqlApi; log: Log; activity?: Activity | undefined }) {
    this.#log = options.log;
    this.#activity = options.activity;
    this.#spending = options.api.spending;
    this.#stopListening = [
      options.api.onPublished((published) => this.#publish(published)),
      options.api.onInvalidated((invalidation) => this.#invalidate(invalidation)),
    ];
  }

  /**
   * From here on the subscriber hears of what is published. Returns the function that ends that.
   * @throws {FilterRefused} when one of its filters cannot be carried out.
   */
  join(subscriber: Subscriber): () => void {
    const { live } = subscriber;
    const filter = live.filter ? compileFilterOrThrow(live.filter) : compileArguments(live.arguments);
    const invalidationFilter = live.invalidationFilter ? compileFilterOrThrow(live.invalidationFilter) : null;
    const member: Member = { ...bound(subscriber), invalidationFilter, left: false };
    const removals = live.mutations.map((mutation) =>
      valueOf(this.#byMutation, mutation, () => new SubscriptionIndex()).add(filter, member),
    );
    const sameField = valueOf(this.#byField, live.fieldName, () => new Set()).add(member);
    this.counts.activeSubscriptions++;
    return () => {
      if (member.left) return;
      member.left = true;
      for (const remove of removals) remove();
      sameField.delete(member);
      this.counts.activeSubscriptions--;
    };
  }

  close(): void {
    for (const stop of this.#stopListening) stop();
    this.#queue.length = 0;
  }

  #publish({ mutation, payload }: Published): void {
    const members = this.#byMutation.get(mutation)?.match(payload);
    if (!members || members.size === 0) return;
    const bytes = Buffer.byteLength(JSON.stringify(payload));
    if (bytes > publishedBytesMax) {
      this.counts.droppedTooLarge++;
      this.#log.warn('Dropped a message that is too large to be sent.', {
        mutation,
        bytes,
        bytesMax: publishedBytesMax,
      });
      return;
    }
    this.#queue.push({ payload, members: [...members] });
    if (!this.#draining) void this.#drain();
  }

  async #drain(): Promise<void> {
    const end = this.#activity?.begin();
    this.#draining = true;
    for (let delivery = this.#queue.shift(); delivery; delivery = this.#queue.shift()) await this.#carryOut(delivery);
    this.#draining = false;
    end?.();
  }

  async #carryOut({ payload, members }: Delivery): Promise<void> {
    const rendered = new Map<string, Buffer | null>();
    let untilNextTurn = deliveriesPerTurn;
    for (const member of members) {
      const { renderKey } = member.live;
      let tail = rendered.get(renderKey);
      if (tail === undefined) {
        tail = await this.#render(member.live, payload);
        rendered.set(renderKey, tail);
      }
      if (!member.left) this.#deliver(member, tail);
      if (--untilNextTurn > 0) continue;
      untilNextTurn = deliveriesPerTurn;
      await nextTurn();
    }
  }

  #deliver(member: Member, tail: Buffer | null): void {
    if (!tail) {
      this.counts.droppedEmpty++;
      return;
    }
    this.counts.delivered++;
    const billed = billedUpdates(tail.length);
    this.counts.deliveredUnits += billed;
    this.#spending?.updated(member.live.fieldName, billed);
    member.deliver(tail);
  }

  /** Null when there is nothing to send: clients have no use for a message without data. */
  async #render(live: LiveSubscription, payload: Delivery['payload']): Promise<Buffer | null> {
    try {
      const answer = await live.render(payload);
      const { data, errors } = answer;
      return hasData(answer, live.responseKey) ? dataFrameTail({ data, ...(errors?.length && { errors }) }) : null;
    } catch (cause) {
      this.#log.error('Cannot render what was published.', { subscription: live.fieldName, cause });
      return null;
    }
  }

  /**
   * Ends the subscriptions whose invalidation filter the payload meets; one without such a filter stays.
   * https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-invalidation.html
   */
  #invalidate({ subscriptionField, payload }: Invalidation): void {
    for (const member of [...(this.#byField.get(subscriptionField) ?? [])]) {
      if (!member.invalidationFilter || !filterMatches(member.invalidationFilter, payload)) continue;
      this.counts.invalidated++;
      member.invalidated();
    }
  }
}

/** Methods stay methods of their own object when the member is made of them. */
function bound(subscriber: Subscriber): Subscriber {
  return {
    live: subscriber.live,
    deliver: (tail) => subscriber.deliver(tail),
    invalidated: () => subscriber.invalidated(),
  };
}

function hasData({ data }: GraphqlAnswer, responseKey: string): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    Object.entries(data).some(([key, value]) => key === responseKey && value !== null)
  );
}

function valueOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
