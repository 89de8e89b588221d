import { afterEach, describe, expect, test } from 'vitest'
import type { Checkpoint, Row } from './client.ts'
import type { Engine } from './engines/engine.ts'
import { float64 } from './engines/float64.ts'
import { leaning } from './testing/leaning.ts'
import { begin, curveOf, data, hangUp, load, spec } from './testing/lined.ts'
import { train } from './train.ts'

afterEach(hangUp)

describe('seeds of one shape together', () => {
  const seeds = [1, 2, 3].map((seed) => ({ ...spec, seed }))
  const onGpu = (slow: 'apart' | 'together', onStep?: () => void | Promise<void>) => ({ load: { ...load, webgpu: async (): Promise<Engine> => ({ ...(await leaning(slow, onStep)), name: 'webgpu' }) } })
  const losses = async (rows: AsyncIterable<Row>) => {
    const curves: number[][] = seeds.map(() => [])
    const ends: unknown[] = []
    const checkpoints: Checkpoint[] = []
    for await (const row of rows)
      for (const [i, tick] of row.entries()) {
        if (tick?.kind === 'epoch') {
          curves[i]!.push(tick.record.train.loss)
          checkpoints[i] = await tick.checkpoint()
        }
        if (tick?.kind === 'end') ends.push(tick.end)
      }
    return { curves, ends, checkpoints }
  }

  test('give the ticks of separate runs, and say with how many they were computed', async () => {
    const { trainer, notices } = begin(onGpu('apart'))
    await trainer.open('synthetic')
    const { curves, ends, checkpoints } = await losses(trainer.together(seeds, { engine: 'webgpu' }))
    for (const [i, seed] of seeds.entries()) {
      const { curve } = await curveOf(train(seed, data, float64))
      for (const [e, loss] of curve.entries()) expect(Math.abs(curves[i]![e]! / loss - 1)).toBeLessThan(1e-3)
    }
    expect(curves.map(({ length }) => length)).toEqual([4, 4, 4])
    expect([ends, notices]).toEqual([['finished', 'finished', 'finished'], []])
    expect([trainer.engine, trainer.versions]).toEqual(['webgpu', expect.objectContaining({ batched: '3' })])
    expect(checkpoints.map(({ epoch, weights }) => [epoch, weights.W1!.length])).toEqual(Array(3).fill([4, 784 * 4]))
    trainer.close()
  })

  test('are left to `ticks` where that does not measure faster, and on engines that do not offer it', async () => {
    for (const [ground, engine] of [[onGpu('together'), 'webgpu'], [onGpu('apart'), 'wasm'], [{}, 'auto']] as const) {
      const { trainer, notices } = begin(ground)
      await trainer.open('synthetic')
      expect((await losses(trainer.together(seeds, { engine }))).ends).toEqual([])
      expect((await curveOf(trainer.ticks(spec, { engine }))).end).toBe('finished')
      expect(notices).toEqual([])
      expect(trainer.versions['batched']).toBeUndefined()
      trainer.close()
    }
  })

  test('whose engine fails end with a word, and the next engine takes over from an epoch', async () => {
    let steps = 0
    const { trainer, notices } = begin(onGpu('apart', () => (++steps > 12 ? Promise.reject(new Error('out of memory')) : undefined)))
    await trainer.open('synthetic')
    const { curves, checkpoints } = await losses(trainer.together(seeds, { engine: 'webgpu' }))
    expect(curves[0]!.length).toBeGreaterThan(0)
    expect(curves[0]!.length).toBeLessThan(4)
    expect(notices).toEqual(['WebGPU stopped (out of memory). Its runs go on one after another.'])
    const rest = await curveOf(trainer.ticks(seeds[1]!, { engine: 'auto', from: checkpoints[1]! }))
    expect([...curves[1]!, ...rest.curve]).toHaveLength(4)
    expect(trainer.engine).not.toBe('webgpu')
    trainer.close()
  })
})
