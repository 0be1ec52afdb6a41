import { AwsError } from '../aws/aws-error.ts';
import type { SignedRequest } from './identity.ts';

/** What a SigV4 `Authorization` header says, syntax checked, nothing verified yet. */
export interface Authorization {
  readonly scope: SigningScope;
  readonly signature: string;
  readonly time: SigningTime;
}

/** Who signed what: the same for all requests of one kind that one client signs on one day. */
export interface SigningScope {
  readonly accessKeyId: string;
  /** `YYYYMMDD` of the credential scope. */
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  readonly signedHeaders: readonly string[];
}

/** The request's own time. */
export interface SigningTime {
  /** In ISO 8601's basic form, e.g. `20260101T120000Z`. */
  readonly timestamp: string;
  readonly signedAtMs: number;
}

const algorithm = 'AWS4-HMAC-SHA256';
const credentialElements = 5;
const timestampPattern = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/** What clients sign with is the same header again and again, but for the signature at its end. */
const knownScopesMax = 1_000;
const trailingSignature = /^[0-9a-f]{64}$/;
const signatureDigits = 64;

/**
 * Names and wording as the services answer them, in the order in which they check.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export class AuthorizationReader {
  /** By what stands before the signature. */
  readonly #knownScopes = new Map<string, SigningScope>();
  #latestTime: SigningTime = { timestamp: '', signedAtMs: 0 };

  /** @throws {AwsError} `MissingAuthenticationTokenException`, `IncompleteSignatureException` */
  read(request: SignedRequest): Authorization {
    const header = request.headers['authorization'] ?? '';
    const date = request.headers['x-amz-date'] ?? request.headers['date'];
    const before = header.slice(0, -signatureDigits);
    const known = date ? this.#knownScopes.get(before) : undefined;
    const signature = header.slice(-signatureDigits);
    if (known && date && trailingSignature.test(signature)) {
      return { scope: known, signature, time: this.#timeOrThrow(date) };
    }
    const authorization = parseAuthorization(header, date, (text) => this.#timeOrThrow(text));
    // In another order of the parameters the end is not the signature's.
    if (authorization.signature === signature) this.#know(before, authorization.scope);
    return authorization;
  }

  #know(before: string, scope: SigningScope): void {
    if (this.#knownScopes.size >= knownScopesMax) this.#knownScopes.clear();
    this.#knownScopes.set(before, scope);
  }

  #timeOrThrow(text: string): SigningTime {
    // Requests of one second have the same.
    if (text !== this.#latestTime.timestamp) this.#latestTime = parseTime(text);
    return this.#latestTime;
  }
}

function parseAuthorization(
  header: string,
  date: string | undefined,
  timeOrThrow: (text: string) => SigningTime,
): Authorization {
  if (!header) throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const space = header.indexOf(' ');
  const scheme = space < 0 ? header : header.slice(0, space);
  if (!scheme.startsWith('AWS4-')) {
    throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const parameters = parameterMap(space < 0 ? '' : header.slice(space + 1));
  const [credential, signature, signedHeaders, time] = requireAllOrThrow(header, [
    ["requires 'Credential' parameter.", parameters.get('Credential')],
    ["requires 'Signature' parameter.", parameters.get('Signature')],
    ["requires 'SignedHeaders' parameter.", parameters.get('SignedHeaders')],
    ["requires existence of either a 'X-Amz-Date' or a 'Date' header.", date],
  ]);
  if (scheme !== algorithm) {
    throw incomplete(`Unsupported AWS 'algorithm': '${scheme}' (only ${algorithm} for now).`);
  }
  const signedAt = timeOrThrow(time);
  return { scope: parseScope(credential, signedHeaders), signature, time: signedAt };
}

function parameterMap(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const part of text.split(',')) {
    const equals = part.indexOf('=');
    if (equals > 0) parameters.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  return parameters;
}

type Wanted = readonly [complaint: string, value: string | undefined];

function requireAllOrThrow(
  header: string,
  wanted: readonly [Wanted, Wanted, Wanted, Wanted],
): readonly [string, string, string, string] {
  const [first, second, third, fourth] = wanted.map(([, value]) => value);
  if (first && second && third && fourth) return [first, second, third, fourth];
  const complaints = wanted.filter(([, value]) => !value).map(([complaint]) => `Authorization header ${complaint} `);
  throw incomplete(`${complaints.join('')}Authorization=${header}`);
}

function parseTime(text: string): SigningTime {
  const found = timestampPattern.exec(text);
  if (found) {
    const [, year, month, day, hour, minute, second] = found.map(Number);
    const signedAtMs = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
    return { timestamp: text, signedAtMs };
  }
  // The `Date` header is in HTTP's own form.
  const signedAtMs = Date.parse(text);
  if (!Number.isNaN(signedAtMs)) return { timestamp: basicTime(signedAtMs), signedAtMs };
  throw incomplete(`Date must be in ISO-8601 'basic format'. Got '${text}'. See http://en.wikipedia.org/wiki/ISO_8601`);
}

/** e.g. `20260101T120000Z`. */
export function basicTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function parseScope(credential: string, signedHeaders: string): SigningScope {
  const elements = credential.split('/');
  const [accessKeyId, date, region, service, terminator] = elements;
  if (elements.length === credentialElements && accessKeyId && date && region && service && terminator) {
    return { accessKeyId, date, region, service, terminator, signedHeaders: signedHeaders.split(';') };
  }
  throw incomplete(
    `Credential must have exactly ${credentialElements} slash-delimited elements, ` +
      `e.g. keyid/date/region/service/term, got '${credential}'`,
  );
}

function incomplete(message: string): AwsError {
  return new AwsError('IncompleteSignatureException', message);
}
