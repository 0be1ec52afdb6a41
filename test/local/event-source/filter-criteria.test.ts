import { describe, expect, test } from 'vitest';
import { compileFilters, type SourceKind } from '../../../local/event-source/filter-criteria.ts';

function passes(kind: SourceKind, patterns: readonly unknown[], record: Readonly<Record<string, unknown>>): boolean {
  const filter = compileFilters(
    patterns.map((pattern) => JSON.stringify(pattern)),
    kind,
  );
  return filter === undefined || filter(record);
}

function kinesisRecord(data: string): Readonly<Record<string, unknown>> {
  return { kinesis: { partitionKey: '1', data: Buffer.from(data).toString('base64') } };
}

describe('The filters of a mapping', () => {
  test('let a record through that one of them matches', () => {
    const patterns = [{ eventName: ['INSERT'] }, { eventName: ['REMOVE'] }];
    expect(passes('aws:dynamodb', patterns, { eventName: 'REMOVE' })).toBe(true);
    expect(passes('aws:dynamodb', patterns, { eventName: 'MODIFY' })).toBe(false);
    expect(passes('aws:dynamodb', [], { eventName: 'MODIFY' })).toBe(true);
  });

  test('see the whole record of DynamoDB', () => {
    const record = { eventName: 'MODIFY', dynamodb: { NewImage: { status: { S: 'OPEN' }, size: { N: '3' } } } };
    expect(passes('aws:dynamodb', [{ dynamodb: { NewImage: { status: { S: ['OPEN'] } } } }], record)).toBe(true);
    // DynamoDB's numbers are texts, so that Lambda's numeric comparison never matches them.
    expect(passes('aws:dynamodb', [{ dynamodb: { NewImage: { size: { N: [{ numeric: ['=', 3] }] } } } }], record)).toBe(
      false,
    );
    expect(passes('aws:dynamodb', [{ dynamodb: { OldImage: { status: { S: [{ exists: false }] } } } }], record)).toBe(
      true,
    );
  });

  test('see the decoded data of Kinesis and drop what is no JSON', () => {
    const patterns = [{ data: { kind: ['buy'] } }];
    expect(passes('aws:kinesis', patterns, kinesisRecord('{"kind":"buy"}'))).toBe(true);
    expect(passes('aws:kinesis', patterns, kinesisRecord('{"kind":"sell"}'))).toBe(false);
    expect(passes('aws:kinesis', patterns, kinesisRecord('buy'))).toBe(false);
  });

  test('tell JSON from plain text in the bodies of a queue', () => {
    expect(passes('aws:sqs', [{ body: { kind: ['buy'] } }], { body: '{"kind":"buy"}' })).toBe(true);
    expect(passes('aws:sqs', [{ body: { kind: ['buy'] } }], { body: 'buy' })).toBe(false);
    expect(passes('aws:sqs', [{ body: [{ prefix: 'b' }] }], { body: 'buy' })).toBe(true);
    expect(passes('aws:sqs', [{ body: [{ prefix: '{' }] }], { body: '{"kind":"buy"}' })).toBe(false);
  });

  test('are refused when they are no JSON, too many, or use another key', () => {
    expect(() => compileFilters(['{'], 'aws:dynamodb')).toThrow('The pattern is no JSON: {');
    expect(() => compileFilters(Array<string>(6).fill('{}'), 'aws:dynamodb')).toThrow(
      'A mapping has at most 5 filters.',
    );
    expect(() => compileFilters(['{"partitionKey":["1"]}'], 'aws:kinesis')).toThrow('only use the key "data"');
    expect(() => compileFilters(['{"messageId":["1"]}'], 'aws:sqs')).toThrow('only use the key "body"');
  });
});
