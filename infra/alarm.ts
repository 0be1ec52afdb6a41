import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export interface AlarmProps {
  readonly metric: IMetric;
  /** The alarm rings when the metric is above this. */
  readonly above: number;
  /** Periods in a row that must be above; 1 unless a single one means nothing. */
  readonly periods?: number;
  /** Who is hurt, and what the operator looks at first. */
  readonly whoIsHurt: string;
}

/** An alarm that says who is hurt. Silence of the metric is health: at night nothing runs. */
export function alarm(scope: Construct, id: string, props: AlarmProps): Alarm {
  return new Alarm(scope, id, {
    metric: props.metric,
    threshold: props.above,
    evaluationPeriods: props.periods ?? 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: props.whoIsHurt,
  });
}
