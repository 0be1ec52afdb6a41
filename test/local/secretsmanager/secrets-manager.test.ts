import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdjustableClock } from '../../../local/clock.ts';
import { generatedSecretString, generateSecretString } from '../../../local/secretsmanager/generated-password.ts';
import { secretsManagerResources } from '../../../local/secretsmanager/resource.ts';
import { SecretsManager } from '../../../local/secretsmanager/secrets-manager.ts';
import { Store } from '../../../local/store/store.ts';
import { serveToSdk } from '../sdk-endpoint.ts';

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;

let directory: string;
let store: Store;
let secrets: SecretsManager;
let client: SecretsManagerClient;
let close: () => Promise<void>;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'secrets-'));
  await open();
});
afterEach(async () => {
  await shut();
  rmSync(directory, { recursive: true });
});

async function open(): Promise<void> {
  store = Store.open(directory);
  secrets = new SecretsManager({ store, clock: new AdjustableClock(), environment });
  const served = await serveToSdk(secrets);
  client = new SecretsManagerClient(served.options);
  close = served.close;
}

async function shut(): Promise<void> {
  client.destroy();
  await close();
  await store.close();
}

async function valueOf(SecretId: string, VersionStage?: string): Promise<string | undefined> {
  return (await client.send(new GetSecretValueCommand({ SecretId, ...(VersionStage && { VersionStage }) })))
    .SecretString;
}

describe('SecretsManager', () => {
  it('gives a secret by its name and by its ARN, the same after a restart', async () => {
    const arn = await secrets.createSecret('Data-Tax', () => 'first');
    expect(arn).toMatch(/^arn:aws:secretsmanager:eu-central-1:000000000000:secret:Data-Tax-[0-9a-f]{6}$/);
    const answer = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    expect(answer).toMatchObject({ ARN: arn, Name: 'Data-Tax', SecretString: 'first', VersionStages: ['AWSCURRENT'] });
    expect(answer.CreatedDate).toBeInstanceOf(Date);
    await shut();
    await open();
    expect(await secrets.createSecret('Data-Tax', () => 'second')).toBe(arn);
    expect(await valueOf('Data-Tax')).toBe('first');
  });

  it('keeps the value before as AWSPREVIOUS', async () => {
    const arn = await secrets.createSecret('s', () => 'first');
    await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: 'second' }));
    expect([await valueOf(arn), await valueOf(arn, 'AWSPREVIOUS')]).toEqual(['second', 'first']);
  });

  it('says that there is no such secret, or no such version of it', async () => {
    await expect(valueOf('none')).rejects.toThrow(ResourceNotFoundException);
    await secrets.createSecret('s', () => 'first');
    await expect(valueOf('s', 'AWSPREVIOUS')).rejects.toThrow('staging label: AWSPREVIOUS');
    await expect(client.send(new GetSecretValueCommand({ SecretId: 's', VersionId: 'x' }))).rejects.toThrow(
      'VersionId: x',
    );
  });

  it('asks for the permission on the secret', () => {
    const [permission] = secrets.permissions('GetSecretValue', { SecretId: 's' });
    expect(permission).toMatchObject({ action: 'secretsmanager:GetSecretValue' });
    expect(permission?.resource).toMatch(/:secret:s-[0-9a-f]{6}$/);
    expect(() => secrets.permissions('DeleteSecret', { SecretId: 's' })).toThrow('no "DeleteSecret" here');
  });
});

describe('AWS::SecretsManager::Secret', () => {
  it('generates its first value as the template says', () => {
    const request = fc.record({
      PasswordLength: fc.integer({ min: 4, max: 60 }),
      ExcludePunctuation: fc.boolean(),
      ExcludeNumbers: fc.boolean(),
      ExcludeCharacters: fc.constantFrom('', 'abc', '"@/'),
    });
    fc.assert(
      fc.property(request, (asked) => {
        const password = generatedSecretString(generateSecretString.parse(asked));
        expect(password).toHaveLength(asked.PasswordLength);
        expect([...password].filter((character) => asked.ExcludeCharacters.includes(character))).toEqual([]);
        expect(/\d/.test(password)).toBe(!asked.ExcludeNumbers);
        expect(/[^a-zA-Z0-9]/.test(password)).toBe(!asked.ExcludePunctuation);
      }),
    );
  });

  it('puts a password into its template', () => {
    const request = { SecretStringTemplate: '{"user":"till"}', GenerateStringKey: 'password', PasswordLength: 5 };
    const value = JSON.parse(generatedSecretString(generateSecretString.parse(request))) as { password: string };
    expect(value).toEqual({ user: 'till', password: expect.stringMatching(/^.{5}$/) as unknown });
  });

  it('refuses what it does not carry out, by name', () => {
    const [type] = secretsManagerResources(secrets);
    const refused = type?.properties.safeParse({ GenerateSecretString: {}, KmsKeyId: 'k', ReplicaRegions: [] });
    expect(refused?.error?.message).toMatch(/KmsKeyId.*ReplicaRegions/s);
    expect(type?.properties.safeParse({}).error?.message).toMatch(/either GenerateSecretString or SecretString/);
  });
});
