/** A result that is there already, or on its way: fields that wait for nothing cost no turn of the event loop. */
export type MaybePromise<Value> = Value | Promise<Value>;

export type PlainRecord = Record<string, unknown>;

export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isPromise<Value>(value: MaybePromise<Value>): value is Promise<Value> {
  return value instanceof Promise;
}

/** An own member, so that `constructor` and its like are not found in data that never held them. */
export function ownMember(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A copy that shares no object with the original; resolver code may change what it is handed. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isRecord(value)) return value;
  const copy: PlainRecord = {};
  for (const key of Object.keys(value)) copy[key] = copyOf(value[key]);
  return copy;
}
