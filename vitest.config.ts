import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

/** What starts browsers, processes or native engines: a process for each file, so that one that dies takes no other with it. */
const WHOLE = [
  'packages/check/src/*.test.ts',
  'packages/providers/src/{llama-cpp,pocketsphinx,sherpa,sherpa-ear,silero}/**/*.test.ts',
  'packages/server/src/*.test.ts',
  'packages/server/src/{cli,ears,storage,voices}/**/*.test.ts',
  'packages/web/e2e/**/*.test.ts',
  'scripts/**/*.test.ts',
  'bench/**/*.test.ts',
  'verify/**/*.test.ts',
]

// Dozens of her processes are started: what the first has compiled serves the others.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules/.cache/eva-compiled')

export default defineConfig({
  test: {
    // By itself it leaves one processor free. Much of what is tested waits, for a process, a page or a sound that plays.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Against what hangs: a test that ends is never too slow, however busy the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Turns are cancelled on purpose all the time: a rejection that nobody handled is always a bug.
    dangerouslyIgnoreUnhandledErrors: false,
    // Run in the order of their names: what takes long comes first, and what is small fills the gaps at the end.
    projects: [
      { extends: true, test: { name: '1 whole', include: WHOLE } },
      {
        extends: true,
        // They leave nothing behind, so they share a process and what it has loaded: half of their time.
        test: {
          name: '2 parts',
          include: ['packages/*/src/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...WHOLE],
          isolate: false,
        },
      },
    ],
  },
})
