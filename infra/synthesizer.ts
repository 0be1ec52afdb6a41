import { DefaultStackSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';

/**
 * The CLI checks the bootstrap stack's version before it deploys. The template's own check would only add a parameter that
 * is read from the account.
 */
export function synthesizer(): IStackSynthesizer {
  // CDK's own types were not made for exactOptionalPropertyTypes.
  return new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer;
}
