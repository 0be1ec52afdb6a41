import { existsSync, readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runtimeError } from './error-payload.ts';

export type Handler = (event: unknown, context: Readonly<Record<string, unknown>>) => unknown;

/**
 * Finds the function that a handler string names, e.g. `index.handler`: `index.js`, `index.mjs` or `index.cjs` in the
 * code's directory, and its export `handler`.
 * @throws `Runtime.ImportModuleError`, `Runtime.UserCodeSyntaxError`, `Runtime.HandlerNotFound`, … as AWS answers them
 */
export async function loadHandler(codeDirectory: string, handler: string): Promise<Handler> {
  const [, modulePath, exportName] = /^(.*?[^./]+)\.([^/]+)$/.exec(handler) ?? [];
  if (!modulePath || !exportName || handler.includes('..')) {
    throw runtimeError('MalformedHandlerName', `'${handler}' is not a valid handler name.`);
  }
  const loaded = await loadModule(codeDirectory, modulePath);
  const found = exportName.split('.').reduce(memberOf, loaded);
  if (found === undefined) throw runtimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  if (!isHandler(found)) throw runtimeError('HandlerNotFound', `${handler} is not a function`);
  return found;
}

async function loadModule(codeDirectory: string, modulePath: string): Promise<unknown> {
  const file = resolve(codeDirectory, modulePath);
  try {
    if (existsSync(`${file}.js`)) return await loadJavaScript(codeDirectory, `${file}.js`);
    if (existsSync(`${file}.mjs`)) return await import(pathToFileURL(`${file}.mjs`).href);
    if (existsSync(`${file}.cjs`)) return createRequire(`${file}.cjs`)(`${file}.cjs`);
  } catch (error) {
    throw asRuntimeError(error);
  }
  throw runtimeError('ImportModuleError', `Error: Cannot find module '${modulePath}'`);
}

/** A bundle's `.js` is a CommonJS module unless a `package.json` that travels with it says otherwise. */
function loadJavaScript(codeDirectory: string, file: string): unknown {
  const ownPackage = join(codeDirectory, 'package.json');
  if (existsSync(ownPackage)) {
    const { type } = JSON.parse(readFileSync(ownPackage, 'utf8')) as { type?: string };
    return type === 'module' ? import(pathToFileURL(file).href) : createRequire(file)(file);
  }
  // Node would look further up, outside of what is deployed, and find the package that this runtime stands in.
  return loadCommonJs(file);
}

/** Members that Node gives to every module and its types leave out. */
interface CompilableModule extends NodeJS.Module {
  _compile(code: string, file: string): void;
}

function loadCommonJs(file: string): unknown {
  const loaded = new Module(file) as unknown as CompilableModule;
  loaded.filename = file;
  loaded._compile(readFileSync(file, 'utf8'), file);
  return loaded.exports;
}

function asRuntimeError(error: unknown): unknown {
  if (error instanceof SyntaxError) return runtimeError('UserCodeSyntaxError', `SyntaxError: ${error.message}`, error);
  if (error instanceof Error && 'code' in error && isMissingModule(error.code)) {
    return runtimeError('ImportModuleError', `Error: ${error.message}`, error);
  }
  return error;
}

function isMissingModule(code: unknown): boolean {
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND';
}

function memberOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}
