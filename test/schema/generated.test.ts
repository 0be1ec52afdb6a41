import { generate, loadContext } from '@graphql-codegen/cli';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileBuiltInTypes } from '../../functions/receipt-type/definition/compile-built-in.ts';

test('generated/schema.ts is what codegen makes of schema.graphql', async () => {
  const context = await loadContext('codegen.yml');
  context.updateConfig({ hooks: {}, silent: true });
  const files = (await generate(context, false)) as readonly { filename: string; content: string }[];
  expect(files.map(({ filename }) => filename)).toEqual([expect.stringMatching(/generated\/schema\.ts$/)]);
  expect(readFileSync('generated/schema.ts', 'utf8')).toBe(files[0]?.content);
});

test.each(Object.entries(compileBuiltInTypes('receipt-types')))(
  'generated/%s is what receipt-types/ says',
  (name, content) => {
    expect(readFileSync(`generated/${name}`, 'utf8')).toBe(content);
  },
);
