import { Duration } from 'aws-cdk-lib';
import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Metric, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { alarm } from './alarm.ts';
import type { ApiFunctions } from './receipts-functions.ts';

export interface ApiAlarmsProps {
  readonly api: GraphqlApi;
  readonly apiFunctions: ApiFunctions;
}

const period = Duration.minutes(1);
/** What clients were promised. */
const answerMsMax = 500;

/** What clients of the API feel: no answer, a late one, or a closed door. */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { api, apiFunctions }: ApiAlarmsProps) {
    super(scope, id);
    const ofApi = (metricName: string, statistic: string): IMetric =>
      new Metric({
        namespace: 'AWS/AppSync',
        metricName,
        dimensionsMap: { GraphQLAPIId: api.apiId },
        statistic,
        period,
      });

    alarm(this, 'Faults', {
      metric: ofApi('5XXError', 'Sum'),
      above: 0,
      whoIsHurt: 'Clients whose requests fail through no fault of their own. Look for 5XXError in the API logs.',
    });
    alarm(this, 'Late', {
      metric: ofApi('Latency', 'p95'),
      above: answerMsMax,
      periods: 5,
      whoIsHurt: 'Clients wait longer than the 500 ms they were promised. Compare the durations of Intake and History.',
    });
    alarm(this, 'DoorClosed', {
      metric: apiFunctions.authorize.metricErrors({ period }),
      above: 0,
      periods: 2,
      whoIsHurt:
        'Every client whose key is not cached is turned away: the authorizer fails. See the logs of Authorize.',
    });
    for (const [name, target] of Object.entries({
      Authorize: apiFunctions.authorize,
      Intake: apiFunctions.intake,
      History: apiFunctions.history,
    })) {
      alarm(this, `${name}Throttled`, {
        metric: target.metricThrottles({ period }),
        above: 0,
        whoIsHurt: `Clients are refused because the account has no room for more of ${name}: raise the concurrency quota.`,
      });
    }
  }
}
