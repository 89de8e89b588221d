import { describe, expect, test, vi } from 'vitest'
import { begin, fake } from './fakes.ts'
import { engineInUse } from './fields.ts'
import { browserOf } from './testing.ts'
import type { Snapshot } from './snapshot.ts'

const curve = (s: Snapshot) => s.epochs.map((e) => e.validation.error)

describe('the lab', () => {
  test('before the first play nothing is loaded and the result is epoch 0', () => {
    const { store, lab, log } = begin()
    expect(store.result()).toEqual({ epoch: 0 })
    expect(lab.get().phase).toBe('ready')
    expect(log.opened).toEqual([])
  })

  test('play runs to the last epoch and publishes the protocol’s names after each', async () => {
    const { store, lab, until, log } = begin()
    const seen: number[] = []
    store.subscribe(() => seen.push(store.result().epoch!))
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(Object.keys(store.result())).toEqual(['epoch', 'train_error', 'validation_error', 'test_error', 'train_loss', 'validation_loss', 'test_loss', 'images_per_second'])
    // The clock of this test moves 10 ms at every look, a step has 100 images.
    expect(store.result().images_per_second).toBeGreaterThan(1000)
    expect(engineInUse(store)).toBe('wasm')
    expect(log.open).toBe(0)
  })

  test('one step is one step, and the last of an epoch brings its record', async () => {
    const { lab, until } = begin()
    for (const [step, epochs] of [[1, 0], [2, 0], [0, 1], [1, 1]] as const) {
      lab.go('step')
      await until((s) => s.phase === 'paused' && s.step === step && s.epochs.length === epochs)
    }
  })

  test('one epoch stops at its end, and from the middle of an epoch goes to the end of that one', async () => {
    const { lab, until } = begin()
    lab.go('step')
    await until((s) => s.phase === 'paused')
    lab.go('epoch')
    await until((s) => s.phase === 'paused' && s.epochs.length === 1 && s.step === 0)
    lab.go('epoch')
    await until((s) => s.phase === 'paused' && s.epochs.length === 2)
  })

  test('pausing is not asking: the session stays open, and closing the run frees it', async () => {
    const { lab, until, log } = begin()
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    expect(log.open).toBe(1)
    lab.reset()
    await vi.waitFor(() => expect(log.open).toBe(0))
  })

  test('pause takes effect while a run plays', async () => {
    const { lab, until } = begin()
    lab.subscribe(() => lab.get().epochs.length === 2 && lab.get().step === 1 && lab.pause())
    lab.go('end')
    await until((s) => s.phase === 'paused')
    expect(lab.get()).toMatchObject({ step: 1, said: 'Paused in epoch 3, after step 1 of 3.' })
  })

  test('same weights again gives the same curve', async () => {
    const { lab, until } = begin()
    lab.go('end')
    await until((s) => s.phase === 'finished')
    const first = curve(lab.get())
    lab.reset()
    expect(lab.get()).toMatchObject({ phase: 'ready', epochs: [], step: 0 })
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect(curve(lab.get())).toEqual(first)
  })

  test('another spec stands at its own beginning and leaves the run so far in the table', async () => {
    const { store, lab, until, log } = begin()
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    store.set({ learningRate: 0.003 }, 'reader')
    expect(lab.get()).toMatchObject({ phase: 'ready', epochs: [] })
    await vi.waitFor(() => expect(lab.cabinet.list().map((k) => [k.spec.learningRate, k.epochs.length, k.end])).toEqual([[0.0002, 1, 'stopped']]))
    expect(store.result()).toEqual({ epoch: 0 })
    await vi.waitFor(() => expect(log.open).toBe(0))
  })

  test('another engine goes on from the last epoch with the same curve', async () => {
    const whole = begin()
    whole.lab.go('end')
    await whole.until((s) => s.phase === 'finished')
    const { store, lab, until, log } = begin()
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    lab.go('step')
    await until((s) => s.phase === 'paused' && s.step === 1)
    store.set({ engine: 'float64' }, 'reader')
    expect(lab.get()).toMatchObject({ phase: 'paused', step: 1 })
    expect(lab.get().epochs).toHaveLength(1)
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect(log.engines).toEqual(['auto', 'float64'])
    expect(curve(lab.get())).toEqual(curve(whole.lab.get()))
  })

  test('left half-way and taken up by another visit, it gives the curve of an unbroken run', async () => {
    const whole = begin()
    whole.store.set({ seed: 4 }, 'reader')
    whole.lab.go('end')
    await whole.until((s) => s.phase === 'finished')
    const browser = browserOf()
    const one = begin(fake(), browser.tab())
    one.store.set({ seed: 4 }, 'reader')
    for (const n of [1, 2, 3]) {
      one.lab.go('epoch')
      await one.until((s) => s.phase === 'paused' && s.epochs.length === n)
    }
    one.lab.go('step')
    await one.until((s) => s.phase === 'paused' && s.step === 1)
    one.lab.close()
    const two = begin(fake(), browser.tab())
    await two.until((s) => s.left !== undefined)
    await two.lab.resume()
    expect(two.store.get().seed).toBe(4)
    expect(two.store.result().epoch).toBe(3)
    await two.until((s) => s.phase === 'finished')
    expect(curve(two.lab.get())).toEqual(curve(whole.lab.get()))
    expect(two.log.engines).toEqual(['wasm'])
    await vi.waitFor(async () => expect((await browser.drawers.texts('ways')).size).toBe(0))
  })

  test('a run whose data are others by now is kept as it was, and is not continued', async () => {
    const browser = browserOf()
    const one = begin(fake(), browser.tab())
    one.lab.go('epoch')
    await one.until((s) => s.phase === 'paused')
    const was = curve(one.lab.get())
    one.lab.close()
    const tab = browser.tab()
    const two = begin(fake({ hash: 'another' }), tab)
    await two.until((s) => s.left !== undefined)
    await two.lab.resume()
    await two.until((s) => s.phase === 'ready')
    expect(two.lab.get().notice).toBe('The run cannot be continued: the images have changed since it was left. Its curve is kept.')
    await vi.waitFor(() => expect(tab.cabinet.list().map(({ data, end, epochs }) => [data, end, epochs.map((e) => e.validation.error)])).toEqual([['h', 'stopped', was]]))
    expect(two.log.engines).toEqual([])
    two.lab.go('end')
    await two.until((s) => s.phase === 'finished')
    await vi.waitFor(() => expect(tab.cabinet.list().map(({ data, end }) => [data, end])).toEqual([['h', 'stopped'], ['another', 'finished']]))
  })

  test('where nothing may be stored it says so once and trains on', async () => {
    const refuse = () => Promise.reject(new DOMException('denied', 'SecurityError'))
    const { lab, errors, until } = begin(fake(), browserOf({ texts: refuse, tensors: refuse, put: refuse, delete: refuse, clear: refuse }).tab())
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect(errors).toEqual(['storage'])
    expect(lab.get().epochs).toHaveLength(8)
  })

  test('a run that is stopped is kept with its weights and cannot go on; play begins another', async () => {
    const { lab, until, log } = begin()
    lab.go('epoch')
    await until((s) => s.phase === 'paused')
    const { key } = lab.get()
    lab.stop()
    await until((s) => s.phase === 'stopped')
    expect(lab.get().said).toBe('Stopped after epoch 1. The run so far is kept.')
    await vi.waitFor(() => expect(lab.cabinet.hasCheckpoint(key!)).toBe(true))
    expect(lab.cabinet.list()).toMatchObject([{ id: key, end: 'stopped', epochs: { length: 1 }, made: [{ by: 'wasm', from: 1, to: 1 }] }])
    expect((await lab.cabinet.checkpoint(key!))?.epoch).toBe(1)
    await vi.waitFor(() => expect(log.open).toBe(0))
    lab.go('end')
    await until((s) => s.phase === 'finished')
    await vi.waitFor(() => expect(lab.cabinet.list()).toMatchObject([{ id: key, end: 'finished', epochs: { length: 8 } }]))
  })

  test('a page that goes away and comes back goes on where it was, no epoch twice', async () => {
    const whole = begin()
    whole.lab.go('end')
    await whole.until((s) => s.phase === 'finished')
    const { lab, until } = begin()
    const away = lab.subscribe(() => {
      if (lab.get().epochs.length < 3) return
      away()
      lab.close()
    })
    lab.go('end')
    await until((s) => s.phase === 'paused')
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect(curve(lab.get())).toEqual(curve(whole.lab.get()))
    expect(lab.get().epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('a run that diverges says at which epoch and why', async () => {
    const { lab, errors, until } = begin(fake({ diverge: 2 }))
    lab.go('end')
    await until((s) => s.phase === 'diverged')
    expect(lab.get().fault?.says).toBe('The run diverged in epoch 2. The learning rate is too large.')
    expect(errors).toEqual(['diverged'])
    lab.go('end')
    await until((s) => s.epochs.length === 2 && s.phase === 'diverged')
  })

  test('a missing file stops it with its code and its sentence, and trying again is possible', async () => {
    const broken = Object.assign(new Error('x'), { code: 'data-missing', says: 'images-3.bin is missing. Reload.' })
    const options: { broken?: Error } = { broken }
    const { lab, errors, until } = begin(fake(options))
    lab.go('end')
    await until((s) => s.phase === 'fault')
    expect(lab.get().fault).toEqual({ code: 'data-missing', says: 'images-3.bin is missing. Reload.' })
    expect(errors).toEqual(['data-missing'])
    delete options.broken
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect(lab.get().fault).toBeUndefined()
  })

  test('a run that plays is read aloud at its beginning and its end, not at every epoch', async () => {
    const { lab, until } = begin()
    const heard = new Set<string>()
    lab.subscribe(() => heard.add(lab.get().said))
    lab.go('end')
    await until((s) => s.phase === 'finished')
    expect([...heard].filter((s) => s.startsWith('Epoch')).length).toBeLessThan(2)
    expect(lab.get().said).toMatch(/^Finished after epoch 8: training error .*%, validation .*%, test .*%\.$/)
  })

  test('a run that has ended stays as it ended when it is set back', async () => {
    const { lab, until } = begin()
    lab.go('end')
    await until((s) => s.phase === 'finished')
    lab.reset()
    lab.go('step')
    await until((s) => s.phase === 'paused')
    expect(lab.cabinet.list()).toMatchObject([{ end: 'finished' }])
  })
})
