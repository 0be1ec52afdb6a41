import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { billOf } from '../../../local/meter/bill.ts';
import { Meter } from '../../../local/meter/meter.ts';
import { OpenTime } from '../../../local/meter/open-time.ts';
import { pricedRegions, pricesOf } from '../../../local/meter/price.ts';
import { subtract } from '../../../local/meter/reading.ts';
import { runTable } from '../../../local/meter/run-table.ts';
import { units, type Unit } from '../../../local/meter/units.ts';

const prices = pricesOf('us-east-1') ?? expect.fail('us-east-1 has no prices');
const everyUnit = Object.keys(units) as Unit[];

describe('A meter', () => {
  test('adds up by unit, resource and operation, and leaves out what was not spent', () => {
    const meter = new Meter();
    meter.spent('dynamodbWriteUnits', 'things').add('PutItem', 2);
    meter.spent('dynamodbWriteUnits', 'things').add('PutItem', 3);
    meter.spent('dynamodbWriteUnits', 'things').add('UpdateItem', 1);
    meter.spent('dynamodbReadUnits', 'things').add('GetItem', 0);
    expect(meter.reading().entries).toEqual([
      { unit: 'dynamodbWriteUnits', resource: 'things', operation: 'PutItem', counted: 5 },
      { unit: 'dynamodbWriteUnits', resource: 'things', operation: 'UpdateItem', counted: 1 },
    ]);
  });

  test('gives in the difference of two readings exactly what was spent between them', () => {
    const spent = fc.array(
      fc.record({
        unit: fc.constantFrom(...everyUnit),
        resource: fc.constantFrom('one', 'other'),
        operation: fc.constantFrom('read', 'write'),
        amount: fc.nat(10_000),
      }),
    );
    fc.assert(
      fc.property(spent, spent, (earlier, later) => {
        const [whole, alone] = [new Meter(), new Meter()];
        for (const { unit, resource, operation, amount } of earlier) whole.spent(unit, resource).add(operation, amount);
        const before = whole.reading();
        for (const { unit, resource, operation, amount } of later) {
          whole.spent(unit, resource).add(operation, amount);
          alone.spent(unit, resource).add(operation, amount);
        }
        const difference = subtract(whole.reading(), before).entries;
        expect(new Set(difference.map((entry) => JSON.stringify(entry)))).toEqual(
          new Set(alone.reading().entries.map((entry) => JSON.stringify(entry))),
        );
      }),
    );
  });

  test('counts time for as many as are open, also of those that are still', () => {
    const meter = new Meter();
    let nowMs = 0;
    const spending = meter.spent('appsyncConnectionMinutes', 'api');
    const connections = new OpenTime(meter, { spending, operation: 'connected', nowMs: () => nowMs });
    connections.opened();
    nowMs = 60_000;
    connections.opened();
    nowMs = 90_000;
    connections.closed();
    nowMs = 120_000;
    const [line] = billOf(meter.reading(), prices).lines;
    expect(line).toMatchObject({ unit: 'connection minutes', units: 2.5 });
    expect(billOf(meter.reading(), prices).lines).toEqual([line]);
  });

  test('spends no more than a microsecond on an addition', () => {
    const spending = new Meter().spent('lambdaGbSeconds', 'function');
    const additions = 1_000_000;
    const startedMs = performance.now();
    for (let index = 0; index < additions; index++) spending.add('invoke', 512);
    expect(((performance.now() - startedMs) * 1_000) / additions).toBeLessThan(1);
  });
});

describe('A bill', () => {
  test('turns what is counted into what is billed, at its price, the dearest first', () => {
    const meter = new Meter();
    meter.spent('appsyncOperations', 'api').add('submit', 1_000_000);
    // 512 MB for 2,000 ms is one GB-second.
    meter.spent('lambdaGbSeconds', 'function').add('invoke', 512 * 2_000 * 1_000_000);
    meter.spent('logsGb', 'function').add('console', 2 ** 30);
    const { lines, usd, usdByService } = billOf(meter.reading(), prices);
    expect(lines).toMatchObject([
      { service: 'Lambda', unit: 'GB-seconds, arm64', units: 1_000_000, usd: 13.3334 },
      { service: 'AppSync', unit: 'queries and mutations', units: 1_000_000, usd: 4 },
      { service: 'CloudWatch', unit: 'GB of logs in', units: 1, usd: 0.5 },
    ]);
    expect(usd).toBeCloseTo(17.8334);
    expect(usdByService).toEqual({ Lambda: 13.3334, AppSync: 4, CloudWatch: 0.5 });
  });

  test('is told to a person by service, and not at all when nothing was spent', () => {
    const meter = new Meter();
    expect(runTable(meter.reading(), 'us-east-1', prices)).toBeUndefined();
    meter.spent('sqsRequests', 'queue').add('SendMessage', 1_000_000);
    expect(runTable(meter.reading(), 'us-east-1', prices)?.split('\n')).toEqual([
      'Since Ready, AWS would have charged in us-east-1, before any free tier:',
      expect.stringMatching(/^ {2}SQS +0\.400000 USD$/),
      expect.stringMatching(/^ {2}in all +0\.400000 USD$/),
    ]);
  });
});

describe('A price table', () => {
  test.each(pricedRegions)('of %s has for every unit a price, its page and its date', (region) => {
    const table = pricesOf(region) ?? expect.fail();
    for (const unit of everyUnit) {
      const { usd, per, source, asOf } = table[unit];
      expect(usd, unit).toBeGreaterThan(0);
      expect(per, unit).toBeGreaterThan(0);
      expect(source, unit).toMatch(/^https:\/\/aws\.amazon\.com\//);
      expect(asOf, unit).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    }
  });
});
