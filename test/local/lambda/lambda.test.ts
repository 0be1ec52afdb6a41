import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AwsError } from '../../../local/aws/aws-error.ts';
import { Gateway } from '../../../local/aws/gateway.ts';
import type { Principal } from '../../../local/aws/service.ts';
import { requestBytesMax } from '../../../local/lambda/lambda.ts';
import { FunctionFixture } from './function-fixture.ts';

let fixture: FunctionFixture;
beforeAll(() => (fixture = new FunctionFixture()));
afterAll(() => fixture.remove());

describe('A function', () => {
  test('answers what its handler returns', async () => {
    const name = fixture.add('export const handler = async (event) => ({ doubled: event.value * 2 });');
    expect(await fixture.invoke(name, { value: 21 })).toEqual({ result: { doubled: 42 }, functionError: undefined });
  });

  test('answers null when its handler returns nothing', async () => {
    const name = fixture.add('export const handler = () => {};');
    expect(await fixture.invoke(name)).toEqual({ result: null, functionError: undefined });
  });

  test.each([
    {
      kind: 'ESM in .mjs',
      files: { 'index.mjs': "import { hostname } from 'node:os'; export const handler = () => typeof hostname();" },
    },
    {
      kind: 'CommonJS in .js',
      files: { 'index.js': "const os = require('node:os'); exports.handler = () => typeof os.hostname();" },
    },
    { kind: 'CommonJS in .cjs', files: { 'index.cjs': "exports.handler = () => 'string';" } },
    {
      kind: 'ESM in .js with its package.json',
      files: { 'package.json': '{"type":"module"}', 'index.js': "export const handler = () => 'string';" },
    },
  ])('is loaded from $kind', async ({ files }) => {
    expect(await fixture.invoke(fixture.add(files))).toEqual({ result: 'string', functionError: undefined });
  });

  test('is found in a folder of its bundle', async () => {
    const name = fixture.add({ 'src/main.mjs': 'export const run = () => 1;' }, { handler: 'src/main.run' });
    expect(await fixture.invoke(name)).toMatchObject({ result: 1 });
  });

  test('sees its own environment and nothing of the process it runs in', async () => {
    process.env['SECRET_OF_THE_PARENT'] = 'visible';
    const name = fixture.add('export const handler = () => process.env;', {
      environment: { TABLE: 'things' },
      memoryMb: 256,
    });
    const { result } = await fixture.invoke(name);
    expect(result).toMatchObject({
      TABLE: 'things',
      AWS_REGION: 'eu-central-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
      AWS_ACCESS_KEY_ID: 'key of arn:aws:iam::000000000000:role/consumer',
      AWS_SECRET_ACCESS_KEY: `secret of ${name}`,
      AWS_SESSION_TOKEN: `token of ${name}`,
      _HANDLER: 'index.handler',
      TZ: ':UTC',
    });
    expect(result).not.toHaveProperty('SECRET_OF_THE_PARENT');
    expect(result).not.toHaveProperty('NODE_ENV');
  });

  test('is given the context of its invocation', async () => {
    const name = fixture.add(
      `export const handler = (event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() });`,
      { timeoutSeconds: 7 },
    );
    const { result } = await fixture.invoke(name);
    expect(result).toMatchObject({
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: `arn:aws:lambda:eu-central-1:000000000000:function:${name}`,
      memoryLimitInMB: '128',
      logGroupName: `/aws/lambda/${name}`,
      callbackWaitsForEmptyEventLoop: true,
    });
    const { awsRequestId, logStreamName, remaining } = result as Record<string, unknown>;
    expect(awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(logStreamName).toMatch(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/);
    expect(remaining).toBeGreaterThan(5_000);
    expect(remaining).toBeLessThanOrEqual(7_000);
  });

  test('keeps its modules between invocations, apart from those of other functions', async () => {
    const code = 'globalThis.count ??= 0; export const handler = () => ++globalThis.count;';
    const [one, other] = [fixture.add(code), fixture.add(code)];
    expect(await fixture.invoke(one)).toMatchObject({ result: 1 });
    expect(await fixture.invoke(one)).toMatchObject({ result: 2 });
    expect(await fixture.invoke(other)).toMatchObject({ result: 1 });
  });

  test('has an environment ready once it is provisioned', async () => {
    const own = new FunctionFixture();
    const name = own.add('const loadedMs = Date.now(); export const handler = () => loadedMs;');
    await own.lambda.provision();
    const provisionedMs = Date.now();
    expect((await own.invoke(name)).result).toBeLessThanOrEqual(provisionedMs);
    await own.remove();
  });

  test('writes each console call as one line of the log', async () => {
    const name = fixture.add(`
      export const handler = (event, context) => {
        console.log('two\\nlines of %s', 'text', { deep: true });
        console.debug('left out');
        console.error(new Error('seen'));
        process.stdout.write('past the console\\n');
        return context.awsRequestId;
      };`);
    const { result: requestId } = await fixture.invoke(name);
    const lines = (): unknown[] =>
      fixture.logLines.filter(({ level, fields }) => level !== 'debug' && fields?.['requestId'] === requestId);
    await expect.poll(lines).toMatchObject([
      { level: 'info', message: 'two\nlines of text { deep: true }', fields: { function: name } },
      { level: 'error', message: expect.stringMatching(/^Error: seen\n {4}at /) as string },
      { level: 'info', message: 'past the console' },
    ]);
  });

  test('writes less when its log level says so', async () => {
    const name = fixture.add(`export const handler = () => { console.info('a'); console.warn('b'); };`, {
      logLevel: 'WARN',
    });
    await fixture.invoke(name);
    const lines = fixture.logLines.filter(({ level, fields }) => fields?.['function'] === name && level !== 'debug');
    expect(lines.map(({ message }) => message)).toEqual(['b']);
  });
});

describe('A function that fails', () => {
  test('answers the error that its handler throws, and lives on', async () => {
    const name = fixture.add(`
      let count = 0;
      export const handler = async () => { if (++count === 1) throw new RangeError('too far'); return count; };`);
    const { result, functionError } = await fixture.invoke(name);
    expect(functionError).toBe('Unhandled');
    expect(result).toMatchObject({ errorType: 'RangeError', errorMessage: 'too far' });
    expect((result as { trace: string[] }).trace[0]).toBe('RangeError: too far');
    expect(await fixture.invoke(name)).toMatchObject({ result: 2 });
  });

  test.each([
    { thrown: "'text'", errorType: 'string', errorMessage: 'text' },
    { thrown: '42', errorType: 'number', errorMessage: '42' },
    { thrown: 'null', errorType: 'object', errorMessage: 'null' },
  ])('answers what is thrown and no error: $thrown', async ({ thrown, errorType, errorMessage }) => {
    const name = fixture.add(`export const handler = () => { throw ${thrown}; };`);
    expect(await fixture.invoke(name)).toEqual({
      result: { errorType, errorMessage, trace: [] },
      functionError: 'Unhandled',
    });
  });

  test('answers that its result has no JSON', async () => {
    const name = fixture.add('export const handler = () => 1n;');
    expect(await fixture.invoke(name)).toMatchObject({
      result: { errorType: 'Runtime.JSONStringifyError', errorMessage: 'Unable to stringify response body' },
      functionError: 'Unhandled',
    });
  });

  test.each([
    {
      problem: 'throws while it is loaded',
      code: "throw new Error('no table');",
      errorType: 'Error',
      message: 'no table',
    },
    {
      problem: 'does not parse',
      code: 'export const handler = ;',
      errorType: 'Runtime.UserCodeSyntaxError',
      message: 'SyntaxError: ',
    },
    {
      problem: 'imports what is not there',
      code: "import 'nowhere';",
      errorType: 'Runtime.ImportModuleError',
      message: "Cannot find package 'nowhere'",
    },
    {
      problem: 'has no such export',
      code: 'export const other = 1;',
      errorType: 'Runtime.HandlerNotFound',
      message: 'index.handler is undefined or not exported',
    },
    {
      problem: 'exports no function',
      code: 'export const handler = 1;',
      errorType: 'Runtime.HandlerNotFound',
      message: 'index.handler is not a function',
    },
    {
      problem: 'wants a callback',
      code: 'export const handler = (a, b, callback) => callback();',
      errorType: 'Runtime.CallbackHandlerDeprecated',
      message: 'callback-based function handlers',
    },
    {
      problem: 'exits while it is loaded',
      code: 'process.exit(3);',
      errorType: 'Runtime.ExitError',
      message: 'Runtime exited with error: exit status 3',
    },
  ])('answers its init error when it $problem', async ({ code, errorType, message }) => {
    const { result, functionError } = await fixture.invoke(fixture.add(code));
    expect(functionError).toBe('Unhandled');
    expect(result).toMatchObject({ errorType, errorMessage: expect.stringContaining(message) as string });
  });

  test('answers that its module is missing', async () => {
    const name = fixture.add({ 'other.mjs': '' });
    expect(await fixture.invoke(name)).toMatchObject({
      result: { errorType: 'Runtime.ImportModuleError', errorMessage: "Error: Cannot find module 'index'" },
    });
  });

  test('is cut off at its time-out and replaced', async () => {
    const name = fixture.add(
      `let count = 0; export const handler = (event) => event.hang ? new Promise(() => setInterval(() => {}, 1000)) : ++count;`,
      { timeoutSeconds: 1 },
    );
    await fixture.invoke(name);
    const { result, functionError } = await fixture.invoke(name, { hang: true });
    expect(functionError).toBe('Unhandled');
    expect(result).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(
        /^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.00 seconds$/,
      ) as string,
    });
    expect(await fixture.invoke(name)).toMatchObject({ result: 1 });
  });

  test('is cut off even when it never yields', async () => {
    const name = fixture.add('export const handler = () => { for (;;); };', { timeoutSeconds: 1 });
    expect(await fixture.invoke(name)).toMatchObject({ result: { errorType: 'Sandbox.Timedout' } });
  });

  test.each([
    {
      how: 'exits',
      code: 'process.exit(7)',
      errorType: 'Runtime.ExitError',
      message: /^RequestId: \S+ Error: Runtime exited with error: exit status 7$/,
    },
    {
      how: 'exits without a reason',
      code: 'process.exit(0)',
      errorType: 'Runtime.ExitError',
      message: /Runtime exited without providing a reason$/,
    },
    {
      how: 'throws past its handler',
      code: "setTimeout(() => { throw new TypeError('late'); }); await new Promise(() => {})",
      errorType: 'TypeError',
      message: /^late$/,
    },
    {
      how: 'leaves a rejection',
      code: "Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 1000))",
      errorType: 'Runtime.UnhandledPromiseRejection',
      message: /^Error: lost$/,
    },
    {
      how: 'fills its memory',
      code: 'const all = []; for (;;) all.push(new Array(1e5).fill(all.length))',
      errorType: 'Runtime.ExitError',
      message: /Runtime exited with error: signal: killed$/,
    },
  ])('is replaced when it $how', async ({ code, errorType, message }) => {
    const name = fixture.add(
      `let count = 0; export const handler = async (event) => { if (event.fail) { ${code} } return ++count; };`,
    );
    const { result, functionError } = await fixture.invoke(name, { fail: true });
    expect(functionError).toBe('Unhandled');
    expect(result).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) as string });
    expect(await fixture.invoke(name)).toMatchObject({ result: 1, functionError: undefined });
  });

  test('answers that its response is too large', async () => {
    const name = fixture.add("export const handler = (event) => 'é'.repeat(event.characters);");
    expect((await fixture.invoke(name, { characters: 3_145_000 })).functionError).toBeUndefined();
    expect(await fixture.invoke(name, { characters: 3_146_000 })).toEqual({
      result: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
      functionError: 'Unhandled',
    });
  });
});

