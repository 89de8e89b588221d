import { expect, test, vi } from 'vitest'
import type { Trainer } from '../../training/client.ts'
import { float64 } from '../../training/engines/float64.ts'
import { synthetic } from '../../training/testing/synthetic.ts'
import { uninspected } from '../../training/testing/uninspected.ts'
import { train } from '../../training/train.ts'
import { openLab } from './fields.ts'
import { createLab } from './lab.ts'
import { browserOf } from './testing.ts'

const data = synthetic(120, 40, 40)

/** The lab on the 64-bit engine, in this process. */
function begin(tab = browserOf().tab()) {
  const trainer: Trainer = {
    engine: 'float64',
    versions: {},
    ...uninspected,
    open: async () => ({ name: data.name, hash: data.hash, counts: { train: 120, validation: 40, test: 40 } }),
    ticks: (spec, { from }) => train(spec, data, float64, from),
    close() {},
  }
  const store = openLab()
  store.set({ layers: '5', batch: 30, epochs: 4, trainingImages: 120, learningRate: 0.003 }, 'host')
  const lab = createLab({ store, trainer: async () => trainer, cabinet: tab.cabinet, ways: tab.ways, later: (paint) => paint(), now: () => performance.now(), date: Date.now })
  const until = (phase: string) => vi.waitFor(() => expect(lab.get().phase).toBe(phase), 10_000)
  const scores = () => lab.get().epochs.map(({ train, validation, test }) => ({ train, validation, test }))
  return { store, lab, until, scores }
}

test('same weights again gives the same curve to the last bit', async () => {
  const { lab, until, scores } = begin()
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
  const whole = begin()
  whole.lab.go('end')
  await whole.until('finished')
  const { lab, until, scores } = begin()
  for (const goal of ['step', 'step', 'epoch', 'step', 'epoch'] as const) {
    lab.go(goal)
    await until('paused')
  }
  lab.go('end')
  await until('finished')
  expect(scores()).toEqual(whole.scores())
})

test('left in the middle of an epoch and taken up by the next visit, it comes to the same curve', async () => {
  const whole = begin()
  whole.lab.go('end')
  await whole.until('finished')
  const browser = browserOf()
  const one = begin(browser.tab())
  for (const goal of ['epoch', 'step', 'step'] as const) {
    one.lab.go(goal)
    await one.until('paused')
  }
  one.lab.close()
  const two = begin(browser.tab())
  await vi.waitFor(() => expect(two.lab.get().left).toMatchObject({ step: 2, run: { epochs: [{ epoch: 1 }] } }))
  await two.lab.resume()
  await two.until('finished')
  expect(two.scores()).toEqual(whole.scores())
})
