import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Admission, lotOf, QUIET_MS, type RateAccount } from '../../../functions/contract/admission.ts';
import type { Rate } from '../../../functions/contract/rate.ts';
import { Refusal } from '../../../functions/refusal.ts';

/** An account that keeps the books in memory, as the table does it with conditions. */
function account(now: () => number): RateAccount & { calls: number } {
  const paidUntilMs = new Map<string, number>();
  return {
    calls: 0,
    buy(contractId, rate, requests) {
      this.calls++;
      const each = 1000 / rate.requestsPerSecond;
      const from = Math.max(now(), paidUntilMs.get(contractId) ?? 0);
      const over = from + requests * each - now() - rate.burst * each;
      if (over > 0.001) return Promise.resolve({ bought: false, retryAfterMs: over });
      paidUntilMs.set(contractId, from + requests * each);
      return Promise.resolve({ bought: true });
    },
  };
}

async function isAdmitted(admission: Admission, rate: Rate, nowMs: number, contractId = 'C'): Promise<boolean> {
  try {
    await admission.requireOrThrow(contractId, rate, nowMs);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ type: 'Throttled' });
    return false;
  }
}

test('a small burst is admitted exactly, and then one request for every period of the rate', async () => {
  let nowMs = 1_000_000;
  const admission = new Admission(account(() => nowMs));
  const rate = { requestsPerSecond: 2, burst: 3 };
  const outcomes = [];
  for (let i = 0; i < 5; i++) outcomes.push(await isAdmitted(admission, rate, nowMs));
  expect(outcomes).toEqual([true, true, true, false, false]);
  nowMs += 500;
  expect([await isAdmitted(admission, rate, nowMs), await isAdmitted(admission, rate, nowMs)]).toEqual([true, false]);
});

test('requests side by side share what one purchase has bought, and none is refused for the others’ sake', async () => {
  const nowMs = 1_000_000;
  const books = account(() => nowMs);
  const admission = new Admission(books);
  const rate = { requestsPerSecond: 100, burst: 1_000 };
  const outcomes = await Promise.all(Array.from({ length: 200 }, () => isAdmitted(admission, rate, nowMs)));
  expect(outcomes.every((admitted) => admitted)).toBe(true);
  expect(books.calls).toBeLessThanOrEqual(200 / lotOf(rate) + 1);
});

test('a refusal says when to come again, and then there is room', async () => {
  let nowMs = 1_000_000;
  const admission = new Admission(account(() => nowMs));
  const rate = { requestsPerSecond: 4, burst: 1 };
  await admission.requireOrThrow('C', rate, nowMs);
  const refused = await admission.requireOrThrow('C', rate, nowMs).catch((error: unknown) => error);
  expect(refused).toMatchObject({ info: { retryAfterMs: 250 } });
  nowMs += 250;
  expect(await isAdmitted(admission, rate, nowMs)).toBe(true);
});

test('a changed rate holds at once, whatever the environment was told under the former', async () => {
  const nowMs = 1_000_000;
  const admission = new Admission(account(() => nowMs));
  const slow = { requestsPerSecond: 1, burst: 1 };
  expect([await isAdmitted(admission, slow, nowMs), await isAdmitted(admission, slow, nowMs)]).toEqual([true, false]);
  expect(await isAdmitted(admission, { requestsPerSecond: 100, burst: 500 }, nowMs)).toBe(true);
});

test('a quiet contract costs no call, a busy one a call for each lot', async () => {
  let nowMs = 1_000_000;
  const books = account(() => nowMs);
  const admission = new Admission(books);
  const rate = { requestsPerSecond: 1_000, burst: 5_000 };
  for (let i = 0; i < 10; i++, nowMs += QUIET_MS) expect(await isAdmitted(admission, rate, nowMs)).toBe(true);
  expect(books.calls).toBe(0);
  nowMs -= QUIET_MS;
  for (let i = 0; i < 1_000; i++) expect(await isAdmitted(admission, rate, (nowMs += 2))).toBe(true);
  expect(books.calls).toBeLessThanOrEqual(1 + 1_000 / lotOf(rate));
});

test("one contract at its limit leaves another's requests alone", async () => {
  const nowMs = 1_000_000;
  const admission = new Admission(account(() => nowMs));
  const rate = { requestsPerSecond: 1, burst: 1 };
  await isAdmitted(admission, rate, nowMs, 'A');
  expect(await isAdmitted(admission, rate, nowMs, 'A')).toBe(false);
  expect(await isAdmitted(admission, rate, nowMs, 'B')).toBe(true);
});

test('no pattern of requests over any environments gets more than rate, burst and what environments may hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ requestsPerSecond: fc.integer({ min: 1, max: 2_000 }), burst: fc.integer({ min: 1, max: 3_000 }) }),
      fc.array(fc.record({ environment: fc.nat(3), afterMs: fc.nat(40), requests: fc.integer({ min: 1, max: 80 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      async (rate, steps) => {
        const startMs = 1_000_000;
        let nowMs = startMs;
        const books = account(() => nowMs);
        const environments = Array.from({ length: 4 }, () => new Admission(books));
        let admitted = 0;
        for (const { environment, afterMs, requests } of steps) {
          nowMs += afterMs;
          const admission = environments[environment] ?? expect.fail();
          for (let i = 0; i < requests; i++) if (await isAdmitted(admission, rate, nowMs)) admitted++;
        }
        const allowed = rate.burst + ((nowMs - startMs) / 1000) * rate.requestsPerSecond;
        // One unasked request per environment.
        expect(admitted).toBeLessThanOrEqual(Math.ceil(allowed) + (lotOf(rate) > 1 ? environments.length : 0));
      },
    ),
  );
});
