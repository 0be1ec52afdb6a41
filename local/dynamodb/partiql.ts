import type { AwsError } from '../aws/aws-error.ts';
import type { AttributeValue, Item } from './attribute-value.ts';
import { notCarriedOut, validationError } from './errors.ts';
import { keyAttributes, type KeySchema } from './key.ts';
import { statementLengthMax, type PutItemRequest, type UpdateItemRequest } from './request.ts';

/**
 * PartiQL's statements that write one item under a condition, as what PutItem and UpdateItem would be asked. Values are parameters.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html
 */
export type Statement = InsertStatement | UpdateStatement;

export interface InsertStatement {
  readonly kind: 'INSERT';
  readonly table: string;
  /** The n-th has the n-th parameter as its value. */
  readonly attributes: readonly string[];
}

export interface UpdateStatement {
  readonly kind: 'UPDATE';
  readonly table: string;
  /** An UpdateExpression; its value `:0` is the first parameter. */
  readonly update: string;
  readonly updateNames: Readonly<Record<string, string>>;
  readonly updateParameters: number;
  /** Each equal to one of the parameters that follow. */
  readonly conditions: readonly Path[];
}

/** Of maps within maps, from the attribute inwards. */
type Path = readonly string[];

/** Applications have a handful of statements each; more than this many means that somebody builds values into them. */
const statementsMax = 1_000;

const statements = new Map<string, Statement>();

/**
 * The statement, read once for every text.
 * @throws {AwsError} when it is malformed, or is more of PartiQL than is carried out.
 */
export function statementOrThrow(text: string): Statement {
  const known = statements.get(text);
  if (known) return known;
  if (text.length > statementLengthMax) throw validationError('The statement is too long.');
  const statement = new StatementReader(text).readOrThrow();
  if (statements.size >= statementsMax) forgetOldest();
  statements.set(text, statement);
  return statement;
}

/** @throws {AwsError} when the parameters are too many or too few */
export function insertedItem({ attributes }: InsertStatement, parameters: readonly AttributeValue[]): Item {
  requireParameters(parameters, attributes.length);
  return Object.fromEntries(attributes.map((attribute, index) => [attribute, parameterAt(parameters, index)]));
}

/** What makes a PutItem an INSERT. */
export function insertCondition(
  schema: KeySchema,
): Pick<PutItemRequest, 'ConditionExpression' | 'ExpressionAttributeNames'> {
  return {
    ConditionExpression: 'attribute_not_exists(#key)',
    ExpressionAttributeNames: { '#key': schema.partition.name },
  };
}

/** @throws {AwsError} when the parameters are too many or too few, or the statement does not say which item it is for */
export function updateOf(
  { update, updateNames, updateParameters, conditions }: UpdateStatement,
  schema: KeySchema,
  parameters: readonly AttributeValue[],
): Omit<UpdateItemRequest, 'TableName'> {
  requireParameters(parameters, updateParameters + conditions.length);
  const keyNames = new Set(keyAttributes(schema).map(({ name }) => name));
  const key: Record<string, AttributeValue> = {};
  const values: Record<string, AttributeValue> = {};
  // An update changes what is there.
  const required = ['attribute_exists(#key)'];
  const names: Record<string, string> = { '#key': schema.partition.name };
  for (const [index, value] of parameters.entries()) {
    const path = conditions[index - updateParameters];
    const [attribute] = path?.length === 1 ? path : [];
    if (attribute !== undefined && keyNames.delete(attribute)) {
      key[attribute] = value;
      continue;
    }
    values[`:${index}`] = value;
    if (path) required.push(`${aliased(path, `#if${index}`, names)} = :${index}`);
  }
  if (keyNames.size > 0) {
    throw validationError('Where clause does not contain a mandatory equality on all key attributes');
  }
  return {
    Key: key,
    UpdateExpression: update,
    ConditionExpression: required.join(' AND '),
    ExpressionAttributeNames: Object.assign(names, updateNames),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
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

/** The path with a name of its own for each step, `#to0_1`, as expressions want it. */
function aliased(path: Path, prefix: string, names: Record<string, string>): string {
  const aliases = path.map((name, step) => {
    names[`${prefix}_${step}`] = name;
    return `${prefix}_${step}`;
  });
  return aliases.join('.');
}

function clause(keyword: string, parts: readonly string[]): readonly string[] {
  return parts.length > 0 ? [`${keyword} ${parts.join(', ')}`] : [];
}

function requireParameters(parameters: readonly AttributeValue[], count: number): void {
  if (parameters.length !== count) throw validationError("Number of parameters in request and statement don't match.");
}

function parameterAt(parameters: readonly AttributeValue[], index: number): AttributeValue {
  const parameter = parameters[index];
  if (!parameter) throw validationError("Number of parameters in request and statement don't match.");
  return parameter;
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

function forgetOldest(): void {
  const oldest = statements.keys().next();
  if (!oldest.done) statements.delete(oldest.value);
}
