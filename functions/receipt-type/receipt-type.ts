import type { DocumentFormat, Warning } from '../../generated/schema.ts';
import type { Definition, FieldExpressions, RuleDefinition } from './definition/definition.ts';
import { ExpressionBudget, ExpressionLimit } from './expression/expression-budget.ts';
import { compileExpression, type Expression } from './expression/expression.ts';
import {
  EXPRESSION_LIMIT,
  extractFacts,
  limitViolation,
  type CompiledField,
  type CompiledFields,
  type Facts,
} from './facts.ts';
import type { ParsedDocument } from './document/parsed-document.ts';
import { placeIn } from './document/place.ts';
import { VIOLATIONS_MAX, type Violation } from '../violation.ts';

/** A receipt type, ready to judge documents. */
export interface ReceiptType {
  readonly name: string;
  readonly version: number;
  readonly format: DocumentFormat;
  readonly services: readonly string[];
  judge(document: ParsedDocument): Promise<Judgement>;
  /** Gives back the memory that its schema holds. The type judges nothing afterwards. */
  release(): void;
}

export interface Judgement {
  /** Everything that the document breaks. None: it is valid. */
  readonly violations: readonly Violation[];
  readonly warnings: readonly Warning[];
  readonly facts: Facts;
}

/** Judges a document's structure. */
export interface StructureCheck {
  violations(document: ParsedDocument): Violation[];
  release(): void;
}

interface CompiledRule {
  readonly rule: RuleDefinition;
  readonly check: Expression;
}

/** @throws {Error} when an expression is not JSONata. */
export async function compileReceiptType(
  definition: Definition,
  version: number,
  structure: StructureCheck,
): Promise<ReceiptType> {
  const rules = await Promise.all(
    definition.rules.map(async (rule) => ({ rule, check: await compileExpression(rule.check) })),
  );
  const fields = await compileFields(definition);
  return {
    name: definition.name,
    version,
    format: definition.format,
    services: definition.services,
    release: () => structure.release(),
    judge: async (document) => {
      const broken = structure.violations(document);
      // More is not told anyway: whoever sends such a document gets no more of the processor's time.
      if (broken.length > VIOLATIONS_MAX) return { violations: broken, warnings: [], facts: {} };
      const structureHolds = broken.length === 0;
      const budget = new ExpressionBudget({ structureHolds });
      const { facts, violations } = await extractFacts(fields, document, budget);
      const rulings = await applyRules(rules, { document, budget, structureHolds });
      const isBroken = concerns(broken);
      const additional = [...violations, ...rulings.violations].filter(({ path, code }) =>
        code === EXPRESSION_LIMIT ? structureHolds : !isBroken(path),
      );
      return { violations: [...broken, ...additional], warnings: rulings.warnings, facts };
    },
  };
}

/**
 * A rule judges what it can: on a document whose structure is broken it may fail where something is missing, and then says
 * nothing, because the structure's own violation says it already.
 */
async function applyRules(
  rules: readonly CompiledRule[],
  { document, budget, structureHolds }: { document: ParsedDocument; budget: ExpressionBudget; structureHolds: boolean },
): Promise<{ violations: Violation[]; warnings: Warning[] }> {
  const violations: Violation[] = [];
  const warnings: Warning[] = [];
  for (const { rule, check } of rules) {
    const { code, message } = rule;
    const verdict = await verdictOf(check, { document, budget });
    if (verdict instanceof ExpressionLimit) {
      violations.push(limitViolation(placeIn(document, rule.path), `The rule ${code}`, verdict));
      // The others would have nothing left.
      break;
    }
    const broken = structureHolds ? verdict !== true : verdict === false;
    if (!broken) continue;
    (rule.severity === 'ERROR' ? violations : warnings).push({ path: placeIn(document, rule.path), code, message });
  }
  return { violations, warnings };
}

async function verdictOf(
  check: Expression,
  { document, budget }: { document: ParsedDocument; budget: ExpressionBudget },
): Promise<unknown> {
  try {
    return await check.evaluate(document.form, budget);
  } catch (error) {
    return error instanceof ExpressionLimit ? error : undefined;
  }
}

/** Whether a violation is about the same place as a path, something inside it, or something around it. */
function concerns(violations: readonly Violation[]): (path: string) => boolean {
  const places = new Set(violations.map(({ path }) => path));
  const around = new Set([...places].flatMap(withAncestors));
  return (path) => around.has(path) || withAncestors(path).some((ancestor) => places.has(ancestor));
}

/** `/a/b[2]` and `/a/b`, `/a`, and the document itself. */
function withAncestors(path: string): string[] {
  const ends = [...path.matchAll(/[/[]/g)].map(({ index }) => path.slice(0, index));
  return [...ends, path];
}

async function compileFields(definition: Definition): Promise<CompiledFields> {
  const compiled: Partial<Record<keyof FieldExpressions, CompiledField>> = {};
  for (const name of ['number', 'issuedAt', 'total', 'currency', 'lines'] as const) {
    const source = definition.fields[name];
    if (source !== undefined)
      compiled[name] = { expression: await compileExpression(source), path: pathOf(source, definition) };
  }
  return compiled;
}

/** Where an expression looks: the names that it begins with. */
function pathOf(source: string, { recognise, format }: Definition): string {
  const names = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/.exec(source)?.[0].split('.') ?? [];
  const root = format === 'XML' && 'rootElement' in recognise ? [recognise.rootElement] : [];
  return [...root, ...names].map((name) => `/${name}`).join('');
}
