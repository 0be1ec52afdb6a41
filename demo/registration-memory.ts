import { mkdir, open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

export interface Registration {
  readonly key: string;
  readonly status: 'REGISTERED' | 'REFUSED' | 'VOIDED';
  /** The service's own reference; a refused key has none. */
  readonly reference?: string;
  /** Why it was refused. */
  readonly reason?: string;
}

export interface Count {
  /** Calls to register, repeated and failed ones included. */
  readonly calls: number;
  /** Distinct keys ever registered, the voided ones included. */
  readonly registered: number;
  readonly voided: number;
}

/** One line of the file: a registration as it became, and the number of calls until then; or that number alone. */
type Line = { readonly calls: number } & (Registration | { readonly key?: undefined });

/**
 * What a simulated service remembers: a file that only grows, one line per change. A change is answered after its line is on
 * disk; lines that wait meanwhile share the next write and its fsync.
 */
export class RegistrationMemory {
  readonly #file: FileHandle;
  readonly #prefix: string;
  readonly #byKey = new Map<string, Registration>();
  #calls = 0;
  /** As the last line has it. */
  #callsKept = 0;
  #registered = 0;
  #voided = 0;
  #lines: string[] = [];
  /** Bytes that are certainly there. */
  #length: number;
  #isTorn = false;
  #flushing: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  private constructor(file: FileHandle, of: { prefix: string; length: number }) {
    this.#file = file;
    this.#prefix = of.prefix;
    this.#length = of.length;
  }

  static async open(filePath: string, prefix: string): Promise<RegistrationMemory> {
    await mkdir(path.dirname(filePath), { recursive: true });
    const file = await open(filePath, 'a+');
    const content = await file.readFile();
    // A crash may have torn the last line: it was answered to nobody.
    const length = content.lastIndexOf('\n') + 1;
    if (length < content.length) await file.truncate(length);
    const memory = new RegistrationMemory(file, { prefix, length });
    for (const line of content.toString('utf8', 0, length).split('\n')) if (line !== '') memory.#recall(line);
    return memory;
  }

  find(key: string): Registration | undefined {
    return this.#byKey.get(key);
  }

  countCall(): void {
    this.#calls++;
  }

  /** What was told once is never less again: calls that led to no line get one of their own. */
  async count(): Promise<Count> {
    this.#keepCalls();
    await this.durable();
    return { calls: this.#calls, registered: this.#registered, voided: this.#voided };
  }

  async register(key: string): Promise<Registration> {
    const reference = `${this.#prefix}-${String(this.#registered + 1).padStart(6, '0')}`;
    return this.#keep({ key, status: 'REGISTERED', reference });
  }

  async refuse(key: string, reason: string): Promise<Registration> {
    return this.#keep({ key, status: 'REFUSED', reason });
  }

  async void(key: string): Promise<Registration> {
    const known = this.#byKey.get(key);
    if (known?.status !== 'REGISTERED') {
      await this.durable();
      return known ?? { key, status: 'VOIDED' };
    }
    return this.#keep({ ...known, status: 'VOIDED' });
  }

  /** Resolves when everything remembered until now is on disk. */
  async durable(): Promise<void> {
    if (this.#lines.length > 0) return this.#flush();
    await this.#flushing;
  }

  /** Closes also a file that takes no more. */
  async close(): Promise<void> {
    this.#keepCalls();
    try {
      await this.durable();
    } finally {
      await this.#file.close();
    }
  }

  #recall(text: string): void {
    const { calls, ...registration } = JSON.parse(text) as Line;
    this.#calls = this.#callsKept = calls;
    if (registration.key !== undefined) this.#remember(registration);
  }

  #remember(registration: Registration): void {
    this.#byKey.set(registration.key, registration);
    if (registration.status === 'REGISTERED') this.#registered++;
    if (registration.status === 'VOIDED') this.#voided++;
  }

  async #keep(registration: Registration): Promise<Registration> {
    this.#remember(registration);
    this.#add({ ...registration, calls: this.#calls });
    await this.#flush();
    return registration;
  }

  #keepCalls(): void {
    if (this.#calls > this.#callsKept) this.#add({ calls: this.#calls });
  }

  #add(line: Line): void {
    this.#callsKept = line.calls;
    this.#lines.push(`${JSON.stringify(line)}\n`);
  }

  /** Joins the next write: the one that is under way has taken its lines already. */
  #flush(): Promise<void> {
    this.#next ??= (this.#flushing ?? Promise.resolve())
      // Whoever waited for it has been told. Its lines are in line again.
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#flushing = this.#write();
        return this.#flushing;
      });
    return this.#next;
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    const bytes = Buffer.from(lines.join(''));
    try {
      if (this.#isTorn) await this.#file.truncate(this.#length);
      this.#isTorn = true;
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
      this.#isTorn = false;
      this.#length += bytes.length;
    } catch (error) {
      // Remembered, and not on disk: the next write brings them, and nobody is told of them before.
      this.#lines = [...lines, ...this.#lines];
      throw error;
    }
  }
}
