import { z } from 'zod';
import type { LocalEndpoints } from './endpoints.ts';
import { signedRequest } from './operator.ts';

const stallsSchema = z
  .object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() })
  .transform(({ p50Ms, p99Ms, maxMs }) => {
    return { p50: p50Ms, p99: p99Ms, max: maxMs };
  });

/** How long the system's event loop has stood still since this was last asked, in milliseconds. */
export async function takeStalls(endpoints: LocalEndpoints): Promise<z.infer<typeof stallsSchema>> {
  const url = `${endpoints.aws}/_local/stalls`;
  return stallsSchema.parse(await signedRequest(endpoints, { method: 'POST', url, service: 'local' }));
}
