import { spawn } from 'node:child_process'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { build, builds } from './setup/build.mjs'

/**
 * `npm run test:long [-- PART … [-t WORD]]`: the tests that take longer than anybody waits for, a file after the other.
 * What each prints is kept in tests/long/ under its name. PART: some of a file's path; all files where none is given.
 * WORD: only tests with names that begin with it, such as a widget or a page; what they print is kept apart.
 */
mkdirSync('tests/long', { recursive: true })
mkdirSync('tests/output', { recursive: true })
const report = 'tests/output/long.json'
const { positionals: parts, values } = parseArgs({ allowPositionals: true, options: { t: { type: 'string', short: 't' } } })
const word = values.t
const part = word?.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-|-$/g, '')
const files = globSync('{src,content,scripts,tests}/**/*.long.test.ts')
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
  .toSorted()
if (files.length === 0) throw new Error(`No long test has one of these in its path: ${parts.join(', ')}.`)

// Before the first of them, so that what is kept of it is its own.
for (const place of Object.keys(builds)) await build(place)

const all = { passed: 0, failed: 0, skipped: 0 }
for (const file of files) {
  const child = spawn('vitest', ['run', '--project', 'long', '--no-color', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`, file, ...(word ? ['-t', `^${word} `] : [])], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  let stdout = ''
  for await (const text of child.stdout.setEncoding('utf8')) {
    process.stdout.write(text)
    stdout += text
  }
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, success } = JSON.parse(readFileSync(report, 'utf8'))
  // Vitest counts what was not asked for as skipped.
  const skipped = word ? 0 : numPendingTests
  const end = `${passed} passed, ${failed} failed, ${skipped} skipped`
  writeFileSync(`tests/long/${[basename(file, '.long.test.ts'), part].filter(Boolean).join('.')}.txt`, `${file}: Node ${process.version}, ${process.platform} ${process.arch}\n${stdout.trimEnd().replaceAll(process.cwd(), '.')}\n\n${end}\n`)
  all.passed += passed
  // A file that breaks before its first test has none that failed.
  all.failed += success ? 0 : Math.max(1, failed)
  all.skipped += skipped
}
console.log(`\n${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped`)
process.exit(all.failed === 0 ? 0 : 1)
