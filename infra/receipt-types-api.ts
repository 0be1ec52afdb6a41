import type { BaseDataSource, GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { Bundles } from './bundle.ts';
import { FunctionDataSource } from './data-sources.ts';
import { servicesOf } from './external-services.ts';
import { NodeFunction } from './node-function.ts';
import type { ReceiptsData } from './receipts-data.ts';
import { limitRates } from './receipts-functions.ts';

export interface ReceiptTypesApiProps {
  readonly api: GraphqlApi;
  readonly data: ReceiptsData;
  readonly bundles: Bundles;
}

/** What tells of receipt types, and what takes new ones: the function that clients reach cannot write. */
export class ReceiptTypesApi extends Construct {
  readonly dataSources: Readonly<Record<string, BaseDataSource>>;

  constructor(scope: Construct, id: string, props: ReceiptTypesApiProps) {
    super(scope, id);
    const source = (name: string, target: NodeFunction): BaseDataSource =>
      new FunctionDataSource(this, `${target.node.id}Source`, { api: props.api, name, target });
    this.dataSources = {
      receiptTypes: source('receiptTypes', this.list(props)),
      defineReceiptType: source('defineReceiptType', this.define(props)),
    };
  }

  private list({ data, bundles }: ReceiptTypesApiProps): NodeFunction {
    const list = new NodeFunction(this, 'List', {
      description: 'Lists the receipt types.',
      bundleDirectory: bundles.directoryOf('receipt-types'),
      memoryMb: 512,
      timeoutSeconds: 10,
      environment: { RATES_TABLE: data.rates.tableName, RECEIPT_TYPES_TABLE: data.receiptTypes.tableName },
    });
    allow(list, ['dynamodb:Query'], data.receiptTypes.tableArn);
    limitRates(list, data);
    return list;
  }

  private define({ data, bundles }: ReceiptTypesApiProps): NodeFunction {
    const define = new NodeFunction(this, 'Define', {
      description: 'Checks the definition of a receipt type and takes it as a new version.',
      bundleDirectory: bundles.directoryOf('define-receipt-type'),
      // Compiles what intake will compile, with the same memory: a set that is too large for it is refused here.
      memoryMb: 1_769,
      // AppSync ends a request after 30 seconds.
      timeoutSeconds: 29,
      environment: {
        RECEIPT_TYPES_TABLE: data.receiptTypes.tableName,
        EXTERNAL_SERVICES: servicesOf(this.node)
          .map(({ name }) => name)
          .join(','),
      },
    });
    allow(define, ['dynamodb:PutItem', 'dynamodb:Query'], data.receiptTypes.tableArn);
    return define;
  }
}
