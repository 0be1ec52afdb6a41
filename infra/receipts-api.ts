import { Stack, type StackProps } from 'aws-cdk-lib';
import { NoneDataSource, type BaseDataSource, type GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import type { Construct } from 'constructs';
import { ApiAlarms } from './api-alarms.ts';
import type { Bundles } from './bundle.ts';
import { FunctionDataSource, TableDataSource } from './data-sources.ts';
import { Firewall } from './firewall.ts';
import { GraphqlResolvers } from './graphql-resolvers.ts';
import { guardedApi } from './guarded-api.ts';
import { OrdersApi } from './orders-api.ts';
import type { ReceiptsData } from './receipts-data.ts';
import { ApiFunctions, BackendFunctions } from './receipts-functions.ts';
import { ReceiptTypesApi } from './receipt-types-api.ts';
import { Registration } from './registration.ts';
import { TableStreamConsumer } from './table-stream-consumer.ts';

export interface ReceiptsApiProps extends StackProps {
  readonly data: ReceiptsData;
  readonly bundles: Bundles;
  readonly schemaFile: string;
}

/** Everything that works and holds nothing but messages on their way: the API, its resolvers, and what its streams wake. */
export class ReceiptsApi extends Stack {
  constructor(scope: Construct, id: string, { data, bundles, schemaFile, ...props }: ReceiptsApiProps) {
    super(scope, id, props);
    const apiFunctions = new ApiFunctions(this, 'Functions', { data, bundles });
    const api = guardedApi(this, 'Api', { schemaFile, authorizer: apiFunctions.authorize });
    const orders = new OrdersApi(this, 'Orders', { api, data, bundles });
    const registration = new Registration(this, 'Registration', { api, data, bundles });
    const receiptTypes = new ReceiptTypesApi(this, 'ReceiptTypes', { api, data, bundles });
    const dataSources = {
      ...this.dataSources({ api, data, functions: apiFunctions }),
      ...orders.dataSources,
      ...registration.dataSources,
      ...receiptTypes.dataSources,
    };
    new GraphqlResolvers(this, 'Resolvers', { api, bundles: bundles.resolvers, dataSources });

    const backend = new BackendFunctions(this, 'Backend', { api, data, bundles });
    this.wake({ data, backend });

    new Firewall(this, 'Firewall', { api });
    new ApiAlarms(this, 'Alarms', { api, apiFunctions });
  }

  private dataSources(from: {
    api: GraphqlApi;
    data: ReceiptsData;
    functions: ApiFunctions;
  }): Readonly<Record<string, BaseDataSource>> {
    const { api, data, functions } = from;
    // A failed condition makes AppSync read the item that stands in the way: whoever writes conditionally also gets.
    const writes = { get: 'dynamodb:GetItem', put: 'dynamodb:PutItem', update: 'dynamodb:UpdateItem' } as const;
    const table = (
      id: string,
      of: Pick<ConstructorParameters<typeof TableDataSource>[2], 'name' | 'table' | 'actions'>,
    ) => new TableDataSource(this, id, { api, ...of });
    const lambda = (id: string, of: Pick<ConstructorParameters<typeof FunctionDataSource>[2], 'name' | 'target'>) =>
      new FunctionDataSource(this, id, { api, ...of });
    return {
      none: new NoneDataSource(this, 'NoneSource', { api, name: 'none' }),
      receipts: table('ReceiptsSource', { name: 'receipts', table: data.receipts, actions: [writes.get, writes.put] }),
      claims: table('ClaimsSource', { name: 'claims', table: data.claims, actions: [writes.get, writes.update] }),
      contracts: table('ContractsSource', {
        name: 'contracts',
        table: data.contracts,
        actions: [writes.get, writes.update],
      }),
      admit: lambda('AdmitSource', { name: 'admit', target: functions.admit }),
      intake: lambda('IntakeSource', { name: 'intake', target: functions.intake }),
      'submit-receipts': lambda('SubmitReceiptsSource', {
        name: 'submit_receipts',
        target: functions.submitReceipts,
      }),
      history: lambda('HistorySource', { name: 'history', target: functions.history }),
      document: lambda('DocumentSource', { name: 'document', target: functions.document }),
      operator: lambda('OperatorSource', { name: 'operator', target: functions.operator }),
    };
  }

  private wake({ data, backend }: { data: ReceiptsData; backend: BackendFunctions }): void {
    // A stream has room for two readers, and this is one: registering is the other. Whoever comes later reads the event stream.
    const { setAside } = new TableStreamConsumer(this, 'Changes', {
      table: data.receipts,
      consumer: backend.announce,
      // The poller itself gathers for a quarter of a second; a larger window would only delay subscribers.
      batchSize: 500,
      // One batch of a shard at a time is a large one: a message to a contract then carries more of its changes.
      parallelizationFactor: 1,
      // Expiry is no news: what TTL removes was announced when it was decided.
      eventNames: ['INSERT', 'MODIFY'],
      retryAttempts: 10,
      whoIsHurt:
        'Subscribers and everything that reads the event stream: changes are set aside or more than a minute behind. See the ' +
        'errors of the function Announce, then npm run redrive -- --announcements.',
    });
    backend.announce.addEnvironment('SET_ASIDE_QUEUE_URL', setAside.queueUrl);
  }
}
