import { Activity } from '../../../local/activity.ts';
import { AdjustableClock } from '../../../local/clock.ts';
import { DynamoDb } from '../../../local/dynamodb/dynamodb.ts';
import { Store } from '../../../local/store/store.ts';
import { crashTable, environment } from './crash-table.ts';

/**
 * Writes until it is killed, and tells of every answered write on a line of its own. A pipe is written synchronously, so
 * what was told was answered.
 */
const [directory = '', round = ''] = process.argv.slice(2);
const inFlight = 32;

async function main(): Promise<void> {
  const store = Store.open(directory);
  const dynamodb = new DynamoDb({ store, clock: new AdjustableClock(), environment, activity: new Activity() });
  await dynamodb.createTable(crashTable);
  process.stdout.write('ready\n');
  await Promise.all(Array.from({ length: inFlight }, (_, writer) => write(dynamodb, `${round}-${writer}`)));
}

async function write(dynamodb: DynamoDb, writer: string): Promise<never> {
  for (let n = 0; ; n++) {
    const Item = { p: { S: writer }, s: { N: String(n) }, filler: { S: 'x'.repeat(500) } };
    await dynamodb.execute('PutItem', { TableName: crashTable.name, Item });
    process.stdout.write(`put ${writer} ${n}\n`);
    await dynamodb.execute('UpdateItem', {
      TableName: crashTable.name,
      Key: { p: { S: 'count' }, s: { N: '0' } },
      UpdateExpression: 'ADD tally :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
    process.stdout.write('add\n');
  }
}

await main();
