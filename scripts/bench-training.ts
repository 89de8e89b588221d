import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { defaultSpec, type Spec } from '../src/runs/spec.ts'
import { buildHere } from '../src/training/engines/assembly/kernels.ts'
import type { Batch } from '../src/training/engines/engine.ts'
import { assemblyIn, nodeEngines } from '../src/training/engines/node.ts'
import { loadData } from '../src/training/load.ts'
import { batchOf, shuffled } from '../src/training/train.ts'
import { middle } from './bench/middle.ts'
import { aboutHere } from './bench/training/about.ts'
import { onEngine } from './bench/training/engines.ts'
import { jax } from './bench/training/jax.ts'
import { bestProduct } from './bench/training/limit.ts'
import { native, noTorch, torch } from './bench/training/native.ts'
import { clock, type Peer } from './bench/training/peer.ts'
import { fit } from './bench/training/tfjs.ts'

/**
 * `npm run bench:training`: images per second of every way to train, one thread, by processor time, in turns within one run; medians of
 * the rounds. With `-- --write`, also into content/guides/engines.json, which the guide on engines reads. Ratios are printed, never judged.
 */
const rounds = 5
/** Turns in which the peers of a round share the machine: its speed may change from one second to the next, and so does so for all. */
const turns = 4
const write = process.argv.includes('--write')
const root = join(import.meta.dirname, '..')
const letters = await loadData('letters', (file) => readFile(join(root, 'public/data/letters', file)))
const specs: readonly Spec[] = ['1000', '100'].flatMap((layers) => [100, 32].map((batch) => ({ ...defaultSpec, layers, batch })))

const python = await native()
const dense = [
  onEngine('our own', 40, nodeEngines.assembly),
  onEngine('our own, SIMD without relaxed', 20, () => assemblyIn('simd')),
  onEngine('our own, without SIMD', 8, () => assemblyIn('scalar')),
  onEngine('our own, 8 seeds in turn', 48, nodeEngines.assembly, 8),
  onEngine('tfjs wasm, our loop', 16, nodeEngines.wasm),
  onEngine('tfjs cpu, our loop', 1, nodeEngines.cpu),
  onEngine('64-bit loops', 1, nodeEngines.float64),
  fit('wasm', 8),
  fit('cpu', 1),
  jax,
  ...(python?.found.torch ? [torch(python)] : []),
]
const skipping = [onEngine('our own, zeros skipped', 40, nodeEngines.assembly)]
/** By the clock, since two threads take more processor time than one, and less of the reader's. */
const byClock = [1, 2].map((threads) => onEngine(`${threads}`, 40, () => assemblyIn(buildHere(), threads), 1, clock))

/** Batches of the letters; without zeros the paper is a faint gray, which no engine can skip. */
function batches(spec: Spec, zeros: boolean): Batch[] {
  const order = shuffled(letters.splits.train, 1, 1)
  return Array.from({ length: 20 }, (_, step) => {
    const batch = batchOf(spec, letters, order, 1, step)
    return zeros ? batch : { ...batch, images: batch.images.map((x) => x || 0.01) }
  })
}

/** What a peer did: its median of the rounds, and its images per second turn by turn, none where it took no step. */
interface Raced {
  readonly rate: number
  readonly turns: readonly (number | undefined)[]
}

/** Races these peers, in turns. @param between called after every turn */
async function race(spec: Spec, fields: readonly (readonly [peers: readonly Peer[], zeros: boolean])[], between?: () => Promise<void>): Promise<Record<string, Raced>> {
  const runners = []
  for (const [peers, zeros] of fields)
    for (const { name, steps, open } of peers) {
      const per = Math.ceil((steps * 100 * 1000) / spec.batch / Number(spec.layers) / (steps === 1 ? 4 : 1))
      const runner = await open(spec, batches(spec, zeros))
      await runner.run(Math.min(per, 20))
      runners.push({ name, per, runner, rates: [] as number[], turns: [] as (number | undefined)[] })
    }
  for (let round = 0; round < rounds; round++) {
    const seconds = runners.map(() => 0)
    for (let turn = 0; turn < turns; turn++) {
      // Back and forth, so that nobody always follows the same one.
      for (const [i, { per, runner, turns: each }] of turn % 2 ? [...runners.entries()].reverse() : runners.entries()) {
        const steps = Math.floor((per * (turn + 1)) / turns) - Math.floor((per * turn) / turns)
        const took = steps > 0 ? await runner.run(steps) : undefined
        seconds[i]! += took ?? 0
        each.push(took && (steps * spec.batch) / took)
      }
      await between?.()
    }
    for (const [i, { per, rates }] of runners.entries()) rates.push((per * spec.batch) / seconds[i]!)
  }
  for (const { runner } of runners) await runner.close()
  return Object.fromEntries(runners.map(({ name, rates, turns }) => [name, { rate: Math.round(middle(rates)), turns }]))
}

