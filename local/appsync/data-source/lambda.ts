import { AwsError } from '../../aws/aws-error.ts';
import type { Principal } from '../../aws/service.ts';
import { isRecord, ownMember } from '../value.ts';
import {
  invalidRequest,
  RESULT_BYTES_MAX,
  resultTooLarge,
  type DataSource,
  type DataSourceResult,
} from './data-source.ts';

/** `Gateway.call`, all that data sources need of it. */
export interface ServiceCaller {
  call(principal: Principal, serviceName: string, operation: string, input: unknown): Promise<unknown>;
}

export interface LambdaDataSource extends DataSource {
  /** Sends one event, as direct Lambda resolvers do. */
  send(payload: unknown): Promise<DataSourceResult>;
}

/** https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-lambda-js.html */
export function lambdaDataSource(options: {
  name: string;
  functionArn: string;
  principal: Principal;
  services: ServiceCaller;
}): LambdaDataSource {
  const send = async (payload: unknown, invocationType = 'RequestResponse'): Promise<DataSourceResult> => {
    try {
      const output = await options.services.call(options.principal, 'lambda', 'Invoke', {
        FunctionName: options.functionArn,
        InvocationType: invocationType,
        Payload: JSON.stringify(payload ?? null),
      });
      return invocationType === 'Event' ? { result: null, error: null } : readOutput(output);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return { result: null, error: { message: error.message, type: `Lambda:${error.code}` } };
    }
  };
  return {
    name: options.name,
    send,
    invoke: (request, call) => {
      const { operation, payload, invocationType } = readRequest(request);
      if (operation === 'Invoke') return send(payload, invocationType);
      return call.request.batches.add(call.batchKey, payload, {
        sizeMax: Math.max(call.batchSizeMax, 1),
        send,
      });
    },
  };
}

interface LambdaRequest {
  readonly operation: 'Invoke' | 'BatchInvoke';
  readonly payload: unknown;
  readonly invocationType: 'RequestResponse' | 'Event';
}

function readRequest(request: unknown): LambdaRequest {
  if (!isRecord(request)) throw invalidRequest('The request of a Lambda data source must be an object.');
  const { operation, payload, invocationType = 'RequestResponse' } = request;
  if (operation === undefined) throw invalidRequest("Value for field '$[operation]' not found.");
  if (operation !== 'Invoke' && operation !== 'BatchInvoke') {
    throw invalidRequest(`Unsupported operation ${JSON.stringify(operation)}. Supported: Invoke, BatchInvoke.`);
  }
  if (invocationType !== 'RequestResponse' && invocationType !== 'Event') {
    throw invalidRequest(
      `Unsupported invocationType ${JSON.stringify(invocationType)}. Supported: RequestResponse, Event.`,
    );
  }
  if (invocationType === 'Event' && operation === 'BatchInvoke') {
    throw invalidRequest('BatchInvoke cannot be sent as an Event.');
  }
  return { operation, payload, invocationType };
}

/** Only the message of what a function throws travels on. */
function readOutput(output: unknown): DataSourceResult {
  const payload = ownMember(output, 'Payload');
  const text = typeof payload === 'string' ? payload : 'null';
  if (text.length > RESULT_BYTES_MAX) throw resultTooLarge();
  const result = parsePayload(text);
  if (ownMember(output, 'FunctionError') === undefined) return { result, error: null };
  const message = ownMember(result, 'errorMessage');
  return { result: null, error: { message: typeof message === 'string' ? message : text, type: 'Lambda:Unhandled' } };
}

function parsePayload(text: string): unknown {
  if (text === '') return null;
  const value: unknown = JSON.parse(text);
  return value;
}
