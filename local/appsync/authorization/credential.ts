import type { RequestContext } from '../graphql-api.ts';

/** Which authorization mode a request asks for, told by the shape of what it carries. */
export type Credential =
  | { readonly kind: 'signature' }
  | { readonly kind: 'apiKey' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none' };

/** A signature wins over everything else, and there is no falling back. */
export function credentialOf(headers: RequestContext['headers']): Credential {
  const authorization = single(headers['authorization']);
  if (authorization?.startsWith('AWS4-HMAC-SHA256')) return { kind: 'signature' };
  if (headers['x-api-key'] !== undefined) return { kind: 'apiKey' };
  return authorization === undefined || authorization === ''
    ? { kind: 'none' }
    : { kind: 'token', token: authorization };
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}
