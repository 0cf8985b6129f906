import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'node_modules/**'],
    environment: 'node',
    setupFiles: ['test/console.ts'],
    // Only what hangs is ended: how fast something is, `tenken bench` tells, whatever else the machine does.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By itself a run leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
  },
});
