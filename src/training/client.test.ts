import { afterEach, describe, expect, test, vi } from 'vitest'
import { createTrainer } from './client.ts'
import { float64 } from './engines/float64.ts'
import type { Hung } from './line.ts'
import { DataFault } from './load.ts'
import { begin, curveOf, data, hangUp, like, load, missing, spec, workers } from './testing/lined.ts'
import { begin as initial, train } from './train.ts'

afterEach(hangUp)
const unbroken = await curveOf(train(spec, data, float64))

test('training in a worker gives the ticks of training beside it', async () => {
  const { trainer, notices } = begin()
  expect(await trainer.open('synthetic')).toEqual({ name: 'synthetic', hash: data.hash, counts: { train: 60, validation: 20, test: 20 } })
  const kinds: string[] = []
  for await (const tick of trainer.ticks(spec, { engine: 'wasm' })) kinds.push(tick.kind)
  expect(kinds.join(' ')).toBe('step step step epoch '.repeat(4) + 'end')
  expect(trainer.engine).toBe('wasm')
  expect(await curveOf(trainer.ticks(spec, { engine: 'auto' }))).toEqual(unbroken)
  expect(notices).toEqual([])
  trainer.close()
})

test('nothing runs ahead: without being asked for a tick, no step is taken', async () => {
  const step = vi.fn()
  const { trainer } = begin({ load: { ...load, wasm: async () => like('wasm', step) } })
  await trainer.open('synthetic')
  const ticks = trainer.ticks(spec, { engine: 'wasm' })
  await ticks.next()
  await ticks.next()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(step).toHaveBeenCalledTimes(2)
  await ticks.return()
  await vi.waitFor(() => expect(float64.memory().tensors).toBe(0))
  trainer.close()
})

test('a run that is left and continued from its checkpoint, in another worker too, is the unbroken one', async () => {
  const { trainer, made } = begin()
  await trainer.open('synthetic')
  let from
  const curve: number[] = []
  for await (const tick of trainer.ticks(spec, { engine: 'wasm' })) {
    if (tick.kind !== 'epoch') continue
    curve.push(tick.record.train.loss)
    from = structuredClone(await tick.checkpoint())
    if (curve.length === 2) break
  }
  trainer.close()
  await trainer.open('synthetic')
  const rest = await curveOf(trainer.ticks(spec, { engine: 'wasm', from: from! }))
  expect([...curve, ...rest.curve]).toEqual(unbroken.curve)
  expect(made).toHaveLength(2)
  trainer.close()
})

test('own data are handed to the worker, and to the next worker again when one dies', async () => {
  const { worker, made } = workers({ load: { ...load, wasm: async () => like('wasm', (time) => {
    if (time === 8) throw new Error('out of memory')
  }) }, open: async () => Promise.reject(new Error('no server has them')) })
  const mine = { ...data, name: 'own:0123456789abcdef', classes: [...'0123456789'] }
  const told: number[] = []
  const trainer = createTrainer({ base: 'http://here/', worker, own: async (name) => (name === mine.name ? mine : undefined) })
  expect(await trainer.open(mine.name, ({ ready, of }) => told.push(ready, of))).toEqual({ name: mine.name, hash: data.hash, counts: { train: 60, validation: 20, test: 20 }, classes: mine.classes })
  expect(told).toEqual([100, 100])
  expect(await curveOf(trainer.ticks(spec, { engine: 'wasm' }))).toEqual(unbroken)
  expect(made.length).toBe(2)
  await expect(trainer.open('own:ffffffffffffffff')).rejects.toMatchObject({ code: 'data-missing', says: expect.stringContaining('read the same files again') })
  trainer.close()
})

