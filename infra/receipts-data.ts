import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import { OnCall } from './on-call.ts';
import { OrdersData } from './orders-data.ts';
import { servicesOf } from './external-services.ts';
import { ProtectedTable } from './protected-table.ts';
import { ServiceSecrets } from './service-secrets.ts';
import { TableAlarms } from './table-alarms.ts';

/** Everything that holds state. It changes seldom, is never deployed twice side by side, and survives its own deletion. */
export class ReceiptsData extends Stack {
  readonly receipts: ProtectedTable;
  readonly claims: ProtectedTable;
  readonly contracts: ProtectedTable;
  readonly receiptTypes: ProtectedTable;
  readonly rates: ProtectedTable;
  readonly events: Stream;
  readonly secrets: ServiceSecrets;
  readonly orders: OrdersData;
  readonly onCall: OnCall;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    this.receipts = new ProtectedTable(this, 'Receipts', {
      // `<contract>#<day>#<shard>`: the shard spreads one busy contract over partitions of 1,000 write units a second.
      partitionKey: 'partition',
      sortKey: { name: 'id', type: AttributeType.STRING },
      // Decided receipts carry `expiresAt`, yet nothing expires here: until an archive holds them, the table is all there is for 20 years.
      stream: StreamViewType.NEW_IMAGE,
      // At 1,000 receipts a second a receipt of 2 kB costs 2 write units to store and 2 to decide: 4,000, exactly what a
      // new table carries before it has seen a peak. Twice that is ready from the first day; it is paid for once, not hourly.
      warmThroughput: { writeUnitsPerSecond: 8_000, readUnitsPerSecond: 12_000 },
    });
    // Who was first with a reference or a document. Losing it would accept duplicates, so it is protected like receipts.
    this.claims = new ProtectedTable(this, 'Claims', {
      partitionKey: 'identity',
      timeToLiveAttribute: 'expiresAt',
      // A burst of 5,000 orders a second, each with a client key, beside receipts.
      warmThroughput: { writeUnitsPerSecond: 8_000, readUnitsPerSecond: 12_000 },
    });
    this.contracts = new ProtectedTable(this, 'Contracts', { partitionKey: 'id' });
    // What each contract has used of its rate. Outdated within seconds, yet protected like the others: it costs nothing.
    this.rates = new ProtectedTable(this, 'Rates', { partitionKey: 'contractId', timeToLiveAttribute: 'expiresAt' });
    this.receiptTypes = new ProtectedTable(this, 'ReceiptTypes', {
      partitionKey: 'name',
      sortKey: { name: 'version', type: AttributeType.NUMBER },
    });

    // Every change, for the warehouse and for consumers to come. On demand: nothing is provisioned for the night.
    this.events = new Stream(this, 'Events', {
      streamMode: StreamMode.ON_DEMAND,
      encryption: StreamEncryption.MANAGED,
      // A consumer that breaks on Friday evening is mended on Monday; a full week costs more and saves nobody.
      retentionPeriod: Duration.hours(72),
      removalPolicy: RemovalPolicy.RETAIN,
    });

    this.orders = new OrdersData(this, 'Orders');

    this.secrets = new ServiceSecrets(this, 'ServiceSecrets', servicesOf(this.node));

    this.onCall = new OnCall(this, 'OnCall');

    const throttled = (table: ProtectedTable, whoIsHurt: string): TableAlarms =>
      new TableAlarms(this, `${table.node.id}Alarms`, { table, whoIsHurt });
    throttled(this.receipts, 'Clients are refused, or their receipts decided late: the receipts table takes no more.');
    throttled(this.claims, 'Clients who submit are refused: the claims table takes no more.');
    throttled(this.rates, 'Clients of one busy contract are answered Throttled: its account takes no more writes.');
    throttled(this.contracts, 'Clients whose key is not cached are turned away: the contracts table takes no more.');
  }
}
