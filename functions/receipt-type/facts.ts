import { awsDateTime } from '../receipt/date-time.ts';
import { decimalText, isCurrency, moneyText, parseDecimal, parseMoney, type MoneyFault } from '../receipt/money.ts';
import { type ExpressionBudget, ExpressionLimit } from './expression/expression-budget.ts';
import type { Expression } from './expression/expression.ts';
import type { ParsedDocument } from './document/parsed-document.ts';
import { placeIn } from './document/place.ts';
import type { Violation } from '../violation.ts';

/** What a type finds in a document, whatever its schema. */
export interface Facts {
  readonly number?: string;
  /** AWSDateTime. */
  readonly issuedAt?: string;
  /** A decimal in the currency's own scale. */
  readonly total?: string;
  readonly currency?: string;
  readonly lines?: readonly Line[];
}

/** One line of a receipt, for analysis. All members are texts; numbers are decimals. */
export interface Line {
  readonly sku?: string;
  readonly name?: string;
  readonly quantity?: string;
  readonly amount?: string;
  readonly category?: string;
}

export interface CompiledFields {
  readonly number?: CompiledField;
  readonly issuedAt?: CompiledField;
  readonly total?: CompiledField;
  readonly currency?: CompiledField;
  readonly lines?: CompiledField;
}

export interface CompiledField {
  readonly expression: Expression;
  /** Where its value comes from, for violations. */
  readonly path: string;
}

/** Characters of a number or name that is kept beside the document. */
const TEXT_LENGTH_MAX = 256;

const MONEY_MESSAGES: Readonly<Record<MoneyFault, string>> = {
  MONEY_FORMAT: 'is not a decimal number',
  MONEY_SCALE: 'has more fraction digits than the currency',
  MONEY_RANGE: 'is too large to be counted exactly',
};

/** The code of a document whose rules or fields take more than they may: the document is refused for it. */
export const EXPRESSION_LIMIT = 'EXPRESSION_LIMIT';

export function limitViolation(path: string, what: string, limit: ExpressionLimit): Violation {
  return { path, code: EXPRESSION_LIMIT, message: `${what} cannot be evaluated for this document: ${limit.message}.` };
}

/**
 * Extracts the facts; what cannot be taken exactly is a violation, never rounded.
 * @throws {Refusal} `MalformedDocument`, of an XML document that was not read before.
 */
export async function extractFacts(
  fields: CompiledFields,
  document: ParsedDocument,
  budget: ExpressionBudget,
): Promise<{ facts: Facts; violations: Violation[] }> {
  const reader = new FactReader(document, budget);
  const number = await reader.text(fields.number);
  const issuedAt = await reader.dateTime(fields.issuedAt);
  const currency = await reader.currency(fields.currency);
  const total = await reader.money(fields.total, currency);
  const lines = await reader.lines(fields.lines, currency);
  const facts = { ...defined({ number, issuedAt, total, currency }), ...(lines && { lines }) };
  return { facts, violations: reader.violations };
}

class FactReader {
  readonly #document: ParsedDocument;
  readonly #form: unknown;
  readonly #budget: ExpressionBudget;
  readonly violations: Violation[] = [];

  constructor(document: ParsedDocument, budget: ExpressionBudget) {
    this.#document = document;
    // A document that cannot be read is refused for that, not for each of its fields.
    this.#form = document.form;
    this.#budget = budget;
  }

  async text(field: CompiledField | undefined): Promise<string | undefined> {
    return this.#textOf(await this.#evaluate(field), field?.path ?? '');
  }

  async dateTime(field: CompiledField | undefined): Promise<string | undefined> {
    const text = this.#scalar(await this.#evaluate(field));
    if (text === undefined || field === undefined) return undefined;
    const value = awsDateTime(text);
    if (value === null) this.#violate(field.path, 'DATE', `"${text}" is no date and time of the calendar (ISO 8601)`);
    return value ?? undefined;
  }

