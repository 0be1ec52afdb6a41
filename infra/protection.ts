/** Why a protection is off, as a sentence: it stands beside the construct and in the review. */
export type Reason = string;

/** Protections that are on unless a reason says otherwise. */
export type Without<Protection extends string> = { readonly [name in Protection]?: Reason };

/** @throws when the reason is not one. */
export function isOnOrThrow<Protection extends string>(without: Without<Protection>, protection: Protection): boolean {
  const reason = without[protection];
  if (reason === undefined) return true;
  if (reason.trim().length < 20) throw new Error(`Switching off "${protection}" wants a reason, not "${reason}".`);
  return false;
}
