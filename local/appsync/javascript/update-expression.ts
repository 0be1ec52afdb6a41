import { isAttributeSet, toDynamoDB } from './attribute-value.ts';
import type { Expression } from './filter-expression.ts';
import { isRecord, type PlainRecord } from '../value.ts';

/** One operation of `operations`, opaque to resolver code. */
class UpdateOperation {
  readonly type: string;
  readonly value: unknown;
  readonly index: number;

  constructor(type: string, value: unknown, index = 0) {
    this.type = type;
    this.value = value;
    this.index = index;
  }
}

export const updateOperations: PlainRecord = {
  add: (value: unknown) => new UpdateOperation('OPERATION_ADD', value),
  remove: () => new UpdateOperation('OPERATION_REMOVE', null),
  replace: (value: unknown) => new UpdateOperation('OPERATION_REPLACE', value),
  increment: (by = 1) => new UpdateOperation('OPERATION_INCREMENT', by),
  decrement: (by = 1) => new UpdateOperation('OPERATION_DECREMENT', by),
  append: (values: unknown) => new UpdateOperation('OPERATION_APPEND', values),
  prepend: (values: unknown) => new UpdateOperation('OPERATION_PREPEND', values),
  updateListItem: (value: unknown, index: number) => new UpdateOperation('OPERATION_UPDATE_LIST_ITEM', value, index),
};

/** An update object as DynamoDB's update expression; names and values are numbered as AWS numbers them. */
export function updateExpression(update: unknown): Expression {
  const writer = new UpdateWriter();
  if (isRecord(update)) for (const [name, value] of Object.entries(update)) writer.write('', name, value);
  return writer.expression();
}

class UpdateWriter {
  readonly #set: string[] = [];
  readonly #remove: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #values: PlainRecord = {};
  #valueCount = 0;

  write(prefix: string, name: string, value: unknown): void {
    if (value === undefined) return;
    const path = prefix + this.#name(name);
    if (value instanceof UpdateOperation) this.#writeOperation(path, value);
    else if (Array.isArray(value) && value.length > 0 && value.every(isListItem)) this.#writeListItems(path, value);
    else if (isRecord(value) && !isAttributeSet(value)) {
      for (const [member, memberValue] of Object.entries(value)) this.write(`${path}.`, member, memberValue);
    } else this.#set.push(`${path} = ${this.#value(value)}`);
  }

  expression(): Expression {
    const clauses = [
      ...(this.#set.length > 0 ? [`SET ${this.#set.join(', ')}`] : []),
      ...(this.#remove.length > 0 ? [`REMOVE ${this.#remove.join(', ')}`] : []),
    ];
    const expressionNames = Object.fromEntries([...this.#names].map(([name, placeholder]) => [placeholder, name]));
    return { expression: clauses.join(' '), expressionNames, expressionValues: this.#values };
  }

  #writeOperation(path: string, operation: UpdateOperation): void {
    switch (operation.type) {
      case 'OPERATION_REMOVE':
        this.#remove.push(path);
        return;
      case 'OPERATION_INCREMENT':
        this.#set.push(`${path} = ${path} + ${this.#value(operation.value)}`);
        return;
      case 'OPERATION_DECREMENT':
        this.#set.push(`${path} = ${path} - ${this.#value(operation.value)}`);
        return;
      case 'OPERATION_APPEND':
        this.#set.push(`${path} = list_append(${path}, ${this.#value(operation.value)})`);
        return;
      case 'OPERATION_PREPEND':
        this.#set.push(`${path} = list_append(${this.#value(operation.value)}, ${path})`);
        return;
      default:
        this.#set.push(`${path} = ${this.#value(operation.value)}`);
    }
  }

  #writeListItems(path: string, items: readonly UpdateOperation[]): void {
    for (const item of items) this.#set.push(`${path}[${item.index}] = ${this.#value(item.value)}`);
  }

  #name(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const placeholder = `#expName_${this.#names.size + 1}`;
    this.#names.set(name, placeholder);
    return placeholder;
  }

  #value(value: unknown): string {
    this.#valueCount++;
    const placeholder = `:expValue_${this.#valueCount}`;
    this.#values[placeholder] = toDynamoDB(value);
    return placeholder;
  }
}

function isListItem(value: unknown): value is UpdateOperation {
  return value instanceof UpdateOperation && value.type === 'OPERATION_UPDATE_LIST_ITEM';
}
