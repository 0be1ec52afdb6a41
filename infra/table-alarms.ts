import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';

/** Says when a table refuses requests because they come faster than it, or one partition of it, can take them. */
export class TableAlarms extends Construct {
  constructor(scope: Construct, id: string, { table, whoIsHurt }: { table: TableV2; whoIsHurt: string }) {
    super(scope, id);
    for (const metricName of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
      alarm(this, metricName, {
        metric: new Metric({
          namespace: 'AWS/DynamoDB',
          metricName,
          dimensionsMap: { TableName: table.tableName },
          statistic: 'Sum',
          period: Duration.minutes(1),
        }),
        above: 0,
        periods: 2,
        whoIsHurt,
      });
    }
  }
}
