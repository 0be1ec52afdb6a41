import { expect, test } from 'vitest';
import { operate } from './command.ts';

/** What it puts back is in `test/story/redrive.test.ts` and `test/story/redrive-orders.test.ts`. */
const nowhere = { dataDirectory: 'no-such-directory' };

test.each([
  [[], /^Usage/],
  [['--orders', '--announcements'], /^One thing at a time, not --announcements and --orders\.\n\nUsage/],
  [['tax'], /^"tax" is no option\.\n\nUsage/],
  [['--consumer', 'constructor'], /--consumer is "constructor"; consumers are customer-totals/],
  [['--pending-since', 'yesterday'], /--pending-since is "yesterday"/],
  [['--receipt', 'R'], /--contract is missing/],
  [['--orders', '--contract', 'C'], /--contract goes with/],
  [['--orders'], /Cannot read no-such-directory\/endpoints.json/],
])('npm run redrive explains itself to %j', async (words, message) => {
  const { code, stderr } = await operate(nowhere, 'redrive', words);
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});
