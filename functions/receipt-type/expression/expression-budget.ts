/** Thrown when expressions take more than a document may ask for. */
export class ExpressionLimit extends Error {}

/**
 * Steps of all expressions that are interpreted for one document. They are counted, since time would depend on what else the machine
 * does: a step takes a microsecond or two, and a sum over the lines of the largest honest documents, some 2,500, takes 10,000 steps.
 */
const STEPS_MAX = 40_000;
/** A document that is refused anyway gets no more of the processor's time than it takes to say more of it. */
const STEPS_OF_BROKEN_MAX = 20_000;
/** Steps that have begun and not ended: functions that call each other, and the groups of `{}`, which are made side by side. */
const OPEN_MAX = 5_000;
/** Levels of a value that are weighed. */
const DEPTH_MAX = 200;
/** Characters of texts and members of arrays and objects that one value may hold. */
const WEIGHT_MAX = 2_000_000;
/** What is made in one step, such as a range, counts as several. */
const WEIGHT_PER_STEP = 32;
/** Values that a plain expression looks at in the time of a step. */
const VISITS_PER_STEP = 16;
/** A step may be a function of JSONata's own that takes its time; together they may not take longer than this. */
const MILLISECONDS_MAX = 2_000;

/** What the expressions of one document have left. */
export class ExpressionBudget {
  readonly #stepsMax: number;
  #steps: number;
  #open = 0;
  #entered = 0;
  readonly #startMs = performance.now();
  readonly #weights = new WeakMap<object, number>();

  constructor({ structureHolds = true }: { structureHolds?: boolean } = {}) {
    this.#stepsMax = structureHolds ? STEPS_MAX : STEPS_OF_BROKEN_MAX;
    this.#steps = this.#stepsMax;
  }

  enter(): void {
    this.spend(1);
    if (++this.#open > OPEN_MAX) throw new ExpressionLimit(`it goes deeper than ${OPEN_MAX} levels`);
    if (++this.#entered % 256 === 0 && performance.now() - this.#startMs > MILLISECONDS_MAX) {
      throw new ExpressionLimit(`it takes longer than ${MILLISECONDS_MAX} ms`);
    }
  }

  leave(result: unknown): void {
    this.#open--;
    // Whoever gets an array goes through it, also when it was weighed before.
    if (Array.isArray(result) && this.#weights.has(result)) this.spend(result.length / WEIGHT_PER_STEP);
    this.requireWeight(this.#weightOf(result, 0));
  }

  /** Of plain expressions. */
  visit(values: number): void {
    this.spend(values / VISITS_PER_STEP);
  }

  spend(steps: number): void {
    if ((this.#steps -= steps) < 0) throw new ExpressionLimit(`it takes more than ${this.#stepsMax} steps`);
  }

  requireWeight(weight: number): void {
    if (weight > WEIGHT_MAX)
      throw new ExpressionLimit(`it makes a value of more than ${WEIGHT_MAX} characters and members`);
  }

  /** Each array and object is weighed once, however often it is in others. */
  #weightOf(value: unknown, depth: number): number {
    if (typeof value === 'string') return value.length;
    if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return 1;
    const known = this.#weights.get(value);
    if (known !== undefined) return known;
    let weight = 1;
    if (Array.isArray(value)) for (const item of value as readonly unknown[]) weight += this.#weightOf(item, depth + 1);
    else if (isPlain(value)) for (const name in value) weight += 1 + this.#weightOf(value[name], depth + 1);
    this.#weights.set(value, weight);
    // To make it took time as well.
    this.spend(weight / WEIGHT_PER_STEP);
    return weight;
  }
}

/** Functions of JSONata are objects, too, that lead to everything else. */
function isPlain(value: object): value is Record<string, unknown> {
  return !('_jsonata_lambda' in value || '_jsonata_function' in value || 'implementation' in value);
}
