import { afterEach, describe, expect, test, vi } from 'vitest'
import { type Checkpoint, createTrainer, type Tick, type Trainer } from './client.ts'
import type { Engine, EngineName } from './engines/engine.ts'
import { float64 } from './engines/float64.ts'
import type { Hung } from './line.ts'
import { leaning } from './testing/leaning.ts'
import { begin, curveOf, data, hangUp, like, load, spec, workers } from './testing/lined.ts'
import { train } from './train.ts'

afterEach(hangUp)
const unbroken = await curveOf(train(spec, data, float64))
const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
const soon = () => later(0)
const slowly = async (name: EngineName) => like(name, soon)
/** Engines that take a while for a step and for their load, as real ones do. */
const slow = { ...load, wasm: () => slowly('wasm'), cpu: async () => (await later(30), slowly('cpu')), webgpu: async (): Promise<Engine> => ({ ...(await leaning('apart', soon)), name: 'webgpu' }) }

/** Asks for this many ticks, and for one more that it does not wait for; the last epoch's checkpoint. */
async function leave(ticks: AsyncGenerator<Tick, void>, many: number): Promise<Checkpoint | undefined> {
  let from: Checkpoint | undefined
  for (let i = 0; i < many; i++) {
    const { value } = await ticks.next()
    if (value?.kind === 'epoch') from = structuredClone(await value.checkpoint())
  }
  void ticks.next().catch(() => undefined)
  void ticks.return().catch(() => undefined)
  return from
}

const same = { losses: unbroken.curve, notices: [] as string[], engine: 'cpu' }
/** What is left of the curve, and how it was made. */
const rest = async (trainer: Trainer, notices: readonly string[], from: Checkpoint | undefined, engine: EngineName = 'cpu') => {
  const { curve } = await curveOf(trainer.ticks(spec, { engine, ...(from && { from }) }))
  return { losses: [...unbroken.curve.slice(0, from?.epoch ?? 0), ...curve], notices: [...notices], engine: trainer.engine }
}

describe('a run that begins while another one’s tick is under way is left alone by the other’s end, and no engine is called failed:', () => {
  test.each([0, 1, 2, 3, 4, 5, 9])('after %i ticks', async (many) => {
    const { trainer, notices } = begin({ load: slow })
    await trainer.open('synthetic')
    const from = await leave(trainer.ticks(spec, { engine: 'wasm' }), many)
    expect(await rest(trainer, notices, from)).toEqual(same)
    trainer.close()
  })

  test('on a page so busy that it hears of everything late', async () => {
    const { worker } = workers({ load, open: async () => data })
    const notices: string[] = []
    const late = (): Hung => {
      const real = worker()
      return { postMessage: (...sent) => real.postMessage(...sent), addEventListener: (type, listener) => real.addEventListener(type, (event) => setTimeout(() => listener(event), 20)) }
    }
    const trainer = createTrainer({ base: 'http://here/', worker: late, onNotice: (says) => notices.push(says) })
    await trainer.open('synthetic')
    const from = await leave(trainer.ticks(spec, { engine: 'wasm' }), 5)
    expect(await rest(trainer, notices, from)).toEqual(same)
    trainer.close()
  })

  test('several times in a row, faster than an engine loads', async () => {
    const { trainer, notices } = begin({ load: slow })
    await trainer.open('synthetic')
    for (const engine of ['cpu', 'wasm', 'float64', 'wasm'] as const) {
      void leave(trainer.ticks(spec, { engine }), 0)
      await soon()
    }
    expect(await rest(trainer, notices, undefined)).toEqual(same)
    trainer.close()
  })

  test('where the other one was several, made together', async () => {
    const { trainer, notices } = begin({ load: slow })
    await trainer.open('synthetic')
    const rows = trainer.together([1, 2].map((seed) => ({ ...spec, seed })), { engine: 'webgpu' })
    await rows.next()
    void rows.next().catch(() => undefined)
    void rows.return().catch(() => undefined)
    expect(await rest(trainer, notices, undefined)).toEqual(same)
    trainer.close()
  })

  test('where several begin, to be made together', async () => {
    const { trainer, notices } = begin({ load: slow })
    await trainer.open('synthetic')
    await leave(trainer.ticks(spec, { engine: 'wasm' }), 2)
    let rows = 0
    for await (const _ of trainer.together([1, 2].map((seed) => ({ ...spec, seed })), { engine: 'webgpu' })) rows++
    expect([rows, notices]).toEqual([17, []])
    trainer.close()
  })

  test('where the other one hangs, its engine is named and the new one’s is not', async () => {
    const { trainer, notices } = begin({ load: { ...slow, wasm: async () => like('wasm', (time) => (time === 5 ? new Promise(() => undefined) : undefined)) } }, 300)
    await trainer.open('synthetic')
    const from = await leave(trainer.ticks(spec, { engine: 'wasm' }), 5)
    expect(await rest(trainer, [], from)).toEqual(same)
    expect(notices).toEqual([expect.stringMatching(/^WebAssembly stopped \(it has not answered .*\)\. The run goes on with plain JavaScript, from the end of epoch 1\.$/)])
    trainer.close()
  })
})

test('closed while a tick is under way, a trainer starts no other worker and blames no engine', async () => {
  const { trainer, notices, made } = begin({ load: slow })
  await trainer.open('synthetic')
  const ticks = trainer.ticks(spec, { engine: 'wasm' })
  await ticks.next()
  const last = expect(ticks.next()).rejects.toThrow('it was closed')
  trainer.close()
  await last
  await later(50)
  expect([notices, made.length]).toEqual([[], 1])
})

test('a run that another one took the place of goes on from its last epoch when it is asked again, and what each holds is freed', async () => {
  const { trainer, notices } = begin({ load: slow })
  const held = float64.memory().tensors
  await trainer.open('synthetic')
  const ticks = trainer.ticks(spec, { engine: 'wasm' })
  const curve: number[] = []
  const take = async () => {
    const { value } = await ticks.next()
    if (value?.kind === 'epoch') curve.push(value.record.train.loss)
    return value?.kind
  }
  for (let i = 0; i < 6; i++) await take()
  expect((await curveOf(trainer.ticks(spec, { engine: 'cpu' }))).curve).toEqual(unbroken.curve)
  while ((await take()) !== 'end');
  expect(curve).toEqual(unbroken.curve)
  expect([notices, trainer.engine]).toEqual([[], 'wasm'])
  await ticks.return()
  await vi.waitFor(() => expect(float64.memory().tensors).toBe(held))
  trainer.close()
})