describe('a run goes on with the next engine, loses no epoch and says so,', () => {
  // Step 8 is in the third epoch of three steps.
  const cases: Record<string, [says: RegExp, step: (time: number) => void | Promise<void>]> = {
    'when its engine throws': [/WebAssembly stopped \(out of memory\)\. .* plain JavaScript, from the end of epoch 2/, (time) => {
      if (time === 8) throw new Error('out of memory')
    }],
    'when it never answers': [/WebAssembly stopped \(it has not answered for 1 seconds\)\. .* plain JavaScript, from the end of epoch 2/, (time) => (time === 8 ? new Promise(() => undefined) : undefined)],
    'when it fails at once': [/from its beginning/, () => {
      throw new Error('no shader')
    }],
  }
  test.each(Object.entries(cases))('%s', async (_, [says, step]) => {
    const { trainer, notices, made } = begin({ load: { ...load, wasm: async () => like('wasm', step) } }, 700)
    await trainer.open('synthetic')
    expect(await curveOf(trainer.ticks(spec, { engine: 'wasm' }))).toEqual(unbroken)
    expect(notices).toEqual([expect.stringMatching(says)])
    expect(trainer.engine).toBe('cpu')
    expect(made.length).toBeGreaterThan(1)
    trainer.close()
  })

  test('when the GPU under it is lost', async () => {
    let lose = (_: string) => undefined as void
    const lost = new Promise<string>((resolve) => (lose = resolve))
    const gpu = { ...like('webgpu', (time) => (time === 5 ? (lose('the GPU device was lost: destroyed'), new Promise(() => undefined)) : undefined)), lost }
    const { trainer, notices } = begin({ load: { ...load, webgpu: async () => gpu } })
    await trainer.open('synthetic')
    expect(await curveOf(trainer.ticks(spec, { engine: 'webgpu' }))).toEqual(unbroken)
    expect(notices).toEqual(['WebGPU stopped (the GPU device was lost: destroyed). The run goes on with WebAssembly, from the end of epoch 1.'])
    trainer.close()
  })
})

describe('what stops training is told in a sentence:', () => {
  test('a file that is missing', async () => {
    const { trainer } = begin({
      open: async () => {
        throw new DataFault('data-missing', 'images-0.bin', 'The data file images-0.bin could not be fetched.')
      },
    })
    await expect(trainer.open('letters')).rejects.toMatchObject({ name: 'TrainingFault', code: 'data-missing', says: expect.stringContaining('images-0.bin') })
  })

  test('no engine that runs', async () => {
    const { trainer } = begin({ load: { webgpu: missing, assembly: missing, wasm: missing, cpu: missing, float64: missing } })
    await trainer.open('synthetic')
    await expect(trainer.ticks(spec, { engine: 'auto' }).next()).rejects.toMatchObject({ code: 'no-engine', says: expect.stringContaining('wasm: not here') })
    trainer.close()
  })

  test('a worker that is dead from the start', async () => {
    const { port1 } = new MessageChannel()
    const trainer = createTrainer({ base: 'http://here/', worker: () => port1 as unknown as Hung, patience: 100 })
    await expect(trainer.open('synthetic')).rejects.toMatchObject({ code: 'no-engine', says: expect.stringContaining('Reload the page') })
    port1.close()
  })
})

test('a worker that never starts in the middle of a run has a second one beside it, and the run goes on', async () => {
  const { worker, made } = workers({ load: { ...load, wasm: async () => like('wasm', (time) => {
    if (time === 8) throw new Error('out of memory')
  }) }, open: async () => data })
  const { port1 } = new MessageChannel()
  const notices: string[] = []
  let asked = 0
  const trainer = createTrainer({ base: 'http://here/', worker: () => (++asked === 2 ? Object.assign(port1 as unknown as Hung, { terminate: () => port1.close() }) : worker()), onNotice: (says) => notices.push(says), patience: 1000 })
  await trainer.open('synthetic')
  expect(await curveOf(trainer.ticks(spec, { engine: 'wasm' }))).toEqual(unbroken)
  expect(notices).toEqual(['The training worker has not started within 1 seconds. A second one is started beside it.', expect.stringMatching(/^WebAssembly stopped \(out of memory\)\. The run goes on with plain JavaScript, from the end of epoch 2\.$/)])
  expect([asked, made.length]).toEqual([3, 2])
  trainer.close()
})

