import type { Principal } from '../aws/service.ts';

/** Who may act: the roles of the template, AWS's own services, and the operator of this machine. */
export interface Identities {
  /**
   * The identity of a service that has assumed the role.
   * @throws {AwsError} when the template has no such role, or when the role does not trust `assumedBy`, e.g.
   *   `appsync.amazonaws.com`.
   */
  role(roleArn: string, sessionName: string, assumedBy?: string): Principal;
  /** Keys that sign as that identity, for a Lambda's environment. The same keys for the same session. */
  credentials(roleArn: string, sessionName: string, assumedBy?: string): Credentials;
  /**
   * An AWS service acting in its own name, e.g. `appsync.amazonaws.com`; only resource policies let it in. `context` names
   * what it acts for (`aws:SourceArn`, `aws:SourceAccount`) and becomes the principal's.
   */
  service(name: string, context?: Readonly<Record<string, string>>): Principal;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A request as it was signed. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query as they stood in the request line. */
  readonly url: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

export interface SignatureVerifier {
  /**
   * Checks a SigV4 `Authorization` header made for `service`.
   * @throws {AwsError} `MissingAuthenticationTokenException`, `UnrecognizedClientException`, `InvalidSignatureException`, …
   */
  verify(request: SignedRequest, service: string): Principal;
}
