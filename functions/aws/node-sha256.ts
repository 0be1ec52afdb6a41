import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

type Data = string | ArrayBuffer | ArrayBufferView;

/** SHA-256, keyed or not, by Node itself: in JavaScript alone a message of 100 kB would take tens of milliseconds. */
export class NodeSha256 {
  readonly #secret: Data | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: Data) {
    this.#secret = secret;
    this.#hash = begin(secret);
  }

  update(data: Data): void {
    this.#hash.update(binaryOf(data));
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.#hash.digest());
  }

  reset(): void {
    this.#hash = begin(this.#secret);
  }
}

function begin(secret: Data | undefined): Hash | Hmac {
  return secret === undefined ? createHash('sha256') : createHmac('sha256', binaryOf(secret));
}

function binaryOf(data: Data): string | Uint8Array {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
