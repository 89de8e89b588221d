import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

/** `npm run test:long`: the tests that take longer than anybody waits for; what they print is kept in tests/long/. */
mkdirSync('tests/long', { recursive: true })
mkdirSync('tests/output', { recursive: true })
const report = 'tests/output/long.json'
/** Which files, as for Vitest; all where none is named. What was left out is then said in the output. */
const chosen = process.argv.slice(2)
const { status, stdout } = spawnSync('vitest', ['run', '--project', 'long', '--no-color', '--reporter=verbose', '--reporter=json', `--outputFile.json=${report}`, ...chosen], {
  encoding: 'utf8',
  env: { ...process.env, NO_COLOR: '1' },
  stdio: ['ignore', 'pipe', 'inherit'],
  shell: process.platform === 'win32',
})
process.stdout.write(stdout)
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'))
const end = `${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`
writeFileSync('tests/long/output.txt', `Node ${process.version}, ${process.platform} ${process.arch}; files: ${chosen.join(' ') || 'all'}\n${stdout.trimEnd().replaceAll(process.cwd(), '.')}\n\n${end}\n`)
console.log(`\n${end}`)
process.exit(status ?? 1)
