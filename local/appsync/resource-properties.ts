import { z } from 'zod';

/**
 * The properties that this runtime carries out, as aws-cdk-lib synthesizes them. Strict: any other stops the start.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/AWS_AppSync.html
 */

/** CloudFormation hands numbers and booleans on as text when they pass a parameter. */
const integer = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)]);

const authenticationType = z.enum(['AWS_LAMBDA', 'AWS_IAM'], {
  error: (issue) =>
    `Authorization mode "${String(issue.input)}" is not carried out; this runtime carries out AWS_LAMBDA and AWS_IAM.`,
});

const lambdaAuthorizerConfig = z.strictObject({
  AuthorizerUri: z.string(),
  IdentityValidationExpression: z.string().optional(),
  AuthorizerResultTtlInSeconds: integer.refine((seconds) => seconds <= 3_600).optional(),
});

export const graphqlApiProperties = z.strictObject({
  Name: z.string(),
  AuthenticationType: authenticationType,
  AdditionalAuthenticationProviders: z
    .array(
      z.strictObject({
        AuthenticationType: authenticationType,
        LambdaAuthorizerConfig: lambdaAuthorizerConfig.optional(),
      }),
    )
    .optional(),
  LambdaAuthorizerConfig: lambdaAuthorizerConfig.optional(),
  EnvironmentVariables: z
    .record(z.string().regex(/^[A-Za-z]\w{1,63}$/), z.string().max(512))
    .refine((variables) => Object.keys(variables).length <= 50)
    .optional(),
  IntrospectionConfig: z.enum(['ENABLED', 'DISABLED']).optional(),
  QueryDepthLimit: integer.refine((limit) => limit <= 75).optional(),
  ResolverCountLimit: integer.refine((limit) => limit <= 10_000).optional(),
  Visibility: z.literal('GLOBAL').optional(),
  ApiType: z.literal('GRAPHQL').optional(),
  OwnerContact: z.string().max(256).optional(),
  // Denied requests are logged from ERROR upwards; verbose content never is.
  LogConfig: z
    .strictObject({
      CloudWatchLogsRoleArn: z.string(),
      FieldLogLevel: z.enum(['NONE', 'ERROR', 'INFO', 'DEBUG', 'ALL']),
      ExcludeVerboseContent: z.literal(true, {
        error:
          'Verbose content is not logged here: set ExcludeVerboseContent, or keys and documents are logged on AWS.',
      }),
    })
    .optional(),
  // Without effect on one machine: traces, metrics and tags are AWS's own.
  XrayEnabled: z.unknown().optional(),
  EnhancedMetricsConfig: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

export const graphqlSchemaProperties = z.strictObject({ ApiId: z.string(), Definition: z.string() });

export const dataSourceProperties = z
  .strictObject({
    ApiId: z.string(),
    Name: z.string().regex(/^[_A-Za-z][_0-9A-Za-z-]*$/),
    Description: z.string().optional(),
    Type: z.enum(['NONE', 'AWS_LAMBDA', 'AMAZON_DYNAMODB'], {
      error: (issue) => `Data source type "${String(issue.input)}" is not carried out.`,
    }),
    ServiceRoleArn: z.string().optional(),
    LambdaConfig: z.strictObject({ LambdaFunctionArn: z.string() }).optional(),
    DynamoDBConfig: z.strictObject({ TableName: z.string(), AwsRegion: z.string() }).optional(),
    // Without effect on one machine.
    MetricsConfig: z.unknown().optional(),
  })
  .superRefine((properties, context) => {
    const needsRole = properties.Type !== 'NONE' && properties.ServiceRoleArn === undefined;
    const needsLambda = properties.Type === 'AWS_LAMBDA' && !properties.LambdaConfig;
    const needsTable = properties.Type === 'AMAZON_DYNAMODB' && !properties.DynamoDBConfig;
    const missing = needsRole ? 'ServiceRoleArn' : needsLambda ? 'LambdaConfig' : needsTable ? 'DynamoDBConfig' : null;
    if (missing) context.addIssue({ code: 'custom', message: `${properties.Type} needs ${missing}.`, path: [missing] });
  });

const runtime = z.strictObject({ Name: z.literal('APPSYNC_JS'), RuntimeVersion: z.literal('1.0.0') });
const batchSize = integer.refine((size) => size <= 2_000);

export const functionProperties = z.strictObject({
  ApiId: z.string(),
  Name: z.string(),
  Description: z.string().optional(),
  DataSourceName: z.string(),
  FunctionVersion: z.literal('2018-05-29').optional(),
  Runtime: runtime,
  Code: z.string().optional(),
  CodeS3Location: z.string().optional(),
  MaxBatchSize: batchSize.optional(),
});

/** "Functions per pipeline resolver": https://docs.aws.amazon.com/general/latest/gr/appsync.html */
const PIPELINE_FUNCTIONS_MAX = 10;

export const resolverProperties = z.strictObject({
  ApiId: z.string(),
  TypeName: z.string(),
  FieldName: z.string(),
  Kind: z.enum(['UNIT', 'PIPELINE']).optional(),
  DataSourceName: z.string().optional(),
  PipelineConfig: z.strictObject({ Functions: z.array(z.string()).max(PIPELINE_FUNCTIONS_MAX).optional() }).optional(),
  Runtime: runtime.optional(),
  Code: z.string().optional(),
  CodeS3Location: z.string().optional(),
  MaxBatchSize: batchSize.optional(),
  // Without effect on one machine.
  MetricsConfig: z.unknown().optional(),
});

export type GraphqlApiProperties = z.infer<typeof graphqlApiProperties>;
export type GraphqlSchemaProperties = z.infer<typeof graphqlSchemaProperties>;
export type DataSourceProperties = z.infer<typeof dataSourceProperties>;
export type FunctionProperties = z.infer<typeof functionProperties>;
export type ResolverProperties = z.infer<typeof resolverProperties>;
