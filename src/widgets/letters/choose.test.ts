import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadData } from '../../training/load.ts'
import { loadIndex, origins } from '../../training/provenance.ts'
import { chosen, splitOf } from './choose.ts'
import { type Collection, isSibling } from './collection.ts'
import { meansOf } from './means.ts'
import { described, summary } from './says.ts'

const bytes = async (file: string) => new Uint8Array(await readFile(`public/data/letters/${file}`))
const all = { split: 'all', letter: 'all', family: '', sort: 'set' } as const
let letters: Collection
beforeAll(async () => {
  const data = await loadData('letters', bytes)
  const origin = origins(await loadIndex(bytes))
  // Neighbors made up: each validation letter beside a training letter of its place, farther and farther.
  const nearest = new Map([...data.splits.validation].map((i, k) => [i, { image: data.splits.train[k]!, distance: 0.9 - k / 10_000 }]))
  letters = { data, origin, nearest }
})

describe('of 18,726 letters', () => {
  test('each state shows those of its split, letter and family, and all of them', () => {
    expect(chosen(letters, all)).toHaveLength(18_726)
    for (const split of ['train', 'validation', 'test'] as const) expect(chosen(letters, { ...all, split })).toEqual([...letters.data.splits[split]])
    const ds = chosen(letters, { ...all, split: 'test', letter: 'd' })
    expect(ds.length).toBeGreaterThan(50)
    for (const i of ds) expect([letters.data.labels[i], splitOf(letters, i)]).toEqual([3, 'test'])
    const roboto = chosen(letters, { ...all, family: 'ROBOTO' })
    expect(roboto.length).toBeGreaterThan(10)
    for (const i of roboto) expect(letters.origin(i).font.family).toContain('Roboto')
    expect(chosen(letters, { ...all, family: 'no such family' })).toEqual([])
  })
  test('orders lose none and put first what they name', () => {
    const validation = { ...all, split: 'validation' } as const
    const set = chosen(letters, validation)
    for (const sort of ['nearest', 'strange', 'family'] as const) expect(chosen(letters, { ...validation, sort }).toSorted((a, b) => a - b)).toEqual([...set])
    expect(chosen(letters, { ...validation, sort: 'nearest' })[0]).toBe(set.at(-1))
    const families = chosen(letters, { ...validation, sort: 'family' }).map((i) => letters.origin(i).font.family)
    expect(families).toEqual(families.toSorted((a, b) => a.localeCompare(b, 'en')))
    const means = meansOf(letters.data, letters.data.splits.train)
    const far = (i: number) => Math.hypot(...Array.from(letters.data.images.subarray(i * 784, (i + 1) * 784), (p, k) => p - means[letters.data.labels[i]!]!.image[k]!))
    const strange = chosen(letters, { ...validation, sort: 'strange' })
    expect(far(strange[0]!)).toBeGreaterThan(far(strange[1000]!))
    expect(far(strange[1000]!)).toBeGreaterThan(far(strange.at(-1)!))
  })
  test('means count each letter once', () => {
    const means = meansOf(letters.data, letters.data.splits.train)
    expect(means.reduce((sum, { count }) => sum + count, 0)).toBe(15_000)
    const one = letters.data.splits.test[0]!
    expect(meansOf(letters.data, [one])[letters.data.labels[one]!]).toEqual({ count: 1, image: letters.data.images.slice(one * 784, (one + 1) * 784) })
  })
  test('each is described in words, and no training letter is called a sibling of its neighbor', () => {
    const i = letters.data.splits.validation[7]!
    const says = described(letters, i)
    expect(says).toMatch(new RegExp(`^[A-J], ${letters.origin(i).font.family}, .*, validation.*; nearest training letter: .*, distance 0\\.899`))
    expect(isSibling(letters, letters.data.splits.train[0]!)).toBe(false)
    expect(summary(letters, [i], true)).toBe('1 pair; in 0 of them, 0.0\u00a0%, the nearest training letter is of the same family (outlined)')
    expect(summary(letters, chosen(letters, { ...all, split: 'train' }), true)).toContain('only letters of validation and test have a neighbor')
  })
})
