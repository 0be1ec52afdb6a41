import { AwsError } from './aws-error.ts';
import type { AwsService, Permission, Principal } from './service.ts';

/** The one door to every service: checks IAM, then carries the call out. */
export class Gateway {
  readonly #services = new Map<string, AwsService>();

  constructor(services: readonly AwsService[]) {
    for (const service of services) this.#services.set(service.name, service);
  }

  /** @throws {AwsError} `AccessDeniedException` when a policy does not allow it, else what the service answers. */
  async call(principal: Principal, serviceName: string, operation: string, input: unknown): Promise<unknown> {
    const service = this.#services.get(serviceName);
    if (!service) throw new AwsError('UnknownServiceException', `This runtime has no service "${serviceName}".`);
    for (const permission of service.permissions(operation, input)) requireOrThrow(service, principal, permission);
    return service.execute(operation, input);
  }
}

function requireOrThrow(service: AwsService, principal: Principal, permission: Permission): void {
  if (principal.allows(permission) || service.admits?.(principal, permission)) return;
  // The wording of DynamoDB's and Lambda's own answer.
  throw new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${permission.action} on resource: ${permission.resource} ` +
      'because no identity-based policy allows the action',
  );
}
