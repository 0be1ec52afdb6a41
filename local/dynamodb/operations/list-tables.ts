import { requestOrThrow } from '../request-reader.ts';
import type { OperationContext } from '../tables.ts';

const namesMax = 100;

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html */
export function listTables(context: OperationContext, input: unknown): unknown {
  const { request } = requestOrThrow('ListTables', input);
  const start = request.ExclusiveStartTableName;
  const names = context.tables
    .all()
    .map(({ name }) => name)
    .filter((name) => start === undefined || name > start)
    .sort();
  const page = names.slice(0, request.Limit ?? namesMax);
  return { TableNames: page, ...(page.length < names.length && { LastEvaluatedTableName: page.at(-1) }) };
}
