import type { DocumentFormat } from '../../../generated/schema.ts';
import type { Definition, Recognition } from './definition.ts';
import { definitionMembers, shapeFaults, sizeFault } from './definition-shape.ts';
import { compileExpression } from '../expression/expression.ts';
import type { Fault } from '../fault.ts';
import { pointer } from '../json-pointer.ts';
import { compileReceiptType, type ReceiptType } from '../receipt-type.ts';
import { recognisesTheSame } from '../recognition.ts';
import { compileStructure } from '../structure.ts';

/** A receipt type that is there, as far as another may collide with it. */
export interface KnownType {
  readonly name: string;
  readonly format: DocumentFormat;
  readonly recognise: Recognition;
}

export interface DefinitionContext {
  /** The version that the definition becomes. */
  readonly version: number;
  /** The newest version of every type; one by the definition's own name is left out of account. */
  readonly others: readonly KnownType[];
  /** The external services that there are. */
  readonly services: readonly string[];
}

export type CompiledDefinition =
  { readonly type: ReceiptType; readonly definition: Definition } | { readonly faults: readonly Fault[] };

/** Of more faults only so many are told. */
const FAULTS_MAX = 200;

/**
 * Checks a definition from outside completely, and compiles it. All faults come back at once: what is wrong in one member
 * does not hide what is wrong in another.
 */
export async function compileDefinition(input: unknown, context: DefinitionContext): Promise<CompiledDefinition> {
  const tooLarge = sizeFault(input);
  if (tooLarge) return { faults: [tooLarge] };
  const shape = shapeFaults(input);
  const members = wellShaped(input, shape);
  const structure = await compileStructure(members);
  const faults = [
    ...shape,
    ...recognitionFaults(members, context.others),
    ...('faults' in structure ? structure.faults : []),
    ...(await fieldFaults(members.fields)),
    ...(await ruleFaults(members.rules)),
    ...serviceFaults(members.services, context.services),
  ];
  if (faults.length > 0 || 'faults' in structure || !isComplete(members)) {
    if (!('faults' in structure)) structure.release();
    return { faults: faults.slice(0, FAULTS_MAX) };
  }
  return { type: await compileReceiptType(members, context.version, structure), definition: members };
}

/** Compiles a definition that was accepted before. */
export async function loadDefinition(definition: Definition, version: number): Promise<ReceiptType> {
  const structure = await compileStructure(definition);
  if ('faults' in structure) {
    const [first] = structure.faults;
    throw new Error(`Cannot load the receipt type "${definition.name}": ${first?.message ?? 'it has no schema.'}`);
  }
  return compileReceiptType(definition, version, structure);
}

/** The members whose shape is right. */
function wellShaped(input: unknown, faults: readonly Fault[]): Partial<Definition> {
  if (typeof input !== 'object' || input === null) return {};
  const entries = Object.entries(definitionMembers).flatMap(([name, shape]) => {
    const hasFault = faults.some(({ path }) => path === pointer(name) || path.startsWith(`${pointer(name)}/`));
    if (hasFault || !Object.hasOwn(input, name)) return [];
    const { data } = shape.safeParse((input as Readonly<Record<string, unknown>>)[name]);
    return [[name, data] as const];
  });
  return Object.fromEntries(entries);
}

function isComplete(members: Partial<Definition>): members is Definition {
  const { name, format, recognise, fields, rules, services } = members;
  return Boolean(name && format && recognise && fields && rules && services);
}

function recognitionFaults({ name, format, recognise }: Partial<Definition>, others: readonly KnownType[]): Fault[] {
  if (!format || !recognise) return [];
  const path = '/recognise';
  if (format === 'JSON' && 'rootElement' in recognise) {
    return [{ path, code: 'RECOGNITION', message: 'A JSON document has no root element: name "required" members.' }];
  }
  if (format === 'XML' && !('rootElement' in recognise)) {
    return [{ path, code: 'RECOGNITION', message: 'An XML document is recognised by "rootElement" and "namespace".' }];
  }
  const same = others.filter((other) => other.name !== name && recognisesTheSame(other, { format, recognise }));
  return same.map((other) => ({
    path,
    code: 'RECOGNITION_COLLISION',
    message: `The type "${other.name}" recognises the very same documents: require members that only this type has.`,
  }));
}

async function fieldFaults(fields: Partial<Definition>['fields'] = {}): Promise<Fault[]> {
  const faults = Object.entries(fields).map(([name, source]: [string, string]) =>
    expressionFaults(source, pointer('fields', name)),
  );
  return (await Promise.all(faults)).flat();
}

async function ruleFaults(rules: Definition['rules'] = []): Promise<Fault[]> {
  const codes = rules.map(({ code }) => code);
  const faults = rules.map(async ({ code, check }, index) => [
    ...(codes.indexOf(code) < index
      ? [duplicate(pointer('rules', index, 'code'), `the code "${code}" stands at an earlier rule`)]
      : []),
    ...(await expressionFaults(check, pointer('rules', index, 'check'))),
  ]);
  return (await Promise.all(faults)).flat();
}

async function expressionFaults(source: string, path: string): Promise<Fault[]> {
  try {
    await compileExpression(source);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ path, code: 'EXPRESSION', message: `${path}: ${reason}` }];
  }
}

function serviceFaults(services: readonly string[] = [], known: readonly string[]): Fault[] {
  return services.flatMap((service, index) => {
    const path = pointer('services', index);
    if (services.indexOf(service) < index) return [duplicate(path, `the service "${service}" is named twice`)];
    if (known.includes(service)) return [];
    const message = `There is no service "${service}"; there are ${known.map((name) => `"${name}"`).join(', ')}.`;
    return [{ path, code: 'UNKNOWN_SERVICE', message }];
  });
}

function duplicate(path: string, says: string): Fault {
  return { path, code: 'DUPLICATE', message: `${path}: ${says}.` };
}
