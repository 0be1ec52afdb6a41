import { sign } from 'aws4';
import type { AwsTarget } from './aws-target.ts';

/** A POST to one of AWS's services. */
export interface UnsignedRequest {
  /** As hosts and signatures name it, e.g. `dynamodb`. */
  readonly service: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The request's headers, its length and signature among them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signedHeaders({ region, credentials }: AwsTarget, request: UnsignedRequest): Record<string, string> {
  const { service, url, body } = request;
  const signed = sign(
    {
      service,
      region,
      method: 'POST',
      path: url.pathname,
      headers: { host: url.host, 'content-length': String(Buffer.byteLength(body)), ...request.headers },
      body,
    },
    credentials(),
  );
  // It adds texts to texts.
  return signed.headers as Record<string, string>;
}
