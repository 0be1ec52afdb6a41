import { z } from 'zod';
import { resourceType, type ResourceType } from '../cloudformation/resource-type.ts';
import { generatedSecretString, generateSecretString } from './generated-password.ts';
import type { SecretsManager } from './secrets-manager.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-secretsmanager-secret.html */
const properties = z
  .strictObject({
    Name: z
      .string()
      .regex(/^[\w/+=.@-]{1,512}$/)
      .optional(),
    GenerateSecretString: generateSecretString.optional(),
    SecretString: z.string().optional(),
    // Shown nowhere here.
    Description: z.string().optional(),
    Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  })
  .refine(({ GenerateSecretString, SecretString }) => !GenerateSecretString !== !SecretString, {
    message: 'Give either GenerateSecretString or SecretString: an empty secret could not be read.',
    path: ['SecretString'],
  });

/** A secret keeps the value that it has: a template says only what it begins with. */
export function secretsManagerResources(secretsManager: SecretsManager): readonly ResourceType[] {
  return [
    resourceType<z.infer<typeof properties>>({
      name: 'AWS::SecretsManager::Secret',
      properties,
      async create({ properties, physicalName }) {
        const { Name, GenerateSecretString: generate, SecretString } = properties;
        const arn = await secretsManager.createSecret(
          Name ?? physicalName,
          () => SecretString ?? (generate ? generatedSecretString(generate) : ''),
        );
        return { ref: arn, attributes: { Id: arn } };
      },
    }),
  ];
}
