import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A poll ends when it holds; on a busy machine a page may need longer than the second that is the default.
    expect: { poll: { timeout: 30_000 } },
  },
});
