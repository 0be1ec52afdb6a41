import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { countFault, retryRegistration } from '../registration/registrar.ts';
import { parseRetryMessage } from '../registration/retry-queue.ts';
import { realWorld } from '../registration/world.ts';

const world = await realWorld();
/** Receives after which a message counts as a fault; after one more the queue itself would give it up, and no record tell. */
const RECEIVES_MAX = 4;

/**
 * Works off the retry queues. The next attempt is a new message with its delay, and what is given up goes to the dead letters
 * from here, so that the count of receives stays what it is for: a message that this function itself fails on.
 */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const failed = await Promise.all(event.Records.map(fails));
  return {
    batchItemFailures: event.Records.filter((_, index) => failed[index]).map(({ messageId }) => ({
      itemIdentifier: messageId,
    })),
  };
}

async function fails(record: SQSRecord): Promise<boolean> {
  try {
    const take = Number(record.attributes.ApproximateReceiveCount) < RECEIVES_MAX ? retryRegistration : countFault;
    await take(world, parseRetryMessage(record.body));
    return false;
  } catch (error) {
    console.error('message failed', record.messageId, error);
    return true;
  }
}
