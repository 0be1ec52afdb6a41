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
  /"(?:[^"\\\n]|\\.)*"|function validate\d+\(data, \{[^;]*?\}=\{\}\)\{|\bfor\s*\([^)]*\)\s*\{|vErrors\.push\(err\d+\);|vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;

/**
 * ajv's code for a schema, with every call, round and error counted. And with one list of errors: ajv joins the errors of an array's
 * items by copying all those before, which for 120,000 wrong items takes a minute.
 */
export function withStepsCounted(code: string): string {
  const counted = code.replace(PLACES, (found, validator: string | undefined) => {
    if (found.startsWith('"')) return found;
    if (validator !== undefined) return `joinErrors(vErrors, ${validator}.errors)`;
    if (found.startsWith('vErrors')) return `${found}${step(STEPS_PER_ERROR)}`;
    return `${found}${step(1)}`;
  });
  return `const budget = self.budget;${JOIN_ERRORS}${counted}`;
}

function step(count: number): string {
  return `if((budget.left-=${count})<0)budget.exceeded();`;
}

const JOIN_ERRORS = `function joinErrors(all, more) {
  if (all === null) return more;
  for (const error of more) all.push(error);
  return all;
}
`;
