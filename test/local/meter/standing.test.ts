import { describe, expect, test } from 'vitest';
import { parseTemplate, type Template } from '../../../local/cloudformation/template.ts';
import { MeterReport, UnpricedRegion } from '../../../local/meter/meter-report.ts';
import { Meter } from '../../../local/meter/meter.ts';
import { pricesOf } from '../../../local/meter/price.ts';
import { isFirewalled, standingCosts } from '../../../local/meter/standing.ts';

const prices = pricesOf('us-east-1') ?? expect.fail('us-east-1 has no prices');

function stackOf(resources: Readonly<Record<string, { Type: string; Properties?: unknown }>>) {
  const template: Template = parseTemplate({ Resources: resources }) ?? expect.fail('no template');
  return { name: 'Stack', template };
}

describe('Standing costs', () => {
  test('are those of what costs while nobody does anything', () => {
    const stack = stackOf({
      Table: { Type: 'AWS::DynamoDB::GlobalTable' },
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } },
      Sum: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { Metrics: [{ Expression: 'a + b' }, { MetricStat: {} }, { MetricStat: {} }] },
      },
      Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}] } },
      Secret: { Type: 'AWS::SecretsManager::Secret' },
      Stream: { Type: 'AWS::Kinesis::Stream', Properties: { StreamModeDetails: { StreamMode: 'ON_DEMAND' } } },
      StreamMapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { StartingPosition: 'LATEST' } },
      QueueMapping: { Type: 'AWS::Lambda::EventSourceMapping' },
    });
    const { lines, usdPerMonth } = standingCosts([stack], prices);
    expect(lines.map(({ resource, unitsPerMonth, usdPerMonth: usd }) => [resource, unitsPerMonth, usd])).toEqual([
      ['Stack-Alarm', 1, 0.1],
      ['Stack-Sum', 2, 0.2],
      ['Stack-Acl', 1, 5],
      ['Stack-Acl', 2, 2],
      ['Stack-Secret', 1, 0.4],
      ['Stack-Stream', 730, expect.closeTo(29.2)],
      ['Stack-QueueMapping', 657_000, expect.closeTo(0.2628)],
    ]);
    expect(usdPerMonth).toBeCloseTo(37.1628);
  });

  test('refuse a provisioned stream, for which there is no price', () => {
    const stack = stackOf({ Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 2 } } });
    expect(() => standingCosts([stack], prices)).toThrow();
  });

  test('know whether requests pass a firewall', () => {
    expect(isFirewalled([stackOf({ Acl: { Type: 'AWS::WAFv2::WebACL' } })])).toBe(false);
    expect(isFirewalled([stackOf({ Association: { Type: 'AWS::WAFv2::WebACLAssociation' } })])).toBe(true);
  });
});

describe('A report', () => {
  const meter = new Meter();
  meter.spent('dynamodbWriteUnits', 'things').add('PutItem', 1_000_000);
  const report = new MeterReport({ meter, region: 'us-east-1', stacks: [] });

  test('has the prices of its own region, or of the one that is asked for', () => {
    expect(report.of()).toMatchObject({ region: 'us-east-1', usd: 0.625 });
    expect(report.of('eu-central-1')).toMatchObject({ region: 'eu-central-1', usd: 0.7625 });
  });

  test('refuses a region without prices by name', () => {
    expect(() => report.of('eu-north-7')).toThrow(UnpricedRegion);
    expect(() => report.of('eu-north-7')).toThrow('"eu-north-7"; there are those of eu-central-1 and us-east-1');
  });
});
