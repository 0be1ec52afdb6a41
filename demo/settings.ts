import { homedir } from 'node:os';
import path from 'node:path';

/** How `npm start` was asked to run. */
export interface Settings {
  readonly ports: { readonly http: number; readonly tls: number; readonly aws: number };
  /** Absolute. */
  readonly dataDirectory: string;
  /** Empties the data directory first. */
  readonly fresh: boolean;
}

/** The person who starts is wrong; the message says how to put it right. */
export class SettingsError extends Error {}

export const portVariables = { http: 'PORT', tls: 'TLS_PORT', aws: 'AWS_PORT' } as const;

const defaults = { http: 4000, tls: 4443, aws: 4566, dataDirectory: '.data' };
const portMax = 65_535;

export const usage = `Usage: npm start [-- --fresh]

  --fresh   empties DATA_DIR first

Variables (0 takes any free port):
  PORT=${defaults.http}       GraphQL over HTTP and WebSocket
  TLS_PORT=${defaults.tls}   the same over TLS
  AWS_PORT=${defaults.aws}   the AWS endpoint
  DATA_DIR=${defaults.dataDirectory}  everything that is kept`;

/** @throws {SettingsError} by name, for a variable or a flag that makes no sense. */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
  flags: readonly string[],
): Settings {
  const unknown = flags.find((flag) => flag !== '--fresh');
  if (unknown !== undefined) throw new SettingsError(`Unknown flag "${unknown}".\n\n${usage}`);
  const port = (key: keyof typeof portVariables): number =>
    portOrThrow(portVariables[key], variables[portVariables[key]], defaults[key]);
  const ports = { http: port('http'), tls: port('tls'), aws: port('aws') };
  requireDifferentOrThrow(ports);
  return { ports, dataDirectory: dataDirectoryOrThrow(variables.DATA_DIR), fresh: flags.includes('--fresh') };
}

function portOrThrow(name: string, text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > portMax) {
    throw new SettingsError(`${name} is "${text}": give a port from 0 to ${portMax}; 0 takes any free one.`);
  }
  return port;
}

function requireDifferentOrThrow(ports: Settings['ports']): void {
  const names = new Map<number, string>();
  for (const key of ['http', 'tls', 'aws'] as const) {
    const port = ports[key];
    const other = names.get(port);
    if (port !== 0 && other !== undefined) {
      throw new SettingsError(`${other} and ${portVariables[key]} are both ${port}: give each its own port.`);
    }
    names.set(port, portVariables[key]);
  }
}

function dataDirectoryOrThrow(text: string | undefined): string {
  const directory = path.resolve(text === undefined || text === '' ? defaults.dataDirectory : text);
  for (const place of [process.cwd(), homedir()]) {
    if (place === directory || place.startsWith(directory.endsWith(path.sep) ? directory : directory + path.sep)) {
      throw new SettingsError(
        `DATA_DIR is "${directory}", which holds more than data: give it a directory of its own.`,
      );
    }
  }
  return directory;
}
