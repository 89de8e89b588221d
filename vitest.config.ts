import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const long = '**/*.long.test.ts'
/** Browser tests that need the whole machine: a graphics adapter in software, a second checkout. */
const alone = ['tests/e2e/training.test.ts', 'tests/seventh/**/*.test.ts']
const aside = ['**/node_modules/**', 'dist*/**']

/** A busy machine may take longer than Vitest's one second until a page shows what a key did. */
const patient = { poll: { timeout: 15_000 } }

/** Four projects: what Node alone can tell, what takes a real browser, what takes one to itself, and what takes long. */
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,content,scripts}/**/*.test.{ts,tsx}', 'tests/{,problems/}*.test.ts'],
          exclude: [...aside, long],
          // Of two processors Vitest would leave one idle.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          expect: patient,
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...aside, ...alone, long],
          globalSetup: ['tests/e2e/served.ts'],
          // Much of a browser test is waiting; the contexts of one browser do not meet.
          maxWorkers: 3,
          // Projects with other numbers of workers may not run at the same time.
          sequence: { groupOrder: 1 },
          maxConcurrency: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'alone',
          expect: patient,
          include: alone,
          exclude: aside,
          globalSetup: ['tests/e2e/served.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          expect: patient,
          include: [`{src,content,scripts}/${long}`, `tests/${long}`],
          exclude: aside,
          globalSetup: ['tests/e2e/served.ts'],
          fileParallelism: false,
          testTimeout: 30 * 60_000,
        },
      },
    ],
  },
})
