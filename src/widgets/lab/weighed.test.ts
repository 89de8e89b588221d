import { expect, test } from 'vitest'
import { defaultSpec, type Spec } from '../../runs/spec.ts'
import { initialWeights } from '../../training/network.ts'
import type { Newcomer } from './cabinet.ts'
import { memoryDrawers } from './drawers.ts'
import type { NamedTensors } from './keptCheckpoint.ts'
import { keyOf } from './keptRun.ts'
import { type Snapshot, standing } from './snapshot.ts'
import { browserOf } from './testing.ts'
import { checkpointOf, chosenOf, onScreen, weighedOf } from './weighed.ts'

const score = { error: 0.1, loss: 0.1 }
const tiny: Spec = { ...defaultSpec, layers: '3' }
const run = (seed: number, more: Partial<Newcomer> = {}): Newcomer => ({
  id: keyOf(`${seed}`.padStart(16, '0'), 'wasm'),
  spec: { ...tiny, seed },
  data: 'h',
  epochs: [1, 2].map((epoch) => ({ epoch, train: score, validation: score, test: score, seconds: 1 })),
  made: [{ by: 'wasm', from: 1, to: 2, versions: {} }],
  end: 'finished',
  at: seed,
  ...more,
})
const checkpoint = (spec: Spec) => ({ epoch: 2, step: 0, weights: initialWeights(spec), optimizer: {} })
const screen = (more: Partial<Snapshot> = {}): Snapshot => ({ ...standing, spec: defaultSpec, said: '', ...more })
const nothing = async () => undefined

/** A cabinet with these runs and their weights. @param lost what becomes of the tensors in storage */
async function cabinetOf(runs: readonly Newcomer[], lost: (tensors: NamedTensors) => NamedTensors = (tensors) => tensors) {
  const drawers = memoryDrawers()
  const { cabinet } = browserOf({ ...drawers, tensors: async (drawer, key) => lost(await drawers.tensors(drawer, key)) }).tab()
  for (const one of runs) await cabinet.put(one, checkpoint(one.spec))
  return cabinet
}
const valuesOf = (list: readonly { value: string }[]) => list.map(({ value }) => value)

test('runs with weights are listed as the table has them, by their names, a sweep’s among them, hidden ones last', async () => {
  const [deep, rates] = [{ ...tiny, layers: '3,3' }, [0.001, 0.01].map((learningRate) => ({ ...tiny, learningRate }))]
  const cabinet = await cabinetOf([run(3), run(1), run(4, { spec: { ...deep, seed: 4 } }), ...rates.map((spec, i) => run(5 + i, { spec: { ...spec, seed: 5 + i }, sweep: 'layers=3' }))])
  await cabinet.put(run(9))
  await cabinet.change(run(1).id, { name: 'the good one' })
  await cabinet.change(run(4).id, { pinned: true })
  await cabinet.change(run(5).id, { hidden: true })
  const list = weighedOf(screen(), false, cabinet)
  expect(valuesOf(list)).toEqual([4, 1, 3, 6, 5].map((seed) => run(seed).id))
  expect(list.map(({ says }) => says)).toEqual(['seed 4: hidden layers 3,3, learning rate 0.0002', 'the good one', 'seed 3: hidden layers 3, learning rate 0.0002', 'seed 6: hidden layers 3, learning rate 0.01', 'seed 5: hidden layers 3, learning rate 0.001'])
  expect(list.map(({ hidden }) => hidden)).toEqual([false, false, false, false, true])
})

test('the run on screen stands first where it has weights, once, under the name that it has in the table', async () => {
  const cabinet = await cabinetOf([run(1), run(2)])
  await cabinet.change(run(2).id, { name: 'mine' })
  const on = screen({ key: run(2).id, spec: run(2).spec, epochs: run(2).epochs, phase: 'finished' })
  expect(weighedOf(on, true, cabinet).map(({ value, says, id }) => [value, says, id])).toEqual([
    [onScreen, 'on screen, mine', run(2).id],
    [run(1).id, 'seed 1: hidden layers 3', run(1).id],
  ])
  expect(valuesOf(weighedOf(on, false, cabinet))).toEqual([run(1).id, run(2).id])
  // The same run begun once more: what is kept went farther.
  expect(valuesOf(weighedOf({ ...on, epochs: on.epochs.slice(1) }, true, cabinet))).toEqual([onScreen, run(1).id, run(2).id])
})

