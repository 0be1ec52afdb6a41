import type { Clock } from '../../clock.ts';
import { requestError } from '../errors.ts';
import type { GraphqlError } from '../graphql-api.ts';

/** "Request execution time": https://docs.aws.amazon.com/general/latest/gr/appsync.html */
export const EXECUTION_TIME_MAX_MS = 30_000;

interface TimedOut {
  readonly data: null;
  readonly errors: readonly (GraphqlError & { errorType: string })[];
}

/** The answer, or, after 30 seconds, the error that says that there is none. The work itself goes on unheard. */
export function withinTime<Answer>(clock: Clock, work: Promise<Answer>): Promise<Answer | TimedOut> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(EXECUTION_TIME_MAX_MS, () => resolve(timedOut()));
    work.then(
      (answer) => {
        cancel();
        resolve(answer);
      },
      (error: unknown) => {
        cancel();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}

function timedOut(): TimedOut {
  return { data: null, errors: [{ ...requestError('Execution timed out.', null), errorType: 'ExecutionTimeout' }] };
}
