/** The client's own reference, in AppSync's subset of JavaScript, for resolvers and functions alike. */

/** UTF-16 code units. */
export const REFERENCE_LENGTH_MAX = 128;

export function isReferenceLength(reference: string): boolean {
  return reference.length > 0 && reference.length <= REFERENCE_LENGTH_MAX;
}

/** The key of the claims table for a reference. */
export function referenceIdentity(contractId: string, reference: string): string {
  return `${contractId}#R#${reference}`;
}

/** The key of the claims table for a document that came without a reference. */
export function fingerprintIdentity(contractId: string, fingerprint: string): string {
  return `${contractId}#F#${fingerprint}`;
}
