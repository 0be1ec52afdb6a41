import { z } from 'zod';
import { invalidRequest } from './data-source.ts';

/**
 * What resolver code may ask of a DynamoDB data source.
 * https://docs.aws.amazon.com/appsync/latest/devguide/js-resolver-reference-dynamodb.html
 */
const attributes = z.record(z.string(), z.unknown());
const names = z.record(z.string(), z.string()).nullish();
const flag = z.boolean().nullish();

const expression = z.object({ expression: z.string(), expressionNames: names, expressionValues: attributes.nullish() });
const projection = z.object({ expression: z.string(), expressionNames: names });
const condition = expression.extend({
  equalsIgnore: z.array(z.string()).nullish(),
  consistentRead: flag,
  conditionalCheckFailedHandler: z.object({ strategy: z.enum(['Custom', 'Reject']) }).nullish(),
});

const listing = {
  index: z.string().nullish(),
  limit: z.number().int().nullish(),
  nextToken: z.string().nullish(),
  consistentRead: flag,
  scanIndexForward: flag,
  select: z.enum(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT']).nullish(),
  filter: expression.nullish(),
  projection: projection.nullish(),
};

const requestSchema = z.discriminatedUnion('operation', [
  z.object({
    operation: z.literal('GetItem'),
    key: attributes,
    consistentRead: flag,
    projection: projection.nullish(),
  }),
  z.object({
    operation: z.literal('PutItem'),
    key: attributes,
    attributeValues: attributes.nullish(),
    condition: condition.nullish(),
  }),
  z.object({ operation: z.literal('UpdateItem'), key: attributes, update: expression, condition: condition.nullish() }),
  z.object({ operation: z.literal('DeleteItem'), key: attributes, condition: condition.nullish() }),
  z.object({ operation: z.literal('Query'), query: expression, ...listing }),
  z.object({
    operation: z.literal('Scan'),
    totalSegments: z.number().int().nullish(),
    segment: z.number().int().nullish(),
    ...listing,
  }),
  z.object({
    operation: z.literal('BatchGetItem'),
    tables: z.record(
      z.string(),
      z.object({ keys: z.array(attributes), consistentRead: flag, projection: projection.nullish() }),
    ),
  }),
  z.object({ operation: z.literal('BatchPutItem'), tables: z.record(z.string(), z.array(attributes)) }),
  z.object({
    operation: z.literal('BatchDeleteItem'),
    tables: z.record(
      z.string(),
      z.union([z.array(attributes), z.object({ keys: z.array(attributes) }).transform((table) => table.keys)]),
    ),
  }),
]);

export type DynamodbRequest = z.infer<typeof requestSchema>;
export type Expression = z.infer<typeof expression>;
export type Condition = z.infer<typeof condition>;
export type RequestOf<Operation extends DynamodbRequest['operation']> = Extract<
  DynamodbRequest,
  { operation: Operation }
>;

const OPERATIONS: ReadonlySet<unknown> = new Set([
  ...['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan'],
  ...['BatchGetItem', 'BatchPutItem', 'BatchDeleteItem'],
]);

const CONFLICT_DETECTION_MEMBERS = ['customPartitionKey', 'populateIndexFields', '_version'];

/** @throws {CodeError} naming what is missing, malformed or not carried out. */
export function parseDynamodbRequest(request: unknown): DynamodbRequest {
  const members = z.looseObject({ operation: z.string().optional() }).safeParse(request);
  if (!members.success) throw invalidRequest('The request of a DynamoDB data source must be an object.');
  const { operation } = members.data;
  if (operation === undefined) throw invalidRequest("Value for field '$[operation]' not found.");
  if (!OPERATIONS.has(operation)) {
    throw invalidRequest(`Operation "${operation}" of DynamoDB data sources is not carried out.`);
  }
  for (const name of CONFLICT_DETECTION_MEMBERS) {
    if (members.data[name] === undefined) continue;
    throw invalidRequest(`"${name}" needs a versioned data source, which this runtime does not carry out.`);
  }
  const parsed = requestSchema.safeParse(request);
  if (parsed.success) return parsed.data;
  throw invalidRequest(`The request "${operation}" is not valid: ${z.prettifyError(parsed.error)}`);
}
