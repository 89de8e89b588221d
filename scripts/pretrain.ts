import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nodeEngines } from '../src/training/engines/node.ts'
import type { Data } from '../src/training/data.ts'
import { loadData } from '../src/training/load.ts'
import { trainingVersion } from '../src/training/train.ts'
import { report } from './pretrain/report.ts'
import { grids, tasksOf } from './pretrain/tasks.ts'
import { work } from './pretrain/work.ts'

const usage = `npm run pretrain [-- options]
Makes the reference runs of content/experiments/*/grid.ts that are not in public/runs yet. Stop it at any time: only the
runs in progress are lost. Start it in several terminals to use several processors.
  --only NAME   one experiment, such as learning-rate
  --groups N    the first N groups of each grid only
  --engine E    assembly (default), wasm, cpu or float64
  --list        say what is there and what is missing, and make nothing`

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { only: { type: 'string' }, groups: { type: 'string' }, engine: { type: 'string', default: 'assembly' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
})
if (values.help || !Object.hasOwn(nodeEngines, values.engine)) {
  console.log(usage)
  process.exit(values.help ? 0 : 1)
}

const loading = new Map<string, Promise<Data>>()
const dataOf = (name: string) => {
  const data = loading.get(name) ?? loadData(name, (file) => readFile(join(root, 'public/data/letters', file)))
  loading.set(name, data)
  return data
}
const chosen = (await grids(root))
  .filter(([name]) => !values.only || name === values.only)
  .map(([name, { groups }]) => [name, { groups: groups.slice(0, values.groups ? Number(values.groups) : undefined) }] as const)
const tasks = await tasksOf(chosen, join(root, 'public/runs'), async (name) => (await dataOf(name)).hash)

if (values.list) {
  const { existsSync } = await import('node:fs')
  for (const { file, group } of tasks) console.log(`${existsSync(file) ? 'there  ' : 'missing'} ${file.slice(root.length + 1)}  ${group}`)
} else {
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const origin = { trainingVersion, commit, node: process.version, processor: cpus()[0]?.model ?? 'unknown' }
  const engine = await nodeEngines[values.engine as keyof typeof nodeEngines]()
  await work({ tasks, claims: join(root, '.pretrain'), engine, dataOf, origin, report: report(process.stdout) })
}
