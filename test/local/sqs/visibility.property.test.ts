import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queueArn, SqsFixture } from './fixture.ts';

const receivesMax = 3;
const minuteSeconds = 60;

/** Time is counted in minutes, far more than a run takes, so that the machine's own time decides nothing. */
const command = fc.oneof(
  fc.record({ do: fc.constant('send' as const), delay: fc.integer({ min: 0, max: 3 }) }),
  fc.record({
    do: fc.constant('receive' as const),
    limit: fc.integer({ min: 1, max: 10 }),
    timeout: fc.integer({ min: 0, max: 4 }),
  }),
  fc.record({ do: fc.constant('delete' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('change' as const), pick: fc.nat(), timeout: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ do: fc.constant('advance' as const), minutes: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('restart' as const) }),
);
type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;

interface ModelMessage {
  visibleAt: number;
  /** What a restart leaves of it. */
  durableVisibleAt: number;
  receives: number;
}

/** A queue with its dead-letter queue, and a model of it; every step is checked. */
class Run {
  #fixture = new SqsFixture();
  #minute = 0;
  readonly #live = new Map<string, ModelMessage>();
  readonly #handles: { readonly id: string; readonly receive: number; readonly handle: string }[] = [];

  async open(): Promise<void> {
    await this.#fixture.create('dead');
    const RedrivePolicy = { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: receivesMax };
    await this.#fixture.create('work', { RedrivePolicy });
  }

  async step(step: Command): Promise<void> {
    switch (step.do) {
      case 'send':
        return this.#send(step.delay);
      case 'receive':
        return this.#receive(step.limit, step.timeout);
      case 'delete':
        return this.#delete(step.pick);
      case 'change':
        return this.#change(step.pick, step.timeout);
      case 'advance':
        this.#minute += step.minutes;
        this.#fixture.clock.advance(step.minutes * minuteSeconds * 1000);
        return;
      case 'restart':
        this.#fixture = await this.#fixture.restart();
        await this.open();
        for (const message of this.#live.values()) message.visibleAt = message.durableVisibleAt;
        return;
    }
  }

  /** Whatever was not deleted is in one of the two queues, once. */
  async finish(): Promise<void> {
    await this.step({ do: 'advance', minutes: 10 });
    const rest = await this.#fixture.sqs.queue(queueArn('work')).receive(1_000);
    const dead = await this.#fixture.sqs.queue(queueArn('dead')).receive(1_000);
    const found = [...rest, ...dead].map((message) => message.messageId);
    expect(found.sort()).toEqual([...this.#live.keys()].sort());
    await this.#fixture.destroy();
  }

  async #send(delay: number): Promise<void> {
    const { MessageId } = await this.#fixture.send('work', 'body', { DelaySeconds: delay * minuteSeconds });
    const visibleAt = this.#minute + delay;
    this.#live.set(MessageId, { visibleAt, durableVisibleAt: visibleAt, receives: 0 });
  }

  async #receive(limit: number, timeout: number): Promise<void> {
    const visible = [...this.#live].filter(
      ([, message]) => message.visibleAt <= this.#minute && message.receives < receivesMax,
    );
    const messages = await this.#fixture.receive('work', {
      MaxNumberOfMessages: limit,
      VisibilityTimeout: timeout * minuteSeconds,
    });
    expect(messages).toHaveLength(Math.min(limit, visible.length));
    expect(new Set(messages.map((message) => message.MessageId)).size).toBe(messages.length);
    for (const { MessageId, ReceiptHandle, Attributes } of messages) {
      const message = visible.find(([id]) => id === MessageId)?.[1];
      if (!message) throw new Error(`Message ${MessageId} was received while it was not visible.`);
      message.receives++;
      expect(Attributes?.['ApproximateReceiveCount']).toBe(String(message.receives));
      message.visibleAt = this.#minute + timeout;
      message.durableVisibleAt = 0;
      this.#handles.push({ id: MessageId, receive: message.receives, handle: ReceiptHandle });
    }
  }

  async #delete(pick: number): Promise<void> {
    const known = this.#handles[pick % (this.#handles.length || 1)];
    if (!known) return;
    const message = this.#live.get(known.id);
    // One that has been received as often as it may be has perhaps left the queue; its handles do nothing then.
    const worn = message && message.receives >= receivesMax && message.visibleAt <= this.#minute;
    if (worn) return;
    await this.#fixture.call('DeleteMessage', 'work', { ReceiptHandle: known.handle });
    if (message?.receives === known.receive) this.#live.delete(known.id);
  }

  async #change(pick: number, timeout: number): Promise<void> {
    const known = this.#handles[pick % (this.#handles.length || 1)];
    if (!known) return;
    const message = this.#live.get(known.id);
    const inFlight = message?.receives === known.receive && message.visibleAt > this.#minute;
    const changed = this.#fixture.call('ChangeMessageVisibility', 'work', {
      ReceiptHandle: known.handle,
      VisibilityTimeout: timeout * minuteSeconds,
    });
    if (!message || !inFlight) {
      await expect(changed).rejects.toThrow();
      return;
    }
    await changed;
    message.visibleAt = this.#minute + timeout;
    message.durableVisibleAt = message.visibleAt;
  }
}

describe('SQS', () => {
  it('loses no message and shows none twice within its timeout, over restarts and dead letters', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40 }), async (commands) => {
        const run = new Run();
        await run.open();
        for (const step of commands) await run.step(step);
        await run.finish();
      }),
      { numRuns: 40 },
    );
  });
});
