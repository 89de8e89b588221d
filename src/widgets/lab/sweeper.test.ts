import { expect, test, vi } from 'vitest'
import { defaultSpec, type Spec } from '../../runs/spec.ts'
import { readGrid, specsOf } from '../../runs/sweep.ts'
import type { Trainer } from '../../training/client.ts'
import { float64 } from '../../training/engines/float64.ts'
import { synthetic } from '../../training/testing/synthetic.ts'
import { uninspected } from '../../training/testing/uninspected.ts'
import { leaning } from '../../training/testing/leaning.ts'
import { trainTogether } from '../../training/together.ts'
import { train } from '../../training/train.ts'
import { createSweeper, paceOf } from './sweeper.ts'
import { browserOf } from './testing.ts'

const data = synthetic(60, 30, 30)
const base: Spec = { ...defaultSpec, layers: '4', batch: 20, epochs: 3, trainingImages: 60, learningRate: 0.01 }
const grid = readGrid('dropout=0|0.5')
if ('fault' in grid) throw new Error(grid.fault)
const specs = specsOf(grid, base, 2)

const later = async (turns: number) => {
  for (let i = 0; i < turns; i++) await Promise.resolve()
}

/** A sweep on the 64-bit engine in this process. @param onTick called before each tick, with their number so far */
function begin(tab = browserOf().tab(), onTick: (ticks: number) => void = () => {}) {
  const log = { begun: 0, open: 0, ticks: 0, closed: 0 }
  const trainer: Trainer = {
    engine: 'float64',
    versions: {},
    ...uninspected,
    open: async () => ({ name: data.name, hash: data.hash, counts: { train: 60, validation: 30, test: 30 } }),
    async *ticks(spec, { from }) {
      log.begun++
      log.open++
      try {
        for await (const tick of train(spec, data, float64, from)) {
          onTick(++log.ticks)
          yield tick
        }
      } finally {
        log.open--
      }
    },
    close: () => void log.closed++,
  }
  const sweeper = createSweeper({ cabinet: tab.cabinet, trainer: async () => trainer, date: Date.now })
  const until = (phase: string) => vi.waitFor(() => expect(sweeper.get().phase).toBe(phase), 10_000)
  return { sweeper, tab, log, until }
}

const curves = (runs: readonly { spec: Spec; epochs: readonly object[]; end: unknown }[]) =>
  runs.map(({ spec, epochs, end }) => [spec.dropout, spec.seed, end, ...epochs.map((e) => (e as { validation: object }).validation)]).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))

test('every run of a sweep is made once and kept, and the trainer is closed at the end', async () => {
  const { sweeper, tab, log, until } = begin()
  sweeper.start(specs, 'float64', 'a sweep')
  await until('done')
  expect(tab.cabinet.list().map((run) => [run.spec.seed, run.spec.dropout, run.end, run.epochs.length, run.sweep])).toEqual([[1, 0], [1, 0.5], [2, 0], [2, 0.5]].map(([seed, dropout]) => [seed, dropout, 'finished', 3, 'a sweep']))
  expect(log).toMatchObject({ begun: 4, open: 0, closed: 1 })
  expect(paceOf(tab.cabinet.list(), 60)).toBeGreaterThan(0)
})

test('another tab reads the kept runs anew once an epoch and once at the end of a run', async () => {
  const browser = browserOf()
  const other = browser.tab().cabinet
  await other.ready
  let read = 0
  other.subscribe(() => read++)
  const { sweeper, until } = begin(browser.tab())
  sweeper.start(specs.slice(0, 2), 'float64', 's')
  await until('done')
  await other.ready
  expect(other.list()).toMatchObject([{ end: 'finished' }, { end: 'finished' }])
  expect(read).toBe(2 * (base.epochs + 1))
})

test('a run that is kept is not made again', async () => {
  const browser = browserOf()
  const first = begin(browser.tab())
  first.sweeper.start(specs.slice(0, 3), 'float64', 's')
  await first.until('done')
  const second = begin(browser.tab())
  second.sweeper.start(specs, 'float64', 's')
  await second.until('done')
  expect(second.log.begun).toBe(1)
  expect(second.sweeper.get().done).toBe(4)
})

