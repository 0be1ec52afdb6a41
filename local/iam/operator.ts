import { join } from 'node:path';
import { z } from 'zod';
import { keepJson } from '../kept-json.ts';
import { newAccessKeyId, newSecretAccessKey } from './access-key.ts';

/** The keys of the person who runs this machine, who has every right on it, as an administrator has on an account. */
const operatorKeys = z.strictObject({ accessKeyId: z.string().min(16), secretAccessKey: z.string().min(16) });

export type OperatorCredentials = Readonly<z.output<typeof operatorKeys>>;

/** The operator's keys, made at the first start and kept in the data directory. */
export function operatorCredentials(dataDirectory: string): OperatorCredentials {
  return keepJson(join(dataDirectory, 'operator.json'), operatorKeys, () => ({
    accessKeyId: newAccessKeyId('AKIA'),
    secretAccessKey: newSecretAccessKey(),
  }));
}
