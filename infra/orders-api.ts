import { Duration } from 'aws-cdk-lib';
import type { BaseDataSource, GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import { allow } from './allow.ts';
import type { Bundles } from './bundle.ts';
import { FunctionDataSource, TableDataSource } from './data-sources.ts';
import { EventStreamConsumer } from './event-stream-consumer.ts';
import { NodeFunction } from './node-function.ts';
import type { ReceiptsData } from './receipts-data.ts';
import { limitRates } from './receipts-functions.ts';
import { TableStreamConsumer } from './table-stream-consumer.ts';

export interface OrdersApiProps {
  readonly api: GraphqlApi;
  readonly data: ReceiptsData;
  readonly bundles: Bundles;
}

/** Everything about orders that works: what answers the API, what tells the event stream, and the reference consumer. */
export class OrdersApi extends Construct {
  readonly dataSources: Readonly<Record<string, BaseDataSource>>;

  constructor(scope: Construct, id: string, { api, data, bundles }: OrdersApiProps) {
    super(scope, id);
    this.dataSources = this.answer({ api, data, bundles });
    this.announce({ data, bundles });
    this.countPerCustomer({ data, bundles });
  }

  private answer({ api, data, bundles }: OrdersApiProps): Readonly<Record<string, BaseDataSource>> {
    const check = new NodeFunction(this, 'CheckOrder', {
      description: 'Validates an order and hashes its payload; writes nothing.',
      bundleDirectory: bundles.directoryOf('check-order'),
      // A millisecond of work; but a whole processor halves the start, and a burst from zero is nothing but starts.
      memoryMb: 1_769,
      timeoutSeconds: 5,
      environment: { RATES_TABLE: data.rates.tableName },
    });
    limitRates(check, data);
    alarm(this, 'CheckOrderThrottled', {
      metric: check.metricThrottles({ period: Duration.minutes(1) }),
      above: 0,
      whoIsHurt:
        'Clients whose orders are refused: the account has no room for more of CheckOrder; raise its concurrency.',
    });
    return {
      'check-order': new FunctionDataSource(this, 'CheckOrderSource', { api, name: 'check_order', target: check }),
      orders: new TableDataSource(this, 'OrdersSource', {
        api,
        name: 'orders',
        table: data.orders.orders,
        // A failed condition makes AppSync read the item that stands in the way.
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      }),
    };
  }

  private announce({ data, bundles }: Pick<OrdersApiProps, 'data' | 'bundles'>): void {
    const announce = new NodeFunction(this, 'AnnounceOrders', {
      description: 'Puts an event on the event stream for every accepted order.',
      bundleDirectory: bundles.directoryOf('announce-orders'),
      memoryMb: 512,
      timeoutSeconds: 60,
      environment: { EVENT_STREAM: data.events.streamName },
    });
    allow(announce, ['kinesis:PutRecords'], data.events.streamArn);
    new TableStreamConsumer(this, 'AcceptedOrders', {
      table: data.orders.orders,
      consumer: announce,
      // What one call of PutRecords takes.
      batchSize: 500,
      // One batch of a shard at a time: a contract's orders reach the event stream in the order of their acceptance.
      parallelizationFactor: 1,
      // MODIFY: the same payload again after its window, in the place of the one before.
      eventNames: ['INSERT', 'MODIFY'],
      retryAttempts: 10,
      whoIsHurt:
        'Clients whose accepted orders nobody downstream hears of: announcing is set aside or more than a minute behind. ' +
        'See the errors of the function AnnounceOrders, then npm run redrive -- --orders.',
    });
  }

  private countPerCustomer({ data, bundles }: Pick<OrdersApiProps, 'data' | 'bundles'>): void {
    const { customerTotals } = data.orders;
    const count = new NodeFunction(this, 'CustomerTotals', {
      description: 'Reference consumer: counts orders per customer, each once.',
      bundleDirectory: bundles.directoryOf('customer-totals'),
      memoryMb: 512,
      timeoutSeconds: 60,
      environment: { CUSTOMER_TOTALS_TABLE: customerTotals.tableName },
    });
    allow(
      count,
      ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate'],
      customerTotals.tableArn,
    );
    new EventStreamConsumer(this, 'CustomerTotalsEvents', {
      stream: data.events,
      consumer: count,
      // Nobody waits for totals: of more orders at a time more are of the same customer, and share a write.
      batchSize: 1_000,
      batchingWindowSeconds: 5,
      // A batch takes some ten round trips to the table: three lanes carry the 1,000 records a second that a shard can bring, and
      // more would only make batches smaller.
      parallelizationFactor: 3,
      eventTypes: ['order.accepted'],
      // What is wrong with an event is wrong the next time, too; what is wrong with a table may not be.
      retryAttempts: 5,
      whoIsHurt:
        'Whoever reads the totals per customer: events are set aside or more than a minute behind. No client is refused. ' +
        'See the errors of the function CustomerTotals, then npm run redrive -- --consumer customer-totals.',
    });
  }
}
