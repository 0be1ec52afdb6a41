import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CreatedResource, ResourceType } from '../../../local/cloudformation/resource-type.ts';
import { functionResource } from '../../../local/lambda/function-resource.ts';
import { permissionResource } from '../../../local/lambda/permission-resource.ts';
import { FunctionFixture } from './function-fixture.ts';

let fixture: FunctionFixture;
let directory: string;
beforeEach(() => {
  fixture = new FunctionFixture();
  directory = mkdtempSync(join(tmpdir(), 'function-resource-'));
  mkdirSync(join(directory, 'asset'));
});
afterEach(async () => {
  await fixture.remove();
  rmSync(directory, { recursive: true, force: true });
});

/** What CDK writes for a function with nothing special about it. */
const minimal = {
  Code: { S3Bucket: 'assets', S3Key: 'asset' },
  Handler: 'index.handler',
  Role: 'arn:aws:iam::000000000000:role/consumer',
  Runtime: 'nodejs24.x',
};

async function create(
  type: ResourceType,
  properties: object,
  physicalName = 'stack-Function',
): Promise<CreatedResource> {
  return await type.create({
    stackName: 'stack',
    logicalId: 'Function',
    physicalName,
    properties: type.properties.parse(properties),
  });
}

function createFunction(properties: object = {}, physicalName?: string): Promise<CreatedResource> {
  const type = functionResource({ lambda: fixture.lambda, assetPath: (_bucket, key) => join(directory, key) });
  return create(type, { ...minimal, ...properties }, physicalName);
}

describe('AWS::Lambda::Function', () => {
  test('has the defaults of AWS', async () => {
    const arn = 'arn:aws:lambda:eu-central-1:000000000000:function:stack-Function';
    expect(await createFunction()).toEqual({ ref: 'stack-Function', attributes: { Arn: arn } });
    expect(fixture.lambda.configuration('stack-Function')).toEqual({
      name: 'stack-Function',
      arn,
      roleArn: minimal.Role,
      runtime: 'nodejs24.x',
      handler: 'index.handler',
      codeDirectory: join(directory, 'asset'),
      memoryMb: 128,
      systemLogLevel: 'INFO',
      timeoutSeconds: 3,
      environment: {},
      logGroupName: '/aws/lambda/stack-Function',
      logLevel: 'INFO',
      reservedConcurrency: undefined,
      mayLoop: false,
    });
  });

  test('takes what the template says, and what has no effect on one machine', async () => {
    await createFunction({
      FunctionName: 'named',
      MemorySize: '512',
      Timeout: 60,
      Environment: { Variables: { TABLE: 'things' } },
      ReservedConcurrentExecutions: 2,
      RecursiveLoop: 'Allow',
      LoggingConfig: { LogFormat: 'JSON', LogGroup: 'group', ApplicationLogLevel: 'WARN', SystemLogLevel: 'INFO' },
      Architectures: ['arm64'],
      Description: 'does things',
      TracingConfig: { Mode: 'Active' },
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    expect(fixture.lambda.configuration('named')).toMatchObject({
      memoryMb: 512,
      timeoutSeconds: 60,
      environment: { TABLE: 'things' },
      logGroupName: 'group',
      logLevel: 'WARN',
      reservedConcurrency: 2,
      mayLoop: true,
    });
  });

  test('keeps the end of a name that is too long, which tells it from others', async () => {
    const physicalName = `${'stack'.repeat(12)}-Function1A2B3C4D`;
    const { ref } = await createFunction({}, physicalName);
    expect(ref).toBe(physicalName.slice(-64));
  });

  test.each([
    { properties: { VpcConfig: {} }, message: 'Unrecognized key: \\"VpcConfig\\"' },
    { properties: { Layers: ['arn'] }, message: 'Unrecognized key: \\"Layers\\"' },
    { properties: { Code: { ZipFile: 'exports.handler = 1' } }, message: 'S3Bucket' },
    { properties: { Runtime: 'python3.14' }, message: 'nodejs24.x' },
    { properties: { Timeout: 901 }, message: 'Too big' },
    { properties: { MemorySize: 64 }, message: 'Too small' },
    { properties: { Environment: { Variables: { AWS_REGION: 'x' } } }, message: 'names that Lambda keeps for itself' },
    { properties: { Environment: { Variables: { BIG: 'x'.repeat(4_096) } } }, message: 'is larger than 4096 bytes' },
  ])('is refused with $properties', async ({ properties, message }) => {
    await expect((async () => await createFunction(properties))()).rejects.toThrow(message);
  });

  test('is refused when its code is no directory', async () => {
    rmSync(join(directory, 'asset'), { recursive: true });
    await expect(createFunction()).rejects.toThrow('ENOENT');
  });
});

describe('AWS::Lambda::Permission', () => {
  test('lets an account or a service in only as AWS does', async () => {
    await createFunction();
    const type = permissionResource(fixture.lambda);
    const resource = fixture.lambda.arn('stack-Function');
    const permission = { action: 'lambda:InvokeFunction', resource };
    const admits = (arn: string): boolean => fixture.lambda.admits({ arn, allows: () => false }, permission);
    const role = 'arn:aws:sts::000000000000:assumed-role/caller/session';

    await create(type, { Action: 'lambda:InvokeFunction', FunctionName: resource, Principal: '000000000000' });
    // An account is trusted to decide by its own identities' policies.
    expect(admits(role)).toBe(false);

    await create(type, {
      Action: 'lambda:InvokeFunction',
      FunctionName: resource,
      Principal: 'arn:aws:iam::000000000000:role/caller',
    });
    expect(admits(role)).toBe(true);
    expect(admits('arn:aws:sts::000000000000:assumed-role/other/session')).toBe(false);
    expect(admits('appsync.amazonaws.com')).toBe(false);
  });

  test('is refused with what is not carried out, and for a function that is not there', async () => {
    const type = permissionResource(fixture.lambda);
    const given = { Action: 'lambda:InvokeFunction', FunctionName: 'missing', Principal: 'appsync.amazonaws.com' };
    await expect(create(type, given)).rejects.toMatchObject({ code: 'ResourceNotFoundException' });
    await expect(create(type, { ...given, FunctionUrlAuthType: 'NONE' })).rejects.toThrow('FunctionUrlAuthType');
    await expect(create(type, { ...given, Action: 'lambda:GetFunction' })).rejects.toThrow('lambda:InvokeFunction');
  });
});
