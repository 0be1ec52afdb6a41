import { z } from 'zod';
import type { SignatureVerifier } from '../iam/identity.ts';
import { AwsError } from './aws-error.ts';
import type { Gateway } from './gateway.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import type { Protocol } from './protocol.ts';

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const version = '/2015-03-31/';
const invocations = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

const output = z.object({
  StatusCode: z.number(),
  Payload: z.string().optional(),
  FunctionError: z.string().optional(),
  ExecutedVersion: z.string().optional(),
});

/** Lambda's REST API: payloads are the bodies, everything else is in headers. */
export class LambdaProtocol implements Protocol {
  readonly #gateway: Gateway;
  readonly #verifier: SignatureVerifier;

  constructor(options: { gateway: Gateway; verifier: SignatureVerifier }) {
    this.#gateway = options.gateway;
    this.#verifier = options.verifier;
  }

  speaks(request: HttpRequest): boolean {
    return request.url.startsWith(version);
  }

  async answer(request: HttpRequest): Promise<HttpAnswer> {
    const principal = this.#verifier.verify(request, 'lambda');
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const functionName = invocations.exec(pathname)?.[1];
    if (request.method !== 'POST' || functionName === undefined) {
      throw new AwsError(
        'UnknownOperationException',
        `This runtime has no operation "${request.method} ${pathname}"; Lambda's only one is Invoke.`,
        { statusCode: 404 },
      );
    }
    const optional = {
      InvocationType: request.headers['x-amz-invocation-type'],
      LogType: request.headers['x-amz-log-type'],
      ClientContext: request.headers['x-amz-client-context'],
      Qualifier: searchParams.get('Qualifier') ?? undefined,
    };
    const given = Object.entries(optional).filter(([, value]) => value !== undefined);
    const result = await this.#gateway.call(principal, 'lambda', 'Invoke', {
      FunctionName: decodeOrThrow(functionName),
      Payload: request.body.toString('utf8'),
      ...Object.fromEntries(given),
    });
    return invokeAnswer(output.parse(result));
  }

  refusal(error: AwsError): HttpAnswer {
    // REST services refuse identities and rights with 403.
    const isDenied =
      /^(AccessDenied|IncompleteSignature|InvalidSignature|MissingAuthenticationToken|UnrecognizedClient)/;
    const statusCode = isDenied.test(error.code) ? 403 : error.statusCode;
    const body = {
      Type: statusCode < 500 ? 'User' : 'Service',
      ...error.details,
      Message: error.message,
      message: error.message,
    };
    return {
      statusCode,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
      body: JSON.stringify(body),
    };
  }
}

function invokeAnswer(result: z.output<typeof output>): HttpAnswer {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (result.FunctionError !== undefined) headers['x-amz-function-error'] = result.FunctionError;
  if (result.ExecutedVersion !== undefined) headers['x-amz-executed-version'] = result.ExecutedVersion;
  return { statusCode: result.StatusCode, headers, body: result.Payload ?? '' };
}

function decodeOrThrow(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    const message = `Function name "${text}" is not URL-encoded.`;
    throw Object.assign(new AwsError('InvalidParameterValueException', message), { cause: error });
  }
}
