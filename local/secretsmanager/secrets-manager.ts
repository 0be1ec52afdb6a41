import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsService, Permission } from '../aws/service.ts';
import type { Clock } from '../clock.ts';
import type { Environment } from '../cloudformation/resource-type.ts';
import { Meter } from '../meter/meter.ts';
import type { Store, Table } from '../store/store.ts';

export interface SecretsManagerOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly environment: Environment;
  readonly meter?: Meter;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
const secretBytesMax = 65_536;
/** Versions without a stage go away some day; two with one is all that is kept here. */
const current = 'AWSCURRENT';
const previous = 'AWSPREVIOUS';

const versionSchema = z.strictObject({ id: z.string(), secretString: z.string(), createdMs: z.number() });
const secretSchema = z.strictObject({ current: versionSchema, previous: versionSchema.optional() });
type Secret = z.infer<typeof secretSchema>;
type Version = z.infer<typeof versionSchema>;

const getInput = z.strictObject({
  SecretId: z.string().min(1).max(2_048),
  VersionId: z.string().optional(),
  VersionStage: z.string().optional(),
});
const putInput = z.strictObject({
  SecretId: z.string().min(1).max(2_048),
  ClientRequestToken: z.string().min(32).max(64).optional(),
  SecretString: z.string(),
});

const actions: Readonly<Record<string, string>> = {
  GetSecretValue: 'secretsmanager:GetSecretValue',
  PutSecretValue: 'secretsmanager:PutSecretValue',
};

/** Secrets of text: reading them, and putting a new value in the place of the current one. */
export class SecretsManager implements AwsService {
  readonly name = 'secretsmanager';
  readonly #options: SecretsManagerOptions;
  readonly #meter: Meter;
  readonly #table: Table;

  constructor(options: SecretsManagerOptions) {
    this.#options = options;
    this.#meter = options.meter ?? new Meter();
    this.#table = options.store.table('secretsmanager/secrets');
  }

  /** Finds the secret as an earlier start left it, or keeps a first value. Answers its ARN. */
  async createSecret(name: string, firstValue: () => string): Promise<string> {
    if (!this.#find(name)) {
      const version = { id: randomUUID(), secretString: firstValue(), createdMs: this.#options.clock.nowMs() };
      await this.#keep(name, { current: version });
    }
    return this.#arn(name);
  }

  permissions(operation: string, input: unknown): readonly Permission[] {
    const action = Object.hasOwn(actions, operation) ? actions[operation] : undefined;
    if (action === undefined) {
      const known = Object.keys(actions).join(', ');
      throw new AwsError('UnknownOperationException', `Secrets Manager has no "${operation}" here; it has ${known}.`);
    }
    const { SecretId: secretId } = parseOrThrow(z.looseObject({ SecretId: z.string() }), input);
    return [{ action, resource: this.#arn(this.#nameOf(secretId)) }];
  }

  async execute(operation: string, input: unknown): Promise<unknown> {
    if (operation === 'PutSecretValue') return await this.#put(parseOrThrow(putInput, input));
    return this.#get(parseOrThrow(getInput, input));
  }

  /** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
  #get({ SecretId, VersionId, VersionStage }: z.infer<typeof getInput>): unknown {
    const name = this.#nameOf(SecretId);
    this.#meter.spent('secretsCalls', name).add('GetSecretValue', 1);
    const secret = this.#findOrThrow(name);
    const staged = [
      { stage: current, version: secret.current },
      ...(secret.previous ? [{ stage: previous, version: secret.previous }] : []),
    ];
    const wantedStage = VersionStage ?? (VersionId === undefined ? current : undefined);
    const found = staged.find(
      ({ stage, version }) =>
        (wantedStage === undefined || stage === wantedStage) && (VersionId === undefined || version.id === VersionId),
    );
    if (!found) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for ${VersionId === undefined ? `staging label: ${wantedStage}` : `VersionId: ${VersionId}`}`,
      );
    }
    const { stage, version } = found;
    return {
      ARN: this.#arn(name),
      Name: name,
      VersionId: version.id,
      SecretString: version.secretString,
      VersionStages: [stage],
      CreatedDate: version.createdMs / 1000,
    };
  }

  /** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html */
  async #put({ SecretId, ClientRequestToken, SecretString }: z.infer<typeof putInput>): Promise<unknown> {
    const name = this.#nameOf(SecretId);
    this.#meter.spent('secretsCalls', name).add('PutSecretValue', 1);
    const secret = this.#findOrThrow(name);
    if (Buffer.byteLength(SecretString) > secretBytesMax) {
      throw invalid(`A secret has at most ${secretBytesMax} bytes.`);
    }
    const id = ClientRequestToken ?? randomUUID();
    const known = [secret.current, secret.previous].find((version) => version?.id === id);
    if (known && known.secretString !== SecretString) {
      throw new AwsError('ResourceExistsException', `The version ${id} holds another value.`);
    }
    if (!known) {
      const version: Version = { id, secretString: SecretString, createdMs: this.#options.clock.nowMs() };
      await this.#keep(name, { current: version, previous: secret.current });
    }
    return { ARN: this.#arn(name), Name: name, VersionId: id, VersionStages: [current] };
  }

  #find(name: string): Secret | undefined {
    const value = this.#table.get(Buffer.from(name));
    return value && secretSchema.parse(JSON.parse(Buffer.from(value).toString()));
  }

  #findOrThrow(name: string): Secret {
    const secret = this.#find(name);
    if (secret) return secret;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  #keep(name: string, secret: Secret): Promise<void> {
    return this.#options.store.transact((transaction) => {
      transaction.put(this.#table, Buffer.from(name), Buffer.from(JSON.stringify(secret)));
    });
  }

  /** A secret goes by its name, its ARN, or its ARN without the six characters at the end. */
  #nameOf(secretId: string): string {
    if (!secretId.startsWith('arn:')) return secretId;
    const name = secretId.slice(secretId.lastIndexOf(':') + 1);
    return this.#find(name) ? name : name.replace(/-[0-9a-f]{6}$/, '');
  }

  /** AWS ends an ARN with six characters at random; here they come from the name, so that it is the same at every start. */
  #arn(name: string): string {
    const { partition, region, accountId } = this.#options.environment;
    const suffix = createHash('sha256').update(name).digest('hex').slice(0, 6);
    return `arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}-${suffix}`;
  }
}

function parseOrThrow<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}
