import type { AwsEndpoint } from './endpoint.ts';
import type { Incoming, Outgoing } from './http-message.ts';
import { PlaintextServer } from './plaintext-server.ts';

/** The AWS port, bound before there is anything behind it. */
export class AwsDoor {
  readonly #server = new PlaintextServer((incoming, outgoing) => this.#answer(incoming, outgoing));
  #endpoint: AwsEndpoint | undefined;

  /** Resolves with the port. Requests are answered 503 until `open`. */
  listen(port: number, host: string): Promise<number> {
    return this.#server.listen(port, host);
  }

  open(endpoint: AwsEndpoint): void {
    this.#endpoint = endpoint;
  }

  close(graceMs: number): Promise<void> {
    return this.#server.close(graceMs);
  }

  #answer(incoming: Incoming, outgoing: Outgoing): void {
    if (this.#endpoint) {
      void this.#endpoint.handle(incoming, outgoing);
      return;
    }
    outgoing.statusCode = 503;
    outgoing.end();
  }
}
