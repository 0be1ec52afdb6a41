import type { GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { Bundles } from './bundle.ts';
import { NodeFunction, type NodeFunctionProps } from './node-function.ts';
import type { ReceiptsData } from './receipts-data.ts';

/** The function buys its callers' requests from their contracts' accounts. */
export function limitRates(target: NodeFunction, data: ReceiptsData): void {
  allow(target, ['dynamodb:UpdateItem'], data.rates.tableArn);
}

/** What answers the API: the functions behind AppSync. None of them holds a client's request longer than AppSync does. */
export class ApiFunctions extends Construct {
  readonly authorize: NodeFunction;
  readonly admit: NodeFunction;
  readonly intake: NodeFunction;
  readonly submitReceipts: NodeFunction;
  readonly history: NodeFunction;
  readonly document: NodeFunction;
  readonly operator: NodeFunction;

  constructor(scope: Construct, id: string, { data, bundles }: { data: ReceiptsData; bundles: Bundles }) {
    super(scope, id);
    const make = (name: string, props: NodeFunctionProps): NodeFunction => new NodeFunction(this, name, props);

    this.authorize = make('Authorize', {
      description: 'Turns an API key into its contract.',
      bundleDirectory: bundles.directoryOf('authorize'),
      // One read and one hash: memory buys the cold start's processor time, nothing else.
      memoryMb: 512,
      // AppSync itself gives an authorizer 10 seconds.
      timeoutSeconds: 5,
      environment: { CONTRACTS_TABLE: data.contracts.tableName },
    });
    allow(this.authorize, ['dynamodb:GetItem'], data.contracts.tableArn);

    this.admit = make('Admit', {
      description: 'Holds a contract to its rate, before look-ups that need no other function.',
      bundleDirectory: bundles.directoryOf('admit'),
      // Mostly it subtracts one in memory.
      memoryMb: 256,
      timeoutSeconds: 5,
      environment: { RATES_TABLE: data.rates.tableName },
    });
    limitRates(this.admit, data);

    this.intake = make('Intake', {
      description: 'Validates a submitted document; writes nothing.',
      bundleDirectory: bundles.directoryOf('intake'),
      // Parsing and validating is processor work inside the client's 500 ms: one whole processor.
      memoryMb: 1_769,
      timeoutSeconds: 10,
      environment: { RATES_TABLE: data.rates.tableName, RECEIPT_TYPES_TABLE: data.receiptTypes.tableName },
    });
    allow(this.intake, ['dynamodb:Query'], data.receiptTypes.tableArn);
    limitRates(this.intake, data);

    this.submitReceipts = make('SubmitReceipts', {
      description: 'Validates, claims and stores up to 25 receipts.',
      bundleDirectory: bundles.directoryOf('submit-receipts'),
      // As intake, 25 times.
      memoryMb: 1_769,
      // AppSync ends a request after 30 seconds.
      timeoutSeconds: 29,
      environment: {
        CLAIMS_TABLE: data.claims.tableName,
        RATES_TABLE: data.rates.tableName,
        RECEIPTS_TABLE: data.receipts.tableName,
        RECEIPT_TYPES_TABLE: data.receiptTypes.tableName,
      },
    });
    allow(this.submitReceipts, ['dynamodb:Query'], data.receiptTypes.tableArn);
    allow(this.submitReceipts, ['dynamodb:PartiQLInsert', 'dynamodb:UpdateItem'], data.claims.tableArn);
    allow(this.submitReceipts, ['dynamodb:PartiQLInsert', 'dynamodb:PutItem'], data.receipts.tableArn);
    limitRates(this.submitReceipts, data);

    this.history = make('History', {
      description: 'Pages through the receipts of a range of time.',
      bundleDirectory: bundles.directoryOf('history'),
      // A page of 10,000 receipts is read, merged and written within one processor's second.
      memoryMb: 1_769,
      // AppSync ends a request after 30 seconds.
      timeoutSeconds: 29,
      environment: { RATES_TABLE: data.rates.tableName, RECEIPTS_TABLE: data.receipts.tableName },
    });
    allow(this.history, ['dynamodb:Query'], data.receipts.tableArn);
    limitRates(this.history, data);

    this.document = make('Document', {
      description: 'Restores a stored document to the text that was submitted.',
      bundleDirectory: bundles.directoryOf('document'),
      memoryMb: 512,
      timeoutSeconds: 10,
    });

    this.operator = make('Contracts', {
      description: 'Signs, renews, ends and lists contracts for an operator.',
      bundleDirectory: bundles.directoryOf('contracts'),
      memoryMb: 512,
      timeoutSeconds: 10,
      environment: { CONTRACTS_TABLE: data.contracts.tableName },
    });
    allow(this.operator, ['dynamodb:PutItem', 'dynamodb:Scan', 'dynamodb:UpdateItem'], data.contracts.tableArn);
  }
}

export interface BackendFunctionsProps {
  readonly api: GraphqlApi;
  readonly data: ReceiptsData;
  readonly bundles: Bundles;
}

/** What works behind the answer, besides registering: the functions that streams wake. */
export class BackendFunctions extends Construct {
  readonly announce: NodeFunction;

  constructor(scope: Construct, id: string, { api, data, bundles }: BackendFunctionsProps) {
    super(scope, id);
    this.announce = new NodeFunction(this, 'Announce', {
      description: 'Puts every change of a receipt on the event stream and publishes it to subscribers.',
      bundleDirectory: bundles.directoryOf('announce'),
      memoryMb: 512,
      timeoutSeconds: 60,
      environment: {
        CONTRACTS_TABLE: data.contracts.tableName,
        EVENT_STREAM: data.events.streamName,
        GRAPHQL_URL: api.graphqlUrl,
      },
    });
    allow(this.announce, ['kinesis:PutRecords'], data.events.streamArn);
    allow(this.announce, ['dynamodb:BatchGetItem'], data.contracts.tableArn);
    api.grantMutation(this.announce, 'publishReceiptStatus');
  }
}
