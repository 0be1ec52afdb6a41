import { setTimeout as wait } from 'node:timers/promises';
import { SeededRandom } from '../../demo/random.ts';
import { startProduct, type Endpoints, type Product } from '../product.ts';
import { control, everyReceipt, graphqlAsOperator, settled, type Receipt } from '../story/client.ts';
import { submitAsClient, type Answered } from './clients.ts';
import { planOf, type Blow, type ServiceName } from './plan.ts';
import { Witness } from './witness.ts';

/** A contract, as a client needs it. */
export interface Client {
  readonly name: string;
  readonly contractId: string;
  readonly apiKey: string;
}

export interface StormOptions {
  readonly seed: number;
  readonly durationMs: number;
  readonly log: (line: string) => void;
}

const contractCount = 5;
const clientsPerContract = 2;
/** All that is put off is due within this: SQS delays no message longer. */
const longestDelayMs = 900_000;
const calmRoundsMax = 60;

/**
 * Many contracts submit while services misbehave, the clock jumps and the process is killed, as the seed has it; then calm, in
 * which everything has to come to its end.
 */
export class Storm {
  readonly answered: Answered[] = [];
  readonly violations: string[] = [];
  witnesses: readonly Witness[] = [];
  kills = 0;
  redriven = 0;
  readonly #options: StormOptions;
  readonly #inForce = new Map<ServiceName, Blow & { kind: 'faults' }>();
  #product: Product;
  #restarting: Promise<void> = Promise.resolve();
  #isOver = false;

  private constructor(product: Product, options: StormOptions) {
    this.#product = product;
    this.#options = options;
  }

  static async begin(options: StormOptions): Promise<Storm> {
    return new Storm(await startProduct(), options);
  }

  get endpoints(): Endpoints {
    return this.#product.endpoints;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** What the process has said so far. */
  output(): string {
    return this.#product.output();
  }

  pause(ms: number): Promise<void> {
    return wait(ms);
  }

  /** Resolves when no restart is under way. */
  isUp(): Promise<void> {
    return this.#restarting;
  }

  async rage(): Promise<void> {
    const random = new SeededRandom(this.#options.seed);
    const plan = planOf(random, this.#options.durationMs);
    const clients = await this.#signContracts();
    this.witnesses = clients.map((client) => new Witness(client));
    await Promise.all(this.witnesses.map((witness) => witness.come(this.endpoints)));
    const submitting = clients.flatMap((client) =>
      Array.from({ length: clientsPerContract }, (_, index) =>
        submitAsClient(
          this,
          { ...client, name: `${client.name}-${index}` },
          new SeededRandom(random.integer(1, 2 ** 31)),
        ),
      ),
    );
    await this.#strike(plan);
    this.#isOver = true;
    await Promise.all(submitting);
  }

  /** Ends all faults, and moves time on until nothing is left to do. Answers every receipt, by its contract. */
  async calm(): Promise<ReadonlyMap<string, readonly Receipt[]>> {
    for (const service of ['tax', 'logistics'] as const) {
      await this.#setFaults(service, [{ mode: 'none', probability: 1, latencyMs: 0 }]);
    }
    for (let round = 0; round < calmRoundsMax; round++) {
      await this.#letTimePass();
      const found = await this.#receipts();
      const open = [...found.entries()].flatMap(([contractId, receipts]) =>
        receipts.filter(isOpen).map((receipt) => ({ contractId, receipt })),
      );
      if (open.length === 0) return found;
      // The operator's turn: what was given up is put back to work. Nothing else may need him.
      for (const { contractId, receipt } of open) {
        this.#options.log(`redriven: ${JSON.stringify(receipt)}`);
        if (!receipt.registrations.some(({ status }) => status === 'FAILED')) {
          this.violations.push(`${receipt.id} is left alone: ${JSON.stringify(receipt)}`);
        }
        await this.#redrive(contractId, receipt.id);
      }
    }
    throw new Error('Receipts stay open, however often they are redriven.');
  }

  async end(): Promise<void> {
    for (const witness of this.witnesses) witness.leave();
    await this.#product.stop();
  }

  async #strike(plan: readonly Blow[]): Promise<void> {
    let beginMs = performance.now();
    for (const blow of plan) {
      await wait(Math.max(0, beginMs + blow.atMs - performance.now()));
      const strikeMs = performance.now();
      await this.#take(blow);
      // The plan waits for a restart: else blow would follow blow, and nothing live between them.
      beginMs += performance.now() - strikeMs;
    }
    await wait(Math.max(0, beginMs + this.#options.durationMs - performance.now()));
  }

  async #take(blow: Blow): Promise<void> {
    switch (blow.kind) {
      case 'kill':
        this.#restarting = this.#killAndRestart();
        return this.#restarting;
      case 'clock':
        this.#options.log(`the clock jumps by ${Math.round(blow.advanceMs / 1000)} s`);
        return this.#advance(blow.advanceMs);
      case 'faults':
        this.#options.log(
          `${blow.service}: ${blow.faults.map(({ mode, probability }) => `${mode} ${probability}`).join(', ')}`,
        );
        this.#inForce.set(blow.service, blow);
        return this.#setFaults(blow.service, blow.faults);
      default:
        return blow satisfies never;
    }
  }

  async #killAndRestart(): Promise<void> {
    this.#options.log('kill -9');
    this.kills++;
    await this.#product.kill9();
    this.#product = await this.#product.restart();
    for (const { service, faults } of this.#inForce.values()) await this.#setFaults(service, faults);
    await Promise.all(this.witnesses.map((witness) => witness.come(this.endpoints)));
  }

  async #setFaults(service: ServiceName, faults: unknown): Promise<void> {
    const answer = await fetch(`${this.endpoints.services[service]}/faults`, {
      method: 'PUT',
      body: JSON.stringify(faults),
    });
    if (!answer.ok) throw new Error(`The ${service} service answers ${answer.status}: ${await answer.text()}`);
  }

  async #advance(advanceMs: number): Promise<void> {
    const answer = await control(this.endpoints, '/_local/clock', { advanceMs });
    if (!answer.ok) throw new Error(`The clock answers ${answer.status}: ${await answer.text()}`);
  }

