import type {
  AttributeValue,
  BatchExecuteStatementCommandOutput,
  BatchGetItemCommandInput,
  BatchGetItemCommandOutput,
  BatchStatementRequest,
  BatchWriteItemCommandInput,
  BatchWriteItemCommandOutput,
  GetItemCommandInput,
  GetItemCommandOutput,
  PutItemCommandInput,
  QueryCommandInput,
  QueryCommandOutput,
  UpdateItemCommandInput,
  UpdateItemCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { AwsCallError, AwsJsonClient } from './aws-json-client.ts';
import type { AwsTarget } from './aws-target.ts';

/** Binary ones in base64. */
export type WireValue = AttributeValue | { readonly B: string };

export type WireItem = Readonly<Record<string, WireValue>>;

export interface WireStatements {
  readonly Statements: readonly (Omit<BatchStatementRequest, 'Parameters'> & {
    readonly Parameters: readonly WireValue[];
  })[];
}

/**
 * DynamoDB's operations as the SDK types them, but for one thing: binary attributes come and go as base64, as they do in the events
 * of a stream.
 */
export interface DynamoDb {
  getItem(input: GetItemCommandInput): Promise<Pick<GetItemCommandOutput, 'Item'>>;
  putItem(input: Omit<PutItemCommandInput, 'Item'> & { readonly Item: WireItem }): Promise<void>;
  updateItem(input: UpdateItemCommandInput): Promise<Pick<UpdateItemCommandOutput, 'Attributes'>>;
  query(input: QueryCommandInput): Promise<Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>>;
  batchGetItem(
    input: BatchGetItemCommandInput,
  ): Promise<Pick<BatchGetItemCommandOutput, 'Responses' | 'UnprocessedKeys'>>;
  batchWriteItem(input: BatchWriteItemCommandInput): Promise<Pick<BatchWriteItemCommandOutput, 'UnprocessedItems'>>;
  batchExecuteStatement(input: WireStatements): Promise<Pick<BatchExecuteStatementCommandOutput, 'Responses'>>;
}

const service = { name: 'dynamodb', target: 'DynamoDB_20120810', contentType: 'application/x-amz-json-1.0' } as const;

export function dynamodbAt(target: AwsTarget): DynamoDb {
  const client = new AwsJsonClient(service, target);
  return {
    getItem: (input) => client.call('GetItem', input),
    putItem: (input) => client.call('PutItem', input),
    updateItem: (input) => client.call('UpdateItem', input),
    query: (input) => client.call('Query', input),
    batchGetItem: (input) => client.call('BatchGetItem', input),
    batchWriteItem: (input) => client.call('BatchWriteItem', input),
    batchExecuteStatement: (input) => client.call('BatchExecuteStatement', input),
  };
}

/** A write's condition did not hold. */
export interface FailedCondition {
  /** As it stands, when the call has asked for it and there is one. */
  readonly item: Record<string, AttributeValue> | undefined;
}

/** Null for any other error. */
export function failedCondition(error: unknown): FailedCondition | null {
  if (!(error instanceof AwsCallError) || error.name !== 'ConditionalCheckFailedException') return null;
  return { item: error.details['Item'] as Record<string, AttributeValue> | undefined };
}
