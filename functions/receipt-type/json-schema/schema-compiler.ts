import type { ErrorObject, Options, SchemaValidateFunction, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { errorsInOneList } from '../../errors-in-one-list.ts';
import { linearPattern, type LinearPattern } from '../pattern/linear-pattern.ts';
import { parsePattern } from '../pattern/pattern-syntax.ts';
import { exactMultiple, uniqueItems } from './exact-keywords.ts';
import { definitionAt, definitionsOf, type NormalSchema } from './normal-schema.ts';
import type { Dialect } from './schema-dialect.ts';
import type { JsonSchema } from './schema-set.ts';
import { StepBudget, withStepsCounted } from './step-budget.ts';
import { unevaluatedKeywords, type UnevaluatedWorld } from './unevaluated-keywords.ts';

/**
 * A compiled schema: the errors of a value, none when it holds.
 * @throws {StepsExceeded}
 */
export type SchemaJudge = (value: unknown) => readonly ErrorObject[];

/** Names that every object of JavaScript has. */
const INHERITED = new Set([...Object.getOwnPropertyNames(Object.prototype)]);

interface CompileOptions {
  readonly dialect: Dialect;
  readonly validateFormats?: boolean;
}

/** Compiles a schema in its normal form. */
export function compileNormal(schema: NormalSchema, options: CompileOptions): SchemaJudge {
  const ajv = configured(schema, options);
  const validate = compiledWhole(ajv, schema) ?? compiledInParts(configured(schema, options), schema);
  const budget = validate.ajv.budget;
  return (form) => {
    budget.renew();
    return validate.run(form) ? [] : (validate.run.errors ?? []);
  };
}

function configured(schema: NormalSchema, { dialect, validateFormats = true }: CompileOptions): BudgetedAjv {
  const ajv = new BudgetedAjv({
    allErrors: true,
    strict: false,
    validateSchema: false,
    validateFormats,
    addUsedSchema: false,
    logger: false,
    meta: false,
    ownProperties: namesInherited(schema),
    code: {
      regExp: Object.assign(patternEngine, { code: 'linearPattern' }),
      process: (source) => errorsInOneList(withStepsCounted(source)),
    },
  });
  addFormats(ajv);
  // Quadratic on a hostile text; it is of no draft.
  ajv.addFormat('url', true);
  ajv.addFormat('regex', isPattern);
  const world = new CompiledParts(ajv, schema, dialect === '2020-12');
  for (const definition of [exactMultiple, uniqueItems, ...unevaluatedKeywords(world)]) {
    ajv.removeKeyword(String(definition.keyword)).addKeyword(definition);
  }
  return ajv;
}

interface Compiled {
  readonly ajv: BudgetedAjv;
  readonly run: ValidateFunction;
}

/** The whole schema at once; null when its references follow each other deeper than the stack. */
function compiledWhole(ajv: BudgetedAjv, schema: NormalSchema): Compiled | null {
  try {
    const run = ajv.addSchema(schema).getSchema(schema.$id);
    if (!run) throw new Error('The schema is not found by its own address.');
    return { ajv, run };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Each definition for itself, and references as calls, which takes a little longer for every document. */
function compiledInParts(ajv: BudgetedAjv, schema: NormalSchema): Compiled {
  const parts = new Map<string, ValidateFunction>();
  const validate: SchemaValidateFunction = (reference: string, value: unknown, _parent, context) => {
    const part = parts.get(reference);
    const holds = part?.(value, context) === true;
    validate.errors = part?.errors ?? [];
    return holds;
  };
  ajv.removeKeyword('$ref').addKeyword({ keyword: '$ref', schemaType: 'string', errors: 'full', validate });
  for (const [reference, definition] of definitionsOf(schema)) parts.set(reference, ajv.compile(definition));
  const run = parts.get(schema.$ref);
  if (!run) throw new Error('The schema is not found by its own address.');
  return { ajv, run };
}

/** The parts of a schema that are asked about for themselves, compiled when they first are. */
class CompiledParts implements UnevaluatedWorld {
  readonly containsEvaluates: boolean;
  readonly #ajv: BudgetedAjv;
  readonly #schema: NormalSchema;
  readonly #validators = new WeakMap<object, ValidateFunction>();
  readonly #patterns = new Map<string, LinearPattern>();

  constructor(ajv: BudgetedAjv, schema: NormalSchema, containsEvaluates: boolean) {
    this.#ajv = ajv;
    this.#schema = schema;
    this.containsEvaluates = containsEvaluates;
  }

  definition(reference: string): JsonSchema {
    return definitionAt(this.#schema, reference);
  }

  holds(schema: JsonSchema, value: unknown): boolean {
    this.#ajv.budget.spend(1);
    if (typeof schema === 'boolean') return schema;
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(schema);
    this.#validators.set(schema, validate);
    return validate(value);
  }

  matches(pattern: string, name: string): boolean {
    const linear = this.#patterns.get(pattern) ?? linearPattern(pattern);
    this.#patterns.set(pattern, linear);
    return linear.test(name);
  }
}

/** The generated code finds the budget here. */
class BudgetedAjv extends Ajv2020 {
  readonly budget = new StepBudget();

  constructor(options: Options) {
    super(options);
    // Dynamic references are resolved before, and what is evaluated is found by keywords of our own.
    this.opts.dynamicRef = false;
    this.opts.unevaluated = false;
  }
}

function isPattern(text: string): boolean {
  try {
    parsePattern(text);
    return true;
  } catch {
    return false;
  }
}

function patternEngine(source: string): { test(text: string): boolean; toString(): string } {
  const pattern = linearPattern(source);
  // ajv tells patterns apart by their text.
  return { test: (text) => pattern.test(text), toString: () => source };
}

/** Whether a member is named as something that every object inherits, and has to be looked for with more care. */
function namesInherited(schema: object): boolean {
  const open: unknown[] = [schema];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string' && INHERITED.has(value)) return true;
    if (typeof value !== 'object' || value === null) continue;
    if (Object.keys(value).some((name) => INHERITED.has(name))) return true;
    for (const member of Object.values(value) as readonly unknown[]) if (member !== undefined) open.push(member);
  }
  return false;
}
