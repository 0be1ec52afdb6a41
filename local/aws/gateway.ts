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
  if (principal.denies?.(permission))
    throw accessDenied(principal, permission, 'with an explicit deny in an identity-based policy');
  if (service.denies?.(principal, permission)) {
    throw accessDenied(principal, permission, 'with an explicit deny in a resource-based policy');
  }
  if (principal.allows(permission) || service.admits?.(principal, permission)) return;
  const { action } = permission;
  throw accessDenied(principal, permission, `because no identity-based policy allows the ${action} action`);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function accessDenied(principal: Principal, permission: Permission, reason: string): AwsError {
  const { action, resource } = permission;
  return new AwsError(
    'AccessDeniedException',
    `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`,
  );
}
