import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultSpec } from '../../../src/runs/spec.ts'
import { nodeEngines } from '../../../src/training/engines/node.ts'
import { loadData } from '../../../src/training/load.ts'
import { make } from '../../pretrain/work.ts'
import { type Made, native } from './native.ts'

const python = await native()
afterAll(() => python?.close())

// Without OpenBLAS an epoch takes PyTorch several seconds.
describe.skipIf(!python?.found.torch)('a whole run in PyTorch (needs python3-torch)', { timeout: 300_000 }, () => {
  test('is of our spec: as many epochs, each with three scores, that come to about ours', async () => {
    const spec = { ...defaultSpec, layers: '100', epochs: 2 }
    const { seconds, epochs, algebra } = await python!.ask<Made>(`run ${JSON.stringify(spec)}`)
    expect(seconds).toBeGreaterThan(0)
    expect(algebra).toEqual(expect.any(Array))
    const letters = await loadData(spec.data, (file) => readFile(join(import.meta.dirname, '../../../public/data/letters', file)))
    const ours = await make({ id: '', spec }, letters, await nodeEngines.assembly(), () => undefined)
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2])
    for (const [i, { train, validation, test }] of epochs.entries())
      for (const [theirs, own] of [[train, ours.epochs[i]!.train], [validation, ours.epochs[i]!.validation], [test, ours.epochs[i]!.test]] as const) expect(Math.abs(theirs.loss / own.loss - 1)).toBeLessThan(0.2)
  })

  test('is refused for a spec that it would not follow', async () => {
    await expect(python!.ask(`run ${JSON.stringify({ ...defaultSpec, dropout: 0.5 })}`)).rejects.toThrow('no run with another dropout')
  })
})