test('one experiment on two engines is told apart', async () => {
  const cabinet = await cabinetOf([run(1), run(1, { id: keyOf('1'.padStart(16, '0'), 'cpu'), made: [{ by: 'cpu', from: 1, to: 2, versions: {} }] })])
  expect(weighedOf(screen(), false, cabinet).map(({ says }) => says)).toEqual(['seed 1: hidden layers 3, by wasm', 'seed 1: hidden layers 3, by cpu'])
})

test('the choice is the reader’s, else the run on screen, else the kept one of the fields, else the newest that is not hidden', async () => {
  const cabinet = await cabinetOf([run(1), run(2), run(3)])
  await cabinet.change(run(3).id, { hidden: true })
  const list = weighedOf(screen(), true, cabinet)
  const kept = list.slice(1)
  expect(chosenOf(list, [run(1).id, onScreen], defaultSpec)?.value).toBe(run(1).id)
  expect(chosenOf(list, [undefined, onScreen, run(1).id], run(2).spec)?.value).toBe(onScreen)
  expect(chosenOf(kept, ['gone', onScreen], run(1).spec)?.value).toBe(run(1).id)
  expect(chosenOf(kept, [undefined, onScreen], run(3).spec)?.value).toBe(run(3).id)
  expect(chosenOf(kept, [undefined], defaultSpec)?.value).toBe(run(2).id)
  expect(chosenOf([], [onScreen], defaultSpec)).toBeUndefined()
})

test('the weights of a kept run are those that it ended with, those of the run on screen the ones that it stands at', async () => {
  const cabinet = await cabinetOf([run(1), run(2)])
  const list = weighedOf(screen({ spec: { ...tiny, seed: 7 } }), true, cabinet)
  const here = checkpoint({ ...tiny, seed: 7 })
  const lab = { cabinet, checkpoint: async () => here }
  expect(await checkpointOf(lab, list[0]!)).toBe(here)
  for (const seed of [1, 2]) expect((await checkpointOf(lab, list.find(({ value }) => value === run(seed).id)!)).weights).toEqual(initialWeights({ ...tiny, seed }))
})

test('weights that are gone, missing, damaged or another network’s are not handed out, and it is said why', async () => {
  const without = (tensors: NamedTensors) => new Map([...tensors].filter(([name]) => name !== 'b1'))
  const bent = (tensors: NamedTensors) => new Map([...tensors].map(([name, tensor]) => [name, name === 'W2' ? tensor.map((w) => w + 1) : tensor]))
  const causes = [
    [without, /damaged \(its weights b1 are missing\).*; train it again/],
    [bent, /damaged \(the checksum of its weights W2 is not that of their bytes\).*; train it again/],
  ] as const
  for (const [lost, says] of causes) {
    const cabinet = await cabinetOf([run(1)], lost)
    const lab = { cabinet, checkpoint: nothing }
    const [one] = weighedOf(screen(), false, cabinet)
    await expect(checkpointOf(lab, one!)).rejects.toThrow(says)
    // Its name stays to be read beside what went wrong; asked again, the weights are gone.
    expect(weighedOf(screen(), false, cabinet)).toEqual([])
    expect(valuesOf(weighedOf(screen(), false, cabinet, [run(1).id]))).toEqual([run(1).id])
    await expect(checkpointOf(lab, one!)).rejects.toThrow('no longer here')
  }
  const cabinet = await cabinetOf([run(1)])
  const [one] = weighedOf(screen(), false, cabinet)
  await expect(checkpointOf({ cabinet, checkpoint: nothing }, { ...one!, spec: { ...tiny, layers: '4' } })).rejects.toThrow('of other layers than its own')
})
