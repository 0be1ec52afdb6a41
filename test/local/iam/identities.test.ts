import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { IamIdentities } from '../../../local/iam/identities.ts';
import { operatorCredentials } from '../../../local/iam/operator.ts';
import { iamResources } from '../../../local/iam/resource.ts';

const environment = { partition: 'aws', accountId: '000000000000', region: 'eu-central-1' } as const;
const operator = { accessKeyId: 'AKIAOPERATOROPERATOR', secretAccessKey: 'secret-secret-secret' };
const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Things';
const trust = (service: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: service } }],
});
const document = (statement: object): object => ({ Version: '2012-10-17', Statement: [statement] });

let identities: IamIdentities;

beforeEach(() => {
  identities = new IamIdentities({ environment, operator });
});

describe('AWS::IAM::Role', () => {
  test('gives its name and ARN, and lets in the service that it trusts', async () => {
    const created = await create('AWS::IAM::Role', 'Worker', {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
    });
    expect(created).toEqual({ ref: 'App-Worker', attributes: { Arn: 'arn:aws:iam::000000000000:role/App-Worker' } });
    const arn = 'arn:aws:iam::000000000000:role/App-Worker';
    expect(identities.role(arn, 'one', 'lambda.amazonaws.com').arn).toBe(
      'arn:aws:sts::000000000000:assumed-role/App-Worker/one',
    );
    expect(() => identities.role(arn, 'one', 'appsync.amazonaws.com')).toThrow(
      'cannot be assumed by appsync.amazonaws.com',
    );
    expect(() => identities.credentials('arn:aws:iam::000000000000:role/Nobody', 'one')).toThrow(
      'The role with name Nobody cannot be found.',
    );
  });

  test('allows what its inline policies allow', async () => {
    await create('AWS::IAM::Role', 'Worker', {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      Policies: [
        { PolicyName: 'p', PolicyDocument: document({ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: table }) },
      ],
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'],
    });
    const principal = identities.role('arn:aws:iam::000000000000:role/App-Worker', 'one');
    expect(principal.allows({ action: 'dynamodb:GetItem', resource: table })).toBe(true);
    expect(principal.allows({ action: 'dynamodb:PutItem', resource: table })).toBe(false);
    expect(principal.allows({ action: 'logs:PutLogEvents', resource: '*' })).toBe(true);
  });

  test('refuses a managed policy and a property that are not carried out, by name', async () => {
    const properties = {
      AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      PermissionsBoundary: 'arn:aws:iam::aws:policy/AdministratorAccess',
    };
    await expect(create('AWS::IAM::Role', 'Worker', properties)).rejects.toThrow(/AdministratorAccess.+known are/);
    await expect(create('AWS::IAM::Role', 'Worker', properties)).rejects.toThrow(/PermissionsBoundary/);
  });
});

describe('AWS::IAM::Policy', () => {
  test('reaches sessions that were begun before it was attached', async () => {
    await create('AWS::IAM::Role', 'Worker', { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') });
    const principal = identities.role('arn:aws:iam::000000000000:role/App-Worker', 'one');
    const permission = { action: 'dynamodb:PutItem', resource: table };
    expect(principal.allows(permission)).toBe(false);
    await create('AWS::IAM::Policy', 'Grant', {
      PolicyName: 'grant',
      Roles: ['App-Worker'],
      PolicyDocument: document({ Effect: 'Allow', Action: ['dynamodb:PutItem'], Resource: [table] }),
    });
    expect(principal.allows(permission)).toBe(true);
    expect(principal.denies?.(permission)).toBe(false);
    await create('AWS::IAM::Policy', 'Ban', {
      PolicyName: 'ban',
      Roles: ['App-Worker'],
      PolicyDocument: document({ Effect: 'Deny', Action: '*', Resource: '*' }),
    });
    expect(principal.allows(permission)).toBe(false);
    expect(principal.denies?.(permission)).toBe(true);
  });
});

describe('Credentials of a session', () => {
  test('stay the same for the same session and lead back to its principal', async () => {
    await create('AWS::IAM::Role', 'Worker', { AssumeRolePolicyDocument: trust('lambda.amazonaws.com') });
    const arn = 'arn:aws:iam::000000000000:role/App-Worker';
    const first = identities.credentials(arn, 'one');
    expect(first.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(identities.credentials(arn, 'one')).toEqual(first);
    expect(identities.credentials(arn, 'two')).not.toEqual(first);
    expect(identities.holder(first.accessKeyId)?.principal.arn).toMatch(/App-Worker\/one$/);
    expect(identities.holder('ASIAXXXXXXXXXXXXXXXX')).toBeUndefined();
  });
});

describe('The operator', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'operator-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test('keeps the same keys over restarts, in a file that only the owner reads', () => {
    const first = operatorCredentials(directory);
    expect(operatorCredentials(directory)).toEqual(first);
    expect(JSON.parse(readFileSync(join(directory, 'operator.json'), 'utf8'))).toEqual(first);
    expect(statSync(join(directory, 'operator.json')).mode & 0o777).toBe(0o600);
  });

  test('refuses a damaged file rather than making new keys', () => {
    writeFileSync(join(directory, 'operator.json'), '{"accessKeyId":');
    expect(() => operatorCredentials(directory)).toThrow(/Cannot read .+operator.json/);
  });

  test('has every right', () => {
    const principal = identities.holder(operator.accessKeyId)?.principal;
    expect(principal?.allows({ action: 'dynamodb:DeleteTable', resource: table })).toBe(true);
  });
});

async function create(typeName: string, logicalId: string, properties: unknown): Promise<unknown> {
  const type = iamResources(identities).find((candidate) => candidate.name === typeName);
  if (!type) throw new Error(`No type ${typeName}`);
  const physicalName = `App-${logicalId}`;
  return type.create({ stackName: 'App', logicalId, physicalName, properties: type.properties.parse(properties) });
}
