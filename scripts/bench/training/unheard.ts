import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backend } from '@tensorflow/tfjs-core'
import { maskedIn } from '../../../src/components/graphics.ts'
import { defaultSpec, type Spec } from '../../../src/runs/spec.ts'
import { webgpu } from '../../../src/training/engines/backends.ts'
import { withDawn, withoutDawn } from '../../../src/training/engines/dawn.ts'
import type { Engine } from '../../../src/training/engines/engine.ts'
import { tfjs } from '../../../src/training/engines/tfjs.ts'
import { loadData } from '../../../src/training/load.ts'
import { makeAll } from '../../pretrain/work.ts'
import { middle } from '../middle.ts'
import { commandsOf, listen } from './commands.ts'
import type { Heard } from './host.ts'

/**
 * A script of its own, which `host.ts` starts: prints what one spec has a graphics processor told, and how long it takes to
 * tell it, on Dawn's null backend: every check and every copy is made, and nothing computed. What it answers means nothing
 * and may be no number, which would end a run, so logits are taken for zeros. The spec must not stop early.
 */
const rounds = 3
const { spec, networks } = JSON.parse(process.argv[2]!) as { spec: Spec; networks: readonly number[] }
await withDawn(['backend=null'])
const real = await tfjs(webgpu)
const engine: Engine = {
  ...real,
  async open(plan, start) {
    const session = await real.open(plan, start)
    return { ...session, logits: async (images, count) => (await session.logits(images, count)).fill(0) }
  },
  async openEnsemble(plan, starts) {
    const ensemble = await real.openEnsemble!(plan, starts)
    const logits = ensemble.logits.bind(ensemble)
    return Object.assign(ensemble, { logits: async (...some: Parameters<typeof logits>) => (await logits(...some)).map((each) => each.fill(0)) })
  },
}
const { device } = backend() as unknown as { device: GPUDevice }
const data = await loadData(defaultSpec.data, (file) => readFile(join(import.meta.dirname, '../../../public/data/letters', file)))
const tasksOf = (count: number, part: Partial<Spec> = {}) => Array.from({ length: count }, (_, i) => ({ id: String(i), spec: { ...spec, ...part, seed: 1 + i } }))

async function seconds(tasks: ReturnType<typeof tasksOf>): Promise<number> {
  const since = performance.now()
  for await (const { run } of makeAll(tasks, data, engine, () => undefined)) if (run.epochs.length < run.spec.epochs) throw new Error(`A run ended after epoch ${run.epochs.length} of ${run.spec.epochs}.`)
  return (performance.now() - since) / 1000
}

async function measure(): Promise<Heard> {
  const runs: Heard['runs'][number][] = []
  for (const count of networks) {
    await seconds(tasksOf(count, { epochs: 1, trainingImages: 2000 }))
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push(await seconds(tasksOf(count)))
    runs.push({ networks: count, seconds: middle(times) })
  }
  // Afterwards, since listening takes time, too.
  const heard = listen(device)
  const commands = await commandsOf(engine, heard, spec, data)
  const before = heard().dispatches
  if (networks.length > 0) await seconds(tasksOf(1))
  const { epochs, trainingImages } = spec
  return {
    ...commands,
    runs,
    dispatches: heard().dispatches - before,
    images: epochs * (2 * trainingImages + data.splits.validation.length + data.splits.test.length),
    masked: epochs * maskedIn(spec),
  }
}

try {
  const broken = engine.lost!.then((reason): never => {
    throw new Error(reason)
  })
  console.log(JSON.stringify(await Promise.race([measure(), broken])))
} finally {
  withoutDawn()
}
