import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** What a service knows this one by. */
export interface Credential {
  /** @throws when it cannot be read. */
  read(): Promise<string>;
  /** The next read asks anew. */
  forget(): void;
}

/** A secret is read again after this long, so that a renewed one is taken up without a deployment. */
const KEPT_MS_MAX = 5 * 60_000;

/** A secret of Secrets Manager, read when it is first needed and kept for a while. */
export class SecretCredential implements Credential {
  readonly #client: SecretsManagerClient;
  readonly #secretId: string;
  readonly #nowMs: () => number;
  #kept: { readonly value: Promise<string>; readonly untilMs: number } | undefined;

  constructor(client: SecretsManagerClient, secretId: string, nowMs: () => number) {
    this.#client = client;
    this.#secretId = secretId;
    this.#nowMs = nowMs;
  }

  async read(): Promise<string> {
    if (this.#kept && this.#kept.untilMs > this.#nowMs()) return this.#kept.value;
    const value = this.#fetch();
    // Calls that come meanwhile wait for the same answer.
    this.#kept = { value, untilMs: this.#nowMs() + KEPT_MS_MAX };
    try {
      return await value;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  forget(): void {
    this.#kept = undefined;
  }

  async #fetch(): Promise<string> {
    const { SecretString: value } = await this.#client.send(new GetSecretValueCommand({ SecretId: this.#secretId }));
    if (value === undefined) throw new Error(`The secret ${this.#secretId} holds no text.`);
    return value;
  }
}
