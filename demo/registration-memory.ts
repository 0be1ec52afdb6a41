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
  /** Calls to register, repeated and failed ones included. After a crash, those up to the last registration. */
  readonly calls: number;
  /** Distinct keys ever registered, the voided ones included. */
  readonly registered: number;
  readonly voided: number;
}

/** One line of the file: a registration as it became, and the number of calls until then. */
interface Line extends Registration {
  readonly calls: number;
}

/**
 * What a simulated service remembers: a file that only grows, one line per change. A change is answered after its line is on
 * disk; lines that wait meanwhile share the next write and its fsync.
 */
export class RegistrationMemory {
  readonly #file: FileHandle;
  readonly #prefix: string;
  readonly #byKey = new Map<string, Registration>();
  #calls = 0;
  #registered = 0;
  #voided = 0;
  #lines: string[] = [];
  #flushing: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  private constructor(file: FileHandle, prefix: string) {
    this.#file = file;
    this.#prefix = prefix;
  }

  static async open(filePath: string, prefix: string): Promise<RegistrationMemory> {
    await mkdir(path.dirname(filePath), { recursive: true });
    const file = await open(filePath, 'a+');
    const memory = new RegistrationMemory(file, prefix);
    const content = await file.readFile('utf8');
    // A crash may have torn the last line: it was answered to nobody.
    const wholeLength = content.lastIndexOf('\n') + 1;
    if (wholeLength < content.length) await file.truncate(Buffer.byteLength(content.slice(0, wholeLength)));
    for (const line of content.slice(0, wholeLength).split('\n')) if (line !== '') memory.#recall(line);
    return memory;
  }

  find(key: string): Registration | undefined {
    return this.#byKey.get(key);
  }

  countCall(): void {
    this.#calls++;
  }

  count(): Count {
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

  async close(): Promise<void> {
    await this.durable();
    await this.#file.close();
  }

  #recall(text: string): void {
    const { calls, ...registration } = JSON.parse(text) as Line;
    this.#calls = calls;
    this.#remember(registration);
  }

  #remember(registration: Registration): void {
    this.#byKey.set(registration.key, registration);
    if (registration.status === 'REGISTERED') this.#registered++;
    if (registration.status === 'VOIDED') this.#voided++;
  }

  async #keep(registration: Registration): Promise<Registration> {
    this.#remember(registration);
    this.#lines.push(`${JSON.stringify({ ...registration, calls: this.#calls } satisfies Line)}\n`);
    await this.#flush();
    return registration;
  }

  /** Joins the next write: the one that is under way has taken its lines already. */
  #flush(): Promise<void> {
    this.#next ??= (this.#flushing ?? Promise.resolve()).then(() => {
      this.#next = undefined;
      this.#flushing = this.#write();
      return this.#flushing;
    });
    return this.#next;
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    await this.#file.appendFile(lines.join(''));
    await this.#file.datasync();
  }
}
