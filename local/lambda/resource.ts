import type { ResourceType } from '../cloudformation/resource-type.ts';
import type { EventSourceMappings } from '../event-source/event-source-mappings.ts';
import { mappingResource } from '../event-source/resource.ts';
import { functionResource, type FunctionResourceOptions } from './function-resource.ts';
import { permissionResource } from './permission-resource.ts';

export interface LambdaResourceOptions extends FunctionResourceOptions {
  readonly mappings: EventSourceMappings;
}

/** `AWS::Lambda::Function`, `AWS::Lambda::Permission` and `AWS::Lambda::EventSourceMapping`. */
export function lambdaResources(options: LambdaResourceOptions): readonly ResourceType[] {
  const { lambda, mappings } = options;
  return [
    functionResource(options),
    permissionResource(lambda),
    mappingResource({ mappings, findFunction: (functionName) => lambda.configuration(functionName) }),
  ];
}
