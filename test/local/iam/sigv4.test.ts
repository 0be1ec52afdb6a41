import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { IamIdentities } from '../../../local/iam/identities.ts';
import type { SignedRequest } from '../../../local/iam/identity.ts';
import { SigV4Verifier } from '../../../local/iam/sigv4.ts';
import { trustPolicyDocument } from '../../../local/iam/policy.ts';

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;
const operator = { accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'secret/secret+secret' };
const nowMs = Date.parse('2026-01-15T12:00:00Z');
const identities = new IamIdentities({ environment, operator });
const role = identities.addRole({
  name: 'Worker',
  trust: trustPolicyDocument.parse({
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } },
  }),
  policies: [],
});
const session = identities.credentials(role.arn, 'worker');
const verifier = newVerifier();

describe('A signature', () => {
  test('made by the SDK is accepted for whatever path, query, header and body', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          text.filter((segment) => segment !== '' && !/^\.+$/.test(segment)),
          { maxLength: 4 },
        ),
        fc.dictionary(
          text.filter((name) => name !== ''),
          text,
          { maxKeys: 4 },
        ),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', ';', '=', ',') }),
        fc.string({ unit: 'binary' }),
        async (segments, query, header, body) => {
          const path = `/${segments.map(encodeURIComponent).join('/')}`;
          const request = await sign({ path, query, body, headers: { 'x-extra': `a${header}` } });
          expect(verifier.verify(request, 'dynamodb').arn).toBe('arn:aws:iam::000000000000:user/operator');
        },
      ),
      { numRuns: 100 },
    );
  });

  test('of a session is accepted with its token, and leads to its role', async () => {
    const request = await sign({ credentials: session });
    expect(verifier.verify(request, 'dynamodb').arn).toBe('arn:aws:sts::000000000000:assumed-role/Worker/worker');
    expect(refusal(withHeaders(request, { 'x-amz-security-token': undefined })).code).toBe('InvalidSignatureException');
    const tokenless = await sign({ credentials: { ...session, sessionToken: undefined } });
    expect(refusal(tokenless).code).toBe('UnrecognizedClientException');
    const foreign = await sign({ credentials: { ...session, sessionToken: 'other' } });
    expect(refusal(foreign).code).toBe('UnrecognizedClientException');
  });

  test('does not survive a change of anything that was signed', async () => {
    const request = await sign({ path: '/a', query: { b: 'c' }, body: 'body', headers: { 'x-amz-target': 'A.B' } });
    const tampered: SignedRequest[] = [
      { ...request, body: Buffer.from('body ') },
      { ...request, url: '/a?b=d' },
      { ...request, url: '/b?b=c' },
      { ...request, method: 'GET' },
      withHeaders(request, { 'x-amz-target': 'A.C' }),
      withHeaders(request, { host: 'elsewhere' }),
    ];
    expect(() => verifier.verify(request, 'dynamodb')).not.toThrow();
    for (const one of tampered) {
      expect(refusal(one)).toMatchObject({
        code: 'InvalidSignatureException',
        message: expect.stringMatching(/^The request signature we calculated does not match/) as string,
      });
    }
  });

  test('with a wrong secret or an unknown key is refused as AWS words it', async () => {
    const wrongSecret = await sign({ credentials: { ...operator, secretAccessKey: 'wrong' } });
    expect(refusal(wrongSecret).code).toBe('InvalidSignatureException');
    const unknownKey = await sign({ credentials: { ...operator, accessKeyId: 'AKIAUNKNOWN' } });
    expect(refusal(unknownKey)).toMatchObject({
      code: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
  });

  test('is judged the same by a verifier that has seen its like before', async () => {
    const request = await sign({ headers: { 'x-amz-target': 'A.B' } });
    const { authorization = '' } = request.headers;
    verifier.verify(request, 'dynamodb');
    const parameters = authorization.slice(authorization.indexOf(' ') + 1).split(', ');
    const reordered = fc
      .shuffledSubarray(parameters)
      .map((some) => `${authorization.slice(0, authorization.indexOf(' '))} ${some.join(', ')}`);
    const edited = fc
      .tuple(fc.nat(authorization.length), fc.nat(3), fc.constantFrom('', 'f', 'F', ',', '=', ';', ' ', 'Signature=a'))
      .map(([at, count, text]) => authorization.slice(0, at) + text + authorization.slice(at + count));
    const verdict = (judge: SigV4Verifier, one: SignedRequest): string => {
      try {
        return judge.verify(one, 'dynamodb').arn;
      } catch (error) {
        return error instanceof AwsError ? `${error.code}: ${error.message}` : String(error);
      }
    };
    fc.assert(
      fc.property(
        fc.oneof(reordered, edited, fc.constant(authorization)),
        fc.constantFrom(request.headers['x-amz-date'], undefined, 'yesterday'),
        (header, date) => {
          const one = withHeaders(request, { authorization: header, 'x-amz-date': date });
          expect(verdict(verifier, one)).toBe(verdict(newVerifier(), one));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is good for five minutes either way', async () => {
    const at = (offsetMs: number): Promise<SignedRequest> => sign({ signingDate: new Date(nowMs + offsetMs) });
    for (const offsetMs of [-300_000, 0, 300_000]) {
      const request = await at(offsetMs);
      expect(() => verifier.verify(request, 'dynamodb')).not.toThrow();
    }
    expect(refusal(await at(-301_000)).message).toBe(
      'Signature expired: 20260115T115459Z is now earlier than 20260115T115500Z (20260115T120000Z - 5 min.)',
    );
    expect(refusal(await at(301_000)).message).toBe(
      'Signature not yet current: 20260115T120501Z is still later than 20260115T120500Z (20260115T120000Z + 5 min.)',
    );
  });

  test('for another region or service is refused with both complaints', async () => {
    const request = await sign({ region: 'us-east-1', service: 'sqs' });
    expect(refusal(request).message).toBe(
      "Credential should be scoped to a valid region, not 'us-east-1'. " +
        "Credential should be scoped to correct service: 'dynamodb'.",
    );
  });
});

describe('An Authorization header', () => {
  const complete = 'AWS4-HMAC-SHA256 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0';

  test.each([
    [undefined, 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    ['Bearer abc', 'MissingAuthenticationTokenException', 'Missing Authentication Token'],
    [
      'AWS4-HMAC-SHA256 Credential=a',
      'IncompleteSignatureException',
      /'Signature' parameter.+'SignedHeaders' parameter/,
    ],
    ['AWS4-HMAC-SHA256', 'IncompleteSignatureException', /'Credential' parameter/],
    [complete.replace('SHA256', 'SHA512'), 'IncompleteSignatureException', /Unsupported AWS 'algorithm'/],
    [
      complete.replace('/e', ''),
      'IncompleteSignatureException',
      /exactly 5 slash-delimited elements.+got 'a\/b\/c\/d'/,
    ],
  ])('%s is refused with %s', (authorization, code, message) => {
    const error = refusal(withHeaders(plain(), { authorization }));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });

  test('without a date, or with one that is none, is refused', () => {
    const dateless = refusal(withHeaders(plain(), { authorization: complete, 'x-amz-date': undefined }));
    expect(dateless.message).toMatch(/existence of either a 'X-Amz-Date' or a 'Date' header/);
    const nonsense = refusal(withHeaders(plain(), { authorization: complete, 'x-amz-date': 'yesterday' }));
    expect(nonsense.message).toMatch(/^Date must be in ISO-8601 'basic format'. Got 'yesterday'/);
  });

  test('must sign the host and the target', () => {
    const unsigned = complete.replace('=host', '=x-amz-date');
    expect(refusal(withHeaders(plain(), { authorization: unsigned })).message).toBe(
      "'Host' must be a 'SignedHeader' in the AWS Authorization.",
    );
  });
});

function newVerifier(): SigV4Verifier {
  return new SigV4Verifier({
    region: environment.region,
    nowMs: () => nowMs,
    holder: (accessKeyId) => identities.holder(accessKeyId),
  });
}

function plain(): SignedRequest {
  return {
    method: 'POST',
    url: '/',
    headers: { host: 'localhost', 'x-amz-date': '20260115T120000Z' },
    body: Buffer.alloc(0),
  };
}

function withHeaders(request: SignedRequest, headers: Record<string, string | undefined>): SignedRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}

function refusal(request: SignedRequest): AwsError {
  try {
    verifier.verify(request, 'dynamodb');
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
  throw new Error('The request was accepted');
}

async function sign(options: {
  path?: string;
  query?: Record<string, string>;
  body?: string;
  headers?: Record<string, string>;
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined };
  signingDate?: Date;
  region?: string;
  service?: string;
}): Promise<SignedRequest> {
  const { accessKeyId, secretAccessKey, sessionToken } = {
    sessionToken: undefined,
    ...(options.credentials ?? operator),
  };
  const signer = new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) },
    region: options.region ?? environment.region,
    service: options.service ?? 'dynamodb',
    sha256: Sha256,
  });
  const { path = '/', query = {}, body = '' } = options;
  const headers = { host: 'localhost:4566', ...options.headers };
  const request = { method: 'POST', protocol: 'http:', hostname: 'localhost', path, query, headers, body };
  const signed = await signer.sign(request, { signingDate: options.signingDate ?? new Date(nowMs) });
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return {
    method: 'POST',
    url: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path,
    headers: Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(body),
  };
}
