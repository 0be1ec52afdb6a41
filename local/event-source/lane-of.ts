const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** The lane that keeps a key's records in order: the same one for the same key, always (FNV-1a over UTF-16 units). */
export function laneOf(orderKey: string, lanes: number): number {
  if (lanes === 1) return 0;
  let hash = offsetBasis;
  for (let index = 0; index < orderKey.length; index++) {
    hash = Math.imul(hash ^ orderKey.charCodeAt(index), prime);
  }
  return (hash >>> 0) % lanes;
}
