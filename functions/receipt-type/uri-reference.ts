interface UriParts {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
}

/** A reference against a base, without its fragment: https://www.rfc-editor.org/rfc/rfc3986#section-5.2 */
export function resolveUri(base: string, reference: string): string {
  const to = partsOf(reference);
  if (to.scheme !== undefined) return textOf({ ...to, path: withoutDots(to.path) });
  const from = partsOf(base);
  if (to.authority !== undefined) return textOf({ ...to, scheme: from.scheme, path: withoutDots(to.path) });
  if (to.path === '') return textOf({ ...from, query: to.query ?? from.query });
  const path = to.path.startsWith('/') ? to.path : merged(from, to.path);
  return textOf({ ...from, path: withoutDots(path), query: to.query });
}

/** https://www.rfc-editor.org/rfc/rfc3986#appendix-B */
function partsOf(uri: string): UriParts {
  const match = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/.exec(uri);
  const [, scheme, authority, path = '', query] = match ?? [];
  return { scheme: scheme?.toLowerCase(), authority: authority?.toLowerCase(), path, query };
}

function textOf({ scheme, authority, path, query }: UriParts): string {
  const start = `${scheme === undefined ? '' : `${scheme}:`}${authority === undefined ? '' : `//${authority}`}`;
  // An address without path is that of the root.
  const normal = path === '' && authority !== undefined ? '/' : path;
  return `${start}${normal}${query === undefined ? '' : `?${query}`}`;
}

function merged({ authority, path }: UriParts, reference: string): string {
  return authority !== undefined && path === ''
    ? `/${reference}`
    : path.slice(0, path.lastIndexOf('/') + 1) + reference;
}

function withoutDots(path: string): string {
  if (!path.includes('.')) return path;
  const kept: string[] = [];
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..' && kept.length > 1) kept.pop();
    else if (segment !== '.' && segment !== '..') kept.push(segment);
    if (isLast && (segment === '.' || segment === '..')) kept.push('');
  }
  return kept.join('/');
}