describe('Lambda', () => {
  const allowed: Principal = { arn: 'arn:aws:sts::000000000000:assumed-role/caller/session', allows: () => true };

  test('carries out Invoke by name and by ARN', async () => {
    const name = fixture.add(
      'export const handler = (event) => { if (event.fail) throw new Error("no"); return "yes"; };',
    );
    const gateway = new Gateway([fixture.lambda]);
    for (const FunctionName of [name, fixture.lambda.arn(name), `000000000000:function:${name}`, `${name}:$LATEST`]) {
      expect(await gateway.call(allowed, 'lambda', 'Invoke', { FunctionName, Payload: '{}' })).toEqual({
        StatusCode: 200,
        ExecutedVersion: '$LATEST',
        Payload: '"yes"',
      });
    }
    expect(
      await gateway.call(allowed, 'lambda', 'Invoke', { FunctionName: name, Payload: '{"fail":1}' }),
    ).toMatchObject({
      StatusCode: 200,
      FunctionError: 'Unhandled',
    });
    expect(await gateway.call(allowed, 'lambda', 'Invoke', { FunctionName: name, InvocationType: 'DryRun' })).toEqual({
      StatusCode: 204,
      ExecutedVersion: '$LATEST',
    });
  });

  test('gives an event that is left out as an empty object', async () => {
    const name = fixture.add('export const handler = (event) => event;');
    expect(await fixture.lambda.execute('Invoke', { FunctionName: name })).toMatchObject({ Payload: '{}' });
  });

  test.each([
    { input: { FunctionName: 'missing' }, code: 'ResourceNotFoundException', statusCode: 404 },
    { input: { FunctionName: 'a b' }, code: 'ValidationException', statusCode: 400 },
    { input: { FunctionName: 'f', InvocationType: 'Event' }, code: 'InvalidParameterValueException', statusCode: 400 },
    { input: { FunctionName: 'f', LogType: 'Tail' }, code: 'InvalidParameterValueException', statusCode: 400 },
    { input: { FunctionName: 'f', Qualifier: 'live' }, code: 'InvalidParameterValueException', statusCode: 400 },
    { input: { FunctionName: 'f', ClientContext: '' }, code: 'InvalidParameterValueException', statusCode: 400 },
  ])('refuses $input with $code', async ({ input, code, statusCode }) => {
    await expect(fixture.lambda.execute('Invoke', input)).rejects.toMatchObject({ code, statusCode });
  });

  test('refuses a payload that is no JSON or too large', async () => {
    const name = fixture.add('export const handler = (event) => event;');
    await expect(fixture.lambda.invoke(name, '{')).rejects.toMatchObject({
      code: 'InvalidRequestContentException',
      message: expect.stringMatching(/^Could not parse request body into json: /) as string,
    });
    await expect(fixture.lambda.invoke(name, JSON.stringify('x'.repeat(requestBytesMax)))).rejects.toThrow(
      `${requestBytesMax + 2} byte payload is too large for the RequestResponse invocation type (limit ${requestBytesMax} bytes)`,
    );
  });

  test('refuses operations by name', () => {
    expect(() => fixture.lambda.permissions('CreateFunction', {})).toThrow(
      new AwsError('UnknownOperationException', 'This runtime does not carry out lambda:CreateFunction.'),
    );
  });

  test('lets in whom its permissions name, with the source that they name', async () => {
    const name = fixture.add('export const handler = () => 1;');
    const gateway = new Gateway([fixture.lambda]);
    const api = 'arn:aws:appsync:eu-central-1:000000000000:apis/one';
    const call = (arn: string, sourceArn: string): Promise<unknown> => {
      const principal: Principal = { arn, context: { 'aws:SourceArn': sourceArn }, allows: () => false };
      return gateway.call(principal, 'lambda', 'Invoke', { FunctionName: name });
    };
    await expect(call('appsync.amazonaws.com', api)).rejects.toMatchObject({ code: 'AccessDeniedException' });
    fixture.lambda.grant(fixture.lambda.arn(name), {
      action: 'lambda:InvokeFunction',
      principal: 'appsync.amazonaws.com',
      sourceArn: api,
      sourceAccount: undefined,
    });
    expect(await call('appsync.amazonaws.com', api)).toMatchObject({ Payload: '1' });
    await expect(call('appsync.amazonaws.com', `${api}-2`)).rejects.toMatchObject({ code: 'AccessDeniedException' });
    await expect(call('events.amazonaws.com', api)).rejects.toMatchObject({ code: 'AccessDeniedException' });
  });
});
