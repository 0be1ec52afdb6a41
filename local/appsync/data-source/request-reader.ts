import { isRecord, type PlainRecord } from '../value.ts';
import { invalidRequest } from './data-source.ts';

/**
 * Reads the members of a request that resolver code wrote; every one that is wrong is named as AppSync names it.
 * By hand: this runs for every call of a data source, and a schema would cost more than the call.
 */
export class RequestReader {
  readonly #members: PlainRecord;
  readonly #path: string;

  private constructor(members: PlainRecord, path: string) {
    this.#members = members;
    this.#path = path;
  }

  static of(value: unknown): RequestReader {
    if (!isRecord(value)) throw invalidRequest('The request of a data source must be an object.');
    return new RequestReader(value, '');
  }

  static records(value: unknown): readonly PlainRecord[] {
    if (!Array.isArray(value) || !value.every(isRecord)) throw invalidRequest('Expected a list of objects.');
    return value;
  }

  /** Null counts as absent. */
  has(name: string): boolean {
    const value = this.#members[name];
    return value !== undefined && value !== null;
  }

  member(name: string): RequestReader {
    return new RequestReader(this.record(name), `${this.#path}[${name}]`);
  }

  record(name: string): PlainRecord {
    return this.optionalRecord(name) ?? this.#missing(name);
  }

  optionalRecord(name: string): PlainRecord | null {
    const value = this.#members[name];
    if (value === undefined || value === null) return null;
    return isRecord(value) ? value : this.#wrong(name, 'an object');
  }

  records(name: string): readonly PlainRecord[] {
    return this.has(name) ? RequestReader.records(this.#members[name]) : this.#missing(name);
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#missing(name);
  }

  optionalText(name: string): string | null {
    const value = this.#members[name];
    if (value === undefined || value === null) return null;
    return typeof value === 'string' ? value : this.#wrong(name, 'a string');
  }

  optionalTexts(name: string): readonly string[] {
    const value = this.#members[name];
    if (value === undefined || value === null) return [];
    const isList = Array.isArray(value) && value.every((each) => typeof each === 'string');
    return isList ? value : this.#wrong(name, 'a list of strings');
  }

  optionalFlag(name: string): boolean | null {
    const value = this.#members[name];
    if (value === undefined || value === null) return null;
    return typeof value === 'boolean' ? value : this.#wrong(name, 'a boolean');
  }

  optionalInteger(name: string): number | null {
    const value = this.#members[name];
    if (value === undefined || value === null) return null;
    return typeof value === 'number' && Number.isInteger(value) ? value : this.#wrong(name, 'an integer');
  }

  #missing(name: string): never {
    throw invalidRequest(`Value for field '$${this.#path}[${name}]' not found.`);
  }

  #wrong(name: string, expected: string): never {
    throw invalidRequest(`Value for field '$${this.#path}[${name}]' must be ${expected}.`);
  }
}
