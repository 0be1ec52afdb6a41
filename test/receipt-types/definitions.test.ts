import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { builtInTypes } from '../../generated/receipt-types.ts';
import { compileDefinition } from '../../functions/receipt-type/definition/compile-definition.ts';
import { definitionText } from '../../functions/receipt-type/definition/definition-text.ts';
import { readDefinitionFolder } from '../../functions/receipt-type/definition/definition-folder.ts';

/** Built-in types are the same as those that operators define. */
test.each(readdirSync('receipt-types'))('%s is a sound definition beside all others', async (name) => {
  const definition = readDefinitionFolder(path.join('receipt-types', name));
  const others = builtInTypes.filter((type) => type.name !== name);
  const outcome = await compileDefinition(definition, { version: 1, others, services: ['tax', 'logistics'] });
  expect(outcome).not.toHaveProperty('faults');
  if ('type' in outcome) outcome.type.release();
  expect(builtInTypes.find((type) => type.name === name)?.digest).toBe(definitionText(definition).digest);
});
