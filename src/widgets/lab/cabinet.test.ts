import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { defaultSpec } from '../../runs/spec.ts'
import type { Checkpoint } from '../../training/train.ts'
import type { Newcomer } from './cabinet.ts'
import { type Drawers, memoryDrawers } from './drawers.ts'
import { keyOf, readRun, writeRun } from './keptRun.ts'
import { Damaged } from './seal.ts'
import { browserOf } from './testing.ts'

const score = (error: number) => ({ error, loss: error })
const run = (seed: number, epochs = 2, more: Partial<Newcomer> = {}): Newcomer => ({
  id: keyOf(`${seed}`.padStart(16, '0'), 'assembly'),
  spec: { ...defaultSpec, seed },
  data: 'h',
  epochs: Array.from({ length: epochs }, (_, i) => ({ epoch: i + 1, train: score(0.1), validation: score(0.2), test: score(0.3), seconds: 1 })),
  made: [{ by: 'assembly', from: 1, to: epochs, versions: { build: 'simd' } }],
  end: 'finished',
  at: 1000,
  ...more,
})
const checkpoint = (size = 4): Checkpoint => ({ epoch: 2, step: 0, weights: { W1: Float32Array.from({ length: size }, (_, i) => i / 3) }, optimizer: { 'W1.mean': new Float32Array(size) }, best: { epoch: 1, error: 0.2 } })

test('runs survive a visit with all that belongs to them, numbers that are not finite included', async () => {
  const browser = browserOf()
  const { cabinet } = browser.tab()
  const strange = { ...run(1), end: { diverged: 2, likely: 'too fast' } as const, epochs: [...run(1, 1).epochs, { epoch: 2, train: score(Number.NaN), validation: score(Infinity), test: score(0.5), seconds: 1 }] }
  await cabinet.put(strange)
  await cabinet.change(strange.id, { name: 'my “first”', pinned: true })
  const later = browser.tab().cabinet
  await later.ready
  expect(later.list()).toEqual([{ ...strange, name: 'my “first”', pinned: true, hidden: false, order: 1 }])
})

test('the newest stands last, whatever the clock says', async () => {
  const browser = browserOf()
  const { cabinet } = browser.tab()
  for (const [seed, at] of [[1, 5000], [2, 10], [3, 4000]] as const) await cabinet.put(run(seed, 2, { at }))
  const later = browser.tab().cabinet
  await later.ready
  expect(later.list().map(({ spec }) => spec.seed)).toEqual([1, 2, 3])
})

test('a run that is removed comes back in its old place, with where it ended', async () => {
  const { cabinet } = browserOf().tab()
  for (const seed of [1, 2, 3]) await cabinet.put(run(seed), seed === 2 ? checkpoint() : undefined)
  const taken = cabinet.remove(run(2).id)
  expect(cabinet.list().map(({ spec }) => spec.seed)).toEqual([1, 3])
  await cabinet.restore(taken)
  expect(cabinet.list().map(({ spec }) => spec.seed)).toEqual([1, 2, 3])
  expect(await cabinet.checkpoint(taken.id)).toEqual(checkpoint())
})

test('the same run again takes the place of the first, not of one that went farther, and keeps its name', async () => {
  const { cabinet } = browserOf().tab()
  await cabinet.put(run(1, 4))
  await cabinet.change(run(1).id, { name: 'kept' })
  await cabinet.put(run(1, 2))
  expect(cabinet.list()[0]!.epochs).toHaveLength(4)
  await cabinet.put(run(1, 5))
  expect(cabinet.list()).toMatchObject([{ name: 'kept', epochs: { length: 5 } }])
})

test('two tabs on one store: both see what either did, and nothing is lost', async () => {
  const browser = browserOf()
  const [a, b] = [browser.tab().cabinet, browser.tab().cabinet]
  await Promise.all([1, 2, 3, 4, 5, 6].flatMap((seed) => [a.put(run(seed)), b.put(run(10 + seed))]))
  await a.change(run(11).id, { name: 'from the other tab' }).catch(() => undefined)
  await vi.waitFor(() => expect(a.list()).toHaveLength(12))
  await vi.waitFor(() => expect(b.list()).toHaveLength(12))
  const later = browser.tab().cabinet
  await later.ready
  expect(later.list().map(({ id }) => id).toSorted()).toEqual(a.list().map(({ id }) => id).toSorted())
})

test('two tabs on a store of any delays: whatever order the answers come in, both show what lies in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 }), fc.constantFrom('put', 'checkpoint', 'remove')), { minLength: 2, maxLength: 8 }), async (s, actions) => {
      const drawers = memoryDrawers()
      const late = Object.fromEntries(Object.entries(drawers).map(([name, action]) => [name, (...given: unknown[]) => s.schedule(Promise.resolve(), name).then(() => (action as (...given: unknown[]) => unknown)(...given))]))
      const browser = browserOf(late as unknown as Drawers, 60_000)
      const tabs = [browser.tab().cabinet, browser.tab().cabinet] as const
      const all = Promise.all(
        actions.map(async ([first, seed, action]) => {
          const tab = tabs[first ? 0 : 1]
          const { id } = run(seed)
          await tab.put(run(seed), action === 'checkpoint' ? checkpoint() : undefined)
          if (action === 'remove' && tab.list().some((run) => run.id === id)) tab.remove(id)
        }),
      )
      await s.waitIdle()
      await all
      const lies = [...(await drawers.texts('runs')).keys()].toSorted()
      const ends = [...(await drawers.texts('checkpoints')).keys()].filter((key) => lies.includes(key)).toSorted()
      for (const tab of tabs) {
        expect(tab.list().map(({ id }) => id).toSorted()).toEqual(lies)
        expect(lies.filter((id) => tab.hasCheckpoint(id))).toEqual(ends)
      }
    }),
    { seed: 7, numRuns: 200 },
  )
}, 60_000)

