import type { Path } from '../errors.ts';

/** Where a value stands; written out only when something is wrong with it. */
export interface PathNode {
  readonly parent: PathNode | null;
  readonly key: string | number;
}

export function written(path: PathNode): Path {
  const keys: (string | number)[] = [];
  for (let node: PathNode | null = path; node; node = node.parent) keys.push(node.key);
  return keys.reverse();
}
