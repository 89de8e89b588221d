import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { answers } from '../../../runs/inspect/answers.ts'
import { confusion } from '../../../runs/inspect/confusion.ts'
import { logitHistograms } from '../../../runs/inspect/histogram.ts'
import { defaultSpec, type Spec } from '../../../runs/spec.ts'
import { nodeEngines } from '../../../training/engines/node.ts'
import { loadData } from '../../../training/load.ts'
import { look } from '../../../training/look.ts'
import { train } from '../../../training/train.ts'
import { byLost } from './seeds.ts'
import { deadSpec } from './small.ts'

const data = await loadData('letters', async (file) => new Uint8Array(await readFile(`public/data/letters/${file}`)))

async function seen(spec: Spec, name: 'wasm' | 'cpu' | 'float64') {
  let weights
  for await (const tick of train(spec, data, await nodeEngines[name]())) if (tick.kind === 'epoch') ({ weights } = await tick.checkpoint())
  const looked = await look(spec, weights!, data, 'validation')
  return { looked, matrix: confusion(looked.labels, answers(looked.logits)) }
}

describe('the seed that the demonstration opens with', () => {
  test.each(['wasm', 'float64'] as const)('never answers one letter with a ReLU on its output, on %s: a column is empty and its output is 0 for every image', { timeout: 240_000 }, async (name) => {
    const { looked, matrix } = await seen(deadSpec, name)
    expect(matrix.never).toHaveLength(1)
    const [dead] = matrix.never
    expect(matrix.columns[dead!]).toBe(0)
    expect(matrix.counts[dead!]![dead!]).toBe(0)
    expect(logitHistograms(looked.logits, 20).histograms[dead!]).toMatchObject({ zeros: looked.labels.length, of: looked.labels.length })
    // About a tenth of all images is lost with it.
    expect(matrix.rows[dead!]! / matrix.of).toBeCloseTo(0.1, 2)
  })

  test('answers every letter without it, and is wrong on about a tenth fewer of all images', { timeout: 240_000 }, async () => {
    const [without, bug] = [await seen({ ...deadSpec, bug: 'none' }, 'wasm'), await seen(deadSpec, 'wasm')]
    expect(without.matrix.never).toEqual([])
    const apart = (bug.matrix.wrong - without.matrix.wrong) / bug.matrix.of
    expect(apart).toBeGreaterThan(0.07)
    expect(apart).toBeLessThan(0.13)
  })

  test('differs from the default experiment in what makes it quick, its seed and the bug alone', () => {
    const changed = Object.keys(deadSpec).filter((key) => deadSpec[key as keyof Spec] !== defaultSpec[key as keyof Spec])
    expect(changed.toSorted()).toEqual(['bug', 'epochs', 'layers', 'learningRate', 'seed', 'trainingImages'])
  })
})

test('seeds are grouped by how many letters they lose, and the shares add up to all', () => {
  const groups = byLost([{ seed: 3, never: [2], error: 0.2 }, { seed: 1, never: [], error: 0.08 }, { seed: 2, never: [7], error: 0.18 }, { seed: 4, never: [1, 2], error: 0.3 }])
  expect(groups.map(({ lost, seeds, share }) => [lost, seeds.map((s) => s.seed), share])).toEqual([[0, [1], 0.25], [1, [2, 3], 0.5], [2, [4], 0.25]])
  expect(groups[1]!.error).toBeCloseTo(0.19, 12)
})
