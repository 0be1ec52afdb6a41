/**
 * Everything that AWS bills this runtime's template for. A further unit is a line here, a price in each table of `prices/`, and
 * a line where it is spent: `meter.spent('<unit>', resource).add(operation, amount)`.
 */
interface UnitDefinition {
  readonly service: string;
  readonly name: string;
  /** Where what is counted is finer than what is billed: so many of the one are one of the other. */
  readonly countedPerUnit?: number;
}

const gigabyteBytes = 2 ** 30;
/** A month as AWS counts its hours. https://aws.amazon.com/kinesis/data-streams/pricing/ */
export const monthHours = 730;
const secondMs = 1_000;
const gigabyteMb = 1_024;
const minuteMs = 60_000;

const definitions = {
  appsyncOperations: { service: 'AppSync', name: 'queries and mutations' },
  appsyncUpdates: { service: 'AppSync', name: 'real-time updates of 5 kB' },
  appsyncConnectionMinutes: { service: 'AppSync', name: 'connection minutes', countedPerUnit: minuteMs },
  lambdaRequests: { service: 'Lambda', name: 'requests' },
  lambdaGbSeconds: { service: 'Lambda', name: 'GB-seconds, arm64', countedPerUnit: gigabyteMb * secondMs },
  dynamodbWriteUnits: { service: 'DynamoDB', name: 'write request units' },
  dynamodbReadUnits: { service: 'DynamoDB', name: 'read request units' },
  kinesisInGb: { service: 'Kinesis', name: 'GB in, records in whole kB', countedPerUnit: gigabyteBytes },
  kinesisOutGb: { service: 'Kinesis', name: 'GB out', countedPerUnit: gigabyteBytes },
  kinesisKeptGbMonths: {
    service: 'Kinesis',
    name: 'GB-months kept beyond a day',
    countedPerUnit: gigabyteBytes * monthHours,
  },
  kinesisStreamHours: { service: 'Kinesis', name: 'stream hours, on demand' },
  sqsRequests: { service: 'SQS', name: 'requests of 64 kB' },
  secretsCalls: { service: 'Secrets Manager', name: 'calls' },
  secretsMonths: { service: 'Secrets Manager', name: 'secret-months' },
  logsGb: { service: 'CloudWatch', name: 'GB of logs in', countedPerUnit: gigabyteBytes },
  alarmMetricMonths: { service: 'CloudWatch', name: 'alarm-months, by metric' },
  firewallRequests: { service: 'WAF', name: 'requests' },
  firewallAclMonths: { service: 'WAF', name: 'web ACL-months' },
  firewallRuleMonths: { service: 'WAF', name: 'rule-months' },
  transferOutGb: { service: 'Data transfer', name: 'GB out to the internet', countedPerUnit: gigabyteBytes },
} as const satisfies Readonly<Record<string, UnitDefinition>>;

export type Unit = keyof typeof definitions;

export const units: Readonly<Record<Unit, UnitDefinition>> = definitions;

/** What is billed for what was counted. */
export function billedUnits(unit: Unit, counted: number): number {
  return counted / (units[unit].countedPerUnit ?? 1);
}
