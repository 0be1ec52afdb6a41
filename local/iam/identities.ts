import { AwsError } from '../aws/aws-error.ts';
import type { Principal } from '../aws/service.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import { newAccessKeyId, newSecretAccessKey, newSessionToken } from './access-key.ts';
import type { Credentials, Identities } from './identity.ts';
import type { OperatorCredentials } from './operator.ts';
import type { Policy } from './policy.ts';
import { Role, type OnAsked } from './role.ts';

/** Who holds an access key, and what it signs with. */
export interface KeyHolder {
  readonly principal: Principal;
  readonly credentials: Credentials;
}

/** Every identity of one machine: its operator, the template's roles, and AWS's services. */
export class IamIdentities implements Identities {
  /** The person who runs this machine. */
  readonly operator: Principal;
  readonly #environment: Environment;
  readonly #roles = new Map<string, Role>();
  readonly #holders = new Map<string, KeyHolder>();
  readonly #sessions = new Map<string, KeyHolder>();
  readonly #onAsked: OnAsked | undefined;

  constructor(options: { environment: Environment; operator: OperatorCredentials; onAsked?: OnAsked | undefined }) {
    this.#onAsked = options.onAsked;
    this.#environment = options.environment;
    const { partition, accountId } = options.environment;
    const arn = `arn:${partition}:iam::${accountId}:user/operator`;
    this.operator = { arn, allows: () => true };
    this.#holders.set(options.operator.accessKeyId, { principal: this.operator, credentials: options.operator });
  }

  addRole(options: { name: string; trust: Policy; policies: readonly Policy[] }): Role {
    const { partition, accountId } = this.#environment;
    const arn = `arn:${partition}:iam::${accountId}:role/${options.name}`;
    const role = new Role({ ...options, accountId, arn, onAsked: this.#onAsked });
    if (this.#roles.has(role.arn)) {
      throw new AwsError('EntityAlreadyExists', `Role with name ${options.name} already exists.`, { statusCode: 409 });
    }
    this.#roles.set(role.arn, role);
    return role;
  }

  /** The template's. */
  roles(): readonly Role[] {
    return [...this.#roles.values()];
  }

  /** @throws {AwsError} `NoSuchEntity` for a role that the template has not. */
  roleByName(name: string): Role {
    const { partition, accountId } = this.#environment;
    return this.#roleOrThrow(`arn:${partition}:iam::${accountId}:role/${name}`);
  }

  role(roleArn: string, sessionName: string, assumedBy?: string): Principal {
    return this.#assume(roleArn, assumedBy).session(sessionName);
  }

  credentials(roleArn: string, sessionName: string, assumedBy?: string): Credentials {
    const role = this.#assume(roleArn, assumedBy);
    const key = `${roleArn} ${sessionName}`;
    const known = this.#sessions.get(key);
    if (known) return known.credentials;
    const credentials = {
      accessKeyId: newAccessKeyId('ASIA'),
      secretAccessKey: newSecretAccessKey(),
      sessionToken: newSessionToken(),
    };
    const holder = { principal: role.session(sessionName), credentials };
    this.#sessions.set(key, holder);
    this.#holders.set(credentials.accessKeyId, holder);
    return credentials;
  }

  service(name: string, context?: Readonly<Record<string, string>>): Principal {
    return { arn: name, ...(context && { context }), allows: () => false };
  }

  /** Whose access key it is; undefined for a key that was never given out. */
  holder(accessKeyId: string): KeyHolder | undefined {
    return this.#holders.get(accessKeyId);
  }

  #assume(roleArn: string, assumedBy: string | undefined): Role {
    const role = this.#roleOrThrow(roleArn);
    if (assumedBy === undefined || role.trusts(assumedBy)) return role;
    throw new AwsError(
      'InvalidParameterValueException',
      `The role ${roleArn} cannot be assumed by ${assumedBy}: its AssumeRolePolicyDocument does not allow it sts:AssumeRole.`,
    );
  }

  #roleOrThrow(roleArn: string): Role {
    const role = this.#roles.get(roleArn);
    if (role) return role;
    const name = roleArn.slice(roleArn.indexOf('/') + 1);
    throw new AwsError('NoSuchEntity', `The role with name ${name} cannot be found.`, { statusCode: 404 });
  }
}
