import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'node_modules/**'],
    environment: 'node',
    setupFiles: ['test/console.ts'],
    testTimeout: 30_000,
    // By itself a run leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
