import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/closing-line-reporter.ts'],
    // Two cores: more files side by side only slow each other down.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // vitest's own second is over before a busy machine has answered twice.
    expect: { poll: { timeout: 30_000 } },
    // A test that passes only at the second try has found a defect.
    retry: 0,
    // The SDK's notice that Node 20 ends in 2027 is no news to a test.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
});
