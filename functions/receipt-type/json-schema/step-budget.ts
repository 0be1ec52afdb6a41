/** Thrown when judging a document takes more steps than any document may. */
export class StepsExceeded extends Error {}

/**
 * Steps of one judgement by a schema: calls, rounds of loops, and errors. A document of 256 kB has at most 130,000 values; a schema
 * that looks at each of them a dozen times stays within. Steps are counted, since time would depend on what else the machine does.
 */
const STEPS_MAX = 2_000_000;
/** An error is an object with a sentence: it takes as long as several steps. */
const STEPS_PER_ERROR = 10;

export class StepBudget {
  left = STEPS_MAX;

  renew(): void {
    this.left = STEPS_MAX;
  }

  spend(steps: number): void {
    if ((this.left -= steps) < 0) this.exceeded();
  }

  exceeded(): never {
    throw new StepsExceeded(`It takes more than ${STEPS_MAX} steps.`);
  }
}

/** Strings, which stay as they are, and what is looked for outside of them. */
const PLACES =
  /"(?:[^"\\\n]|\\.)*"|function validate\d+\(data, \{[^;]*?\}=\{\}\)\{|\bfor\s*\([^)]*\)\s*\{|vErrors\.push\(err\d+\);/g;

/** ajv's code for a schema, with every call, round and error counted. */
export function withStepsCounted(code: string): string {
  const counted = code.replace(PLACES, (found) => {
    if (found.startsWith('"')) return found;
    return found + step(found.startsWith('vErrors') ? STEPS_PER_ERROR : 1);
  });
  return `const budget = self.budget;${counted}`;
}

function step(count: number): string {
  return `if((budget.left-=${count})<0)budget.exceeded();`;
}
