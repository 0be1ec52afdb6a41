import { describe, expect, it } from 'vitest';
import { eventsOf, sorted, startDynamoDb, temporaryDirectory, type Fixture } from './dynamodb-fixture.ts';

const minuteMs = 60_000;

function expiring(name: string, attributes: object): object {
  return { TableName: 'sorted', Item: { p: { S: 'p' }, s: { S: name }, ...attributes } };
}

async function names({ call }: Fixture): Promise<unknown[]> {
  const { Items } = await call('Scan', { TableName: 'sorted' });
  return (Items ?? []).map(({ s }) => s);
}

describe('The time to live', () => {
  it('deletes expired items in the background, and says so in the stream', async () => {
    const fixture = await startDynamoDb();
    const { call, clock, activity, streams } = fixture;
    const now = Math.floor(clock.nowMs() / 1000);
    await call('PutItem', expiring('soon', { expiresAt: { N: `${now + 90}` } }));
    await call('PutItem', expiring('late', { expiresAt: { N: `${now + 100_000}` } }));
    await call('PutItem', expiring('past', { expiresAt: { N: `${now - 10}` } }));
    expect(await names(fixture)).toHaveLength(3);

    clock.advance(minuteMs);
    await activity.settled();
    expect(await names(fixture)).toEqual([{ S: 'late' }, { S: 'soon' }]);
    clock.advance(minuteMs);
    await activity.settled();
    expect(await names(fixture)).toEqual([{ S: 'late' }]);
    const removals = eventsOf(streams.get('sorted')).filter(({ eventName }) => eventName === 'REMOVE');
    expect(removals).toHaveLength(2);
    expect(removals).toMatchObject([
      {
        userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
        dynamodb: { Keys: { p: { S: 'p' }, s: { S: 'past' } }, OldImage: { expiresAt: { N: `${now - 10}` } } },
      },
      { dynamodb: { Keys: { s: { S: 'soon' } } } },
    ]);
  });

  it('spares what has no proper time, what was extended, and what expired more than five years ago', async () => {
    const fixture = await startDynamoDb();
    const { call, clock, activity } = fixture;
    const now = Math.floor(clock.nowMs() / 1000);
    await call('PutItem', expiring('ancient', { expiresAt: { N: `${now - 6 * 365 * 24 * 60 * 60}` } }));
    await call('PutItem', expiring('none', {}));
    await call('PutItem', expiring('text', { expiresAt: { S: `${now - 10}` } }));
    await call('PutItem', expiring('zero', { expiresAt: { N: '0' } }));
    await call('PutItem', expiring('huge', { expiresAt: { N: '9'.repeat(38) } }));
    await call('PutItem', expiring('extended', { expiresAt: { N: `${now - 10}` } }));
    await call('PutItem', expiring('extended', { expiresAt: { N: `${now + 100_000}` } }));
    clock.advance(minuteMs);
    await activity.settled();
    expect(await names(fixture)).toHaveLength(6);
  });

  it('follows the template when that names another attribute', async () => {
    const directory = temporaryDirectory();
    const first = await startDynamoDb([sorted], directory);
    const past = { N: String(Math.floor(first.clock.nowMs() / 1000) - 10) };
    await first.call('PutItem', expiring('a', { expiresAt: past }));
    await first.call('PutItem', expiring('b', { until: past }));
    await first.close();
    const second = await startDynamoDb([{ ...sorted, timeToLiveAttribute: 'until' }], directory);
    second.clock.advance(minuteMs);
    await second.activity.settled();
    expect(await names(second)).toEqual([{ S: 'a' }]);
  });
});
