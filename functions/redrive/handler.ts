import { SQSClient } from '@aws-sdk/client-sqs';
import type { MutationAnnounceReceiptArgs, MutationRedriveReceiptArgs } from '../../generated/schema.ts';
import type { ReceiptItem } from '../../resolvers/receipt.ts';
import { audited, type Caller } from '../audit.ts';
import { targetOfEnvironment } from '../aws/aws-target.ts';
import { dynamodbAt } from '../aws/dynamodb.ts';
import { environmentVariable } from '../environment.ts';
import { answerOrRefusal, type RefusalAnswer } from '../refusal.ts';
import { ReceiptTable } from '../registration/receipt-table.ts';
import { announceReceipt, redriveReceipt, type RedriverWorld } from '../registration/redrive.ts';
import { sendRetry } from '../registration/retry-queue.ts';

const sqs = new SQSClient();
const table = new ReceiptTable(dynamodbAt(targetOfEnvironment()), environmentVariable('RECEIPTS_TABLE'));
const world: RedriverWorld & { readonly table: ReceiptTable } = {
  table,
  retryQueueUrl: (service) => environmentVariable(`${service.toUpperCase()}_RETRY_QUEUE_URL`),
  sendRetry: (queueUrl, message, delay) => sendRetry(sqs, queueUrl, message, delay),
  now: () => new Date().toISOString(),
};

interface RedriveEvent extends Caller {
  readonly action: keyof typeof actions;
  readonly arguments: MutationAnnounceReceiptArgs | MutationRedriveReceiptArgs;
}

const actions = { announceReceipt, redriveReceipt };

/** Invoked by the resolvers of the operators' mutations on receipts. */
export function handler(event: RedriveEvent): Promise<{ answer: ReceiptItem } | RefusalAnswer> {
  const { id, contractId } = event.arguments;
  const carryOut = actions[event.action];
  return answerOrRefusal(async () => {
    const receipt = await audited({ ...event, operation: event.action, contractId, receiptId: id }, () =>
      carryOut(world, event.arguments),
    );
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    return { answer: { ...receipt, body: base64(receipt.body), lines: receipt.lines && base64(receipt.lines) } };
  });
}