  async #letTimePass(): Promise<void> {
    const waiting = new AbortController();
    const done = settled(this.endpoints).finally(() => waiting.abort());
    while (!waiting.signal.aborted) {
      // Longer than a slow call: what waits for calls that are still on their way must not be outrun.
      await wait(3_500, undefined, { signal: waiting.signal }).catch(() => undefined);
      if (!waiting.signal.aborted) await this.#advance(longestDelayMs);
    }
    await done;
  }

  async #signContracts(): Promise<Client[]> {
    const names = Array.from({ length: contractCount }, (_, index) => `till-${index}`);
    return Promise.all(
      names.map(async (name) => {
        const { data, errors } = await graphqlAsOperator<{
          signContract: { contract: { id: string }; apiKey: string };
        }>(
          this.endpoints,
          'mutation ($name: String!) { signContract(name: $name, mode: READ_WRITE) { contract { id } apiKey } }',
          { name },
        );
        if (!data) throw new Error(JSON.stringify(errors));
        return { name, contractId: data.signContract.contract.id, apiKey: data.signContract.apiKey };
      }),
    );
  }

  async #receipts(): Promise<ReadonlyMap<string, readonly Receipt[]>> {
    const found = new Map<string, readonly Receipt[]>();
    for (const { client } of this.witnesses) {
      found.set(client.contractId, await everyReceipt(this.endpoints, 10_000, client.apiKey));
    }
    return found;
  }

  async #redrive(contractId: string, id: string): Promise<void> {
    const { data, errors } = await graphqlAsOperator(
      this.endpoints,
      'mutation ($id: ID!, $contractId: ID!) { redriveReceipt(id: $id, contractId: $contractId) { id status } }',
      { id, contractId },
    );
    if (!data) throw new Error(JSON.stringify(errors));
    this.redriven++;
  }
}

/** Undecided, or decided with something left to take back. */
function isOpen({ status, registrations }: Receipt): boolean {
  if (status === 'PENDING') return true;
  return status === 'REJECTED' && registrations.some((one) => one.status !== 'REFUSED' && one.status !== 'VOIDED');
}
