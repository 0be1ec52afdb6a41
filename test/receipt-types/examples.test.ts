import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { intake } from '../../functions/intake/intake.ts';
import { builtInCatalog } from '../../functions/receipt-type/built-in.ts';
import { Refusal } from '../../functions/refusal.ts';
import { submissionOf } from '../functions/submission-request.ts';

interface Expectation {
  readonly errorType: string;
  readonly violations: readonly { readonly path: string; readonly code: string }[];
}

const TYPES = ['fiscal-check-xml', 'pos-json'];

describe.each(TYPES)('receipt type %s', (type) => {
  const folder = path.join('receipt-types', type, 'examples');
  const read = (kind: string, file: string): string => readFileSync(path.join(folder, kind, file), 'utf8');

  test.each(readdirSync(path.join(folder, 'valid')))('accepts %s, recognised and by name', async (file) => {
    const document = read('valid', file);
    const recognised = await intake(builtInCatalog, submissionOf({ document }));
    const named = await intake(builtInCatalog, submissionOf({ document, type }));

    expect(recognised).toEqual(named);
    expect(recognised.attributes).toMatchObject({ type, status: 'PENDING' });
    expect(recognised.attributes.number).toMatch(/./);
    expect(recognised.attributes.issuedAt).toMatch(/^20\d\d-\d\d-\d\dT/);
    expect(recognised.attributes.total).toMatch(/^\d+(\.\d\d)?$/);
    expect(recognised.lines).toBeDefined();
  });

  const expectations = JSON.parse(readFileSync(path.join(folder, 'invalid.json'), 'utf8')) as Record<
    string,
    Expectation
  >;

  test('says of every invalid example what is wrong with it', () => {
    expect(readdirSync(path.join(folder, 'invalid')).sort()).toEqual(Object.keys(expectations).sort());
  });

  test.each(Object.entries(expectations))('refuses %s with all its violations', async (file, expectation) => {
    const refusal = await intake(builtInCatalog, submissionOf({ document: read('invalid', file) })).catch(
      (error: unknown) => error,
    );

    expect(refusal).toBeInstanceOf(Refusal);
    const { type: errorType, info } = refusal as Refusal;
    const { violations } = info as { violations: { path: string; code: string; message: string }[] };
    expect(errorType).toBe(expectation.errorType);
    const order = (left: { path: string; code: string }, right: { path: string; code: string }): number =>
      `${left.path} ${left.code}` < `${right.path} ${right.code}` ? -1 : 1;
    expect(violations.map(({ path: place, code }) => ({ path: place, code })).sort(order)).toEqual(
      [...expectation.violations].sort(order),
    );
    for (const { message } of violations) expect(message).toMatch(/\.$/);
  });

  test.each(readdirSync(path.join(folder, 'valid')))('stores %s in far less than it has', async (file) => {
    const document = read('valid', file);
    const { body } = await intake(builtInCatalog, submissionOf({ document }));
    expect(Buffer.from(body, 'base64').length).toBeLessThan(Buffer.byteLength(document) * 0.55);
  });
});
