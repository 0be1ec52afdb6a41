import { setFlagsFromString } from 'node:v8';

/**
 * `--max-semi-space-size` gives this thread room for young objects when it starts. V8 would go on to give as much to every thread that
 * is made later, over the limits that a thread is made with (`resourceLimits`): from here on those hold.
 * https://nodejs.org/docs/latest-v20.x/api/worker_threads.html#new-workerfilename-options
 */
export function leaveHeapsOfOtherThreadsAlone(): void {
  setFlagsFromString('--max-semi-space-size=0');
}
