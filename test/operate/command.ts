import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Product } from '../product.ts';

/** An operators' command as a person runs it, on a product of the tests. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = promisify(execFile);

type Where = Pick<Product, 'dataDirectory'>;

export function operate(
  product: Where,
  command: 'contracts' | 'redrive' | 'types',
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return outcomeOf(product, [process.execPath, '--import', 'tsx', `operate/${command}.ts`, ...words], variables);
}

/** Of any command, in the root of the tree. */
export async function outcomeOf(
  product: Where,
  [file = '', ...words]: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  // What the test runner adds to its own processes is no part of a person's shell.
  const own = { NODE_OPTIONS: '', npm_config_loglevel: 'error', DATA_DIR: product.dataDirectory };
  try {
    return { code: 0, ...(await run(file, words, { env: { ...process.env, ...own, ...variables } })) };
  } catch (error) {
    return error as Outcome;
  }
}

/** What `npm run redrive` says when it has put everything back. */
export async function redrive(product: Where, ...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await operate(product, 'redrive', words);
  if (code !== 0) throw new Error(`${stdout}${stderr}`);
  return stdout;
}
