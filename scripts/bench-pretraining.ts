import { readFile, writeFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Pretraining } from '../src/components/pretraining.ts'
import { networkOf } from '../src/runs/layers.ts'
import type { Epoch } from '../src/runs/run.ts'
import { defaultSpec, type Spec } from '../src/runs/spec.ts'
import { withoutDawn } from '../src/training/engines/dawn.ts'
import { nodeEngines } from '../src/training/engines/node.ts'
import { loadData } from '../src/training/load.ts'
import { middle } from './bench/middle.ts'
import { aboutHere } from './bench/training/about.ts'
import { hostHere, tell } from './bench/training/host.ts'
import { type Made, native, noTorch } from './bench/training/native.ts'
import { busy } from './bench/training/peer.ts'
import { type Extent, seedsOn } from './bench/training/seeds.ts'
import { findAdapter } from './pretrain/adapter.ts'
import { grids } from './pretrain/tasks.ts'
import { make } from './pretrain/work.ts'

/**
 * `npm run bench:pretraining`: whole runs as `npm run pretrain` makes them, every score after every epoch included, beside the same runs
 * in PyTorch: one thread each, by processor time, in turns; medians. Then what the processor takes to keep a graphics processor at work,
 * and seeds as one computation on a graphics processor, where there is one (`-- --software` takes a program that plays one, in tiny
 * steps: that it works, not how fast). With `-- --write`, also into content/guides/pretraining.json, which the guide *Reproducing the runs*
 * reads. Ratios are printed, never judged.
 */
const rounds = 5
const spec: Spec = { ...defaultSpec, epochs: 2 }
const root = join(import.meta.dirname, '..')
const letters = await loadData(spec.data, (file) => readFile(join(root, 'public/data/letters', file)))
const count = (x: number) => Math.round(x).toLocaleString('en')

type Whole = Omit<Made, 'algebra'> & Partial<Made>
const engine = await nodeEngines.assembly()
const ours = async (spec: Spec): Promise<Whole> => {
  let epochs: readonly Epoch[] = []
  const seconds = await busy(async () => ({ epochs } = await make({ id: '', spec }, letters, engine, () => undefined)))
  return { seconds, epochs }
}

const python = await native()
const torch = python?.found.torch ? python : undefined
const theirs = (spec: Spec) => torch!.ask<Made>(`run ${JSON.stringify(spec)}`)
const peers: readonly (readonly [name: 'ours' | 'pytorch', run: (spec: Spec) => Promise<Whole>])[] = [['ours', ours], ...(torch ? [['pytorch', theirs] as const] : [])]

/** Every run of every peer, by its name; the seed is the round. */
async function race() {
  const runs: Record<'ours' | 'pytorch', Whole[]> = { ours: [], pytorch: [] }
  for (const [, run] of peers) await run({ ...spec, epochs: 1, trainingImages: 1000 })
  for (let seed = 1; seed <= rounds; seed++) for (const [name, run] of peers) runs[name].push(await run({ ...spec, seed }))
  return runs
}

const runs = await race()
python?.close()
const load = Number(loadavg()[0]!.toFixed(1))
const rateOf = (some: readonly Whole[]) => Math.round(middle(some.map(({ seconds }) => (spec.epochs * spec.trainingImages) / seconds)))
const rates = { ours: rateOf(runs.ours), ...(torch && { pytorch: rateOf(runs.pytorch) }) }

console.log(`\nWhole runs of ${networkOf(spec.layers)}, ${spec.epochs} epochs of ${count(spec.trainingImages)} letters, all three scores after each: training images per second of one thread, medians of ${rounds}, load ${load}`)
for (const [name] of peers) {
  const error = middle(runs[name].map(({ epochs }) => epochs.at(-1)!.validation.error))
  const says = name === 'ours' ? 'our own' : `PyTorch ${torch!.found.torch} (${runs.pytorch[0]!.algebra!.join(', ') || 'no BLAS'})`
  console.log(`  ${says.padEnd(58)} ${count(rates[name]!).padStart(9)}   median validation error ${(100 * error).toFixed(2)} %`)
}
console.log(rates.pytorch ? `  our own : PyTorch = ${(rates.ours / rates.pytorch).toFixed(2)}` : noTorch)

const host = await hostHere()
console.log(`What the processor does beside a graphics processor, told to a device that computes nothing: ${(1e6 * host.dispatch).toFixed(1)} µs a dispatch, ${(1e6 * host.image).toFixed(2)} an image, ${(1e6 * host.mask).toFixed(4)} an output that dropout draws for`)

/** Seeds on a graphics processor; undefined without one, which is said. */
async function onWebGpu(): Promise<Pretraining['webgpu']> {
  const { name: adapter, software } = findAdapter()
  const asked = process.argv.includes('--software')
  if (adapter === undefined || (software && !asked)) return void console.log(`WebGPU: no graphics adapter (${adapter === undefined ? 'Dawn finds none' : `software only: ${adapter}`})`)
  const batch = software ? 10 : spec.batch
  const extent: Extent = { seeds: 8, ...(software ? { steps: 2, rounds: 1 } : { steps: 20, rounds }) }
  try {
    const { together, inTurn } = await seedsOn(await nodeEngines.webgpu(), { ...spec, batch }, letters, extent)
    console.log(`WebGPU on ${adapter}${software ? ', which is software' : ''}: ${extent.seeds} seeds of ${networkOf(spec.layers)}, batch ${batch}, ${extent.steps} steps, images per second by the clock`)
    console.log(`  as one computation ${count(together)}, in turn ${count(inTurn)}, ratio ${(together / inTurn).toFixed(2)}`)
    return software ? undefined : { adapter, seeds: extent.seeds, together: Math.round(together), inTurn: Math.round(inTurn) }
  } finally {
    withoutDawn()
  }
}
const webgpu = await onWebGpu()

/** What all grids ask for. */
const wanted = async () => (await grids(join(root, 'content/experiments'))).flatMap(([, { groups }]) => groups.flatMap(({ specs }) => specs))

if (process.argv.includes('--write')) {
  const record: Pretraining = { about: { ...aboutHere(python?.found), rounds, load }, layers: spec.layers, epochs: spec.epochs, rates, told: await tell(await wanted()), host, ...(webgpu && { webgpu }) }
  await writeFile(join(root, 'content/guides/pretraining.json'), `${JSON.stringify(record, undefined, 2)}\n`)
}
