import { z } from 'zod';
import type { CloudAssembly } from '../cloudformation/assembly.ts';
import { parseTemplate, type Template } from '../cloudformation/template.ts';
import { usdOf } from './bill.ts';
import type { PriceTable } from './price.ts';
import { monthHours, units, type Unit } from './units.ts';

/** What the template costs in a month in which nobody does anything. What is stored is paid by the GB, and is not in here. */
export interface StandingCosts {
  readonly usdPerMonth: number;
  readonly lines: readonly StandingLine[];
}

export interface StandingLine {
  readonly service: string;
  readonly unit: string;
  /** `<stack>-<logical id>` */
  readonly resource: string;
  readonly unitsPerMonth: number;
  readonly usdPerMonth: number;
}

export interface DeclaredStack {
  readonly name: string;
  readonly template: Template;
}

interface StandingUnits {
  readonly unit: Unit;
  readonly perMonth: number;
}

type Rule = (properties: unknown) => readonly StandingUnits[];

/**
 * Lambda begins to read a queue with five long polls side by side, each of which lasts 20 seconds while nothing comes.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
const queuePollers = 5;
const pollsPerHour = 3_600 / 20;

const alarmSchema = z.object({ Metrics: z.array(z.object({ MetricStat: z.unknown().optional() })).optional() });
const aclSchema = z.object({ Rules: z.array(z.unknown()).default([]) });
const streamSchema = z.object({
  StreamModeDetails: z.object({
    StreamMode: z.literal('ON_DEMAND', 'The meter has no price for a provisioned stream: set StreamMode to ON_DEMAND.'),
  }),
});
const mappingSchema = z.object({ StartingPosition: z.string().optional() });

const rules: Readonly<Record<string, Rule>> = {
  /** https://aws.amazon.com/cloudwatch/pricing/: an alarm over an expression is paid by the metrics in it. */
  'AWS::CloudWatch::Alarm': (properties) => {
    const { Metrics } = alarmSchema.parse(properties);
    const metrics = Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;
    return [{ unit: 'alarmMetricMonths', perMonth: metrics }];
  },
  'AWS::WAFv2::WebACL': (properties) => [
    { unit: 'firewallAclMonths', perMonth: 1 },
    { unit: 'firewallRuleMonths', perMonth: aclSchema.parse(properties).Rules.length },
  ],
  'AWS::SecretsManager::Secret': () => [{ unit: 'secretsMonths', perMonth: 1 }],
  'AWS::Kinesis::Stream': (properties) => {
    streamSchema.parse(properties);
    return [{ unit: 'kinesisStreamHours', perMonth: monthHours }];
  },
  /** A stream's mapping must have a starting position, and its polls are free; a queue's can have none. */
  'AWS::Lambda::EventSourceMapping': (properties) =>
    mappingSchema.parse(properties).StartingPosition === undefined
      ? [{ unit: 'sqsRequests', perMonth: queuePollers * pollsPerHour * monthHours }]
      : [],
};

/** A template that cannot be read is left out: whoever carries the templates out refuses it. */
export function declaredStacks({ stacks }: CloudAssembly): readonly DeclaredStack[] {
  return stacks.flatMap(({ name, template }) => {
    const parsed = parseTemplate(template);
    return parsed ? [{ name, template: parsed }] : [];
  });
}

/** Whether requests of an API pass a firewall, which is paid for each. */
export function isFirewalled(stacks: readonly DeclaredStack[]): boolean {
  return stacks.some(({ template }) =>
    Object.values(template.Resources).some(({ Type }) => Type === 'AWS::WAFv2::WebACLAssociation'),
  );
}

/** @throws when a resource costs by the month and no price is kept for it. */
export function standingCosts(stacks: readonly DeclaredStack[], prices: PriceTable): StandingCosts {
  const lines = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).flatMap(([logicalId, { Type, Properties }]) => {
      const spent = Object.hasOwn(rules, Type) ? rules[Type]?.(Properties) : undefined;
      return (spent ?? []).map(({ unit, perMonth }) => lineOf(`${name}-${logicalId}`, unit, perMonth, prices));
    }),
  );
  return { usdPerMonth: lines.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0), lines };
}

function lineOf(resource: string, unit: Unit, unitsPerMonth: number, prices: PriceTable): StandingLine {
  const { service, name } = units[unit];
  return { service, unit: name, resource, unitsPerMonth, usdPerMonth: usdOf(unit, unitsPerMonth, prices) };
}
