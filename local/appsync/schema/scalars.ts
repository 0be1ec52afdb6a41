import { isIP } from 'node:net';
import { Kind, type GraphQLScalarType, type ValueNode } from 'graphql';
import { isDate, isDateTime, isTime } from './date-time-scalar.ts';

/** A value that does not fit its scalar; the message is the part that AWS puts behind its own introduction. */
export class CoercionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CoercionError';
  }
}

/**
 * Coercion of one scalar both ways.
 * https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export interface ScalarCoercion {
  /** A variable's value. @throws {CoercionError} */
  readonly parse: (value: unknown) => unknown;
  /** A resolver's result. @throws {CoercionError} */
  readonly serialize: (value: unknown) => unknown;
}

const INT_MAX = 2_147_483_647;
const INT_MIN = -2_147_483_648;

export const SCALARS: ReadonlyMap<string, ScalarCoercion> = new Map<string, ScalarCoercion>([
  ['String', { parse: (value) => javaString('String', value), serialize: serializeText }],
  ['ID', { parse: (value) => javaString('ID', value), serialize: serializeText }],
  ['Int', { parse: (value) => parseInteger('Int', value), serialize: (value) => serializeNumber('Int', value) }],
  ['Float', { parse: parseFloatingPoint, serialize: (value) => serializeNumber('Float', value) }],
  ['Boolean', { parse: parseBoolean, serialize: serializeBoolean }],
  ['AWSDate', textScalar('date', isDate)],
  ['AWSTime', textScalar('time', isTime)],
  ['AWSDateTime', textScalar('DateTime Object', isDateTime)],
  [
    'AWSEmail',
    textScalar('email', (text) => /^[^\s@"(),:;<>[\\\]]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)),
  ],
  ['AWSURL', textScalar('URL', (text) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && URL.canParse(text))],
  ['AWSPhone', textScalar('phone number', isPhone)],
  ['AWSIPAddress', textScalar('IP address', isIpAddress)],
  [
    'AWSTimestamp',
    { parse: (value) => parseTimestamp('parse', value), serialize: (value) => parseTimestamp('serialize', value) },
  ],
  ['AWSJSON', { parse: parseJson, serialize: serializeJson }],
]);

/** The scalar's name in AWS's schema; its coercion is found by name, so that graphql-js never coerces. */
export function scalarDefinitions(): string {
  return [...SCALARS.keys()]
    .filter((name) => name.startsWith('AWS'))
    .map((name) => `scalar ${name}`)
    .join('\n');
}

export function coercionOf(type: GraphQLScalarType): ScalarCoercion {
  const coercion = SCALARS.get(type.name);
  if (!coercion) throw new Error(`AppSync has no scalar "${type.name}".`);
  return coercion;
}

/** A literal in a document, as its scalar reads it. @throws {CoercionError} */
export function parseScalarLiteral(type: GraphQLScalarType, node: ValueNode): unknown {
  const coercion = coercionOf(type);
  switch (node.kind) {
    case Kind.STRING:
      if (type.name === 'Int' || type.name === 'Float' || type.name === 'Boolean' || type.name === 'AWSTimestamp')
        break;
      return coercion.parse(node.value);
    case Kind.INT:
      if (!['Int', 'Float', 'ID', 'AWSTimestamp', 'AWSJSON'].includes(type.name)) break;
      return coercion.parse(type.name === 'ID' || type.name === 'AWSJSON' ? node.value : Number(node.value));
    case Kind.FLOAT:
      if (type.name !== 'Float' && type.name !== 'AWSJSON') break;
      return coercion.parse(type.name === 'AWSJSON' ? node.value : Number(node.value));
    case Kind.BOOLEAN:
      if (type.name === 'AWSJSON') return node.value;
      if (type.name !== 'Boolean') break;
      return node.value;
    default:
      break;
  }
  throw new CoercionError(`Unable to parse the literal as a valid ${type.name}.`);
}

function textScalar(noun: string, isValid: (text: string) => boolean): ScalarCoercion {
  const check = (verb: string, value: unknown): unknown => {
    if (typeof value === 'string' && isValid(value)) return value;
    throw new CoercionError(`Unable to ${verb} \`${shown(value)}\` as a valid ${noun}.`);
  };
  return { parse: (value) => check('parse', value), serialize: (value) => check('serialize', value) };
}

function isPhone(text: string): boolean {
  const digits = text.replace(/[\s.()-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(digits) || /^\d{10}$/.test(digits.replace(/^1(?=\d{10}$)/, ''));
}

function isIpAddress(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

function parseTimestamp(verb: string, value: unknown): number {
  const seconds = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number' && Number.isSafeInteger(seconds)) return seconds;
  throw new CoercionError(`Unable to ${verb} \`${shown(value)}\` as a valid timestamp.`);
}

/** A JSON text in, its value out: resolvers see maps and lists. */
function parseJson(value: unknown): unknown {
  if (typeof value !== 'string') throw new CoercionError(`Unable to parse \`${shown(value)}\` as valid JSON.`);
  try {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  } catch {
    throw new CoercionError(`Unable to parse \`${value}\` as valid JSON.`);
  }
}

/** A text that is JSON already stays as it is. */
function serializeJson(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  try {
    JSON.parse(value);
    return value;
  } catch {
    return JSON.stringify(value);
  }
}

function javaString(type: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (type === 'ID' && typeof value === 'number' && Number.isInteger(value)) return String(value);
  throw unexpected(type, value);
}

function serializeText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      // A map or a list becomes its text in Java's form, which nobody can want.
      throw new CoercionError(`Unable to serialize \`${shown(value)}\` as a String.`);
  }
}

function parseInteger(type: string, value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX) return value;
  throw unexpected(type, value);
}

function parseFloatingPoint(value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw unexpected('Float', value);
}

function parseBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw unexpected('Boolean', value);
}

function serializeNumber(type: 'Int' | 'Float', value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const fits =
    typeof number === 'number' &&
    Number.isFinite(number) &&
    (type === 'Float' || (Number.isInteger(number) && number >= INT_MIN && number <= INT_MAX));
  if (fits) return number;
  throw new CoercionError(`Expected type '${type}' but was '${javaClassOf(value)}'.`);
}

function serializeBoolean(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  if (typeof value === 'number') return value !== 0;
  throw new CoercionError(`Expected type 'Boolean' but was '${javaClassOf(value)}'.`);
}

function unexpected(type: string, value: unknown): CoercionError {
  return new CoercionError(`Expected type '${type}' but was '${javaClassOf(value)}'.`);
}

function javaClassOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'boolean':
      return 'Boolean';
    case 'number':
      if (!Number.isInteger(value)) return 'Double';
      return value >= INT_MIN && value <= INT_MAX ? 'Integer' : 'Long';
    default:
      return Array.isArray(value) ? 'ArrayList' : 'LinkedHashMap';
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
}
