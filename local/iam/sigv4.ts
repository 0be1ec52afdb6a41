import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { AwsError } from '../aws/aws-error.ts';
import type { Principal } from '../aws/service.ts';
import {
  AuthorizationReader,
  basicTime,
  type Authorization,
  type SigningScope,
  type SigningTime,
} from './authorization-header.ts';
import type { KeyHolder } from './identities.ts';
import type { SignatureVerifier, SignedRequest } from './identity.ts';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
const skewMinutesMax = 5;
const skewMsMax = skewMinutesMax * 60_000;
const terminator = 'aws4_request';
/** A key lasts for one day, one service and one secret; far fewer are alive at once. */
const signingKeysMax = 1_000;
/** What else is sent unsigned could be changed on the way without harm; these decide what the request means. */
const mustBeSigned = ['x-amz-date', 'x-amz-target'];

export interface SigV4Options {
  readonly region: string;
  /** The machine's real time: clients sign with theirs, which no test advances. */
  readonly nowMs: () => number;
  readonly holder: (accessKeyId: string) => KeyHolder | undefined;
}

/** Verifies requests that were signed in the `Authorization` header. */
export class SigV4Verifier implements SignatureVerifier {
  readonly #options: SigV4Options;
  readonly #reader = new AuthorizationReader();
  readonly #signingKeys = new Map<string, Buffer>();

  constructor(options: SigV4Options) {
    this.#options = options;
  }

  verify(request: SignedRequest, service: string): Principal {
    const authorization = this.#reader.read(request);
    const { scope, time } = authorization;
    requireFreshOrThrow(time, this.#options.nowMs());
    requireSignedOrThrow(request, scope);
    requireScopeOrThrow(scope, time, { region: this.#options.region, service });
    const holder = this.#options.holder(scope.accessKeyId);
    if (!holder) throw unrecognized();
    const expected = this.#signature(request, authorization, holder.credentials.secretAccessKey);
    if (!equalInConstantTime(expected, authorization.signature)) {
      throw invalid(
        'The request signature we calculated does not match the signature you provided. ' +
          'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      );
    }
    const sessionToken = holder.credentials.sessionToken ?? '';
    if (!equalInConstantTime(sessionToken, request.headers['x-amz-security-token'] ?? '')) throw unrecognized();
    return holder.principal;
  }

  #signature(request: SignedRequest, { scope, time }: Authorization, secretAccessKey: string): string {
    const { date, region, service, signedHeaders } = scope;
    const canonical = sha256(canonicalRequest(request, signedHeaders));
    return createHmac('sha256', this.#signingKey(scope, secretAccessKey))
      .update(`AWS4-HMAC-SHA256\n${time.timestamp}\n${date}/${region}/${service}/${terminator}\n${canonical}`)
      .digest('hex');
  }

  #signingKey({ accessKeyId, date, region, service }: SigningScope, secretAccessKey: string): Buffer {
    const name = `${accessKeyId}/${date}/${region}/${service}`;
    const known = this.#signingKeys.get(name);
    if (known) return known;
    let key: Buffer = Buffer.from(`AWS4${secretAccessKey}`);
    for (const part of [date, region, service, terminator]) key = createHmac('sha256', key).update(part).digest();
    if (this.#signingKeys.size >= signingKeysMax) this.#signingKeys.clear();
    this.#signingKeys.set(name, key);
    return key;
  }
}

function requireFreshOrThrow({ timestamp, signedAtMs }: SigningTime, nowMs: number): void {
  if (Math.abs(signedAtMs - nowMs) <= skewMsMax) return;
  const now = basicTime(nowMs);
  if (signedAtMs < nowMs) {
    const limit = basicTime(nowMs - skewMsMax);
    throw invalid(`Signature expired: ${timestamp} is now earlier than ${limit} (${now} - ${skewMinutesMax} min.)`);
  }
  const limit = basicTime(nowMs + skewMsMax);
  throw invalid(
    `Signature not yet current: ${timestamp} is still later than ${limit} (${now} + ${skewMinutesMax} min.)`,
  );
}

function requireSignedOrThrow(request: SignedRequest, { signedHeaders }: SigningScope): void {
  // HTTP/2 has `:authority` for `host`.
  const isHostSigned = signedHeaders.includes('host') || signedHeaders.includes(':authority');
  const unsigned = mustBeSigned.find((name) => request.headers[name] !== undefined && !signedHeaders.includes(name));
  const missing = isHostSigned ? unsigned : 'host';
  if (missing !== undefined)
    throw invalid(`'${headerCase(missing)}' must be a 'SignedHeader' in the AWS Authorization.`);
}

function requireScopeOrThrow(
  scope: SigningScope,
  { timestamp }: SigningTime,
  wanted: { region: string; service: string },
): void {
  const faults: string[] = [];
  const { date } = scope;
  if (scope.region !== wanted.region) {
    faults.push(`Credential should be scoped to a valid region, not '${scope.region}'. `);
  }
  if (scope.service !== wanted.service) {
    faults.push(`Credential should be scoped to correct service: '${wanted.service}'. `);
  }
  if (scope.terminator !== terminator) {
    const given = scope.terminator;
    faults.push(`Credential should be scoped with a valid terminator: '${terminator}', not '${given}'. `);
  }
  const day = timestamp.slice(0, 8);
  if (date !== day) {
    faults.push(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${date}' != '${day}', from '${timestamp}'. `,
    );
  }
  if (faults.length > 0) throw invalid(faults.join('').trimEnd());
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request */
function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const queryAt = request.url.indexOf('?');
  const path = queryAt < 0 ? request.url : request.url.slice(0, queryAt);
  const query = queryAt < 0 ? '' : request.url.slice(queryAt + 1);
  let headers = '';
  for (const name of signedHeaders) headers += `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`;
  // The body's own hash, whatever `x-amz-content-sha256` says: with another one the signature cannot match.
  const payload = sha256(request.body);
  const names = signedHeaders.join(';');
  return `${request.method}\n${canonicalPath(path)}\n${canonicalQuery(query)}\n${headers}\n${names}\n${payload}`;
}

/** Every service but S3 signs the path encoded once more than it is sent, without empty and dot segments. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailing}`;
}

function canonicalQuery(query: string): string {
  if (query === '') return '';
  const pairs = query.split('&').map((pair): readonly [string, string] => {
    const equals = pair.indexOf('=');
    const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
    return [encode(decode(name)), encode(decode(value))];
  });
  pairs.sort((left, right) => compare(left[0], right[0]) || compare(left[1], right[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** What is no valid encoding cannot have been signed as such; it fails the comparison, not the process. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

function equalInConstantTime(expected: string, given: string): boolean {
  // Keys without a session have no token on either side.
  if (expected === '' && given === '') return true;
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function headerCase(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (match) => match.toUpperCase());
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidSignatureException', message);
}

function unrecognized(): AwsError {
  return new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
}
