/** Where `console.log` and `console.error` of resolver code go. */
export interface ConsoleSink {
  log(line: string): void;
  error(line: string): void;
}

/** The built-in objects that APPSYNC_JS has, with nothing in them that it does not have. */
export function resolverGlobals(sink: ConsoleSink): Record<string, unknown> {
  const { assign, entries, hasOwn, keys, values } = Object;
  const { random, min, max, round, floor, ceil } = Math;
  return {
    Object: Object.freeze({ assign, entries, hasOwn, keys, values }),
    Math: Object.freeze({ random, min, max, round, floor, ceil }),
    Number: Object.freeze({ isFinite: Number.isFinite, isNaN: Number.isNaN }),
    JSON: Object.freeze({ parse: parseJson, stringify: JSON.stringify }),
    console: Object.freeze({
      log: (...parts: unknown[]): void => {
        sink.log(lineOf(parts));
      },
      error: (...parts: unknown[]): void => {
        sink.error(lineOf(parts));
      },
    }),
  };
}

/** AppSync's JSON.parse gives a blank string for what is not JSON. */
function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return '';
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

function lineOf(parts: readonly unknown[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : (JSON.stringify(part) ?? 'undefined'))).join(' ');
}
