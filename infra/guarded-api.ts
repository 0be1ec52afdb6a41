import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AuthorizationType, CfnGraphQLApi, Definition, GraphqlApi, IntrospectionConfig } from 'aws-cdk-lib/aws-appsync';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { NodeFunction } from './node-function.ts';

export interface GuardedApiProps {
  readonly schemaFile: string;
  readonly authorizer: NodeFunction;
}

/** `rcpt_<contract's ULID>_<32 bytes as base64url>`: what has another shape costs no call of the authorizer. */
const apiKeyPattern = '^rcpt_[0-7][0-9A-HJKMNP-TV-Z]{25}_[A-Za-z0-9_-]{43}$';

/** An ended contract is shut out after this long at the latest; a busy client costs one authorizer call in that time. */
const authorizerTtlSeconds = 60;

/**
 * The schema nests five deep at most, since no type contains itself. What may go deeper is the introspection query that
 * generators send, 15 deep.
 */
const queryDepthMax = 16;

/** AppSync's own quota: a page of 10,000 receipts with their documents is refused rather than half answered. */
const resolverCountMax = 10_000;

/** The GraphQL API: clients by API key (a Lambda decides), operators and the backend by IAM. */
export function guardedApi(scope: Construct, id: string, { schemaFile, authorizer }: GuardedApiProps): GraphqlApi {
  const api = new GraphqlApi(scope, id, {
    name: 'receipts',
    definition: Definition.fromFile(schemaFile),
    authorizationConfig: {
      defaultAuthorization: {
        authorizationType: AuthorizationType.LAMBDA,
        lambdaAuthorizerConfig: {
          handler: authorizer,
          resultsCacheTtl: Duration.seconds(authorizerTtlSeconds),
          validationRegex: apiKeyPattern,
        },
      },
      additionalAuthorizationModes: [{ authorizationType: AuthorizationType.IAM }],
    },
    // The schema is what integrators are given: their generators read it from here, with their key, and nobody else can.
    introspectionConfig: IntrospectionConfig.ENABLED,
    queryDepthLimit: queryDepthMax,
    resolverCountLimit: resolverCountMax,
  });
  logErrors(scope, id, api);
  return api;
}

/**
 * Errors only, and no documents in them: full logs would cost more than the API itself (0.50 USD per GB). CDK's own
 * `logConfig` would add a custom resource with a Lambda of its own just to set the retention.
 */
function logErrors(scope: Construct, id: string, api: GraphqlApi): void {
  const logGroup = new LogGroup(scope, `${id}Logs`, {
    // AppSync writes to this name and no other: https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
    logGroupName: `/aws/appsync/apis/${api.apiId}`,
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${id}LogsRole`, { assumedBy: new ServicePrincipal('appsync.amazonaws.com') });
  allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], logGroup.logGroupArn);
  const resource = api.node.defaultChild;
  if (!(resource instanceof CfnGraphQLApi))
    throw new Error("CDK no longer makes an API its construct's default child.");
  Validations.of(resource).acknowledge({
    id: 'AwsSolutions-ASC3',
    reason: 'Errors are logged; verbose content is not, since it holds what people bought and costs more than the API.',
  });
  resource.logConfig = { cloudWatchLogsRoleArn: role.roleArn, excludeVerboseContent: true, fieldLogLevel: 'ERROR' };
}