test('left in the middle by a tab that died, it goes on from the last epoch and comes to the curves of an unbroken one', async () => {
  const whole = begin()
  whole.sweeper.start(specs, 'float64', 's')
  await whole.until('done')
  const browser = browserOf()
  // Two runs of 3 × (3 steps + 1 epoch) + 1 ticks, then an epoch and a step of the third.
  const first = begin(browser.tab(), (ticks) => ticks === 31 && first.sweeper.pause())
  first.sweeper.start(specs, 'float64', 's')
  await first.until('paused')
  expect(first.sweeper.get().done).toBe(2)
  first.tab.die()
  const second = begin(browser.tab())
  second.sweeper.start(specs, 'float64', 's')
  await second.until('done')
  expect(second.log.begun).toBe(2)
  expect(second.tab.cabinet.list().every((run) => run.end === 'finished' && run.epochs.length === 3)).toBe(true)
  expect(curves(second.tab.cabinet.list())).toEqual(curves(whole.tab.cabinet.list()))
})

test('paused it asks for nothing, resumed it goes on, stopped it lets go', async () => {
  const { sweeper, log, until } = begin(undefined, (ticks) => (ticks === 5 || ticks === 17) && sweeper.pause())
  sweeper.start(specs, 'float64', 's')
  await until('paused')
  const { ticks } = log
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(log.ticks).toBe(ticks)
  sweeper.resume()
  await vi.waitFor(() => expect(sweeper.get()).toMatchObject({ phase: 'paused', done: 1 }), 10_000)
  sweeper.stop()
  expect(sweeper.get().phase).toBe('idle')
  await vi.waitFor(() => expect(log.open).toBe(0), 10_000)
})

test('paused before anybody knows whether seeds can be made together, it does not say so', async () => {
  const { sweeper, until } = begin()
  const seen = new Set<number>()
  sweeper.subscribe(() => seen.add(sweeper.get().under?.runs ?? 0))
  sweeper.start(specs, 'float64', 's')
  sweeper.pause()
  await until('paused')
  expect(sweeper.get().under).toBeUndefined()
  sweeper.resume()
  await until('done')
  expect([...seen].toSorted()).toEqual([0, 1])
})

// Tick 30 is an epoch's.
test.each([29, 30, 31].flatMap((at) => [0, 2, 4, 6, 8, 10].map((turns) => [at, turns] as const)))('all that is stored is forgotten in the middle, at tick %i and %i turns later: the sweep ends and says so, and nothing of it is written', async (at, turns) => {
  const browser = browserOf()
  let forgotten: Promise<readonly string[]> | undefined
  const { sweeper, tab, log, until } = begin(browser.tab(), (ticks) => {
    if (ticks === at) forgotten = later(turns).then(() => tab.cabinet.forget())
  })
  sweeper.start(specs, 'float64', 's')
  await until('idle')
  const says = 'The sweep under way was ended: its runs are forgotten too.'
  expect(await forgotten).toEqual([says])
  expect(sweeper.get().notice).toBe(says)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(log).toMatchObject({ open: 0, closed: 1 })
  for (const drawer of ['runs', 'checkpoints', 'ways'] as const) expect((await browser.drawers.texts(drawer)).size, drawer).toBe(0)
})

test('a trainer that fails stops the sweep with a sentence, and it can be tried again', async () => {
  const tab = browserOf().tab()
  let broken = true
  const fine = begin(tab)
  const sweeper = createSweeper({
    cabinet: tab.cabinet,
    trainer: async () => {
      if (broken) throw Object.assign(new Error('x'), { code: 'data-missing', says: 'The data file labels.bin could not be fetched.' })
      return { engine: 'float64', versions: {}, ...uninspected, open: async () => ({ name: data.name, hash: data.hash, counts: { train: 60, validation: 30, test: 30 } }), ticks: (spec, { from }) => train(spec, data, float64, from), close() {} }
    },
    date: Date.now,
  })
  sweeper.start(specs.slice(0, 1), 'auto', 's')
  await vi.waitFor(() => expect(sweeper.get().phase).toBe('fault'))
  expect(sweeper.get().notice).toContain('labels.bin')
  broken = false
  sweeper.resume()
  await vi.waitFor(() => expect(sweeper.get().phase).toBe('done'), 10_000)
  expect(fine.log.begun).toBe(0)
})

