import { setTimeout } from 'node:timers/promises';
import { environmentVariable } from '../../environment.ts';
import { builtInEntries } from './built-in.ts';
import { CompiledTypes } from './compiled-types.ts';
import type { Definition } from '../definition/definition.ts';
import { LiveCatalog } from './live-catalog.ts';
import type { TypeLog } from './type-log.ts';

/**
 * Bytes of definitions that are kept compiled: some hundred types as most are, or two of the largest. A set of XSD files takes about thirty
 * times its text in memory.
 */
const COMPILED_BYTES_MAX = 8 * 1024 * 1024;

const table = environmentVariable('RECEIPT_TYPES_TABLE');

let opened: Promise<TypeLog> | undefined;

/** No part of what a start loads: it comes while the first document is on its way. */
async function open(): Promise<TypeLog> {
  const [{ dynamodbAt }, { targetOfEnvironment }, { TypeLogTable }] = await Promise.all([
    import('../../aws/dynamodb.ts'),
    import('../../aws/aws-target.ts'),
    import('./type-log-table.ts'),
  ]);
  return new TypeLogTable(dynamodbAt(targetOfEnvironment()), table);
}

const log = async (): Promise<TypeLog> => (opened ??= open());

/** The one of this execution environment. */
export const catalog = new LiveCatalog(builtInEntries, {
  log: {
    after: async (revision, limits) => (await log()).after(revision, limits),
    definitionText: async (version) => (await log()).definitionText(version),
  },
  compiled: new CompiledTypes({ weightMax: COMPILED_BYTES_MAX, nowMs: Date.now }),
  compile: async (definition, version) => {
    const { loadDefinition } = await import('../definition/compile-definition.ts');
    // It was checked when it was taken.
    return loadDefinition(definition as Definition, version);
  },
  nowMs: Date.now,
  wait: (ms) => setTimeout(ms),
  report: (what, error) => console.error(what, error),
});
