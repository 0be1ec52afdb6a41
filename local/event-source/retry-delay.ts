const firstDelayMs = 100;
/** AWS does not state its delays; they are seen to grow to about a minute. */
export const retryDelayMsMax = 60_000;

/** How long a batch waits after it has failed `failures` times in a row: each time twice as long. */
export function retryDelayMs(failures: number): number {
  return Math.min(retryDelayMsMax, firstDelayMs * 2 ** Math.min(failures - 1, 30));
}
