import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { pointer } from '../json-pointer.ts';
import { isSchemaSet } from '../json-schema/schema-set.ts';

/** Characters of a type's name. It stands in keys, answers and logs. */
const NAME_LENGTH_MAX = 64;
/** Characters of a path, a message, a root element's name or a namespace. */
const TEXT_LENGTH_MAX = 512;
const EXPRESSION_LENGTH_MAX = 4_096;
const RULES_MAX = 200;
const SERVICES_MAX = 10;
const REQUIRED_MAX = 20;
const FILES_MAX = 500;
/** Characters of a file's path in its set. */
const FILE_PATH_LENGTH_MAX = 256;
/** Characters of a whole definition. The library of UBL, one of the largest sets in use, has 2.4 million. */
const DEFINITION_CHARACTERS_MAX = 4_000_000;
/** Values in a definition; each is visited several times. */
const VALUES_MAX = 200_000;
/** Levels of arrays and objects. */
const DEPTH_MAX = 128;

const text = z.string().max(TEXT_LENGTH_MAX);
const expression = z.string().min(1).max(EXPRESSION_LENGTH_MAX);
const memberPointer = text.regex(/^(?:\/(?:[^~/]|~[01])*)+$/, 'has to be a JSON Pointer, such as "/lines"');
const required = z.array(memberPointer).min(1).max(REQUIRED_MAX);
const filePath = z
  .string()
  .max(FILE_PATH_LENGTH_MAX)
  // No empty, "." or ".." segment: a file has one name.
  .regex(
    /^(?!\.{1,2}(?:\/|$))[\w.-]+(?:\/(?!\.{1,2}(?:\/|$))[\w.-]+)*$/,
    'has to be a relative path of letters, digits, "_", "-" and ".", such as "common/money.json"',
  );

function fileSet<T extends z.ZodType>(file: T) {
  return z.strictObject({
    entry: z.string(),
    files: z
      .record(filePath, file)
      .refine((files) => Object.keys(files).length <= FILES_MAX, `can have at most ${FILES_MAX} files`),
  });
}

const schemaSet = fileSet(z.union([z.boolean(), z.looseObject({})], 'has to be a JSON Schema'));

/** The members of a definition, each checked for itself, so that a fault in one hides none in another. */
export const definitionMembers = {
  name: z
    .string()
    .max(NAME_LENGTH_MAX)
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'has to be lower-case words joined by "-", such as "pos-json"'),
  format: z.enum(['JSON', 'XML']),
  recognise: z.union([
    z.strictObject({ rootElement: text.min(1), namespace: text, required: required.exactOptional() }),
    z.strictObject({ required }),
  ]),
  schema: z.looseObject({}).exactOptional(),
  xsd: fileSet(z.string()).exactOptional(),
  fields: z.strictObject({
    number: expression.exactOptional(),
    issuedAt: expression.exactOptional(),
    total: expression.exactOptional(),
    currency: expression.exactOptional(),
    lines: expression.exactOptional(),
  }),
  rules: z
    .array(
      z.strictObject({
        code: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'has to be capitals, digits and "_", such as TOTAL_MISMATCH'),
        severity: z.enum(['ERROR', 'WARNING']),
        path: text.regex(/^(?:\/.*)?$/, 'has to begin with "/", or to be empty for the whole document'),
        check: expression,
        message: text.min(1),
      }),
    )
    .max(RULES_MAX),
  services: z.array(z.string()).min(1).max(SERVICES_MAX),
} as const;

/** What is wrong with the members of a definition: those that are missing, unknown, or of another shape. */
export function shapeFaults(input: unknown): Fault[] {
  const result = z.strictObject(definitionMembers).safeParse(input, { reportInput: true });
  const faults = result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(issue, []));
  return [...faults, ...schemaSetFaults(input)];
}

function schemaSetFaults(input: unknown): Fault[] {
  const { data } = z.looseObject({ schema: definitionMembers.schema }).safeParse(input);
  if (!data?.schema || !isSchemaSet(data.schema)) return [];
  const result = schemaSet.safeParse(data.schema, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(issue, ['schema']));
}

function faultsOf(issue: z.core.$ZodIssue, outer: readonly PropertyKey[]): Fault[] {
  const tokens = [...outer, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => fault([...tokens, key], 'UNKNOWN_MEMBER', `there is no member "${key}" here`));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The alternative that comes closest says what is wrong.
    const [closest = []] = [...issue.errors].sort((left, right) => left.length - right.length);
    return closest.flatMap((inner) => faultsOf(inner, tokens));
  }
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => fault(tokens, 'FILE_NAME', message));
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [missing ? fault(tokens, 'MISSING', 'is missing') : fault(tokens, 'SHAPE', lowerFirst(issue.message))];
}

function fault(tokens: readonly PropertyKey[], code: string, says: string): Fault {
  const path = pointer(...tokens.map(String));
  return { path, code, message: `${path === '' ? 'The definition' : path}: ${says}.` };
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Looked at before everything else, without recursion, so that no definition is too much for what follows. */
export function sizeFault(input: unknown): Fault | null {
  let values = 0;
  let characters = 0;
  const open: { value: unknown; depth: number }[] = [{ value: input, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    values++;
    if (typeof value === 'string') characters += value.length;
    if (typeof value === 'object' && value !== null) {
      if (depth > DEPTH_MAX) return sizeRefused(`is nested deeper than ${DEPTH_MAX} levels`);
      for (const [name, member] of Object.entries(value)) {
        characters += Array.isArray(value) ? 0 : name.length;
        open.push({ value: member, depth: depth + 1 });
      }
    }
    if (values > VALUES_MAX) return sizeRefused(`holds more than ${VALUES_MAX} values`);
    if (characters > DEFINITION_CHARACTERS_MAX)
      return sizeRefused(`has more than ${DEFINITION_CHARACTERS_MAX} characters`);
  }
  return null;
}

function sizeRefused(says: string): Fault {
  return { path: '', code: 'SIZE', message: `The definition ${says}.` };
}
