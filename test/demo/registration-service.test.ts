import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RegistrationService } from '../../demo/registration-service.ts';

let directory: string;
let file: string;
let service: RegistrationService;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'service-'));
  file = path.join(directory, 'tax.log');
  service = await start();
});

afterEach(async () => {
  await service.close();
  await rm(directory, { recursive: true });
});

function start(random: () => number = () => 0): Promise<RegistrationService> {
  return RegistrationService.start({ name: 'tax', file, port: 0, random });
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function call(
  method: string,
  path: string,
  options: { key?: string; body?: unknown; url?: string } = {},
): Promise<Answer> {
  const response = await fetch(`${options.url ?? service.url}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(options.key !== undefined && { 'idempotency-key': options.key }),
    },
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  });
  return { status: response.status, body: await response.json() };
}

const register = (key: string, url?: string): Promise<Answer> =>
  call('POST', '/registrations', { key, body: { some: 'receipt' }, ...(url !== undefined && { url }) });
const ask = (key: string): Promise<Answer> => call('GET', `/registrations/${key}`);
const voidIt = (key: string): Promise<Answer> => call('POST', `/registrations/${key}/void`);
const steer = (faults: unknown): Promise<Answer> => call('PUT', '/faults', { body: faults });
const count = async (): Promise<unknown> => (await call('GET', '/count')).body;

const registered = { key: 'A', status: 'REGISTERED', reference: 'TAX-000001' };

describe('a simulated service', () => {
  test('registers a key once, however often it is asked to', async () => {
    expect(await register('A')).toEqual({ status: 201, body: registered });
    expect(await register('A')).toEqual({ status: 200, body: registered });
    expect(await ask('A')).toEqual({ status: 200, body: registered });
    expect(await count()).toEqual({ calls: 2, registered: 1, voided: 0 });
  });

  test('registers a key once when it is asked to twenty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => register('A')));
    expect(answers.map(({ body }) => body)).toEqual(Array.from({ length: 20 }, () => registered));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await count()).toEqual({ calls: 20, registered: 1, voided: 0 });
  });

  test('does not know a key that it was never given', async () => {
    const unknown = { status: 404, body: { error: 'No registration has the key "B".' } };
    expect(await ask('B')).toEqual(unknown);
    expect(await voidIt('B')).toEqual(unknown);
  });

  test('refuses to register without a key', async () => {
    const answer = await call('POST', '/registrations', { body: {} });
    expect(answer.status).toBe(400);
  });

  test('voids a registration once, and does not take its key again', async () => {
    await register('A');
    const voided = { ...registered, status: 'VOIDED' };
    expect(await voidIt('A')).toEqual({ status: 200, body: voided });
    expect(await voidIt('A')).toEqual({ status: 200, body: voided });
    expect(await register('A')).toEqual({ status: 409, body: voided });
    expect(await count()).toEqual({ calls: 2, registered: 1, voided: 1 });
  });

  test('answers 404 for a path it does not have', async () => {
    expect((await call('GET', '/')).status).toBe(404);
    expect((await call('DELETE', '/registrations/A')).status).toBe(404);
  });

  test.each(['GET /registrations/%zz', 'POST /registrations/%e0%a4/void'])(
    'answers 400 by name for %s',
    async (line) => {
      const [method = '', path = ''] = line.split(' ');
      const error = expect.stringMatching(/^The key "%\w.* is not percent-encoded UTF-8\.$/) as unknown;
      expect(await call(method, path)).toEqual({ status: 400, body: { error } });
    },
  );
});

describe('a simulated service in a fault mode', () => {
  test('error answers 500 and does nothing', async () => {
    await steer({ mode: 'error' });
    expect((await register('A')).status).toBe(500);
    await steer({ mode: 'none' });
    expect((await ask('A')).status).toBe(404);
  });

  test('refuse refuses a new key for good, and leaves a known one as it is', async () => {
    await register('A');
    await steer({ mode: 'refuse' });
    expect((await register('A')).body).toEqual(registered);
    const refused = { key: 'B', status: 'REFUSED', reason: 'Refused by the service.' };
    expect(await register('B')).toEqual({ status: 422, body: refused });
    await steer({ mode: 'none' });
    expect(await register('B')).toEqual({ status: 422, body: refused });
    expect(await voidIt('B')).toEqual({ status: 409, body: refused });
    expect(await count()).toEqual({ calls: 4, registered: 1, voided: 0 });
  });

  test('rate-limit answers 429 with Retry-After', async () => {
    await steer({ mode: 'rate-limit' });
    const response = await fetch(`${service.url}/registrations`, {
      method: 'POST',
      headers: { 'idempotency-key': 'A' },
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
  });

  test('lost-answer registers and breaks the connection; asking tells', async () => {
    await steer({ mode: 'lost-answer' });
    await expect(register('A')).rejects.toThrow('fetch failed');
    expect(await ask('A')).toEqual({ status: 200, body: registered });
  });

  test('garbage registers and answers nonsense', async () => {
    await steer({ mode: 'garbage' });
    await expect(register('A')).rejects.toThrow(SyntaxError);
    await steer({ mode: 'none' });
    expect(await ask('A')).toEqual({ status: 200, body: registered });
  });

  test('hang answers nobody, does nothing, and does not hold up the close', async () => {
    await steer({ mode: 'hang' });
    const hanging = register('A').then(
      () => 'answered',
      () => 'let go',
    );
    await expect.poll(count).toEqual({ calls: 1, registered: 0, voided: 0 });
    await service.close();
    expect(await hanging).toBe('let go');
    service = await start();
    expect((await ask('A')).status).toBe(404);
  });

  test('slow answers after the latency', async () => {
    await steer({ mode: 'slow', latencyMs: 50 });
    const beginMs = performance.now();
    expect((await register('A')).status).toBe(201);
    expect(performance.now() - beginMs).toBeGreaterThanOrEqual(49);
  });

  test('a probability spares the others', async () => {
    await service.close();
    const rolls = [0.1, 0.9];
    service = await start(() => rolls.shift() ?? 1);
    await steer({ mode: 'error', probability: 0.5 });
    expect((await register('A')).status).toBe(500);
    expect((await register('A')).status).toBe(201);
  });

  test.each([
    [{ mode: 'sleepy' }, /^mode is "sleepy"; it is one of none, slow/],
    [{ mode: 'error', probability: 2 }, /^probability is 2; it is a number from 0 to 1/],
    [{ mode: 'slow', latencyMs: 'long' }, /^latencyMs is "long"/],
    [[], /^A list has 1 to 10 faults/],
    [{}, /^mode is undefined/],
  ])('refuses the faults %j by name', async (faults, message) => {
    expect(await steer(faults)).toEqual({ status: 400, body: { error: expect.stringMatching(message) as unknown } });
  });
});

describe('faults of a simulated service', () => {
  test('end by themselves after their duration', async () => {
    await steer({ mode: 'error', durationMs: 50 });
    expect((await register('A')).status).toBe(500);
    await expect.poll(async () => (await register('A')).status).toBe(201);
  });

  test('combine: the first that hits a call is met, after the latency of the slow ones', async () => {
    await steer([{ mode: 'slow', latencyMs: 40 }, { mode: 'error', probability: 0 }, { mode: 'lost-answer' }]);
    const beginMs = performance.now();
    await expect(register('A')).rejects.toThrow('fetch failed');
    expect(performance.now() - beginMs).toBeGreaterThanOrEqual(39);
    expect((await ask('A')).body).toEqual(registered);
  });
});

describe('the sandbox of a simulated service', () => {
  const submit = (key: string, reference: string): Promise<Answer> =>
    call('POST', '/registrations', { key, body: { reference } });

  test('misbehaves for a receipt whose reference says so, and for no other', async () => {
    expect((await submit('A', 'sandbox(tax=error*2, logistics=refuse) till-1')).status).toBe(500);
    expect((await submit('B', 'till-2')).status).toBe(201);
    expect((await ask('A')).status).toBe(500);
    expect((await submit('A', 'sandbox(tax=error*2, logistics=refuse) till-1')).status).toBe(201);
  });

  test('refuses, slows and limits as it is told', async () => {
    expect((await submit('A', 'sandbox(tax=refuse) 1')).status).toBe(422);
    expect((await submit('B', 'sandbox(tax=rate-limit%100*1) 2')).status).toBe(429);
    const beginMs = performance.now();
    expect((await submit('C', 'sandbox(tax=slow@40) 3')).status).toBe(201);
    expect(performance.now() - beginMs).toBeGreaterThanOrEqual(39);
  });

  test('loses its answer or answers nonsense, and knows afterwards what it has done', async () => {
    await expect(submit('A', 'sandbox(tax=lost-answer*1) 1')).rejects.toThrow('fetch failed');
    expect((await ask('A')).body).toEqual(registered);
    await expect(submit('B', 'sandbox(tax=garbage*1) 2')).rejects.toThrow(SyntaxError);
    expect((await ask('B')).body).toMatchObject({ key: 'B', status: 'REGISTERED' });
    expect((await submit('D', 'sandbox(tax=none) 4')).status).toBe(201);
  });

  test('refuses what it does not understand, and says why', async () => {
    expect((await submit('A', 'sandbox(tax=sleepy) 1')).body).toMatchObject({
      status: 'REFUSED',
      reason: expect.stringMatching(/^Sandbox: "tax=sleepy" is none of/) as unknown,
    });
  });
});

test('a simulated service turns away a credential that it has not given out', async () => {
  service.giveOut('right');
  const status = async (authorization: string): Promise<number> =>
    (await fetch(`${service.url}/registrations/A`, { headers: { authorization } })).status;
  expect([await status('Bearer wrong'), await status('Bearer right')]).toEqual([401, 404]);
  expect((await ask('A')).status).toBe(404);
});

describe('the memory of a simulated service', () => {
  test('survives a restart', async () => {
    await register('A');
    await register('B');
    await voidIt('B');
    await service.close();
    service = await start();
    expect((await ask('A')).body).toEqual(registered);
    expect(await count()).toEqual({ calls: 2, registered: 2, voided: 1 });
  });

  test('never tells of fewer calls than before, however few became registrations', async () => {
    const exited = once((await startAndCountCalls()).child, 'exit');
    await exited;
    expect(await count()).toEqual({ calls: 0, registered: 0, voided: 0 });
    await service.close();
    service = await start();
    expect(await count()).toEqual({ calls: 3, registered: 1, voided: 0 });
    await steer({ mode: 'error' });
    await register('C');
    await service.close();
    service = await start();
    expect(await count()).toEqual({ calls: 4, registered: 1, voided: 0 });
  });

  test('goes on after a write that failed: what was not kept is answered to nobody until it is', async () => {
    const handle = await open(file);
    const append = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'appendFile');
    await handle.close();
    append.mockImplementationOnce(async (data) => {
      await appendFile(file, String(data).slice(0, 10));
      throw new Error('ENOSPC: no space left on device, write');
    });
    expect((await register('A')).status).toBe(500);
    expect(await ask('A')).toEqual({ status: 200, body: registered });
    expect((await register('B')).status).toBe(201);
    await service.close();
    service = await start();
    expect((await ask('A')).body).toEqual(registered);
    expect(await count()).toEqual({ calls: 2, registered: 2, voided: 0 });
  });

  test('leaves out the line that a crash has torn', async () => {
    await register('A');
    await service.close();
    await appendFile(file, '{"key":"B","status":"REGIS');
    service = await start();
    expect((await ask('B')).status).toBe(404);
    expect((await register('C')).body).toEqual({ key: 'C', status: 'REGISTERED', reference: 'TAX-000002' });
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
  });

  test('holds everything answered before kill -9', async () => {
    const answered: string[] = [];
    for (let round = 0; round < 3; round++) {
      const { child, url } = await startProcess();
      const exited = once(child, 'exit');
      let next = 0;
      const client = async (): Promise<void> => {
        for (;;) {
          const key = `${round}-${next++}`;
          const answer = await register(key, url).catch(() => undefined);
          if (answer?.status !== 201) return;
          answered.push(key);
          if (answered.length === (round + 1) * 200) child.kill('SIGKILL');
        }
      };
      await Promise.all(Array.from({ length: 16 }, client));
      await exited;
    }
    await service.close();
    service = await start();
    for (const key of answered) expect((await ask(key)).status).toBe(200);
  });
});

/** A process that is asked to register three times, two of them in vain, tells so and is killed. */
async function startAndCountCalls(): Promise<{ child: ChildProcess }> {
  const { child, url } = await startProcess();
  await register('A', url);
  await call('PUT', '/faults', { url, body: { mode: 'error' } });
  await Promise.all([register('B', url), register('B', url)]);
  expect((await call('GET', '/count', { url })).body).toEqual({ calls: 3, registered: 1, voided: 0 });
  child.kill('SIGKILL');
  return { child };
}

async function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(path.join(import.meta.dirname, 'service-process.ts'), [file], { execArgv: ['--import', 'tsx'] });
  const [url] = (await once(child, 'message')) as [string];
  return { child, url };
}
