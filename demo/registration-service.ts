import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FaultSwitch, parseFaults } from './faults.ts';
import { RegistrationMemory, type Registration } from './registration-memory.ts';
import { Sandbox } from './sandbox.ts';

/**
 * A simulated external service, as real ones are: it registers whatever comes under an idempotency key, once, remembers it
 * over a crash, and can be made to misbehave.
 *
 * | request                        | answer                                                                               |
 * | ------------------------------ | ------------------------------------------------------------------------------------ |
 * | `POST /registrations`          | 201 the registration; 200 when the key is known; 422 refused; 409 voided before;     |
 * | (header `Idempotency-Key`)     | 400 without a key                                                                    |
 * | `GET /registrations/{key}`     | 200 the registration; 404 when the key is not known                                  |
 * | `POST /registrations/{key}/void` | 200 the registration, voided; 404 when not known; 409 when it was refused          |
 * | the same with a key that is not percent-encoded | 400                                                               |
 * | `PUT /faults`                  | 200 the faults now in force; see `faults.ts`                                         |
 * | `GET /count`                   | 200 `{calls, registered, voided}`: calls to register, distinct keys ever registered, |
 * |                                | distinct keys voided                                                                 |
 *
 * A call may carry `Authorization: Bearer <credential>`; once the service knows what it has given out, another is answered 401.
 *
 * A registration is `{key, status: REGISTERED | REFUSED | VOIDED, reference?, reason?}`. Other answers are `{error}`. A 429
 * carries `Retry-After` in seconds.
 */
export interface RegistrationServiceOptions {
  /** Makes its references readable: `TAX-000001`. */
  readonly name: string;
  /** Where its memory lies. */
  readonly file: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** 0..1, for the faults' probability. */
  readonly random: () => number;
}

/** The services are machines next door: only this machine calls them. */
const host = '127.0.0.1';
const bodyBytesMax = 1_048_576;
const keyLengthMax = 256;
/** Longer than clients keep their idle connections, so that none is closed under a request. */
const keepAliveMs = 120_000;

export class RegistrationService {
  readonly #server: Server;
  readonly #memory: RegistrationMemory;
  readonly #faults: FaultSwitch;
  readonly #sandbox: Sandbox;
  #credential: string | undefined;
  /** Answers under way. */
  readonly #open = new Set<ServerResponse>();

  private constructor(parts: { server: Server; memory: RegistrationMemory; faults: FaultSwitch; sandbox: Sandbox }) {
    this.#server = parts.server;
    this.#memory = parts.memory;
    this.#faults = parts.faults;
    this.#sandbox = parts.sandbox;
  }

  static async start(options: RegistrationServiceOptions): Promise<RegistrationService> {
    const memory = await RegistrationMemory.open(options.file, options.name.toUpperCase());
    const faults = new FaultSwitch(options.random);
    const server = createServer();
    const service = new RegistrationService({ server, memory, faults, sandbox: new Sandbox(options.name) });
    server.keepAliveTimeout = keepAliveMs;
    server.on('request', (request, response) => void service.#answer(request, response));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, host, resolve);
    });
    return service;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on a caller that shows a credential has to show this one. */
  giveOut(credential: string): void {
    this.#credential = credential;
  }

  /** Finishes what it has begun, lets go of who hangs, and closes its memory. */
  async close(): Promise<void> {
    this.#faults.release();
    // Else a kept connection would hold the server open until it idles out.
    for (const response of this.#open) if (!response.headersSent) response.setHeader('connection', 'close');
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    await this.#memory.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    try {
      const body = await readBody(request);
      const route = routeOf(request);
      if (route.operation === 'count') return send(response, 200, await this.#memory.count());
      if (route.operation === 'faults') return this.#steer(response, body);
      if (route.operation === 'unknown') return send(response, 404, { error: 'There is no such path.' });
      if (route.operation === 'malformed') return send(response, 400, { error: route.error });
      if (!this.#admits(request)) return send(response, 401, { error: 'The credential is not the one given out.' });
      await this.#serve(response, route, body);
    } catch (error) {
      send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    }
  }

  #steer(response: ServerResponse, body: Buffer): void {
    const faults = parseFaults(body.toString());
    if ('error' in faults) return send(response, 400, faults);
    this.#faults.set(faults);
    send(response, 200, faults.length === 1 ? (faults[0] ?? {}) : faults);
  }

  /** Who shows none is let in: people try the service out with curl. */
  #admits({ headers }: IncomingMessage): boolean {
    const { authorization } = headers;
    return authorization === undefined || !this.#credential || authorization === `Bearer ${this.#credential}`;
  }

