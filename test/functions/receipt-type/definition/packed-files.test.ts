import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import {
  packFiles,
  UNPACKED_BYTES_MAX,
  unpackFiles,
} from '../../../../functions/receipt-type/definition/packed-files.ts';

const definition = {
  name: 'x',
  schema: { entry: 'a.json', files: { 'a.json': { $ref: 'b.json' }, 'b.json': true } },
  xsd: { entry: 'a.xsd', files: { 'a.xsd': '<!-- Ціна 😀 -->' } },
};

describe('packed files', () => {
  test('are unpacked to what they were, and what is not packed stays as it is', () => {
    const packed = packFiles(definition);
    expect(JSON.stringify(packed)).not.toContain('"files"');
    expect(unpackFiles(packed)).toEqual({ definition });
    for (const other of [definition, null, 'text', [1], { schema: { type: 'object' } }]) {
      expect(unpackFiles(other)).toEqual({ definition: other });
    }
  });

  test('of a plain JSON Schema are none', () => {
    const plain = { schema: { type: 'object', properties: { files: { type: 'array' } } } };
    expect(packFiles(plain)).toEqual(plain);
  });

  const gzip = (text: string): string => gzipSync(text).toString('base64');
  test.each([
    ['a number', 7, /has to be a text/],
    ['no base64', '%%%', /not base64/],
    ['no gzip', Buffer.from('text').toString('base64'), /not compressed by gzip/],
    ['half of it', Buffer.from(gzipSync('{"a": "b"}').subarray(0, 20)).toString('base64'), /not compressed by gzip/],
    ['no JSON', gzip('{'), /not hold JSON/],
    ['a list', gzip('[]'), /not hold an object/],
    ['a bomb', gzipSync(Buffer.alloc(UNPACKED_BYTES_MAX + 1)).toString('base64'), /more than \d+ bytes/],
  ])('that are %s are refused by name', (_, filesGzip, message) => {
    expect(unpackFiles({ xsd: { entry: 'a.xsd', filesGzip } })).toEqual({
      faults: [{ path: '/xsd/filesGzip', code: 'FILES_GZIP', message: expect.stringMatching(message) as string }],
    });
  });

  test('of both sets are told of at once', () => {
    const both = { schema: { filesGzip: 1 }, xsd: { files: {}, filesGzip: gzip('{}') } };
    expect(unpackFiles(both)).toMatchObject({ faults: [{ path: '/schema/filesGzip' }, { path: '/xsd/filesGzip' }] });
  });
});
