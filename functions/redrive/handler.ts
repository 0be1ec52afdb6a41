import { SQSClient } from '@aws-sdk/client-sqs';
import type {
  MutationAnnounceOrderArgs,
  MutationAnnounceReceiptArgs,
  MutationRedriveReceiptArgs,
} from '../../generated/schema.ts';
import type { StoredOrder } from '../../resolvers/order.ts';
import type { ReceiptItem } from '../../resolvers/receipt.ts';
import { audited, type Caller } from '../audit.ts';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ReceiptTable } from '../registration/receipt-table.ts';
import { announceReceipt, redriveReceipt, type RedriverWorld } from '../registration/redrive.ts';
import { sendRetry } from '../registration/retry-queue.ts';
import { announceOrder } from './announce-order.ts';

const sqs = new SQSClient();
const dynamodb = dynamodbAt(targetOfEnvironment());
const table = new ReceiptTable(dynamodb, environmentVariable('RECEIPTS_TABLE'));
const world: RedriverWorld & { readonly table: ReceiptTable } = {
  table,
  retryQueueUrl: (service) => environmentVariable(`${service.toUpperCase()}_RETRY_QUEUE_URL`),
  sendRetry: (queueUrl, message, delay) => sendRetry(sqs, queueUrl, message, delay),
  now: () => new Date().toISOString(),
};

const orders = { dynamodb, name: environmentVariable('ORDERS_TABLE') };

interface RedriveEvent extends Caller {
  readonly action: keyof typeof receiptActions | 'announceOrder';
  readonly arguments: MutationAnnounceOrderArgs | MutationAnnounceReceiptArgs | MutationRedriveReceiptArgs;
}

const receiptActions = { announceReceipt, redriveReceipt };

/** Invoked by the resolvers of the operators' mutations on what was given up. */
export function handler(event: RedriveEvent): Promise<{ answer: ReceiptItem | StoredOrder } | RefusalAnswer> {
  const { id, contractId } = event.arguments;
  const { action } = event;
  const about = { ...event, operation: action, contractId };
  if (action === 'announceOrder') {
    return answerOrRefusal(async () => ({
      answer: await audited({ ...about, orderId: id }, () => announceOrder(orders, event.arguments)),
    }));
  }
  return answerOrRefusal(async () => {
    const receipt = await audited({ ...about, receiptId: id }, () => receiptActions[action](world, event.arguments));
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    return { answer: { ...receipt, body: base64(receipt.body), lines: receipt.lines && base64(receipt.lines) } };
  });
}
