import { randomUUID } from 'node:crypto';
import { principalFacts } from '../iam/principal-element.ts';
import type { SignatureVerifier } from '../iam/identity.ts';
import { AwsError } from './aws-error.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import type { Protocol } from './protocol.ts';

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';

/**
 * STS's query protocol with the one operation that tells who signs: `aws sts get-caller-identity`.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export class StsProtocol implements Protocol {
  readonly #verifier: SignatureVerifier;

  constructor(options: { verifier: SignatureVerifier }) {
    this.#verifier = options.verifier;
  }

  speaks(request: HttpRequest): boolean {
    return (
      request.method === 'POST' && /^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')
    );
  }

  answer(request: HttpRequest): HttpAnswer {
    const { arn } = this.#verifier.verify(request, 'sts');
    const action = new URLSearchParams(request.body.toString('utf8')).get('Action') ?? '';
    if (action !== 'GetCallerIdentity') {
      throw new AwsError('InvalidAction', `This runtime has no query operation "${action}", only GetCallerIdentity.`);
    }
    const accountId = principalFacts(arn).accountId ?? '';
    const result =
      `<GetCallerIdentityResult><Arn>${escape(arn)}</Arn><UserId>${escape(userId(arn))}</UserId>` +
      `<Account>${accountId}</Account></GetCallerIdentityResult>`;
    const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
    return xml(200, `<GetCallerIdentityResponse xmlns="${namespace}">${result}${metadata}</GetCallerIdentityResponse>`);
  }

  refusal(error: AwsError, _request: HttpRequest, requestId: string): HttpAnswer {
    // The query protocol's names come without the suffix.
    const code = error.code.replace(/Exception$/, '');
    const blame = error.statusCode < 500 ? 'Sender' : 'Receiver';
    const details = `<Type>${blame}</Type><Code>${escape(code)}</Code><Message>${escape(error.message)}</Message>`;
    const body = `<Error>${details}</Error><RequestId>${requestId}</RequestId>`;
    return xml(error.statusCode, `<ErrorResponse xmlns="${namespace}">${body}</ErrorResponse>`);
  }
}

/** AWS's own ids of identities are made up at random; here the name serves. */
function userId(arn: string): string {
  return arn.slice(arn.indexOf('/') + 1).replace('/', ':');
}

function xml(statusCode: number, body: string): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'text/xml' }, body };
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
