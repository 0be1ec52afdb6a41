import type { Activity } from '../activity.ts';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsService, Permission } from '../aws/service.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import type { ShardedStream } from '../event-source/sharded-stream.ts';
import type { Meter } from '../meter/meter.ts';
import type { Store } from '../store/store.ts';
import { isRecord } from './attribute-value.ts';
import { batchExecuteStatement } from './operations/batch-execute-statement.ts';
import { batchGetItem } from './operations/batch-get-item.ts';
import { batchWriteItem } from './operations/batch-write-item.ts';
import { deleteItem } from './operations/delete-item.ts';
import { describeTable, describeTimeToLive } from './operations/describe-table.ts';
import { getItem } from './operations/get-item.ts';
import { listTables } from './operations/list-tables.ts';
import { putItem } from './operations/put-item.ts';
import { query } from './operations/query.ts';
import { scan } from './operations/scan.ts';
import { updateItem } from './operations/update-item.ts';
import { statementOrThrow } from './statement-reader.ts';
import type { OperationName } from './request.ts';
import type { Table } from './table.ts';
import type { TableDefinition } from './table-definition.ts';
import { TableCreation } from './table-creation.ts';
import { Tables, type OperationContext } from './tables.ts';
import { deleteExpired } from './time-to-live.ts';

type Operation = (context: OperationContext, input: unknown) => unknown;

const operations: { readonly [Name in OperationName]: Operation } = {
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  GetItem: getItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  BatchExecuteStatement: batchExecuteStatement,
  DescribeTable: describeTable,
  DescribeTimeToLive: describeTimeToLive,
  ListTables: listTables,
};

/** What AWS's DynamoDB can do beyond that, and what to do instead. */
const waysOut: Readonly<Record<string, string>> = {
  TransactWriteItems: 'Write each item with a condition of its own.',
  TransactGetItems: 'Read the items with BatchGetItem.',
  ExecuteStatement: 'PartiQL has its equal in PutItem, UpdateItem, DeleteItem, GetItem and Query.',
  ExecuteTransaction: 'Write each item with a condition of its own.',
  CreateTable: 'Tables come from the template: declare it there.',
  UpdateTable: 'Tables come from the template: change it there.',
  DeleteTable: 'Tables come from the template: remove it there.',
  UpdateTimeToLive: 'Tables come from the template: change it there.',
};

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html */
const statementActions = { INSERT: 'dynamodb:PartiQLInsert', UPDATE: 'dynamodb:PartiQLUpdate' } as const;

/** Expired items go, and old stream records with them, this often. AWS takes up to days. */
const maintenanceIntervalMs = 60_000;

/** DynamoDB on one machine: tables of the template, kept in the store. */
export class DynamoDb implements AwsService {
  readonly name = 'dynamodb';
  readonly environment: Environment;
  readonly #context: OperationContext;
  readonly #creation: TableCreation;
  readonly #activity: Activity;
  #cancelMaintenance: Cancel | undefined;
  #maintenance: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: { store: Store; clock: Clock; environment: Environment; activity: Activity; meter?: Meter }) {
    const { store, clock, environment, activity } = options;
    this.environment = environment;
    this.#context = { tables: new Tables(environment), store, clock };
    this.#creation = new TableCreation(options);
    this.#activity = activity;
  }

  /** @throws when the data directory holds a table of that name with another key. */
  async createTable(definition: TableDefinition): Promise<{ arn: string; id: string; streamArn: string | undefined }> {
    const { tables } = this.#context;
    if (tables.has(definition.name)) throw new Error(`Cannot create table "${definition.name}" twice.`);
    const table = await this.#creation.create(definition, tables.arn(definition.name));
    tables.add(table);
    if (!this.#cancelMaintenance) this.#scheduleMaintenance();
    return { arn: table.arn, id: table.entry.id, streamArn: table.stream?.arn };
  }

  /** @throws when no table has this stream. */
  stream(streamArn: string): ShardedStream {
    const found = this.#context.tables.all().find(({ stream }) => stream?.arn === streamArn);
    if (!found?.stream) throw new Error(`No table has the stream ${streamArn}.`);
    return found.stream;
  }

  permissions(operation: string, input: unknown): readonly Permission[] {
    const name = operationOrThrow(operation);
    if (name === 'BatchExecuteStatement') return this.#statementPermissions(input);
    const action = `dynamodb:${name}`;
    return tablesOf(name, input).map((table) => ({ action, resource: this.#context.tables.arn(table) }));
  }

  /** A statement that cannot be read is refused when it is carried out. */
  #statementPermissions(input: unknown): readonly Permission[] {
    const statements = isRecord(input) && Array.isArray(input.Statements) ? (input.Statements as unknown[]) : [];
    return statements.flatMap((statement) => {
      try {
        const { kind, table } = statementOrThrow(isRecord(statement) ? String(statement.Statement) : '');
        return [{ action: statementActions[kind], resource: this.#context.tables.arn(table) }];
      } catch {
        return [];
      }
    });
  }

  async execute(operation: string, input: unknown): Promise<unknown> {
    return await operations[operationOrThrow(operation)](this.#context, input);
  }

  /** Stops the work in the background; resolves when none is under way. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#cancelMaintenance?.();
    await this.#maintenance;
  }

  #scheduleMaintenance(): void {
    this.#cancelMaintenance = this.#context.clock.after(maintenanceIntervalMs, () => {
      this.#maintenance = this.#activity.track(this.#maintain()).then(() => {
        if (!this.#isClosed) this.#scheduleMaintenance();
      });
    });
  }

  async #maintain(): Promise<void> {
    for (const table of this.#context.tables.all()) {
      if (this.#isClosed) return;
      await this.#maintainTable(table);
    }
  }

  async #maintainTable(table: Table): Promise<void> {
    if (table.definition.timeToLiveAttribute !== undefined) await deleteExpired(this.#context, table);
    await table.stream?.trim(this.#context.clock.nowMs());
  }
}

function operationOrThrow(operation: string): OperationName {
  if (isOperation(operation)) return operation;
  const wayOut = Object.hasOwn(waysOut, operation) ? waysOut[operation] : undefined;
  throw new AwsError(
    'UnknownOperationException',
    `This runtime does not carry out dynamodb:${operation}. ${wayOut ?? 'It carries out what the template uses.'}`,
  );
}

function isOperation(operation: string): operation is OperationName {
  return Object.hasOwn(operations, operation);
}

/** The tables that a request names. A request that names none properly is refused when it is carried out. */
function tablesOf(operation: OperationName, input: unknown): readonly string[] {
  if (operation === 'ListTables') return ['*'];
  if (!isRecord(input)) return [];
  if (isRecord(input.RequestItems)) return Object.keys(input.RequestItems);
  return typeof input.TableName === 'string' ? [input.TableName] : [];
}
