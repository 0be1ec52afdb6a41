import { util } from '@aws-appsync/utils';

/** Answers hold what people bought: no cache between keeps them, and no browser takes them for anything but JSON over TLS. */
export function answerPrivately(): void {
  util.http.addResponseHeaders({
    'cache-control': 'no-store',
    'strict-transport-security': 'max-age=63072000',
    'x-content-type-options': 'nosniff',
  });
}
