import { describe, expect, test } from 'vitest';
import { intake } from '../../functions/intake/intake.ts';
import { builtInCatalog } from '../../functions/receipt-type/catalog/built-in.ts';
import { Refusal } from '../../functions/refusal.ts';
import { submissionOf } from '../functions/submission-request.ts';
import { examples, expectations, sorted, typeNames } from './example.ts';

describe.each(typeNames)('receipt type %s', (type) => {
  const valid = examples(type, 'valid');
  const invalid = examples(type, 'invalid');
  const expected = expectations(type);

  test.each(valid)('accepts $name, recognised and by name', async ({ input }) => {
    const recognised = await intake(builtInCatalog, submissionOf(input));
    const named = await intake(builtInCatalog, submissionOf({ ...input, type }));

    expect(recognised).toEqual(named);
    expect(recognised.attributes).toMatchObject({ type, status: 'PENDING' });
    expect(recognised.attributes.number).toMatch(/./);
    expect(recognised.attributes.issuedAt).toMatch(/^20\d\d-\d\d-\d\dT/);
    expect(recognised.attributes.total).toMatch(/^\d+(\.\d{2,3})?$/);
    expect(recognised.attributes.currency).toMatch(/^[A-Z]{3}$/);
    expect(recognised.lines).toBeDefined();
  });

  test('says of every invalid example what is wrong with it', () => {
    expect(invalid.map(({ name }) => name)).toEqual(Object.keys(expected).sort());
  });

  test.each(invalid)('refuses $name with all its violations', async ({ name, input }) => {
    const refusal = await intake(builtInCatalog, submissionOf(input)).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(Refusal);
    const { type: errorType, info } = refusal as Refusal;
    const { violations } = info as { violations: { path: string; code: string; message: string }[] };
    expect(errorType).toBe(expected[name]?.errorType);
    expect(sorted(violations)).toEqual(sorted(expected[name]?.violations ?? []));
    for (const { message } of violations) expect(message).toMatch(/\.$/);
  });

  test.each(valid)('stores $name in far less than it has', async ({ input, bytes }) => {
    const { body } = await intake(builtInCatalog, submissionOf(input));
    expect(Buffer.from(body, 'base64').length).toBeLessThan(bytes * 0.55);
  });
});
