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
    // Turns are cancelled on purpose all the time: a rejection that nobody handled is always a bug.
    dangerouslyIgnoreUnhandledErrors: false,
  },
})