  async currency(field: CompiledField | undefined): Promise<string | undefined> {
    const text = this.#scalar(await this.#evaluate(field));
    if (text === undefined || field === undefined) return undefined;
    if (isCurrency(text)) return text;
    this.#violate(field.path, 'CURRENCY', `"${text}" is no currency code (ISO 4217)`);
    return undefined;
  }

  async money(field: CompiledField | undefined, currency: string | undefined): Promise<string | undefined> {
    return this.#moneyOf(await this.#evaluate(field), currency, field?.path ?? '');
  }

  async lines(field: CompiledField | undefined, currency: string | undefined): Promise<Line[] | undefined> {
    if (!field) return undefined;
    const value = await this.#evaluate(field);
    if (value === undefined || value === null) return [];
    const lines: readonly unknown[] = Array.isArray(value) ? value : [value];
    return lines.map((line, index) => this.#line(line, this.#elementPath(field.path, index, lines.length), currency));
  }

  #line(value: unknown, path: string, currency: string | undefined): Line {
    if (typeof value !== 'object' || value === null) return {};
    const line = value as Readonly<Record<string, unknown>>;
    return defined({
      sku: this.#textOf(line['sku'], path),
      name: this.#textOf(line['name'], path),
      quantity: this.#decimalOf(line['quantity'], path),
      amount: this.#moneyOf(line['amount'], currency, path),
      category: this.#textOf(line['category'], path),
    });
  }

  async #evaluate(field: CompiledField | undefined): Promise<unknown> {
    if (!field) return undefined;
    try {
      return await field.expression.evaluate(this.#form, this.#budget);
    } catch (error) {
      if (error instanceof ExpressionLimit) this.violations.push(limitViolation(field.path, 'A field', error));
      else this.#violate(field.path, 'FIELD', `cannot be read by "${field.expression.source}"`);
      return undefined;
    }
  }

  #textOf(value: unknown, path: string): string | undefined {
    const text = this.#scalar(value);
    if (text === undefined) return undefined;
    if (text.length <= TEXT_LENGTH_MAX) return text;
    this.#violate(path, 'TEXT_LENGTH', `is longer than ${TEXT_LENGTH_MAX} characters`);
    return undefined;
  }

  #decimalOf(value: unknown, path: string): string | undefined {
    const text = this.#scalar(value);
    if (text === undefined) return undefined;
    const decimal = parseDecimal(text);
    if (decimal) return decimalText(decimal);
    this.#violate(path, 'DECIMAL', `"${text}" is not a decimal number`);
    return undefined;
  }

  #moneyOf(value: unknown, currency: string | undefined, path: string): string | undefined {
    const text = this.#scalar(value);
    // Without a currency there is no scale to count in; a currency that is wrong has its own violation.
    if (text === undefined || currency === undefined) return undefined;
    const money = parseMoney(text, currency);
    if (typeof money === 'object') return moneyText(money);
    this.#violate(path, money, `${text} ${currency} ${MONEY_MESSAGES[money]}`);
    return undefined;
  }

  /** The text of a scalar: of a number as it is written in the document, to the last digit. */
  #scalar(value: unknown): string | undefined {
    if (typeof value === 'string') return value === '' ? undefined : value;
    if (typeof value === 'boolean') return String(value);
    // An XML element that has attributes too.
    if (typeof value === 'object' && value !== null && '#text' in value) return this.#scalar(value['#text']);
    if (typeof value !== 'number') return undefined;
    const written = this.#document.format === 'JSON' ? this.#document.inexactNumbers.get(value) : undefined;
    return written ?? String(value);
  }

  #elementPath(path: string, index: number, count: number): string {
    if (this.#document.format === 'JSON') return `${path}/${index}`;
    return count > 1 ? `${path}[${index + 1}]` : path;
  }

  #violate(definitionPath: string, code: string, message: string): void {
    const path = placeIn(this.#document, definitionPath);
    this.violations.push({ path, code, message: `${path === '' ? 'The document' : path} ${message}.` });
  }
}

/** Without the members that are not there. */
function defined<T extends Readonly<Record<string, string | undefined>>>(object: T): { [K in keyof T]?: string } {
  const result: { [K in keyof T]?: string } = {};
  for (const name in object) {
    const value = object[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}
