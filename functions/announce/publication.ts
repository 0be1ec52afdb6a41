import type { MutationPublishReceiptStatusArgs } from '../../generated/schema.ts';
import { statusChangeOf, type Change } from './change.ts';

/** Changes that go to the subscribers of one contract in one message. */
export interface Publication {
  readonly variables: MutationPublishReceiptStatusArgs;
  readonly changes: readonly Change[];
}

/** Changes of one message; a client that waits for one receipt is sent them all. */
const CHANGES_MAX = 100;
/** AppSync drops a message above 240 kB without a word; its envelope and JSON's escapes take some of it. */
const CHANGES_BYTES_MAX = 200_000;

/**
 * The changes as messages, each contract's in order. A submission is no change of status: the client has its answer.
 */
export function publicationsOf(changes: readonly Change[], listening: ReadonlySet<string>): Publication[] {
  const byContract = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.kind === 'submitted' || !listening.has(change.contractId)) continue;
    const group = byContract.get(change.contractId);
    if (group) group.push(change);
    else byContract.set(change.contractId, [change]);
  }
  return [...byContract.values()].flatMap(messagesOf);
}

function messagesOf(changes: readonly Change[]): Publication[] {
  const messages: Change[][] = [];
  let bytes = 0;
  for (const change of changes) {
    const size = Buffer.byteLength(JSON.stringify(statusChangeOf(change))) + change.receipt.id.length;
    const message = messages.at(-1);
    bytes += size;
    if (message && message.length < CHANGES_MAX && bytes <= CHANGES_BYTES_MAX) message.push(change);
    else {
      messages.push([change]);
      bytes = size;
    }
  }
  return messages.map(publicationOf);
}

function publicationOf(changes: readonly Change[]): Publication {
  const variables = {
    contractId: changes[0]?.contractId ?? '',
    ids: [...new Set(changes.map(({ receipt }) => receipt.id))],
    changes: changes.map(statusChangeOf),
  };
  return { variables, changes };
}
