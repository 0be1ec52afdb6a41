/** The key of the claims table for a client key. In AppSync's subset of JavaScript. */
export function clientKeyIdentity(contractId: string, clientKey: string): string {
  return `${contractId}#K#${clientKey}`;
}
