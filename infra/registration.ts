import { Stack } from 'aws-cdk-lib';
import type { BaseDataSource, GraphqlApi } from 'aws-cdk-lib/aws-appsync';
import { Construct } from 'constructs';
import { allow } from './allow.ts';
import type { Bundles } from './bundle.ts';
import { FunctionDataSource } from './data-sources.ts';
import { constructName, servicesOf } from './external-services.ts';
import { NodeFunction } from './node-function.ts';
import { QueueConsumer } from './queue-consumer.ts';
import type { ReceiptsData } from './receipts-data.ts';
import { retryTimeoutSeconds, ServiceConnection } from './service-connection.ts';
import { TableStreamConsumer } from './table-stream-consumer.ts';

export interface RegistrationProps {
  readonly api: GraphqlApi;
  readonly data: ReceiptsData;
  readonly bundles: Bundles;
}

/** Everything that registers receipts with external services: at once, again, and when an operator says so. */
export class Registration extends Construct {
  readonly dataSources: Readonly<Record<string, BaseDataSource>>;

  constructor(scope: Construct, id: string, props: RegistrationProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const connections = servicesOf(this.node).map(
      (service) => new ServiceConnection(stack, service, props.data.secrets.of(service)),
    );
    this.register(props, connections);
    this.retry(props, connections);
    this.dataSources = { redrive: this.redrive(props, connections) };
  }

  private register({ data, bundles }: RegistrationProps, connections: readonly ServiceConnection[]): void {
    const register = new NodeFunction(this, 'Register', {
      description: 'Registers new receipts with every external service.',
      bundleDirectory: bundles.directoryOf('register'),
      // Waits for the services nearly all of its time, and waiting is paid by the megabyte.
      memoryMb: 512,
      timeoutSeconds: 60,
      environment: this.environment(data, connections),
    });
    allow(register, ['dynamodb:PartiQLUpdate'], data.receipts.tableArn);
    for (const connection of connections) connection.allowCalls(register);
    // A stream has room for two readers, and this is one: announcing is the other.
    const { setAside } = new TableStreamConsumer(this, 'NewReceipts', {
      table: data.receipts,
      consumer: register,
      batchSize: 100,
      parallelizationFactor: 3,
      eventNames: ['INSERT'],
      retryAttempts: 10,
      whoIsHurt:
        'Clients whose new receipts stay PENDING: registering is set aside or more than a minute behind. See the errors of ' +
        'the function Register, then npm run redrive -- --set-aside.',
    });
    register.addEnvironment('SET_ASIDE_QUEUE_URL', setAside.queueUrl);
  }

  private retry({ data, bundles }: RegistrationProps, connections: readonly ServiceConnection[]): void {
    const retry = new NodeFunction(this, 'Retry', {
      description: 'Asks about registrations of unknown outcome, and tries them again.',
      bundleDirectory: bundles.directoryOf('retry'),
      memoryMb: 512,
      timeoutSeconds: retryTimeoutSeconds,
      mayLoop: true,
      environment: this.environment(data, connections),
    });
    allow(retry, ['dynamodb:GetItem', 'dynamodb:PartiQLUpdate'], data.receipts.tableArn);
    for (const connection of connections) {
      connection.allowCalls(retry);
      connection.allowGivingUp(retry);
      new QueueConsumer(this, `${constructName(connection.service)}Retry`, {
        queue: connection.retries,
        consumer: retry,
        batchSize: 10,
        concurrencyMax: connection.service.retryConcurrency,
      });
    }
  }

  private redrive(
    { api, data, bundles }: RegistrationProps,
    connections: readonly ServiceConnection[],
  ): BaseDataSource {
    const redrive = new NodeFunction(this, 'Redrive', {
      description:
        'Puts the open registrations of a receipt back to work, and has receipts and orders announced once more.',
      bundleDirectory: bundles.directoryOf('redrive'),
      memoryMb: 512,
      timeoutSeconds: 10,
      environment: {
        RECEIPTS_TABLE: data.receipts.tableName,
        ORDERS_TABLE: data.orders.orders.tableName,
        EXTERNAL_SERVICES: connections.map(({ service }) => service.name).join(','),
        ...merged(connections.map(({ queueVariables }) => queueVariables)),
      },
    });
    allow(redrive, ['dynamodb:GetItem', 'dynamodb:PartiQLUpdate', 'dynamodb:UpdateItem'], data.receipts.tableArn);
    // Marks an order, which its stream then tells of.
    allow(redrive, ['dynamodb:UpdateItem'], data.orders.orders.tableArn);
    for (const connection of connections) connection.allowRetries(redrive);
    return new FunctionDataSource(this, 'RedriveSource', { api, name: 'redrive', target: redrive });
  }

  private environment(data: ReceiptsData, connections: readonly ServiceConnection[]): Readonly<Record<string, string>> {
    return {
      RECEIPTS_TABLE: data.receipts.tableName,
      EXTERNAL_SERVICES: connections.map(({ service }) => service.name).join(','),
      ...merged(connections.map(({ variables }) => variables)),
    };
  }
}

function merged(all: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.fromEntries(all.flatMap((variables) => Object.entries(variables)));
}
