import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { standaloneValidators, standaloneValidatorTypes } from '../standalone-validators.ts';

const HEADER = '// Generated from functions/order/order.schema.json by `npm run codegen`. Not edited by hand.\n';

/** The generated files by name: the JSON Schema of orders as code. */
export function compileOrderSchema(file: string): Readonly<Record<string, string>> {
  const schema = z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    'order-schema.js': HEADER + standaloneValidators({ orderPayload: schema }),
    'order-schema.d.ts': HEADER + standaloneValidatorTypes(['orderPayload']),
  };
}

const root = path.resolve(import.meta.dirname, '../..');
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const [name, content] of Object.entries(
    compileOrderSchema(path.join(import.meta.dirname, 'order.schema.json')),
  )) {
    writeFileSync(path.join(root, 'generated', name), content);
  }
}
