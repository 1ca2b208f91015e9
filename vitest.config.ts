import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/web/e2e/**/*.test.ts',
      'scripts/**/*.test.ts',
      'bench/**/*.test.ts',
      'verify/**/*.test.ts',
    ],
    // By itself it leaves one processor free: of two that is half, while much of what is tested waits for another process.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Against what hangs: a test that ends is never too slow, however busy the machine is.
    testTimeout: 30_000,
    // Turns are cancelled on purpose all the time: a rejection that nobody handled is always a bug.
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
