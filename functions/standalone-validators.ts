import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { errorsInOneList } from './errors-in-one-list.ts';

/**
 * JSON Schemas as the text of an ES module that exports a validator for each, by its key: a cold start then loads no
 * compiler, only what the schemas need.
 */
export function standaloneValidators(schemas: Readonly<Record<string, object>>): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: false,
    code: { source: true, esm: true, lines: true },
  });
  addFormats(ajv);
  const names: Record<string, string> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    ajv.addSchema({ ...schema, $id: name });
    names[name] = name;
  }
  const code = errorsInOneList(standaloneCode(ajv, names));
  if (/\.concat\(/.test(code)) {
    throw new Error('ajv generates code that copies errors in a way that is not known here.');
  }
  return importsInsteadOfRequire(code);
}

/** The types of that module. */
export function standaloneValidatorTypes(names: readonly string[]): string {
  const declarations = names.map((name) => `export declare const ${name}: ValidateFunction;\n`);
  return `import type { ValidateFunction } from 'ajv';\n\n${declarations.join('')}`;
}

/** ajv asks for its helpers by `require`, which an ES module does not have: https://github.com/ajv-validator/ajv/issues/2209 */
function importsInsteadOfRequire(code: string): string {
  const imports = new Map<string, string>();
  const body = code.replace(/require\("([^"]+)"\)(?:\.default)?/g, (_, specifier: string) => {
    const name = imports.get(specifier) ?? `imported${imports.size}`;
    imports.set(specifier, name);
    // Whoever loads CommonJS from an ES module has an opinion of its own on what its default export is.
    return `(${name}.default ?? ${name})`;
  });
  return [...imports].map(([specifier, name]) => `import ${name} from '${specifier}.js';\n`).join('') + body;
}
