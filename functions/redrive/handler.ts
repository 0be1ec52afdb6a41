import { SQSClient } from '@aws-sdk/client-sqs';
import type {
  MutationAnnounceOrderArgs,
  MutationAnnounceReceiptArgs,
  MutationRedriveReceiptArgs,
} from '../../generated/schema.ts';
import type { StoredOrder } from '../../resolvers/order.ts';
import type { ReceiptItem } from '../../resolvers/receipt.ts';
import { audited, type OperatorRequest } from '../audit.ts';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import type { StoredReceipt } from '../receipt/stored-receipt.ts';
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

type RedriveEvent = OperatorRequest &
  (
    | { readonly action: 'announceOrder'; readonly arguments: MutationAnnounceOrderArgs }
    | { readonly action: 'announceReceipt'; readonly arguments: MutationAnnounceReceiptArgs }
    | { readonly action: 'redriveReceipt'; readonly arguments: MutationRedriveReceiptArgs }
  );

type Answer = StoredOrder | ReceiptItem;

/** Invoked by the resolvers of the operators' mutations on what was given up. */
export function handler(event: RedriveEvent): Promise<{ answer: Answer } | RefusalAnswer> {
  const { id, contractId } = event.arguments;
  const named = event.action === 'announceOrder' ? { orderId: id } : { receiptId: id };
  return answerOrRefusal(async () => ({
    answer: await audited(event, { contractId, ...named }, () => carryOut(event)),
  }));
}

async function carryOut(event: RedriveEvent): Promise<Answer> {
  switch (event.action) {
    case 'announceOrder':
      return announceOrder(orders, event.arguments);
    case 'announceReceipt':
      return itemOf(await announceReceipt(world, event.arguments));
    case 'redriveReceipt':
      return itemOf(await redriveReceipt(world, event.arguments));
    default:
      return event satisfies never;
  }
}

/** As JSON holds it. The lines, which no client asks for, stay where they are. */
function itemOf({ lines: _lines, ...receipt }: StoredReceipt): ReceiptItem {
  return { ...receipt, body: Buffer.from(receipt.body).toString('base64') };
}