/** How many times the images of another's a peer made in the same turn: the median, which a machine that is slower for a second does not move. */
function paired(one: Raced, other: Raced): number {
  return middle(one.turns.flatMap((rate, i) => (rate && other.turns[i] ? [rate / other.turns[i]] : [])))
}

/** Images per second by the clock on one thread and on two, and the load under which they were measured. */
async function threads(spec: Spec) {
  if (availableParallelism() < 2) return undefined
  const { 1: one, 2: two } = await race(spec, [[byClock, false]])
  return { one: one!.rate, two: two!.rate, load: Number(loadavg()[0]!.toFixed(1)) }
}

const ratios: readonly (readonly [than: string, says: string])[] = [
  ['tfjs wasm, model.fit', 'tfjs model.fit on wasm'],
  ['tfjs wasm, our loop', 'the best tfjs loop'],
  ['jax-js wasm, jit', 'jax-js under jit'],
  ['PyTorch', 'PyTorch'],
]
const shape = [100, 784, 1000] as const
const ourProduct = await bestProduct('relaxed', ...shape)
/** Asked between the turns, so that the machine is the same one. */
const asked: { ours: number[]; numpy: number[] } = { ours: [], numpy: [] }
async function limit() {
  asked.ours.push(await ourProduct())
  if (python?.found.numpy) asked.numpy.push(await python.ask(`product ${shape.join(' ')}`))
}

const measured = []
for (const spec of specs) {
  const raced = await race(spec, [[dense, false], [skipping, true]], spec.layers === defaultSpec.layers ? limit : undefined)
  const rates = Object.fromEntries(Object.entries(raced).map(([name, { rate }]) => [name, rate]))
  const load = Number(loadavg()[0]!.toFixed(1))
  console.log(`\n784-${spec.layers}-10, batch ${spec.batch}: images per second of one thread, medians of ${rounds}, load ${load}`)
  for (const [name, rate] of Object.entries(rates)) console.log(`  ${name.padEnd(30)} ${rate.toLocaleString('en').padStart(9)}`)
  for (const [than, says] of ratios) if (raced[than]) console.log(`  our own, dense : ${says} = ${(rates['our own']! / rates[than]!).toFixed(2)}, turn by turn ${paired(raced['our own']!, raced[than]).toFixed(2)}`)
  const shared = await threads(spec)
  if (shared) console.log(`  our own by the clock, load ${shared.load}: two threads ${shared.two.toLocaleString('en')} : one ${shared.one.toLocaleString('en')} = ${(shared.two / shared.one).toFixed(2)}`)
  else console.log('  two threads were not timed: this machine has one processor')
  measured.push({ layers: spec.layers, batch: spec.batch, load, rates, ...(shared && { threads: shared }) })
}

const limits = { shape, ours: middle(asked.ours), ...(asked.numpy.length > 0 && { numpy: middle(asked.numpy) }) }
console.log(`\nThe machine's limit, ${shape.join(' × ')} in float32: ${limits.ours.toFixed(1)} GFLOP/s by the product of our own WebAssembly${limits.numpy ? `, ${limits.numpy.toFixed(1)} by numpy's BLAS` : '; numpy is not installed'}`)
// Forward and the gradient by the weights take two FLOPs per weight each; the layer above is small.
const flops = 4 * 784 * 1000
console.log(`Two such products an image and nothing else would be ${Math.round((limits.ours * 1e9) / flops).toLocaleString('en')} images/s`)
let ink = 0
for (const byte of letters.images) ink += Number(byte > 0)
const share = ink / letters.images.length
console.log(`${(100 * share).toFixed(1)} % of the letters' pixels are not 0`)
if (!python?.found.torch) console.log(noTorch)
python?.close()

if (write) {
  const about = { ...aboutHere(python?.found), rounds, ink: Number(share.toFixed(4)) }
  await writeFile(join(root, 'content/guides/engines.json'), `${JSON.stringify({ about, limits, measured }, undefined, 2)}\n`)
}
