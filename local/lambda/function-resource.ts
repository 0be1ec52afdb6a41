import { statSync } from 'node:fs';
import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import { reservedVariables } from './environment-variables.ts';
import { consoleLevels, systemLogLevels, type FunctionConfiguration } from './function-configuration.ts';
import type { Lambda } from './lambda.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const timeoutSecondsDefault = 3;
const timeoutSecondsMax = 900;
const memoryMbDefault = 128;
const memoryMbMax = 10_240;
const variablesBytesMax = 4_096;
const functionNameLengthMax = 64;

const variables = z
  .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]+$/), z.string())
  .refine((all) => Object.keys(all).every((name) => !reservedVariables.has(name)), {
    message: `contains one of the names that Lambda keeps for itself: ${[...reservedVariables].join(', ')}`,
  })
  .refine((all) => Buffer.byteLength(JSON.stringify(all)) <= variablesBytesMax, {
    message: `is larger than ${variablesBytesMax} bytes`,
  });

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
export const functionProperties = z.strictObject({
  FunctionName: z.string().max(functionNameLengthMax).optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  // Both run on this process's Node.js, by the rules of nodejs24.x: handlers without callbacks.
  Runtime: z.enum(['nodejs22.x', 'nodejs24.x']),
  Role: z.string(),
  MemorySize: z.coerce.number().int().min(memoryMbDefault).max(memoryMbMax).default(memoryMbDefault),
  Timeout: z.coerce.number().int().min(1).max(timeoutSecondsMax).default(timeoutSecondsDefault),
  Environment: z.strictObject({ Variables: variables.default({}) }).optional(),
  ReservedConcurrentExecutions: z.coerce.number().int().min(0).optional(),
  // Read when a queue is mapped to the function.
  RecursiveLoop: z.enum(['Allow', 'Terminate']).default('Terminate'),
  LoggingConfig: z
    .strictObject({
      // Lines are JSON in either format.
      LogFormat: z.enum(['JSON', 'Text']).optional(),
      LogGroup: z.string().optional(),
      ApplicationLogLevel: z.enum(consoleLevels).optional(),
      // Lambda's own lines, of an invocation's start and end, are counted and not written.
      SystemLogLevel: z.enum(systemLogLevels).optional(),
    })
    .optional(),
  // Without effect on one machine:
  Architectures: z.tuple([z.enum(['arm64', 'x86_64'])]).optional(),
  Description: z.string().optional(),
  PackageType: z.literal('Zip').optional(),
  RuntimeManagementConfig: z.unknown().optional(),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  TracingConfig: z.strictObject({ Mode: z.enum(['Active', 'PassThrough']) }).optional(),
});

export interface FunctionResourceOptions {
  readonly lambda: Lambda;
  /** The directory of the cloud assembly that holds what would be uploaded under this name. */
  readonly assetPath: (bucket: string, key: string) => string;
}

export function functionResource({ lambda, assetPath }: FunctionResourceOptions): ResourceType {
  return resourceType<z.output<typeof functionProperties>>({
    name: 'AWS::Lambda::Function',
    properties: functionProperties,
    create({ properties, physicalName }) {
      const name = properties.FunctionName ?? physicalName.slice(-functionNameLengthMax);
      const arn = lambda.arn(name);
      const { S3Bucket, S3Key } = properties.Code;
      const codeDirectory = assetPath(S3Bucket, S3Key);
      if (!statSync(codeDirectory).isDirectory()) {
        throw new Error(`The code of ${name}, s3://${S3Bucket}/${S3Key}, is no directory in the cloud assembly.`);
      }
      lambda.register(configurationOf({ name, arn, codeDirectory }, properties));
      return { ref: name, attributes: { Arn: arn } };
    },
  });
}

function configurationOf(
  identity: { name: string; arn: string; codeDirectory: string },
  properties: z.output<typeof functionProperties>,
): FunctionConfiguration {
  return {
    ...identity,
    roleArn: properties.Role,
    runtime: properties.Runtime,
    handler: properties.Handler,
    memoryMb: properties.MemorySize,
    timeoutSeconds: properties.Timeout,
    environment: properties.Environment?.Variables ?? {},
    logGroupName: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${identity.name}`,
    logLevel: properties.LoggingConfig?.ApplicationLogLevel ?? 'INFO',
    systemLogLevel: properties.LoggingConfig?.SystemLogLevel ?? 'INFO',
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    mayLoop: properties.RecursiveLoop === 'Allow',
  };
}
