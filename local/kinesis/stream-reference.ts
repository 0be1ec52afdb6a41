import { AwsError } from '../aws/aws-error.ts';
import type { Request } from './request.ts';

const namePattern = '[a-zA-Z0-9_.-]+';
const arnPattern = 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+';
const nameLengthMax = 128;
const arnLengthMax = 2048;

export const nameConstraint = { pattern: namePattern, lengthMin: 1, lengthMax: nameLengthMax };
export const shardIdConstraint = nameConstraint;

/** The stream that a request means, by `StreamARN`, `StreamName` or both, if by any. */
export interface StreamReference {
  readonly name: string | undefined;
  readonly arn: string | undefined;
}

export function streamReference(request: Request): StreamReference {
  const arn = request.text('StreamARN', { pattern: arnPattern, lengthMin: 1, lengthMax: arnLengthMax });
  return { name: request.text('StreamName', nameConstraint), arn };
}

/** @throws {AwsError} when the request names none, or two. */
export function streamNameOrThrow(reference: StreamReference): string {
  const { arn } = reference;
  const name = reference.name ?? arn?.slice(arn.indexOf(':stream/') + ':stream/'.length);
  if (name === undefined) {
    throw new AwsError('InvalidArgumentException', 'Either StreamARN or StreamName must be specified.');
  }
  if (arn !== undefined && !arn.endsWith(`:stream/${name}`)) {
    throw new AwsError(
      'InvalidArgumentException',
      `StreamARN ${arn} and StreamName ${name} do not name the same stream.`,
    );
  }
  return name;
}
