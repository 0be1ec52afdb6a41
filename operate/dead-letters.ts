import { DeleteMessageCommand, ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs';

const messagesAtOnce = 10;
/** Time enough to work through what one receive has handed out. */
const visibilitySeconds = 120;
const messagesMax = 1_000_000;

/**
 * Works off a queue of dead letters: a letter is taken out when it is dealt with, and stays when it is not.
 * @returns how many were dealt with, and how many stay
 */
export async function workOff(
  sqs: SQSClient,
  queueUrl: string,
  deal: (body: string) => Promise<boolean>,
): Promise<{ done: number; kept: number }> {
  let done = 0;
  const kept = new Set<string>();
  while (done + kept.size < messagesMax) {
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: messagesAtOnce,
        VisibilityTimeout: visibilitySeconds,
        WaitTimeSeconds: 1,
      }),
    );
    // What comes a second time is what stays: everything else is gone.
    const fresh = messages.filter(({ MessageId: id = '' }) => !kept.has(id));
    if (fresh.length === 0) break;
    for (const message of fresh) {
      if (await deal(message.Body ?? '')) {
        await remove(sqs, queueUrl, message);
        done++;
      } else kept.add(message.MessageId ?? '');
    }
  }
  return { done, kept: kept.size };
}

async function remove(sqs: SQSClient, queueUrl: string, { ReceiptHandle }: Message): Promise<void> {
  await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
}