  async #serve(response: ServerResponse, route: RegistrationRoute, body: Buffer): Promise<void> {
    if (route.operation === 'register') this.#memory.countCall();
    if (route.key.length === 0 || route.key.length > keyLengthMax) {
      return send(response, 400, { error: `Idempotency-Key must have 1 to ${keyLengthMax} characters.` });
    }
    const misused = route.operation === 'register' ? this.#sandbox.learn(route.key, body.toString()) : undefined;
    if (misused !== undefined) return this.#carryOut(response, route, { refusal: misused });
    const fault = await this.#faults.next(this.#sandbox.next(route.key));
    switch (fault) {
      case 'none':
        return this.#carryOut(response, route, {});
      case 'refuse':
        return this.#carryOut(response, route, { refusal: 'Refused by the service.' });
      case 'error':
        return send(response, 500, { error: 'The service is out of order.' });
      case 'rate-limit':
        return send(response, 429, { error: 'Too many calls.' }, { 'retry-after': '1' });
      case 'hang':
        // Never answers; who waits gives up, or the service is closed.
        await this.#faults.released(response);
        return void response.destroy();
      case 'lost-answer':
        // What asks is answered; what acts has acted, and nobody hears of it.
        if (route.operation === 'ask') return this.#carryOut(response, route, {});
        await this.#act(route, {});
        return void response.destroy();
      case 'garbage':
        if (route.operation !== 'ask') await this.#act(route, {});
        return garbage(response);
      default:
        return unknownFault(fault);
    }
  }

  async #carryOut(response: ServerResponse, route: RegistrationRoute, verdict: Verdict): Promise<void> {
    const { status, answer } = await this.#act(route, verdict);
    send(response, status, answer);
  }

  async #act({ operation, key }: RegistrationRoute, { refusal }: Verdict): Promise<Outcome> {
    const known = this.#memory.find(key);
    switch (operation) {
      case 'ask':
        return known ? { status: 200, answer: await this.#durable(known) } : unknownKey(key);
      case 'void':
        if (!known) return unknownKey(key);
        if (known.status === 'REFUSED') return { status: 409, answer: known };
        return { status: 200, answer: await this.#memory.void(key) };
      case 'register':
        if (!known && refusal !== undefined) return { status: 422, answer: await this.#memory.refuse(key, refusal) };
        if (!known) return { status: 201, answer: await this.#memory.register(key) };
        return { status: statusOfKnown(known), answer: await this.#durable(known) };
      default:
        return operation satisfies never;
    }
  }

  /** What is known may not be on disk yet, and no answer may say more than a crash would leave. */
  async #durable(known: Registration): Promise<Registration> {
    await this.#memory.durable();
    return known;
  }
}

/** Why a new key is refused, if it is. */
interface Verdict {
  readonly refusal?: string;
}

interface Outcome {
  readonly status: number;
  readonly answer: Registration | { readonly error: string };
}

interface RegistrationRoute {
  readonly operation: 'register' | 'ask' | 'void';
  readonly key: string;
}

type Route =
  | RegistrationRoute
  | { readonly operation: 'faults' }
  | { readonly operation: 'count' }
  | { readonly operation: 'unknown' }
  | { readonly operation: 'malformed'; readonly error: string };

function routeOf(request: IncomingMessage): Route {
  const line = `${request.method} ${request.url}`;
  if (line === 'POST /registrations') {
    const key = request.headers['idempotency-key'];
    return { operation: 'register', key: typeof key === 'string' ? key : '' };
  }
  if (line === 'PUT /faults') return { operation: 'faults' };
  if (line === 'GET /count') return { operation: 'count' };
  const named = /^(GET|POST) \/registrations\/([^/?]+)(\/void)?$/.exec(line);
  if (!named || (named[1] === 'POST') !== (named[3] !== undefined)) return { operation: 'unknown' };
  const key = decoded(named[2] ?? '');
  if (key === undefined)
    return { operation: 'malformed', error: `The key "${named[2]}" is not percent-encoded UTF-8.` };
  return { operation: named[3] === undefined ? 'ask' : 'void', key };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function statusOfKnown(known: Registration): number {
  switch (known.status) {
    case 'REGISTERED':
      return 200;
    case 'REFUSED':
      return 422;
    case 'VOIDED':
      return 409;
    default:
      return known.status satisfies never;
  }
}

function unknownKey(key: string): Outcome {
  return { status: 404, answer: { error: `No registration has the key "${key}".` } };
}

function unknownFault(fault: never): never {
  throw new Error(`Unknown fault "${String(fault)}".`);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new Error(`The body is larger than ${bodyBytesMax} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, answer: object, headers: Record<string, string> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify(answer);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}

function garbage(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html><body>It works!');
}
