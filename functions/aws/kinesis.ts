import type { PutRecordsCommandOutput } from '@aws-sdk/client-kinesis';
import { AwsJsonClient } from './aws-json-client.ts';
import type { AwsTarget } from './aws-target.ts';

export interface Kinesis {
  putRecords(
    stream: string,
    records: readonly { readonly key: string; readonly data: Uint8Array }[],
  ): Promise<Pick<PutRecordsCommandOutput, 'FailedRecordCount' | 'Records'>>;
}

const service = { name: 'kinesis', target: 'Kinesis_20131202', contentType: 'application/x-amz-json-1.1' } as const;

export function kinesisAt(target: AwsTarget): Kinesis {
  const client = new AwsJsonClient(service, target);
  return {
    putRecords: (stream, records) =>
      client.call('PutRecords', {
        StreamName: stream,
        Records: records.map(({ key, data }) => ({ PartitionKey: key, Data: base64(data) })),
      }),
  };
}

function base64({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
