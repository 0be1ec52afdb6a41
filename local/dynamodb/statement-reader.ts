import type { AwsError } from '../aws/aws-error.ts';
import { BoundedMap } from '../bounded-map.ts';
import { notCarriedOut, validationError } from './errors.ts';
import { statementLengthMax } from './request.ts';
import { aliased, type InsertStatement, type Path, type Statement, type UpdateStatement } from './statement.ts';

/** Applications have a handful of statements each; more than this many means that somebody builds values into them. */
const statementsMax = 1_000;

const statements = new BoundedMap<string, Statement>(statementsMax);

/**
 * The statement, read once for every text.
 * @throws {AwsError} when it is malformed, or is more of PartiQL than is carried out.
 */
export function statementOrThrow(text: string): Statement {
  const known = statements.get(text);
  if (known) return known;
  if (text.length > statementLengthMax) throw validationError('The statement is too long.');
  const statement = new StatementReader(text).readOrThrow();
  statements.set(text, statement);
  return statement;
}

class StatementReader {
  readonly #tokens: readonly string[];
  #at = 0;
  #parameters = 0;

  constructor(text: string) {
    this.#tokens = tokensOrThrow(text);
  }

  readOrThrow(): Statement {
    const statement = this.#statement();
    if (this.#at < this.#tokens.length) throw notRead(this.#peek());
    return statement;
  }

  #statement(): Statement {
    if (this.#skip('INSERT')) return this.#insert();
    if (this.#skip('UPDATE')) return this.#update();
    const verb = this.#peek().toUpperCase();
    const wayOut = { SELECT: 'BatchGetItem', DELETE: 'BatchWriteItem, or DeleteItem for a condition' }[verb];
    if (wayOut !== undefined) throw notCarriedOut(`${verb} of PartiQL`, `Use ${wayOut}.`);
    throw malformed(this.#peek());
  }

  #insert(): InsertStatement {
    this.#expect('INTO');
    const table = this.#name();
    this.#expect('VALUE');
    this.#expect('{');
    const attributes: string[] = [];
    this.#each(() => {
      attributes.push(this.#textOrThrow());
      this.#expect(':');
      this.#parameter();
    });
    this.#expect('}');
    if (new Set(attributes).size < attributes.length) throw validationError('An attribute is given twice in VALUE.');
    return { kind: 'INSERT', table, attributes };
  }

  #update(): UpdateStatement {
    const table = this.#name();
    const sets: string[] = [];
    const removes: string[] = [];
    const names: Record<string, string> = {};
    const target = (): string => aliased(this.#path(), `#to${sets.length + removes.length}`, names);
    while (!this.#skip('WHERE')) {
      if (this.#skip('SET')) this.#each(() => sets.push(`${target()} = ${this.#equalsParameter()}`));
      else if (this.#skip('REMOVE')) this.#each(() => removes.push(target()));
      else throw malformed(this.#peek());
    }
    const update = [...clause('SET', sets), ...clause('REMOVE', removes)].join(' ');
    if (update === '') throw malformed('WHERE');
    const updateParameters = this.#parameters;
    const conditions: Path[] = [];
    do {
      conditions.push(this.#path());
      this.#equalsParameter();
    } while (this.#skip('AND'));
    return { kind: 'UPDATE', table, update, updateNames: names, updateParameters, conditions };
  }

  #path(): Path {
    const path = [this.#name()];
    while (this.#skip('.')) path.push(this.#name());
    if (this.#peek() === '[') throw notCarriedOut('elements of lists in PartiQL', 'Use UpdateItem.');
    return path;
  }

  #equalsParameter(): string {
    this.#expect('=');
    return this.#parameter();
  }

  /** As it is or in double quotes. */
  #name(): string {
    const token = this.#next();
    if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
    if (/^[a-z_]/i.test(token)) return token;
    throw malformed(token);
  }

  #textOrThrow(): string {
    const token = this.#next();
    if (!token.startsWith("'")) throw malformed(token);
    return token.slice(1, -1).replaceAll("''", "'");
  }

  #parameter(): string {
    const token = this.#next();
    if (token !== '?') throw notRead(token);
    return `:${this.#parameters++}`;
  }

  #each(read: () => void): void {
    do read();
    while (this.#skip(','));
  }

  #expect(token: string): void {
    if (!this.#skip(token)) throw notRead(this.#peek());
  }

  /** Keywords in any case. */
  #skip(token: string): boolean {
    if (this.#peek().toUpperCase() !== token) return false;
    this.#at++;
    return true;
  }

  #next(): string {
    const token = this.#peek();
    this.#at++;
    return token;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }
}

function tokensOrThrow(text: string): readonly string[] {
  const tokens: string[] = [];
  const pattern = /\s*(?:("(?:[^"]|"")+"|'(?:[^']|'')*'|[A-Za-z_][\w-]*|\d+|[^\s"'\w]))/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const at = pattern.lastIndex;
    const token = pattern.exec(text)?.[1];
    if (token === undefined) throw malformed(text.slice(at, at + 20));
    tokens.push(token);
  }
  return tokens;
}

function clause(keyword: string, parts: readonly string[]): readonly string[] {
  return parts.length > 0 ? [`${keyword} ${parts.join(', ')}`] : [];
}

function malformed(token: string): AwsError {
  return validationError(`Statement wasn't well formed, can't be processed: Unexpected ${token || 'end'}`);
}

/** Wrong, or PartiQL beyond `path = ?`: which of the two does not matter to whoever has to write it otherwise. */
function notRead(token: string): AwsError {
  if (token === '') return malformed(token);
  return notCarriedOut(
    `"${token}" at its place in a statement`,
    "A statement is INSERT INTO table VALUE {'a': ?, …} or UPDATE table SET path = ?, … REMOVE path, … WHERE path = ? AND …",
  );
}
