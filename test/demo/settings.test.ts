import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../../demo/settings.ts';

describe('the settings', () => {
  test('have defaults', () => {
    expect(readSettings({}, [])).toEqual({
      ports: { http: 4000, tls: 4443, aws: 4566 },
      dataDirectory: path.resolve('.data'),
      fresh: false,
    });
  });

  test('come from the environment and the flags', () => {
    const variables = { PORT: '0', TLS_PORT: '0', AWS_PORT: '5000', DATA_DIR: 'elsewhere' };
    expect(readSettings(variables, ['--fresh'])).toEqual({
      ports: { http: 0, tls: 0, aws: 5000 },
      dataDirectory: path.resolve('elsewhere'),
      fresh: true,
    });
  });

  test.each([
    [{ PORT: 'many' }, 'PORT is "many": give a port from 0 to 65535; 0 takes any free one.'],
    [{ PORT: '80.5' }, 'PORT is "80.5": give a port from 0 to 65535; 0 takes any free one.'],
    [{ TLS_PORT: '65536' }, 'TLS_PORT is "65536": give a port from 0 to 65535; 0 takes any free one.'],
    [{ AWS_PORT: '-1' }, 'AWS_PORT is "-1": give a port from 0 to 65535; 0 takes any free one.'],
    [{ PORT: '4999', AWS_PORT: '4999' }, 'PORT and AWS_PORT are both 4999: give each its own port.'],
    [{ PORT: '4566' }, 'PORT and AWS_PORT are both 4566: give each its own port.'],
    [{ DATA_DIR: '/' }, 'DATA_DIR is "/", which holds more than data: give it a directory of its own.'],
    [
      { DATA_DIR: homedir() },
      `DATA_DIR is "${homedir()}", which holds more than data: give it a directory of its own.`,
    ],
    [{ DATA_DIR: '.' }, `DATA_DIR is "${process.cwd()}", which holds more than data: give it a directory of its own.`],
  ])('%j are refused by name', (variables, message) => {
    expect(() => readSettings(variables, [])).toThrow(message);
  });

  test('refuse a flag that they do not know, and show those they do', () => {
    expect(() => readSettings({}, ['--frsh'])).toThrow(/^Unknown flag "--frsh"\.[^]*--fresh {3}empties DATA_DIR first/);
  });
});
