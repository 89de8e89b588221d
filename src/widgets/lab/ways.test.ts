import { expect, test } from 'vitest'
import { defaultSpec } from '../../runs/spec.ts'
import type { Checkpoint } from '../../training/train.ts'
import type { Newcomer } from './cabinet.ts'
import { createKeeping } from './keeping.ts'
import { Damaged } from './seal.ts'
import { browserOf } from './testing.ts'

const score = { error: 0.1, loss: 0.2 }
const run = (epochs: number): Newcomer => ({
  id: 'abc-wasm',
  spec: { ...defaultSpec, seed: 5 },
  data: 'h',
  epochs: Array.from({ length: epochs }, (_, i) => ({ epoch: i + 1, train: score, validation: score, test: score, seconds: 1 })),
  made: [{ by: 'wasm', from: 1, to: epochs, versions: {} }],
  end: 'stopped',
  at: 7,
})
const at = (epoch: number): Checkpoint => ({ epoch, step: 0, weights: { W1: Float32Array.of(epoch) }, optimizer: {} })

test('a run under way is offered to no other tab until its own has died, and then to be taken up once', async () => {
  const browser = browserOf()
  const [one, two, three] = [browser.tab(), browser.tab(), browser.tab()]
  await one.ways.begin().save(run(3), 10, at(3))
  expect((await two.ways.left()).left).toEqual([])
  one.die()
  const [left] = (await two.ways.left()).left
  expect(left).toMatchObject({ run: { spec: { seed: 5 }, epochs: { length: 3 } }, of: 10, step: 0, current: true })
  const taken = await two.ways.take(left!)
  expect(taken!.checkpoint).toEqual(at(3))
  expect(await three.ways.take(left!)).toBeUndefined()
  expect((await three.ways.left()).left).toEqual([])
  await taken!.way.save(run(4), 10, at(4))
  await taken!.way.end()
  expect(await three.ways.left()).toEqual({ left: [], damaged: [] })
})

test('what went on in another tab since it was offered is taken up where it stands now', async () => {
  const browser = browserOf()
  const [one, two, three] = [browser.tab(), browser.tab(), browser.tab()]
  await one.ways.begin().save(run(1), 10, at(1))
  one.die()
  const [offered] = (await three.ways.left()).left
  const taken = await two.ways.take(offered!)
  await taken!.way.save(run(2), 10, at(2))
  two.die()
  expect(await three.ways.take(offered!)).toMatchObject({ run: { epochs: { length: 2 } }, checkpoint: { epoch: 2 } })
})

test('a record that is cut at any byte is never taken for a run', async () => {
  const browser = browserOf()
  const [one, two] = [browser.tab(), browser.tab()]
  await one.ways.begin().save(run(2), 10, at(2))
  one.die()
  const [[key, text]] = [...(await browser.drawers.texts('ways'))] as [[string, string]]
  for (let length = 0; length < text.length; length += 1) {
    await browser.drawers.put('ways', key, text.slice(0, length))
    const { left, damaged } = await two.ways.left()
    expect(left, `cut to ${length}`).toEqual([])
    expect(damaged[0], `cut to ${length}`).toMatch(/^A run that was left half-way is damaged \(it is .*\) and cannot be continued\.$/)
  }
})

test('where the weights are damaged the curve is kept all the same', async () => {
  const browser = browserOf()
  const [one, two] = [browser.tab(), browser.tab()]
  await one.ways.begin().save(run(2), 10, at(2))
  one.die()
  const [[key, text]] = [...(await browser.drawers.texts('ways'))] as [[string, string]]
  await browser.drawers.put('ways', key, text, new Map([['W1', Float32Array.of(3)]]))
  const [left] = (await two.ways.left()).left
  await expect(two.ways.take(left!)).rejects.toThrow(Damaged)
  const keeping = createKeeping(two.cabinet, two.ways, 'elsewhere')
  expect(await keeping.take(left!)).toMatch(/cannot be continued .*W1.* Its curve is kept/)
  expect(two.cabinet.list()).toMatchObject([{ end: 'stopped', epochs: { length: 2 } }])
  expect((await two.ways.left()).left).toEqual([])
})

test('a run of a spec that was once trained to its end is offered like any other', async () => {
  const browser = browserOf()
  const [one, two] = [browser.tab(), browser.tab()]
  await one.cabinet.put({ ...run(4), end: 'finished', at: 1 })
  await one.ways.begin().save(run(2), 10, at(2))
  one.die()
  expect((await createKeeping(two.cabinet, two.ways, 'elsewhere').offered()).left).toMatchObject({ run: { epochs: { length: 2 } } })
})

test('a run whose end was kept just before its tab died is not offered again', async () => {
  const browser = browserOf()
  const [one, two] = [browser.tab(), browser.tab()]
  await one.ways.begin().save(run(4), 10, at(4))
  await one.cabinet.put({ ...run(4), end: 'finished' })
  one.die()
  expect(await createKeeping(two.cabinet, two.ways, 'elsewhere').offered()).toEqual({ left: undefined, damaged: [] })
  expect(two.cabinet.list()).toMatchObject([{ end: 'finished' }])
})
