import { expect, test, vi } from 'vitest'
import type { Trainer } from '../../training/client.ts'
import { float64 } from '../../training/engines/float64.ts'
import { synthetic } from '../../training/testing/synthetic.ts'
import { train } from '../../training/train.ts'
import { openLab } from './fields.ts'
import { createLab } from './lab.ts'
import type { Saved, Shelf } from './shelf.ts'

const data = synthetic(120, 40, 40)

/** The lab on the 64-bit engine, in this process. */
function begin(shelf: Shelf) {
  const trainer: Trainer = {
    engine: 'float64',
    versions: {},
    open: async () => ({ name: data.name, hash: data.hash, counts: { train: 120, validation: 40, test: 40 } }),
    ticks: (spec, { from }) => train(spec, data, float64, from),
    close() {},
  }
  const store = openLab()
  store.set({ layers: '5', batch: 30, epochs: 4, trainingImages: 120, learningRate: 0.003 }, 'host')
  const lab = createLab({ store, trainer: async () => trainer, shelf, later: (paint) => paint(), now: () => performance.now() })
  const until = (phase: string) => vi.waitFor(() => expect(lab.get().phase).toBe(phase), 10_000)
  const scores = () => lab.get().epochs.map(({ train, validation, test }) => ({ train, validation, test }))
  return { store, lab, until, scores }
}

function memory(): Shelf & { saved?: Saved } {
  const shelf: Shelf & { saved?: Saved } = {
    get: async () => shelf.saved,
    put: async (saved) => void (shelf.saved = structuredClone(saved)),
    clear: async () => void (shelf.saved = undefined),
  }
  return shelf
}

test('same weights again gives the same curve to the last bit', async () => {
  const { lab, until, scores } = begin(memory())
  lab.go('end')
  await until('finished')
  const first = scores()
  expect(first).toHaveLength(4)
  lab.reset()
  lab.go('end')
  await until('finished')
  expect(scores()).toEqual(first)
})

test('steps, epochs and pauses come to the curve of a run that played through', async () => {
  const whole = begin(memory())
  whole.lab.go('end')
  await whole.until('finished')
  const { lab, until, scores } = begin(memory())
  for (const goal of ['step', 'step', 'epoch', 'step', 'epoch'] as const) {
    lab.go(goal)
    await until('paused')
  }
  lab.go('end')
  await until('finished')
  expect(scores()).toEqual(whole.scores())
})

test('left in the middle of an epoch and taken up by the next visit, it comes to the same curve', async () => {
  const whole = begin(memory())
  whole.lab.go('end')
  await whole.until('finished')
  const shelf = memory()
  const one = begin(shelf)
  for (const goal of ['epoch', 'step', 'step'] as const) {
    one.lab.go(goal)
    await one.until('paused')
  }
  one.lab.close()
  const two = begin(shelf)
  await vi.waitFor(() => expect(two.lab.get().saved?.checkpoint).toMatchObject({ epoch: 1, step: 2 }))
  two.lab.resume()
  await two.until('finished')
  expect(two.scores()).toEqual(whole.scores())
})
