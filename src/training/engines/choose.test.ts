import { expect, test, vi } from 'vitest'
import { defaultSpec } from '../../runs/spec.ts'
import { synthetic } from '../testing/synthetic.ts'
import { choose, NoEngine, pace, within } from './choose.ts'
import type { Engine, EngineName } from './engine.ts'
import { float64 } from './float64.ts'

const named = (name: EngineName): Engine => ({ ...float64, name })
const load = async (name: EngineName) => named(name)
const paces: Record<string, number> = { assembly: 6, wasm: 20, webgpu: 5, cpu: 100, float64: 1 }
const time = async ({ name }: Engine) => paces[name]!

test('the engine with the least time per step is taken, in whatever order they come', async () => {
  expect((await choose(['wasm', 'webgpu', 'cpu', 'float64'], load, time)).engine.name).toBe('webgpu')
  expect((await choose(['cpu', 'webgpu', 'wasm'], load, time)).engine.name).toBe('webgpu')
})

test('an engine chosen earlier stays until it takes a fifth longer than the fastest, in whatever order they come', async () => {
  const taken = async (names: EngineName[], earlier?: EngineName) => (await choose(names, load, time, earlier)).engine.name
  for (const names of [['assembly', 'webgpu'], ['webgpu', 'assembly']] satisfies EngineName[][]) {
    expect(await taken(names)).toBe('webgpu')
    expect(await taken([...names, 'wasm'], 'wasm')).toBe('webgpu')
    const slower = (pace: number) => async ({ name }: Engine) => (name === 'assembly' ? pace : 5)
    expect((await choose(names, load, slower(5.9), 'assembly')).engine.name).toBe('assembly')
    expect((await choose(names, load, slower(6.1), 'assembly')).engine.name).toBe('webgpu')
  }
})

test('those that are nowhere the fastest are not even loaded where another runs', async () => {
  const loading = vi.fn(load)
  expect((await choose(['assembly', 'wasm', 'cpu', 'float64'], loading, time)).engine.name).toBe('assembly')
  expect(loading.mock.calls).toEqual([['assembly'], ['wasm']])
})

test('the 64-bit engine is not even loaded where another runs, and is taken where none does', async () => {
  const loading = vi.fn(load)
  await choose(['wasm', 'float64'], loading, time)
  expect(loading.mock.calls).toEqual([['wasm']])
  const alone = await choose(['webgpu', 'wasm', 'float64'], async (name) => (name === 'float64' ? float64 : Promise.reject(new Error(`no ${name}`))), time)
  expect(alone.engine).toBe(float64)
  expect(alone.skipped).toEqual([{ engine: 'webgpu', reason: 'no webgpu' }, { engine: 'wasm', reason: 'no wasm' }])
})

test('an engine that fails while it is timed is passed over with its reason', async () => {
  const { engine, skipped } = await choose(['webgpu', 'wasm'], load, async (e) => (e.name === 'webgpu' ? Promise.reject(new Error('shader does not compile')) : 20))
  expect(engine.name).toBe('wasm')
  expect(skipped).toEqual([{ engine: 'webgpu', reason: 'shader does not compile' }])
})

test('without timing the first that loads is taken and no other is loaded', async () => {
  const loading = vi.fn(load)
  expect((await choose(['cpu', 'wasm'], loading)).engine.name).toBe('cpu')
  expect(loading).toHaveBeenCalledTimes(1)
})

test('where none runs, each reason is told', async () => {
  const none = choose(['wasm', 'cpu'], async (name) => Promise.reject(new Error(`${name} is away`)), time)
  await expect(none).rejects.toBeInstanceOf(NoEngine)
  await expect(none).rejects.toThrow('wasm: wasm is away; cpu: cpu is away')
})

test('the pace is the median of five steps after the first, and one slow step is enough to lose', async () => {
  const data = synthetic(40, 10, 10)
  const clock = (steps: readonly number[]) => {
    let [at, n] = [0, 0]
    return () => (n++ % 2 === 0 ? at : (at += steps[(n >> 1) - 1]!))
  }
  const spec = { ...defaultSpec, layers: '4', batch: 20 }
  expect(await pace(float64, spec, data, 100, clock([999, 3, 9, 5, 7, 4]))).toBe(5)
  expect(await pace(float64, spec, data, 1, clock([999, 4]))).toBe(4)
  expect(float64.memory().tensors).toBe(0)
})

test('what does not answer in time is an error', async () => {
  await expect(within(20, new Promise(() => undefined))).rejects.toThrow('no answer for 0.02 seconds')
  expect(await within(1000, Promise.resolve(3))).toBe(3)
})
