import { Aspects, Validations, type IAspect, type Stack } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct, type IConstruct } from 'constructs';

/**
 * Whom alarms call: a topic that takes messages from this account's alarms and from nobody else. The address that the context
 * `operatorEmail` gives is subscribed, and confirms it by a click; other means of calling subscribe beside it.
 */
export class OnCall extends Construct {
  readonly #topic: Topic;

  constructor(scope: Stack, id: string) {
    super(scope, id);
    this.#topic = new Topic(this, 'Alarms', { enforceSSL: true });
    // A policy of one's own takes the place of the one that a topic has by default.
    this.#topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.#topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': scope.account } },
      }),
    );
    Validations.of(this.#topic).acknowledge({
      id: 'AwsSolutions-SNS2',
      reason:
        "Alarms cannot publish under SNS's own key, and one of ours would cost more than hiding their names is worth.",
    });
    const email: unknown = this.node.tryGetContext('operatorEmail');
    if (typeof email === 'string') this.#topic.addSubscription(new EmailSubscription(email));
  }

  /** Every alarm below calls when it begins, and tells when it is over: none can be forgotten. */
  heed(root: Construct): void {
    Aspects.of(root).add(new CallsOn(this.#topic));
  }
}

class CallsOn implements IAspect {
  readonly #action: SnsAction;

  constructor(topic: Topic) {
    this.#action = new SnsAction(topic);
  }

  visit(node: IConstruct): void {
    if (!(node instanceof Alarm)) return;
    node.addAlarmAction(this.#action);
    node.addOkAction(this.#action);
  }
}
