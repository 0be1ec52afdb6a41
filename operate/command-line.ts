import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The person who asks is wrong; the message says how to put it right. */
export class UsageError extends Error {}

type OptionsOf<Options> = { args: string[]; options: Options; allowPositionals: true };

/** @throws {UsageError} */
export function parseOrThrow<const Options extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  { options, usage }: { readonly options: Options; readonly usage: string },
): ReturnType<typeof parseArgs<OptionsOf<Options>>> {
  try {
    return parseArgs<OptionsOf<Options>>({ args: [...words], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${usage}`, { cause });
  }
}

/** @throws {UsageError} when the option is not there. */
export function givenOrThrow(
  value: string | undefined,
  { option, usage }: { readonly option: string; readonly usage: string },
): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing.\n\n${usage}`);
  return value;
}

/**
 * Carries a command out. It fails with 2 where the person is wrong and with 1 where something is refused, and says why in a message of
 * its own; everything else is ours to mend, and shows where it comes from.
 * @param refusals what is told by its message alone
 */
export async function carryOut(
  run: (words: readonly string[]) => Promise<void>,
  refusals: readonly (new (message: string) => Error)[],
): Promise<void> {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    const isTold = [UsageError, ...refusals].some((kind) => error instanceof kind);
    if (!isTold || !(error instanceof Error)) throw error;
    console.error(error.message);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
