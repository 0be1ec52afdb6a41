import { AwsError } from '../aws/aws-error.ts';
import { decodeBase64 } from '../base64.ts';

/**
 * Reads the members of a request as Kinesis does: a member of the wrong JSON type is a `SerializationException` at once;
 * members that miss a constraint are collected and answered together as one `ValidationException`, in its wording:
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/CommonErrors.html
 */
export interface TextConstraint {
  readonly lengthMin?: number;
  readonly lengthMax?: number;
  /** As the error shows it; the whole text must match. */
  readonly pattern?: string;
  readonly oneOf?: readonly string[];
}

export interface RangeConstraint {
  readonly min: number;
  readonly max: number;
}

const violationsMax = 10;

export class Request {
  readonly #members: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #violations: string[];

  private constructor(members: Readonly<Record<string, unknown>>, path: string, violations: string[]) {
    this.#members = members;
    this.#path = path;
    this.#violations = violations;
  }

  static of(input: unknown): Request {
    return new Request(structureOrThrow(input), '', []);
  }

  has(name: string): boolean {
    return this.#value(name) !== undefined;
  }

  text(name: string, constraint: TextConstraint = {}): string | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw wrongType(value, 'String');
    this.#checkText(name, value, constraint);
    return value;
  }

  /** What is missing reads as empty until `finish` refuses the request. */
  requiredText(name: string, constraint: TextConstraint = {}): string {
    const value = this.text(name, constraint);
    if (value === undefined) this.#missing(name);
    return value ?? '';
  }

  integer(name: string, { min, max }: RangeConstraint): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') throw wrongType(value, 'Integer');
    if (value < min) this.#violated(name, String(value), `Member must have value greater than or equal to ${min}`);
    if (value > max) this.#violated(name, String(value), `Member must have value less than or equal to ${max}`);
    return Math.floor(value);
  }

  /** The JSON protocols carry times as seconds since the epoch, with a fraction. */
  timestampMs(name: string): number | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') throw wrongType(value, 'Timestamp');
    return Math.round(value * 1000);
  }

  requiredBytes(name: string, lengthMax: number): Buffer {
    const value = this.#value(name);
    if (value === undefined) {
      this.#missing(name);
      return Buffer.alloc(0);
    }
    if (typeof value !== 'string') throw wrongType(value, 'Blob');
    const bytes = base64OrThrow(value);
    if (bytes.length > lengthMax) this.tooLong(name, lengthMax);
    return bytes;
  }

  structure(name: string): Request | undefined {
    const value = this.#value(name);
    return value === undefined ? undefined : this.#child(structureOrThrow(value), lowerFirst(name));
  }

  requiredStructures(name: string, { min, max }: RangeConstraint): Request[] {
    const value = this.#value(name);
    if (value === undefined) {
      this.#missing(name);
      return [];
    }
    if (!Array.isArray(value)) throw wrongType(value, 'List');
    if (value.length < min) {
      this.#violated(name, '[]', `Member must have length greater than or equal to ${min}`);
    }
    if (value.length > max) {
      this.#violated(name, undefined, `Member must have length less than or equal to ${max}`);
      return [];
    }
    return value.map((member: unknown, index) =>
      this.#child(structureOrThrow(member), `${lowerFirst(name)}.${index + 1}.member`),
    );
  }

  /** A limit that the stream itself sets. */
  tooLong(name: string, lengthMax: number): void {
    this.#violated(name, undefined, `Member must have length less than or equal to ${lengthMax}`);
  }

  /** @throws {AwsError} `ValidationException` when a member has missed its constraint. */
  finish(): void {
    const count = this.#violations.length;
    if (count === 0) return;
    const errors = count === 1 ? '1 validation error' : `${count} validation errors`;
    throw new AwsError('ValidationException', `${errors} detected: ${this.#violations.join('; ')}`);
  }

  #checkText(name: string, value: string, { lengthMin, lengthMax, pattern, oneOf }: TextConstraint): void {
    if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) {
      this.#violated(name, value, `Member must satisfy regular expression pattern: ${pattern}`);
    }
    if (lengthMin !== undefined && value.length < lengthMin) {
      this.#violated(name, value, `Member must have length greater than or equal to ${lengthMin}`);
    }
    if (lengthMax !== undefined && value.length > lengthMax) {
      this.#violated(name, value, `Member must have length less than or equal to ${lengthMax}`);
    }
    if (oneOf !== undefined && !oneOf.includes(value)) {
      this.#violated(name, value, `Member must satisfy enum value set: [${oneOf.join(', ')}]`);
    }
  }

  #value(name: string): unknown {
    return this.#members[name] ?? undefined;
  }

  #child(members: Readonly<Record<string, unknown>>, name: string): Request {
    return new Request(members, `${this.#path}${name}.`, this.#violations);
  }

  #missing(name: string): void {
    this.#violated(name, null, 'Member must not be null');
  }

  /** `value` undefined: bytes and lists, which the error does not show. */
  #violated(name: string, value: string | null | undefined, constraint: string): void {
    if (this.#violations.length === violationsMax) return;
    const shown = value === undefined ? '' : value === null ? ' null' : ` '${value}'`;
    const path = this.#path + lowerFirst(name);
    this.#violations.push(`Value${shown} at '${path}' failed to satisfy constraint: ${constraint}`);
  }
}

function structureOrThrow(value: unknown): Readonly<Record<string, unknown>> {
  if (isStructure(value)) return value;
  throw wrongType(value, 'Structure');
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function base64OrThrow(text: string): Buffer {
  const bytes = decodeBase64(text);
  if (bytes) return bytes;
  throw new AwsError('SerializationException', 'A Blob is not valid Base64.');
}

function wrongType(value: unknown, expected: string): AwsError {
  const found = Array.isArray(value)
    ? 'LIST'
    : value === null
      ? 'NULL'
      : typeof value === 'object'
        ? 'STRUCTURE'
        : typeof value;
  return new AwsError('SerializationException', `${found.toUpperCase()}_VALUE can not be converted to ${expected}`);
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
