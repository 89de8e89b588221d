import { describe, expect, test, vi } from 'vitest'
import { begin, fake } from './fakes.ts'
import { browserOf } from './testing.ts'

describe('all that is stored is forgotten', () => {
  const stored = async ({ drawers }: ReturnType<typeof browserOf>) => (await Promise.all((['runs', 'checkpoints', 'ways'] as const).map((drawer) => drawers.texts(drawer)))).map(({ size }) => size)
  /** A tab that is closed after the first epoch of its run. */
  const leftHalfWay = async (browser: ReturnType<typeof browserOf>) => {
    const { lab, until } = begin(fake(), browser.tab())
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    lab.close()
  }
  /** A trainer that waits before each tick until it is let on. */
  const held = () => {
    const fakes = fake()
    const ticks = fakes.trainer.ticks.bind(fakes.trainer)
    const gate = { let: () => {} }
    let open = Promise.resolve()
    const hold = () => void (open = new Promise((resolve) => (gate.let = resolve)))
    fakes.trainer.ticks = async function* (...asked) {
      for await (const tick of ticks(...asked)) {
        await open
        yield tick
      }
    }
    return { ...fakes, hold, gate }
  }

  test('while a run plays: it goes on, says that it is not kept, and nothing of it is written, its end and its setting back included; the next one is kept', async () => {
    const browser = browserOf()
    const { hold, gate, ...fakes } = held()
    const { lab, until } = begin(fakes, browser.tab())
    const watch = lab.subscribe(() => {
      if (lab.get().epochs.length < 2 || lab.get().step < 1) return
      watch()
      hold()
    })
    lab.go('end')
    await until((s) => s.epochs.length === 2 && s.step === 1)
    await vi.waitFor(async () => expect(await stored(browser)).toEqual([0, 0, 1]))
    expect(await lab.cabinet.underWay()).toBe(1)
    expect(await lab.cabinet.forget()).toEqual(['The run under way goes on, and nothing of it is kept.'])
    expect(await stored(browser)).toEqual([0, 0, 0])
    gate.let()
    await until((s) => s.phase === 'finished')
    expect(lab.get()).toMatchObject({ notice: 'The run under way goes on, and nothing of it is kept.', epochs: { length: 8 } })
    lab.reset()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stored(browser)).toEqual([0, 0, 0])
    expect(lab.cabinet.list()).toEqual([])
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    expect(await stored(browser)).toEqual([0, 0, 1])
    expect(lab.get().notice).toBeUndefined()
  })

  test('where a run was paused, it can go on and be stopped, and is not said to be kept', async () => {
    const browser = browserOf()
    const { lab, until } = begin(fake(), browser.tab())
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    await lab.cabinet.forget()
    lab.go('epoch')
    await until((s) => s.phase === 'paused' && s.epochs.length === 2)
    lab.stop()
    expect(lab.get().said).toBe('Stopped after epoch 2. The run so far is not kept.')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stored(browser)).toEqual([0, 0, 0])
  })

  test('after a run has ended, nothing of it comes back with the next', async () => {
    const browser = browserOf()
    const { lab, store, until } = begin(fake(), browser.tab())
    lab.go('end')
    await until((s) => s.phase === 'finished')
    await vi.waitFor(async () => expect(await stored(browser)).toEqual([1, 1, 0]))
    expect(await lab.cabinet.forget()).toEqual([])
    store.set({ seed: 9 }, 'reader')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stored(browser)).toEqual([0, 0, 0])
    lab.go('end')
    await until((s) => s.phase === 'finished')
    await vi.waitFor(() => expect(lab.cabinet.list()).toMatchObject([{ spec: { seed: 9 } }]))
  })

  test('in any of two tabs: what was on offer is so no more in either, and a run under way in the other is not kept either', async () => {
    const browser = browserOf()
    await leftHalfWay(browser)
    const [one, two, three] = [begin(fake(), browser.tab()), begin(fake(), browser.tab()), begin(fake(), browser.tab())]
    await Promise.all([one.until((s) => s.left !== undefined), two.until((s) => s.left !== undefined)])
    three.store.set({ seed: 3 }, 'reader')
    three.lab.go('epoch')
    await three.until((s) => s.phase === 'paused')
    const { left } = two.lab.get()
    await one.lab.cabinet.forget()
    await Promise.all([one.until((s) => s.left === undefined), two.until((s) => s.left === undefined), three.until((s) => s.notice === 'The run under way goes on, and nothing of it is kept.')])
    await two.lab.resume()
    expect(await browser.tab().ways.take(left!)).toBeNull()
    three.lab.go('end')
    await three.until((s) => s.phase === 'finished')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stored(browser)).toEqual([0, 0, 0])
    for (const { lab } of [one, two, three]) expect(lab.cabinet.list()).toEqual([])
  })

  test('just as a run that was left is taken up: nothing of it comes back', async () => {
    const browser = browserOf()
    await leftHalfWay(browser)
    const two = begin(fake(), browser.tab())
    await two.until((s) => s.left !== undefined)
    const taken = two.lab.resume()
    await two.lab.cabinet.forget()
    await taken
    expect(two.lab.get()).toMatchObject({ phase: 'ready', notice: 'The run cannot be continued: it was ended or forgotten in another tab.' })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await stored(browser)).toEqual([0, 0, 0])
  })
})
