import { toDynamoDB } from './attribute-value.ts';
import { isRecord, type PlainRecord } from '../value.ts';

/** A DynamoDB expression with its substitutions, as resolver requests carry it. */
export interface Expression {
  readonly expression: string;
  readonly expressionNames: Record<string, string>;
  readonly expressionValues: PlainRecord;
}

/**
 * A filter object as a DynamoDB expression, with the names, parentheses and spaces that AWS gives it (recorded from
 * EvaluateCode: https://github.com/localstack/appsync-utils/blob/main/__tests__/transform.test.js).
 * Null for what AWS does not render.
 */
export function filterExpression(filter: unknown): Expression | null {
  const substitutions = { expressionNames: {}, expressionValues: {} };
  const terms = filterTerms(filter, '', substitutions);
  return terms && { expression: terms.join(' AND '), ...substitutions };
}

interface Substitutions {
  readonly expressionNames: Record<string, string>;
  readonly expressionValues: PlainRecord;
}

function filterTerms(filter: unknown, prefix: string, into: Substitutions): string[] | null {
  if (!isRecord(filter)) return null;
  const terms: string[] = [];
  for (const [name, condition] of Object.entries(filter)) {
    const term = filterTerm(name, condition, prefix, into);
    if (term === null) return null;
    terms.push(...term);
  }
  return terms;
}

function filterTerm(name: string, condition: unknown, prefix: string, into: Substitutions): string[] | null {
  switch (name) {
    case 'and':
      return groupTerm(condition, `${prefix}and_`, ' AND ', into);
    case 'or':
      return groupTerm(condition, `${prefix}or_`, ' OR ', into);
    case 'not': {
      const terms = filterTerms(condition, `${prefix}not_`, into);
      return terms && [`(NOT ${terms.join(' AND ')})`];
    }
    default: {
      if (!isRecord(condition)) return null;
      into.expressionNames[`#${name}`] = name;
      const terms = fieldTerms({ operand: `#${name}`, valueName: `:${prefix}${name}` }, condition, into);
      return terms && [wrapped(terms, ' AND ')];
    }
  }
}

function groupTerm(members: unknown, prefix: string, joiner: string, into: Substitutions): string[] | null {
  if (!Array.isArray(members)) return null;
  const terms: string[] = [];
  for (const [index, member] of members.entries()) {
    const memberTerms = filterTerms(member, `${prefix}${index}_`, into);
    if (memberTerms === null) return null;
    terms.push(memberTerms.join(' AND '));
  }
  return terms.length === 0 ? [] : [wrapped(terms, joiner)];
}

function wrapped(terms: readonly string[], joiner: string): string {
  return terms.length > 1 ? `(${terms.join(joiner)})` : (terms[0] ?? '');
}

const COMPARISONS: ReadonlyMap<string, string> = new Map([
  ['eq', '='],
  ['ne', '<>'],
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
]);

const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['contains', 'contains'],
  ['notContains', 'NOT contains'],
  ['beginsWith', 'begins_with'],
]);

const ATTRIBUTE_TYPES: ReadonlyMap<unknown, string> = new Map([
  ['_null', 'NULL'],
  ['string', 'S'],
  ['stringSet', 'SS'],
  ['number', 'N'],
  ['numberSet', 'NS'],
  ['binary', 'B'],
  ['binarySet', 'BS'],
  ['boolean', 'BOOL'],
  ['list', 'L'],
  ['map', 'M'],
]);

interface Field {
  /** `#name`, or `size(#name)`. */
  readonly operand: string;
  readonly valueName: string;
}

function fieldTerms(field: Field, condition: PlainRecord, into: Substitutions): string[] | null {
  const terms: string[] = [];
  for (const [operator, value] of Object.entries(condition)) {
    const found = operator === 'size' ? sizeTerms(field, value, into) : operatorTerm(field, operator, value, into);
    if (found === null) return null;
    terms.push(...found);
  }
  return terms;
}

function sizeTerms(field: Field, condition: unknown, into: Substitutions): string[] | null {
  if (!isRecord(condition)) return null;
  const operand = field.operand.startsWith('size(') ? field.operand : `size(${field.operand})`;
  return fieldTerms({ operand, valueName: `${field.valueName}_size` }, condition, into);
}

function operatorTerm(field: Field, operator: string, value: unknown, into: Substitutions): string[] | null {
  const { operand } = field;
  const valueName = `${field.valueName}_${operator}`;
  const comparison = COMPARISONS.get(operator);
  const called = FUNCTIONS.get(operator);
  const add = (name: string, plain: unknown): string => {
    into.expressionValues[name] = toDynamoDB(plain);
    return name;
  };
  if (comparison !== undefined) return [`(${operand} ${comparison} ${add(valueName, value)})`];
  if (called !== undefined) return [`(${called}(${operand},${add(valueName, value)}))`];
  switch (operator) {
    case 'between': {
      if (!Array.isArray(value) || value.length < 2) return null;
      const first: unknown = value[0];
      const last: unknown = value[1];
      return [`(${operand} BETWEEN ${add(`${valueName}_start`, first)} AND ${add(`${valueName}_end`, last)})`];
    }
    case 'in': {
      if (!Array.isArray(value)) return null;
      if (value.length === 0) return ['(null)'];
      const names = value.map((member: unknown, index) => add(`${valueName}_${index}`, member));
      return [`(${operand} IN (${names.join(', ')}))`];
    }
    case 'attributeExists':
      if (typeof value !== 'boolean') return null;
      return [`(${value ? 'attribute_exists' : 'attribute_not_exists'}(${operand}))`];
    case 'attributeType': {
      const type = ATTRIBUTE_TYPES.get(value);
      return type === undefined ? null : [`(attribute_type(${operand},${add(valueName, type)}))`];
    }
    default:
      return null;
  }
}
