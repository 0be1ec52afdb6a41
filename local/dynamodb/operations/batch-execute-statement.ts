import { AwsError } from '../../aws/aws-error.ts';
import { isRecord } from '../attribute-value.ts';
import { consumedCapacity } from '../capacity.ts';
import { validationError } from '../errors.ts';
import { itemKeyOrThrow, keyOrThrow } from '../key.ts';
import type { BatchStatement } from '../request.ts';
import { requestOrThrow } from '../request-reader.ts';
import { putOf, updateOf } from '../statement.ts';
import { statementOrThrow } from '../statement-reader.ts';
import type { OperationContext } from '../tables.ts';
import { putItem } from './put-item.ts';
import { updateItem } from './update-item.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchStatementError.html */
const codes: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ResourceNotFoundException: 'ResourceNotFound',
  ValidationException: 'ValidationError',
};

interface Write {
  readonly tableName: string;
  /** Where the item is kept, to tell it from others. */
  readonly place: string;
  readonly carryOut: () => Promise<unknown>;
}

/**
 * Each statement for itself: one that fails does not keep the others from being written.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
 */
export async function batchExecuteStatement(context: OperationContext, input: unknown): Promise<unknown> {
  const { request } = requestOrThrow('BatchExecuteStatement', input);
  const writes = request.Statements.map((statement) => orRefusal(() => writeOrThrow(context, statement)));
  const places = writes.flatMap((write) => ('place' in write ? [write.place] : []));
  if (new Set(places).size < places.length) throw validationError('Provided list of item keys contains duplicates');
  const unitsByTable = new Map<string, number>();
  const responses = await Promise.all(
    writes.map(async (write) => {
      if (!('place' in write)) return write;
      const { tableName } = write;
      try {
        const units = unitsOf(await write.carryOut());
        unitsByTable.set(tableName, (unitsByTable.get(tableName) ?? 0) + units);
        return { TableName: tableName };
      } catch (error) {
        return { TableName: tableName, ...refusalOf(error) };
      }
    }),
  );
  const capacities = [...unitsByTable].flatMap(
    ([tableName, units]) => consumedCapacity(request.ReturnConsumedCapacity, { tableName, units }) ?? [],
  );
  return { Responses: responses, ...(capacities.length > 0 && { ConsumedCapacity: capacities }) };
}

function writeOrThrow(context: OperationContext, of: BatchStatement): Write {
  const statement = statementOrThrow(of.Statement);
  const parameters = of.Parameters ?? [];
  const { name, keySchema } = context.tables.findOrThrow(statement.table);
  const common = {
    TableName: name,
    ReturnConsumedCapacity: 'TOTAL',
    ReturnValuesOnConditionCheckFailure: of.ReturnValuesOnConditionCheckFailure ?? 'NONE',
  };
  if (statement.kind === 'INSERT') {
    const put = putOf(statement, keySchema, parameters);
    return {
      tableName: name,
      place: placeOf(name, itemKeyOrThrow(keySchema, put.Item)),
      carryOut: () => inserted(putItem(context, { ...common, ...put })),
    };
  }
  const update = updateOf(statement, keySchema, parameters);
  return {
    tableName: name,
    place: placeOf(name, keyOrThrow(keySchema, update.Key)),
    carryOut: () => updateItem(context, { ...common, ...update }),
  };
}

async function inserted(put: Promise<unknown>): Promise<unknown> {
  try {
    return await put;
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== 'ConditionalCheckFailedException') throw error;
    throw new AwsError('DuplicateItem', 'Duplicate primary key exists in table', { details: error.details });
  }
}

function orRefusal(read: () => Write): Write | ReturnType<typeof refusalOf> {
  try {
    return read();
  } catch (error) {
    return refusalOf(error);
  }
}

/** @throws what is not AWS's to tell */
function refusalOf(error: unknown): { readonly Error: Readonly<Record<string, unknown>> } {
  if (!(error instanceof AwsError)) throw error;
  return { Error: { Code: codes[error.code] ?? error.code, Message: error.message, ...error.details } };
}

function placeOf(table: string, key: Buffer): string {
  return `${table} ${key.toString('latin1')}`;
}

function unitsOf(answer: unknown): number {
  const capacity = isRecord(answer) ? answer['ConsumedCapacity'] : undefined;
  return isRecord(capacity) ? Number(capacity['CapacityUnits']) : 0;
}