test('data that come slowly are waited for: bytes that arrive are a sign of life', async () => {
  const drip = new ReadableStream<Uint8Array>({
    async start(to) {
      for (let i = 0; i < 6; i++) {
        await new Promise((resolve) => setTimeout(resolve, 600))
        to.enqueue(new TextEncoder().encode('no manifest '))
      }
      to.close()
    },
  })
  vi.stubGlobal('fetch', async () => new Response(drip))
  const { worker } = workers({ load })
  const trainer = createTrainer({ base: 'http://here/', worker, patience: 1500 })
  await expect(trainer.open('letters')).rejects.toMatchObject({ code: 'data-corrupt' })
  vi.unstubAllGlobals()
  trainer.close()
})

test('images are handed on as they arrive, each once and in its place', async () => {
  const ready: number[] = []
  const { trainer } = begin({
    open: async (_, __, onShard) => {
      for (const n of [40, 80, 100]) onShard({ ready: n, of: 100, images: data.images, labels: data.labels })
      return data
    },
  })
  let seen
  await trainer.open('synthetic', (progress) => {
    ready.push(progress.ready)
    seen = progress
  })
  expect(ready).toEqual([40, 80, 100])
  expect(seen).toEqual({ ready: 100, of: 100, images: data.images, labels: data.labels })
  trainer.close()
})

test('looking inside a checkpoint while its run goes on changes neither', async () => {
  const { trainer } = begin()
  await trainer.open('synthetic')
  const curve: number[] = []
  const seen: number[] = []
  for await (const tick of trainer.ticks(spec, { engine: 'wasm' })) {
    if (tick.kind !== 'epoch') continue
    curve.push(tick.record.train.loss)
    const { weights } = await tick.checkpoint()
    const { logits, labels } = await trainer.look(spec, weights, 'validation')
    const wrong = [...labels].filter((label, n) => {
      const row = logits.subarray(10 * n, 10 * n + 10)
      return row.indexOf(Math.max(...row)) !== label
    })
    seen.push(wrong.length / labels.length - tick.record.validation.error)
    expect((await trainer.activations(spec, weights, data.images.slice(0, 784))).map((a) => a.length)).toEqual([4, 10])
  }
  expect(curve).toEqual(unbroken.curve)
  expect(seen).toEqual([0, 0, 0, 0])
  trainer.close()
})

test('a checkpoint is looked at where no data were opened and no run begun, and by a new worker after the old one', async () => {
  const { trainer, made } = begin()
  const { weights } = initial(spec)
  const first = await trainer.look({ ...spec, data: 'synthetic' }, weights, 'test')
  expect(first.labels).toHaveLength(20)
  trainer.close()
  expect(await trainer.look({ ...spec, data: 'synthetic' }, weights, 'test')).toEqual(first)
  expect(made).toHaveLength(2)
  trainer.close()
})

test('of two looks at once the older gives up', async () => {
  const { trainer } = begin()
  const { weights } = initial(spec)
  const [older, newer] = await Promise.allSettled([trainer.look(spec, weights, 'train'), trainer.look(spec, weights, 'test')])
  expect(older).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('newer') } })
  expect(newer.status).toBe('fulfilled')
  trainer.close()
})

test('a look that waits for own data gives way to a newer one on other data, and the run’s own data stay', async () => {
  const mine = { ...data, name: 'own:0123456789abcdef' }
  let hand = (_: typeof mine) => undefined as void
  const trainer = createTrainer({ base: 'http://here/', worker: workers({ load, open: async () => data }).worker, own: () => new Promise((resolve) => (hand = resolve)) })
  await trainer.open('synthetic')
  const { weights } = initial(spec)
  const older = trainer.look({ ...spec, data: mine.name }, weights, 'test').catch((error: Error) => error.message)
  await new Promise((resolve) => setTimeout(resolve))
  const newer = trainer.look({ ...spec, data: 'synthetic' }, weights, 'train')
  hand(mine)
  expect(await older).toContain('newer')
  expect((await newer).labels).toHaveLength(60)
  expect(await curveOf(trainer.ticks(spec, { engine: 'wasm' }))).toEqual(unbroken)
  trainer.close()
})
