import type { Script } from './scripted-api.ts';

export interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly data?: unknown;
    readonly connectionTimeoutMs?: number;
    readonly errors?: readonly { errorType?: string; message?: string; errorCode?: number }[];
  };
}

export const initFrame = '{"type":"connection_init"}';

export function startFrame(
  id: string,
  script: Script = {},
  authorization: Record<string, unknown> = { Authorization: 'good' },
): string {
  const data = JSON.stringify({ query: JSON.stringify(script), variables: {} });
  return JSON.stringify({ id, type: 'start', payload: { data, extensions: { authorization } } });
}

export function stopFrame(id: string): string {
  return JSON.stringify({ type: 'stop', id });
}

export function readFrame(frame: string | Buffer): Frame {
  return JSON.parse(frame.toString()) as Frame;
}
