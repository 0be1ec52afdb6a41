import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { constructName, type ExternalService } from './external-services.ts';

/** What external services know this one by, one secret each. */
export class ServiceSecrets extends Construct {
  readonly #secrets = new Map<string, Secret>();

  constructor(scope: Construct, id: string, services: readonly ExternalService[]) {
    super(scope, id);
    for (const service of services) {
      const secret = new Secret(this, constructName(service), {
        description: `What the ${service.name} service knows this one by, sent as a bearer token. Replace it by its own.`,
        // Until an operator puts in what the service has given out, it is a value that nobody knows.
        generateSecretString: { passwordLength: 40, excludePunctuation: true },
        removalPolicy: RemovalPolicy.RETAIN,
      });
      Validations.of(secret).acknowledge({
        id: 'AwsSolutions-SMG4',
        reason: 'The service gives the value out: a rotation of our own would only lock us out.',
      });
      new CfnOutput(Stack.of(this), `${constructName(service)}SecretArn`, { value: secret.secretArn });
      this.#secrets.set(service.name, secret);
    }
  }

  of({ name }: ExternalService): Secret {
    const secret = this.#secrets.get(name);
    if (!secret) throw new Error(`There is no secret for the external service "${name}".`);
    return secret;
  }
}