test('checkpoints of the newest few and the pinned are held, older ones make room', async () => {
  const { cabinet } = browserOf().tab()
  for (let seed = 1; seed <= 12; seed++) await cabinet.put(run(seed, 2, { pinned: seed === 2 }), checkpoint())
  const held = Array.from({ length: 12 }, (_, i) => i + 1).filter((seed) => cabinet.hasCheckpoint(run(seed).id))
  expect(held).toEqual([2, 8, 9, 10, 11, 12])
  expect(await cabinet.checkpoint(run(1).id)).toBeUndefined()
  expect(cabinet.contents()).toMatchObject({ runs: 12, checkpoints: 6 })
})

test('a saved run that is cut at any byte, or changed in any, is told and left out, and the others stay', async () => {
  const text = writeRun({ name: 'a', pinned: false, hidden: false, order: 1, ...run(1) })
  for (let length = 0; length < text.length; length++) expect(() => readRun(text.slice(0, length)), `cut to ${length}`).toThrow(Damaged)
  for (let at = 0; at < text.length; at++) expect(() => readRun(text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1)), `changed at ${at}`).toThrow(Damaged)
  const drawers = memoryDrawers()
  await drawers.put('runs', 'cut', text.slice(0, 300))
  await drawers.put('runs', run(1).id, text)
  const { cabinet } = browserOf(drawers).tab()
  await cabinet.ready
  expect(cabinet.list()).toHaveLength(1)
  expect(cabinet.damaged).toEqual([expect.stringMatching(/^A saved run is damaged \(it is cut short: \d+ of \d+ characters\) and was left out\.$/)])
})

test('weights that were cut short or changed are never handed out', async () => {
  for (const harm of [(t: Float32Array) => t.slice(0, 3), (t: Float32Array) => t.map((x, i) => (i === 2 ? x + 1e-7 : x))]) {
    const drawers = memoryDrawers()
    const { cabinet } = browserOf(drawers).tab()
    await cabinet.put(run(1), checkpoint())
    const [text, tensors] = [(await drawers.texts('checkpoints')).get(run(1).id)!, await drawers.tensors('checkpoints', run(1).id)]
    await drawers.put('checkpoints', run(1).id, text, new Map([...tensors, ['W1', harm(tensors.get('W1') as Float32Array)]]))
    expect(await cabinet.checkpoint(run(1).id)).toBeUndefined()
    expect(cabinet.damaged[0]).toMatch(/W1/)
  }
})

const refuse = () => Promise.reject(new DOMException('no', 'QuotaExceededError'))
const hang = () => new Promise<never>(() => undefined)
test.each([
  ['refuses everything', { texts: refuse, tensors: refuse, put: refuse, delete: refuse, clear: refuse }, /storage is full/],
  ['never answers', { texts: hang, tensors: hang, put: hang, delete: hang, clear: hang }, /does not answer/],
  ['is full but can be read', { ...memoryDrawers(), put: refuse }, /storage is full/],
])('a store that %s is given up once, and the cabinet goes on in memory', async (_, drawers, says) => {
  const { cabinet } = browserOf(drawers, 50).tab()
  await cabinet.put(run(1), checkpoint())
  await cabinet.change(run(1).id, { name: 'still here' })
  expect(cabinet.list()).toMatchObject([{ name: 'still here' }])
  expect(await cabinet.checkpoint(run(1).id)).toEqual(checkpoint())
  expect(cabinet.refused).toMatch(says)
})

test('forgetting leaves nothing in any drawer, and other tabs hear of it', async () => {
  const browser = browserOf()
  const [{ cabinet, ways }, other] = [browser.tab(), browser.tab()]
  await cabinet.put(run(1), checkpoint())
  await ways.begin().save(run(2), 3, checkpoint())
  await vi.waitFor(() => expect(other.cabinet.list()).toHaveLength(1))
  await cabinet.forget()
  for (const drawer of ['runs', 'checkpoints', 'ways'] as const) expect((await browser.drawers.texts(drawer)).size, drawer).toBe(0)
  await vi.waitFor(() => expect(other.cabinet.list()).toHaveLength(0))
  expect(cabinet.contents()).toEqual({ runs: 0, checkpoints: 0, bytes: 0 })
})

test('what is on its way into a drawer when all is forgotten does not arrive after', async () => {
  const browser = browserOf()
  const { cabinet } = browser.tab()
  await cabinet.ready
  for (const turns of [0, 1, 2, 3, 5, 8]) {
    const kept = cabinet.put(run(1), checkpoint())
    for (let i = 0; i < turns; i++) await Promise.resolve()
    await Promise.all([cabinet.forget(), kept])
    for (const drawer of ['runs', 'checkpoints'] as const) expect((await browser.drawers.texts(drawer)).size, `${drawer}, ${turns} turns later`).toBe(0)
    expect(cabinet.contents()).toEqual({ runs: 0, checkpoints: 0, bytes: 0 })
  }
})
