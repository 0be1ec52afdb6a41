import { AwsError } from '../aws/aws-error.ts';
import { sqsErrors } from './sqs-error.ts';

/** Reads the parameters of a request, refusing them one by one as SQS does. */
export class Parameters {
  readonly #members: Readonly<Record<string, unknown>>;

  constructor(input: unknown) {
    if (!isStructure(input)) throw wrongType('the request', 'a structure');
    this.#members = input;
  }

  text(name: string): string | undefined {
    const value = this.#members[name] ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    throw wrongType(name, 'a string');
  }

  /** @throws {AwsError} `MissingRequiredParameterException` for an absent or an empty text. */
  textOrThrow(name: string): string {
    const value = this.text(name);
    if (value) return value;
    throw sqsErrors.missing(name);
  }

  integer(name: string, { min, max, reason }: { min: number; max: number; reason: string }): number | undefined {
    const value = this.#members[name] ?? undefined;
    if (value === undefined) return undefined;
    if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType(name, 'an integer');
    if (value < min || value > max) throw sqsErrors.invalidValue({ value, parameter: name, reason });
    return value;
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map((value) => {
      if (typeof value !== 'string') throw wrongType(name, 'a list of strings');
      return value;
    });
  }

  structures(name: string): readonly Parameters[] {
    return this.#list(name).map((value) => new Parameters(value));
  }

  map(name: string): ReadonlyMap<string, Parameters> {
    const value = this.#members[name] ?? undefined;
    if (value === undefined) return new Map();
    if (!isStructure(value)) throw wrongType(name, 'a map');
    return new Map(Object.entries(value).map(([key, member]) => [key, new Parameters(member)]));
  }

  /** For the members that AWS keeps for later: true when the request fills them in. */
  hasItems(name: string): boolean {
    return this.#list(name).length > 0;
  }

  #list(name: string): readonly unknown[] {
    const value = this.#members[name] ?? undefined;
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw wrongType(name, 'a list');
    return value;
  }
}

function isStructure(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongType(name: string, expected: string): AwsError {
  return new AwsError('SerializationException', `The value of ${name} is not ${expected}.`);
}
