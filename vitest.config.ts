import { defineConfig } from 'vitest/config'

const long = '**/*.long.test.ts'
const aside = ['**/node_modules/**', 'dist*/**']

/** Three projects: what Node alone can tell, what takes a real browser, and what takes long. */
export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,content,scripts}/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          exclude: [...aside, long],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: [...aside, long],
          globalSetup: ['tests/e2e/served.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
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
