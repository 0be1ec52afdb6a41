import type { MutationPublishReceiptStatusArgs } from '../../generated/schema.ts';
import type { DynamoDBRecord } from 'aws-lambda';
import { changesOf, type Change } from './change.ts';
import { eventOf } from './event.ts';
import type { StreamEntry } from '../event/event-stream.ts';
import { publicationsOf, type Publication } from './publication.ts';

/** What announcing needs of the world. */
export interface AnnouncerWorld {
  /** Puts entries on the event stream. Answers the indexes of those that could not be put. */
  readonly put: (entries: readonly StreamEntry[]) => Promise<ReadonlySet<number>>;
  /** Of these contracts, those that somebody may be listening to. */
  readonly listening: (contractIds: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly publish: (variables: MutationPublishReceiptStatusArgs) => Promise<void>;
}

/** A change with its event. */
export interface News extends Change {
  readonly entry: StreamEntry;
}

/**
 * What a record of the table's stream has to tell.
 * @throws when its item is no receipt, or cannot be put into words: whoever reads many sets that one aside.
 */
export function newsOf(record: DynamoDBRecord): readonly News[] {
  return changesOf(record).map((change) => ({ entry: entryOf(change), ...change }));
}

/** Messages on their way at once. */
const PUBLICATIONS_AT_ONCE = 20;

/**
 * Announces changes to the event stream and to subscribers, both at once.
 * @returns those that were not announced, to be delivered again.
 */
export async function announce(world: AnnouncerWorld, changes: readonly News[]): Promise<readonly Change[]> {
  const [unput, unpublished] = await Promise.all([putEvents(world, changes), publishChanges(world, changes)]);
  return [...unput, ...unpublished];
}

async function putEvents(world: AnnouncerWorld, changes: readonly News[]): Promise<readonly Change[]> {
  try {
    const failed = await world.put(changes.map(({ entry }) => entry));
    return changes.filter((_, index) => failed.has(index));
  } catch (error) {
    console.error('event stream failed', error);
    return changes;
  }
}

function entryOf(change: Change): StreamEntry {
  return { key: change.contractId, data: Buffer.from(JSON.stringify(eventOf(change))) };
}

async function publishChanges(world: AnnouncerWorld, changes: readonly Change[]): Promise<readonly Change[]> {
  const news = changes.filter(({ kind }) => kind === 'changed');
  if (news.length === 0) return [];
  try {
    const contractIds = [...new Set(news.map(({ contractId }) => contractId))];
    const publications = publicationsOf(news, await world.listening(contractIds));
    return await publishAll(world, publications);
  } catch (error) {
    console.error('listeners cannot be read', error);
    return news;
  }
}

async function publishAll(world: AnnouncerWorld, publications: readonly Publication[]): Promise<readonly Change[]> {
  const failed: Change[] = [];
  for (let start = 0; start < publications.length; start += PUBLICATIONS_AT_ONCE) {
    const some = publications.slice(start, start + PUBLICATIONS_AT_ONCE);
    const outcomes = await Promise.allSettled(some.map(({ variables }) => world.publish(variables)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      console.error('publication failed', outcome.reason);
      failed.push(...(some[index]?.changes ?? []));
    }
  }
  return failed;
}
