import { KinesisClient, PutRecordCommand } from '@aws-sdk/client-kinesis';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

// The fixture's functions, in one bundle: an authorizer, and a consumer of the table's stream.

const kinesis = new KinesisClient({});
const sqs = new SQSClient({});

export function authorize(event: { authorizationToken: string }): Promise<unknown> {
  return Promise.resolve({ isAuthorized: event.authorizationToken === 'let me in', resolverContext: { who: 'me' } });
}

export async function relay(event: { Records: { dynamodb: { NewImage: { id: { S: string } } } }[] }): Promise<number> {
  for (const { dynamodb } of event.Records) {
    const id = dynamodb.NewImage.id.S;
    const Data = Buffer.from(JSON.stringify({ id }));
    await kinesis.send(new PutRecordCommand({ StreamName: process.env.STREAM, PartitionKey: id, Data }));
    await sqs.send(
      new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: `${process.env.GREETING} ${id}` }),
    );
  }
  return event.Records.length;
}
