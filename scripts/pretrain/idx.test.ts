import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { banded, gzip, idxImages, idxLabels, taking } from '../../src/training/own/testing.ts'
import { dataIn } from './idx.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'pretrain-idx-'))))
afterEach(() => rm(folder, { recursive: true }))

/** Writes files, their contents as bytes. */
async function put(files: Record<string, Uint8Array>, into = folder) {
  await mkdir(into, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(into, name), bytes)
}
const labels = [...taking(4, 20), ...taking(2, 5)]
const [images, keys] = [idxImages(banded(labels)), idxLabels(labels)]
/** Of what class an image is, by its picture alone. */
const seen = (all: Uint8Array, i: number) => Math.floor(all.subarray(i * 784, (i + 1) * 784).findIndex((p) => p > 0) / 56)

test('files are read packed or not, under any name that IDX files have, and give the same set every time', async () => {
  await put({ 'images-idx3-ubyte': images, 'labels-idx1-ubyte': keys, 'README.md': keys })
  await put({ 'my.images.idx.gz': gzip(images), 'their.idx.gz': gzip(keys) }, join(folder, 'packed'))
  const [plain, packed] = [await dataIn(folder), await dataIn(join(folder, 'packed'))]
  expect(packed.hash).toBe(plain.hash)
  expect(plain.name).toBe(`own:${plain.hash.slice(0, 16)}`)
  // What the split draws is fixed: another hash here would make strangers of all runs on other data.
  expect(plain.hash).toBe('063e5b282d8cbe5aaebadf240a31024bdf133e85687f6166c142b4df1ebd30cf')
})

test('every image is in one split, with its label; each class in its share, to within one image', async () => {
  await put({ 'images-idx3-ubyte': images, 'labels-idx1-ubyte': keys })
  const { splits, labels: found, images: ordered, classes } = await dataIn(folder)
  expect([...splits.train, ...splits.validation, ...splits.test]).toEqual([...labels.keys()])
  expect([splits.train.length, splits.validation.length, splits.test.length]).toEqual([75, 10, 5])
  for (const i of found.keys()) expect(seen(ordered, i)).toBe(found[i])
  for (const split of Object.values(splits))
    for (const label of classes.keys()) {
      const fair = (labels.filter((l) => l === label).length * split.length) / labels.length
      expect(Math.abs([...split].filter((i) => found[i] === label).length - fair)).toBeLessThanOrEqual(1)
    }
})

test('several pairs are one set, classes by their labels', async () => {
  const some = Array.from({ length: 30 }, (_, i) => 3 + 4 * (i % 2))
  await put({ 'train-images-idx3-ubyte.gz': gzip(images), 'train-labels-idx1-ubyte.gz': gzip(keys), 't10k-images.idx3-ubyte': idxImages(banded(some)), 't10k-labels.idx1-ubyte': idxLabels(some) })
  const { classes, labels: found, images: ordered } = await dataIn(folder)
  expect(classes).toEqual(['0', '1', '2', '3', '7'])
  expect(found).toHaveLength(labels.length + some.length)
  for (const i of found.keys()) expect(seen(ordered, i)).toBe(Number(classes[found[i]!]))
})

test('ink is left as it is, dark or bright', async () => {
  await put({ 'images-idx3-ubyte': idxImages(banded(labels).map((p) => 255 - p)), 'labels-idx1-ubyte': keys })
  expect((await dataIn(folder)).images[783]).toBe(255)
})

describe('what is no data set is refused, with what is wanted:', () => {
  const refused = (says: RegExp) => expect(dataIn(folder)).rejects.toThrow(says)

  test('no folder', () => expect(dataIn(join(folder, 'none'))).rejects.toThrow(/--data: “.*” is not there\. Name a folder of IDX files/))
  test('a file', async () => {
    await put({ images: images })
    await expect(dataIn(join(folder, 'images'))).rejects.toThrow(/is no folder that can be read/)
  })
  test('an empty folder', () => refused(/there are no IDX files in .*such as images-idx3-ubyte\.gz/))
  test('one file of a pair', async () => {
    await put({ 'images-idx3-ubyte': images })
    await refused(/images-idx3-ubyte is no pair/)
  })
  test('a file that is there twice', async () => {
    await put({ 'images-idx3-ubyte': images, 'images-idx3-ubyte.gz': gzip(images), 'labels-idx1-ubyte': keys })
    await refused(/images-idx3-ubyte is there twice, packed and not/)
  })
  test('a damaged file', async () => {
    await put({ 'images-idx3-ubyte': images.subarray(0, 5000), 'labels-idx1-ubyte': keys })
    await refused(/images-idx3-ubyte: is cut short: 5000 of/)
  })
  test('few images', async () => {
    await put({ 'images-idx3-ubyte': idxImages(banded([0, 1])), 'labels-idx1-ubyte': idxLabels([0, 1]) })
    await refused(/hold 2 images of 2 classes\. At least 18 images of 2 classes are needed/)
  })
  test('one class', async () => {
    await put({ 'images-idx3-ubyte': idxImages(banded(taking(1, 30))), 'labels-idx1-ubyte': idxLabels(taking(1, 30)) })
    await refused(/hold 30 images of 1 class\./)
  })
})
