import { Aws } from 'aws-cdk-lib';
import { BackedDataSource, type GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { NodeFunction } from './node-function.ts';

export interface TableDataSourceProps {
  readonly api: GraphqlApi;
  readonly name: string;
  readonly table: TableV2;
  /** What resolvers do with the table, and nothing else. */
  readonly actions: readonly string[];
}

/** CDK's own table data source grants reading and writing as a whole; this one grants what its resolvers use. */
export class TableDataSource extends BackedDataSource {
  constructor(scope: Construct, id: string, { api, name, table, actions }: TableDataSourceProps) {
    super(
      scope,
      id,
      { api, name },
      { type: 'AMAZON_DYNAMODB', dynamoDbConfig: { tableName: table.tableName, awsRegion: Aws.REGION } },
    );
    allow(this, actions, table.tableArn);
  }
}

export interface FunctionDataSourceProps {
  readonly api: GraphqlApi;
  readonly name: string;
  readonly target: NodeFunction;
}

/** CDK's own function data source may also call every version of the function; this one calls the function. */
export class FunctionDataSource extends BackedDataSource {
  constructor(scope: Construct, id: string, { api, name, target }: FunctionDataSourceProps) {
    super(scope, id, { api, name }, { type: 'AWS_LAMBDA', lambdaConfig: { lambdaFunctionArn: target.functionArn } });
    allow(this, ['lambda:InvokeFunction'], target.functionArn);
  }
}
