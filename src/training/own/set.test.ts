import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isDark, makeSet, type Reading } from './set.ts'
import { banded, taking } from './testing.ts'

const reading = (labels: readonly number[], classes = [...new Set(labels)].map((l) => `class ${l}`)): Reading => ({ says: 'mine', classes, images: banded(labels), labels: Uint8Array.from(labels), notes: [] })
const made = (labels: readonly number[], dark = false) => makeSet(reading(labels), { dark, now: 5 })
/** Of what class an image is, by its picture alone. */
const seen = (images: Uint8Array, i: number) => Math.floor(images.subarray(i * 784, (i + 1) * 784).findIndex((p) => p > 0) / 56)

describe('a set', () => {
  test('deals each class 70, 15, 15 %, each image once, classes in turn, pictures with their labels', async () => {
    const set = await made([...taking(3, 100), ...Array.from({ length: 20 }, () => 1)])
    const { train, validation, test } = set.splits
    expect([train.length, validation.length, test.length]).toEqual([224, 48, 48])
    expect([...train, ...validation, ...test]).toEqual([...set.labels.keys()])
    expect([...validation].slice(0, 6).map((i) => set.labels[i])).toEqual([0, 1, 2, 0, 1, 2])
    for (const i of set.labels.keys()) expect(seen(set.images, i)).toBe(set.labels[i])
  })
  test('of three images a class has one in each split', async () => {
    const { splits } = await made(taking(2, 3))
    expect(Object.values(splits).map((s) => s.length)).toEqual([2, 2, 2])
  })
  test('has the hash of its classes, labels and images, and so the same name each time', async () => {
    const set = await made(taking(4, 9))
    const hash = createHash('sha256').update(`${JSON.stringify(set.classes)}\n`).update(set.labels).update(set.images).digest('hex')
    expect(set).toMatchObject({ hash, name: `own:${hash.slice(0, 16)}` })
    expect((await made(taking(4, 9))).hash).toBe(hash)
    expect((await made(taking(4, 9), true)).hash).not.toBe(hash)
  })
  test('turns dark ink bright', async () => {
    const { images } = await made(taking(2, 3), true)
    expect(images[783]).toBe(255)
  })
  test.each([[taking(1, 9), /has 1 class\. From 2 to 10/], [taking(11, 3), /has 11 classes/], [[0, 0, 0, 1, 1], /has 2 of the class class 1\. At least 3/]])('of too many, too few or too small classes is refused', async (labels, says) => {
    await expect(made(labels)).rejects.toThrow(says)
  })
})

test('ink is dark where most of the picture is bright', () => {
  expect(isDark(banded(taking(3, 4)))).toBe(false)
  expect(isDark(banded(taking(3, 4)).map((p) => 255 - p))).toBe(true)
})
