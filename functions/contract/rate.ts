/** How often a contract may ask: `requestsPerSecond` for ever, and `burst` at once after a time of quiet. */
export interface Rate {
  readonly requestsPerSecond: number;
  readonly burst: number;
}

/** What a contract gets that was signed without a rate: a great client at its peak. Tills are signed with less. */
export const REQUESTS_PER_SECOND_DEFAULT = 1_000;
/** Seconds' worth of requests that may come at once, when nothing else was agreed. */
export const BURST_SECONDS_DEFAULT = 5;

export const REQUESTS_PER_SECOND_MAX = 100_000;
export const BURST_MAX = 1_000_000;

export const DEFAULT_RATE: Rate = {
  requestsPerSecond: REQUESTS_PER_SECOND_DEFAULT,
  burst: REQUESTS_PER_SECOND_DEFAULT * BURST_SECONDS_DEFAULT,
};

/** `<requests per second>/<burst>`: AppSync hands flat texts from the authorizer to the resolvers, and nothing else. */
export function rateText({ requestsPerSecond, burst }: Rate): string {
  return `${requestsPerSecond}/${burst}`;
}

export function parseRate(text: string): Rate {
  const [, requestsPerSecond, burst] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  if (requestsPerSecond === undefined || burst === undefined) throw new Error(`"${text}" is no rate.`);
  return { requestsPerSecond: Number(requestsPerSecond), burst: Number(burst) };
}
