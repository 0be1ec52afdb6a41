/** The name that a definition gives, if it can be one at all: for a line of the audit and for the next version's number. */
export function definitionName(definition: unknown): string | null {
  if (typeof definition !== 'object' || definition === null || !('name' in definition)) return null;
  const { name } = definition;
  return typeof name === 'string' && /^[a-z0-9-]{1,64}$/.test(name) ? name : null;
}
