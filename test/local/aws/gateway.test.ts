import { describe, expect, test } from 'vitest';
import { Gateway } from '../../../local/aws/gateway.ts';
import type { AwsService, Permission, Principal } from '../../../local/aws/service.ts';

const put: Permission = { action: 'things:Put', resource: 'arn:aws:things:::a' };
const caller = { arn: 'arn:aws:sts::000000000000:assumed-role/Worker/worker' };

describe('The gateway', () => {
  test('carries a call out when the identity allows every permission that it needs', async () => {
    const get: Permission = { action: 'things:Get', resource: 'arn:aws:things:::b' };
    const both = gatewayOf({ permissions: () => [put, get] });
    expect(await both.call({ ...caller, allows: () => true }, 'things', 'Copy', { from: 'b' })).toEqual({
      operation: 'Copy',
      input: { from: 'b' },
    });
    const onlyPut = { ...caller, allows: ({ action }: Permission) => action === 'things:Put' };
    await expect(both.call(onlyPut, 'things', 'Copy', {})).rejects.toMatchObject({
      code: 'AccessDeniedException',
      message: `User: ${caller.arn} is not authorized to perform: things:Get on resource: arn:aws:things:::b because no identity-based policy allows the things:Get action`,
    });
  });

  test("lets in whom the resource's own policy admits", async () => {
    const nobody: Principal = { arn: 'appsync.amazonaws.com', allows: () => false };
    const open = gatewayOf({ admits: (principal) => principal.arn === 'appsync.amazonaws.com' });
    await expect(open.call(nobody, 'things', 'Put', {})).resolves.toBeDefined();
    await expect(open.call({ ...caller, allows: () => false }, 'things', 'Put', {})).rejects.toThrow(/not authorized/);
  });

  test('denies explicitly, whatever any other policy allows', async () => {
    const denied = { ...caller, allows: () => false, denies: () => true };
    await expect(gatewayOf({ admits: () => true }).call(denied, 'things', 'Put', {})).rejects.toThrow(
      /with an explicit deny in an identity-based policy$/,
    );
    const closed = gatewayOf({ admits: () => true, denies: () => true });
    await expect(closed.call({ ...caller, allows: () => true }, 'things', 'Put', {})).rejects.toThrow(
      /with an explicit deny in a resource-based policy$/,
    );
  });

  test('knows the services that it was given, and no other', async () => {
    await expect(gatewayOf({}).call({ ...caller, allows: () => true }, 's3', 'GetObject', {})).rejects.toMatchObject({
      code: 'UnknownServiceException',
    });
  });
});

function gatewayOf(service: Partial<AwsService>): Gateway {
  return new Gateway([
    {
      name: 'things',
      permissions: () => [put],
      execute: (operation, input) => Promise.resolve({ operation, input }),
      ...service,
    },
  ]);
}
