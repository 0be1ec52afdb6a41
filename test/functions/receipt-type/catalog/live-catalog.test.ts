import { beforeEach, describe, expect, test } from 'vitest';
import { builtInEntries } from '../../../../functions/receipt-type/catalog/built-in.ts';
import { readAs } from '../../../../functions/receipt-type/catalog/catalog.ts';
import { CompiledTypes } from '../../../../functions/receipt-type/catalog/compiled-types.ts';
import { loadDefinition } from '../../../../functions/receipt-type/definition/compile-definition.ts';
import type { Definition } from '../../../../functions/receipt-type/definition/definition.ts';
import { definitionText } from '../../../../functions/receipt-type/definition/definition-text.ts';
import {
  FAILED_MS,
  LiveCatalog,
  OUT_OF_TURN_MS,
  VIEW_MS,
} from '../../../../functions/receipt-type/catalog/live-catalog.ts';
import type { TypeLog, TypeVersion } from '../../../../functions/receipt-type/catalog/type-log.ts';
import { Refusal } from '../../../../functions/refusal.ts';

/** A log in memory that counts who asks. */
class MemoryLog implements TypeLog {
  readonly versions: TypeVersion[] = [];
  readonly texts = new Map<string, string>();
  asked = 0;
  isBroken = false;

  after(revision: number): Promise<readonly TypeVersion[]> {
    this.asked++;
    if (this.isBroken) return Promise.reject(new Error('The table is out of reach.'));
    return Promise.resolve(this.versions.filter((version) => version.revision > revision));
  }

  definitionText({ place }: TypeVersion): Promise<string> {
    return Promise.resolve(this.texts.get(place) ?? '');
  }

  define(definition: Definition, version: number): void {
    const { name, format, recognise, fields, services } = definition;
    const { text, digest } = definitionText(definition);
    this.texts.set(digest, text);
    const described = { name, format, recognise, services, fields: Object.keys(fields) };
    const stored = { digest, place: digest, textBytes: text.length, definedAt: '2026-11-22T00:00:00.000Z' };
    this.versions.push({ ...described, ...stored, version, revision: this.versions.length + 1 });
  }
}

function ticket(name: string, changes: Partial<Definition> = {}): Definition {
  return {
    name,
    format: 'JSON',
    recognise: { required: [`/${name}`] },
    schema: { type: 'object' },
    fields: { number: name },
    rules: [],
    services: ['tax'],
    ...changes,
  };
}

let log: MemoryLog;
let nowMs: number;
let reports: string[];
let catalog: LiveCatalog;

beforeEach(() => {
  log = new MemoryLog();
  nowMs = 1_000_000;
  reports = [];
  catalog = new LiveCatalog(builtInEntries, {
    log,
    compiled: new CompiledTypes({ weightMax: 10_000, nowMs: () => nowMs }),
    compile: (definition, version) => loadDefinition(definition as Definition, version),
    nowMs: () => nowMs,
    wait: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
    report: (what) => reports.push(what),
  });
});

const names = async (): Promise<string[]> => (await catalog.entries()).map(({ name, version }) => `${name} ${version}`);

async function judgedBy(text: string, typeName: string | null = null): Promise<string> {
  const { document, type } = await readAs(catalog, text, typeName);
  const { violations } = await type.judge(document);
  return [`${type.name} ${type.version}`, ...violations.map(({ code }) => code)].join(' ');
}

describe('the live catalog', () => {
  test('asks the log once in its time, however many documents come, and then for what is new', async () => {
    log.define(ticket('one'), 1);
    for (let index = 0; index < 100; index++) expect(await judgedBy('{"one": 1}')).toBe('one 1');
    expect(log.asked).toBe(1);
    log.define(ticket('one', { schema: { required: ['two'] } }), 2);
    nowMs += VIEW_MS - 1;
    expect(await judgedBy('{"one": 1}')).toBe('one 1');
    nowMs += 1;
    expect(await judgedBy('{"one": 1}')).toBe('one 2 REQUIRED');
    expect(log.asked).toBe(2);
  });

  test('looks early for a type that it does not know, and does not let made-up names hurry it', async () => {
    await catalog.entries();
    log.define(ticket('late'), 1);
    expect(await judgedBy('{}', 'late')).toBe('late 1');
    log.define(ticket('later'), 1);
    expect(await judgedBy('{"later": 1}')).toBe('later 1');
    const [asked, startMs] = [log.asked, nowMs];
    for (let index = 0; index < 20; index++) {
      await expect(readAs(catalog, '{}', `made-up-${index}`)).rejects.toBeInstanceOf(Refusal);
    }
    expect(nowMs - startMs).toBeGreaterThanOrEqual(20 * OUT_OF_TURN_MS);
    expect(log.asked).toBe(asked + 20);
  });

  test('keeps its view while the log is out of reach, tells of it, and does not ask for each document', async () => {
    log.define(ticket('one'), 1);
    await catalog.entries();
    log.isBroken = true;
    nowMs += VIEW_MS;
    for (let index = 0; index < 50; index++) expect(await judgedBy('{"one": 1}')).toBe('one 1');
    expect(reports).toEqual(['cannot read the log of receipt types']);
    expect(log.asked).toBe(2);
    log.isBroken = false;
    log.define(ticket('two'), 1);
    nowMs += FAILED_MS;
    expect(await names()).toContain('two 1');
  });

  test('judges nothing before it has read the log, and begins as soon as it can', async () => {
    log.isBroken = true;
    await expect(catalog.entries()).rejects.toThrow('out of reach');
    log.isBroken = false;
    expect(await names()).toEqual(builtInEntries.map(({ name, version }) => `${name} ${version}`));
  });

  test('leaves all other types alone when one no longer compiles, and tells which', async () => {
    log.define(ticket('sound'), 1);
    log.define(ticket('broken', { fields: { number: '(((' } }), 4);
    expect(await judgedBy('{"sound": 1}')).toBe('sound 1');
    await expect(judgedBy('{"broken": 1}')).rejects.toThrow();
    expect(reports).toEqual(['cannot compile the receipt type "broken", version 4']);
    // It is not compiled for every document.
    await expect(judgedBy('{"broken": 1}')).rejects.toThrow();
    expect(reports).toHaveLength(1);
    expect(await judgedBy('{"sound": 1}')).toBe('sound 1');
    log.define(ticket('broken'), 5);
    nowMs += VIEW_MS;
    expect(await judgedBy('{"broken": 1}')).toBe('broken 5');
  });

  test("puts an operator's version before a built-in one of the same number, and after a newer built-in one", async () => {
    const [posEntry] = builtInEntries.filter(({ name }) => name === 'pos-json');
    const builtIn = posEntry?.version ?? expect.fail();
    log.define(ticket('pos-json'), builtIn);
    expect(await judgedBy('{}', 'pos-json')).toBe(`pos-json ${builtIn}`);
    log.define(ticket('fiscal-check-xml'), 0);
    nowMs += VIEW_MS;
    expect((await names()).filter((name) => name.startsWith('fiscal-check-xml'))).toEqual(
      builtInEntries
        .filter(({ name }) => name === 'fiscal-check-xml')
        .map(({ version }) => `fiscal-check-xml ${version}`),
    );
  });
});
