import { crc32 } from 'node:zlib';
import type { SignatureVerifier } from '../iam/identity.ts';
import { AwsError } from './aws-error.ts';
import type { Gateway } from './gateway.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import type { Protocol } from './protocol.ts';

/**
 * AWS JSON 1.0 and 1.1: `X-Amz-Target: <prefix>.<operation>`, members as the SDK documents them.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html
 */
interface Dialect {
  /** The service's name as SigV4 and the gateway know it. */
  readonly service: string;
  readonly contentType: string;
  /** What stands before the exception's name in `__type`. */
  readonly typePrefix: string;
  /** DynamoDB's clients check every answer against `x-amz-crc32`. */
  readonly hasChecksum: boolean;
  /** SQS answers a missing right with 403, the others with 400. */
  readonly accessDeniedStatusCode: number;
  /** SQS's clients may still expect the names of its query protocol. */
  readonly queryErrorCodes?: Readonly<Record<string, string>>;
}

const dialects: Readonly<Record<string, Dialect>> = {
  DynamoDB_20120810: {
    service: 'dynamodb',
    contentType: 'application/x-amz-json-1.0',
    typePrefix: 'com.amazonaws.dynamodb.v20120810#',
    hasChecksum: true,
    accessDeniedStatusCode: 400,
  },
  Kinesis_20131202: {
    service: 'kinesis',
    contentType: 'application/x-amz-json-1.1',
    typePrefix: '',
    hasChecksum: false,
    accessDeniedStatusCode: 400,
  },
  secretsmanager: {
    service: 'secretsmanager',
    contentType: 'application/x-amz-json-1.1',
    typePrefix: '',
    hasChecksum: false,
    accessDeniedStatusCode: 400,
  },
  AmazonSQS: {
    service: 'sqs',
    contentType: 'application/x-amz-json-1.0',
    typePrefix: 'com.amazonaws.sqs#',
    hasChecksum: false,
    accessDeniedStatusCode: 403,
    queryErrorCodes: {
      // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
      InvalidParameterValueException: 'InvalidParameterValue',
      MissingRequiredParameterException: 'MissingParameter',
      QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
      QueueNameExists: 'QueueAlreadyExists',
      EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
      TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
      BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
      BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
      InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
      MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
      PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
      UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
    },
  },
};

/** What AWS's own framework answers before a service has seen the request, and under which name. */
const service = 'com.amazon.coral.service#';
const frameworkPrefixes: ReadonlyMap<string, string> = new Map([
  ['AccessDeniedException', service],
  ['IncompleteSignatureException', service],
  ['InternalFailure', service],
  ['InvalidSignatureException', service],
  ['MissingAuthenticationTokenException', service],
  ['SerializationException', service],
  ['UnknownOperationException', service],
  ['UnrecognizedClientException', service],
  ['ValidationException', 'com.amazon.coral.validate#'],
]);

/** What is answered in when the target names no service. */
const fallback: Dialect = {
  service: '',
  contentType: 'application/x-amz-json-1.1',
  typePrefix: '',
  hasChecksum: false,
  accessDeniedStatusCode: 400,
};

export class JsonProtocol implements Protocol {
  readonly #gateway: Gateway;
  readonly #verifier: SignatureVerifier;

  constructor(options: { gateway: Gateway; verifier: SignatureVerifier }) {
    this.#gateway = options.gateway;
    this.#verifier = options.verifier;
  }

  speaks(request: HttpRequest): boolean {
    return request.headers['x-amz-target'] !== undefined;
  }

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const { dialect, operation } = target(request);
    if (!dialect || request.method !== 'POST') {
      throw new AwsError(
        'UnknownOperationException',
        `This runtime has no operation "${request.method} ${request.headers['x-amz-target'] ?? ''}"; known targets are ` +
          `POST ${Object.keys(dialects).join('.*, ')}.*`,
      );
    }
    const principal = this.#verifier.verify(request, dialect.service);
    const output = await this.#gateway.call(principal, dialect.service, operation, parseOrThrow(request.body));
    return jsonAnswer(dialect, 200, JSON.stringify(output ?? {}));
  }

  refusal(error: AwsError, request: HttpRequest): HttpAnswer {
    const dialect = target(request).dialect ?? fallback;
    const prefix = dialect.typePrefix === '' ? '' : (frameworkPrefixes.get(error.code) ?? dialect.typePrefix);
    const body = { __type: prefix + error.code, message: error.message, ...error.details };
    const denied = error.code === 'AccessDeniedException';
    const statusCode = denied ? dialect.accessDeniedStatusCode : error.statusCode;
    const answer = jsonAnswer(dialect, statusCode, JSON.stringify(body));
    if (!dialect.queryErrorCodes) return answer;
    const queryCode = dialect.queryErrorCodes[error.code] ?? error.code;
    const blame = statusCode < 500 ? 'Sender' : 'Receiver';
    return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': `${queryCode};${blame}` } };
  }
}

function target(request: HttpRequest): { dialect: Dialect | undefined; operation: string } {
  const text = request.headers['x-amz-target'] ?? '';
  const dot = text.indexOf('.');
  const prefix = dot < 0 ? text : text.slice(0, dot);
  const dialect = Object.hasOwn(dialects, prefix) ? dialects[prefix] : undefined;
  return { dialect, operation: dot < 0 ? '' : text.slice(dot + 1) };
}

function parseOrThrow(body: Buffer): unknown {
  let input: unknown;
  try {
    input = JSON.parse(body.toString('utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError('SerializationException', `The request's body is not JSON: ${reason}`);
  }
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input;
  throw new AwsError('SerializationException', "The request's body is not a JSON object.");
}

function jsonAnswer(dialect: Dialect, statusCode: number, body: string): HttpAnswer {
  const { contentType, hasChecksum } = dialect;
  const headers = hasChecksum
    ? { 'content-type': contentType, 'x-amz-crc32': String(crc32(body)) }
    : { 'content-type': contentType };
  return { statusCode, headers, body };
}
