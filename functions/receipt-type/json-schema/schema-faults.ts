import type { Fault } from '../fault.ts';
import { pointer } from '../json-pointer.ts';
import { linearPattern } from '../pattern/linear-pattern.ts';
import { PatternError } from '../pattern/pattern-syntax.ts';
import type { SchemaIndex } from './schema-index.ts';

/** What is wrong with the schemas of a set beyond their shape. */
export function schemaFaults(index: SchemaIndex): Fault[] {
  return [...referenceFaults(index), ...patternFaults(index)];
}

/** Every pattern that is none, or that cannot be matched in bounded time. */
function patternFaults(index: SchemaIndex): Fault[] {
  return [...index.places].flatMap(({ schema, path }) => {
    if (typeof schema !== 'object' || path === '') return [];
    const { pattern, patternProperties } = schema;
    const named =
      typeof patternProperties === 'object' && patternProperties !== null ? Object.keys(patternProperties) : [];
    return [
      ...(typeof pattern === 'string' ? patternFault(pattern, path + pointer('pattern')) : []),
      ...named.flatMap((name) => patternFault(name, path + pointer('patternProperties', name))),
    ];
  });
}

function patternFault(pattern: string, path: string): Fault[] {
  try {
    linearPattern(pattern);
    return [];
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return [
      {
        path,
        code: 'PATTERN',
        message: `${path}: cannot take the pattern ${JSON.stringify(pattern)}: ${error.message}.`,
      },
    ];
  }
}

/** Every reference of the set that leads nowhere. */
function referenceFaults(index: SchemaIndex): Fault[] {
  return [...index.places].flatMap(({ schema, resource, path }) => {
    if (typeof schema !== 'object') return [];
    return index.rules.referenceKeywords.flatMap((keyword) => {
      const reference = schema[keyword];
      if (typeof reference !== 'string' || index.resolve(reference, resource)) return [];
      const place = path + pointer(keyword);
      const message = `${place}: there is no "${reference}" in the set, and nothing is fetched: add the file that it names.`;
      return [{ path: place, code: 'UNRESOLVED_REFERENCE', message }];
    });
  });
}
