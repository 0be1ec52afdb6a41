import { AttributeType, StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { ProtectedTable } from './protected-table.ts';
import { TableAlarms } from './table-alarms.ts';

/** Everything about orders that holds state. */
export class OrdersData extends Construct {
  readonly orders: ProtectedTable;
  readonly customerTotals: ProtectedTable;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.orders = new ProtectedTable(this, 'Orders', {
      // One contract is one partition key, so that its orders leave the stream in the order in which they were accepted.
      partitionKey: 'contractId',
      // A hash: when one contract alone gets hot, DynamoDB can divide it at any point.
      sortKey: { name: 'place', type: AttributeType.STRING },
      stream: StreamViewType.NEW_IMAGE,
      // A burst of 5,000 orders a second, from zero, of up to 2 kB each: a new table would begin at 4,000 write units.
      // Warm throughput is paid for once, not hourly.
      warmThroughput: { writeUnitsPerSecond: 10_000, readUnitsPerSecond: 12_000 },
    });
    this.customerTotals = new ProtectedTable(this, 'CustomerTotals', {
      partitionKey: 'key',
      timeToLiveAttribute: 'expiresAt',
    });

    new TableAlarms(this, 'OrdersAlarms', {
      table: this.orders,
      whoIsHurt:
        'Clients whose orders are refused as Throttled: the orders table, or one contract in it, takes no more.',
    });
    new TableAlarms(this, 'CustomerTotalsAlarms', {
      table: this.customerTotals,
      whoIsHurt: 'Whoever reads the totals per customer sees them late; no client is refused.',
    });
  }
}