/** A sweep on an engine that computes several networks as one. @param rows how many of each group come before it fails */
async function beginTogether(tab = browserOf().tab(), rows = Infinity) {
  const engine = await leaning('apart')
  const log = { groups: [] as number[], alone: [] as (readonly [seed: number, from: number])[] }
  let versions: Readonly<Record<string, string>> = {}
  const trainer: Trainer = {
    engine: 'webgpu',
    get versions() {
      return versions
    },
    ...uninspected,
    open: async () => ({ name: data.name, hash: data.hash, counts: { train: 60, validation: 30, test: 30 } }),
    async *together(specs) {
      log.groups.push(specs.length)
      versions = { batched: String(specs.length) }
      let come = 0
      for await (const row of trainTogether(specs, data, engine)) {
        if (come++ === rows) return
        yield row
      }
    },
    async *ticks(spec, { from }) {
      log.alone.push([spec.seed, from?.epoch ?? 0])
      versions = {}
      yield* train(spec, data, engine, from)
    },
    close() {},
  }
  const sweeper = createSweeper({ cabinet: tab.cabinet, trainer: async () => trainer, date: Date.now })
  const until = (phase: string) => vi.waitFor(() => expect(sweeper.get().phase).toBe(phase), 20_000)
  return { sweeper, tab, log, until }
}
const errors = (runs: Parameters<typeof curves>[0]) => curves(runs).map(([dropout, seed, end, ...scores]) => [dropout, seed, end, ...scores.map((score) => (score as { error: number }).error)])

test('seeds of one shape are made together, and come to the curves of runs one after another', async () => {
  const [apart, together] = [await beginTogether(undefined, 0), await beginTogether()]
  for (const { sweeper, until } of [apart, together]) {
    sweeper.start(specs, 'auto', 's')
    await until('done')
    expect(sweeper.get().done).toBe(4)
  }
  expect(together.log).toEqual({ groups: [2, 2], alone: [] })
  expect(apart.log, 'what could not be made together is not asked for again').toEqual({ groups: [2, 2], alone: [[1, 0], [1, 0], [2, 0], [2, 0]] })
  expect(errors(together.tab.cabinet.list())).toEqual(errors(apart.tab.cabinet.list()))
  for (const { made, id, sweep } of together.tab.cabinet.list()) {
    expect(made).toEqual([{ by: 'webgpu', from: 1, to: 3, versions: { batched: '2' } }])
    expect([id, sweep]).toEqual([expect.stringMatching(/-webgpu$/), 's'])
  }
})

test('runs made together whose engine fails go on one after another, each from its last epoch', async () => {
  // An epoch of three steps and its record, then two steps of the next.
  const { sweeper, tab, log, until } = await beginTogether(undefined, 6)
  sweeper.start(specs, 'webgpu', 's')
  await until('done')
  expect(log.alone).toEqual([[1, 1], [1, 1], [2, 1], [2, 1]])
  expect(tab.cabinet.list().map(({ end, epochs, made }) => [end, epochs.length, made.map(({ from, to }) => [from, to])])).toEqual(Array(4).fill(['finished', 3, [[1, 1], [2, 3]]]))
})

test('a seed that ends early counts as done while the others of its shape go on', async () => {
  const patient: Spec = { ...base, epochs: 40, patience: 3 }
  const { sweeper, tab, until } = await beginTogether()
  const seen = new Set<string>()
  sweeper.subscribe(() => {
    const { done, under } = sweeper.get()
    if (under) seen.add(`${done} done, ${under.runs} under way`)
  })
  sweeper.start(specsOf([], patient, 3), 'auto', 's')
  await until('done')
  expect(new Set(tab.cabinet.list().map(({ epochs }) => epochs.length)).size, 'they end in different epochs').toBeGreaterThan(1)
  expect(seen).toContain('0 done, 3 under way')
  expect([...seen].some((says) => says.startsWith('1 done, 2') || says.startsWith('2 done, 1'))).toBe(true)
})

test('without a kept run there is no pace to estimate from', () => {
  expect(paceOf([], 0)).toBeNaN()
})
