import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { browserFor } from './setup/browser.mjs'
import { build } from './setup/build.mjs'
import { install } from './setup/install.mjs'
import { root, run } from './setup/run.mjs'

/** `npm test`: installs what is missing, then runs every check there is; one line at the end says how many passed. */
const tally = { passed: 0, failed: [], skipped: [] }
const output = join(root, 'tests', 'output')

/** One check that is one thing: it works or it does not. */
async function check(name, work) {
  const began = Date.now()
  console.log(`\n── ${name}`)
  try {
    await work()
    tally.passed++
  } catch (error) {
    console.error(error.message)
    tally.failed.push(name)
  }
  console.log(`── ${name}: ${Math.round((Date.now() - began) / 1000)} s`)
}

async function command(...parts) {
  const status = await run(parts[0], parts.slice(1))
  if (status !== 0) throw new Error(`"${parts.join(' ')}" ended with exit status ${status}`)
}

/** One project of Vitest: each of its tests counts. */
async function tests(project) {
  const file = join(output, `${project}.json`)
  rmSync(file, { force: true })
  await check(`${project} tests ran to their end`, async () => {
    const status = await run('vitest', ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
    if (!existsSync(file)) throw new Error(`Vitest left no report (exit status ${status})`)
    const before = tally.failed.length
    const report = JSON.parse(readFileSync(file, 'utf8'))
    report.testResults.forEach(count)
    if (report.testResults.length === 0) throw new Error('there was nothing to run')
    if (status !== 0 && tally.failed.length === before) throw new Error(`Vitest ended with exit status ${status}: see above`)
  })
}

/** Counts the tests of one file; a file that did not load is one failure. */
function count({ name, status, message, assertionResults }) {
  const file = relative(root, name)
  for (const test of assertionResults) {
    const title = `${file} › ${test.fullName}`
    if (test.status === 'passed') tally.passed++
    else if (test.status === 'failed') tally.failed.push(title)
    else tally.skipped.push(title)
  }
  if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) tally.failed.push(`${file}: ${message.split('\n')[0]}`)
}

try {
  await install()
  await browserFor()
} catch (error) {
  console.error(`\n${error.message}`)
  process.exit(1)
}
mkdirSync(output, { recursive: true })
await check('lint', () => command('eslint', '.', '--max-warnings=0'))
await check('types', async () => {
  await command('astro', 'check', '--minimumFailingSeverity', 'warning')
  await command('tsc', '--noEmit')
})
await tests('unit')
await check('build at the root', () => build('root'))
await check('build under /chain-rule/', () => build('sub'))
await tests('browser')
await tests('alone')

for (const name of tally.skipped) console.log(`skipped: ${name}`)
for (const name of tally.failed) console.log(`failed: ${name}`)
console.log(`\n${tally.passed} passed, ${tally.failed.length} failed, ${tally.skipped.length} skipped`)
process.exit(tally.failed.length === 0 ? 0 : 1)
