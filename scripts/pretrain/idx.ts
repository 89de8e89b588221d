import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { quote } from '../../src/fields/field.ts'
import { draw, shuffle } from '../../src/math/random.ts'
import { pixels } from '../../src/training/pixels.ts'
import { fewest, portionsOf } from '../../src/training/own/portions.ts'
import { type Chosen, readOwn } from '../../src/training/own/read.ts'
import { arranged, type Hands, type OwnSet, type Reading } from '../../src/training/own/set.ts'
import { Fault } from './fault.ts'

/** Whether a file may be of a data set, by its name. */
export const isIdx = (name: string) => !name.startsWith('.') && /(idx\d?(-ubyte)?|ubyte|images|labels)$/i.test(unpacked(name))
const unpacked = (name: string) => name.replace(/\.gz$/i, '')
/** What the images and the labels of one part have in common, such as `train--idx-ubyte`. */
const stem = (name: string) => unpacked(name).toLowerCase().replace(/images|labels/g, '').replace(/idx\d/g, 'idx')

/**
 * The data set in a folder of IDX files, gzip or not: one pair of images and labels, or several (`train-…`, `t10k-…`) that are
 * taken as one. Ink is left as it is. The images of each class are shuffled by a draw that depends on nothing but the class
 * and its size, classes take turns in proportion, and that order is cut: the first are for training, the last for the
 * test. So every split holds each class in its share, to within one image. @throws Fault, OwnFault
 */
export async function dataIn(folder: string): Promise<OwnSet & { readonly notes: readonly string[] }> {
  const pairs = await pairsIn(folder)
  const readings: Reading[] = []
  for (const pair of pairs) readings.push(await readOwn(pair, () => Promise.reject(new Fault('Pictures are read from IDX files only.'))))
  const { classes, images, labels, says, notes } = joined(readings)
  const counts = portionsOf(labels.length)
  if (labels.length < fewest || classes.length < 2) throw new Fault(`--data: ${says} hold ${labels.length} images of ${classes.length} ${classes.length === 1 ? 'class' : 'classes'}. At least ${fewest} images of 2 classes are needed.`)
  const order = inTurns(labels, classes.length)
  const hands: Hands = [order.slice(0, counts.train), order.slice(counts.train, -counts.test), order.slice(-counts.test)]
  const set = await arranged({ classes, images, labels, says }, hands, { dark: false, now: 0, head: `${JSON.stringify({ classes, ...counts })}\n` })
  return { ...set, notes }
}

/** Every image once: of each class at even distances, in a random order of its own. */
function inTurns(labels: Uint8Array, classes: number): number[] {
  const places: { at: number; label: number; image: number }[] = []
  for (let label = 0; label < classes; label++) {
    const members = [...labels.keys()].filter((i) => labels[i] === label)
    shuffle(members, draw('pretrain', 'split', label, members.length))
    for (const [k, image] of members.entries()) places.push({ at: (k + 0.5) / members.length, label, image })
  }
  return places.sort((a, b) => a.at - b.at || a.label - b.label).map(({ image }) => image)
}

/** The files of a folder in pairs of images and labels. */
async function pairsIn(folder: string): Promise<readonly (readonly Chosen[])[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Fault(`--data: ${quote(folder)} is ${error.code === 'ENOENT' ? 'not there' : 'no folder that can be read'}. Name a folder of IDX files.`)
  })
  const files = names.filter(isIdx).toSorted()
  const twice = files.find((name, i) => files.some((other, j) => j > i && unpacked(other) === unpacked(name)))
  if (twice) throw new Fault(`--data: ${join(folder, unpacked(twice))} is there twice, packed and not. Keep one of them.`)
  const groups = files.length === 2 ? [files] : [...Map.groupBy(files, stem).values()]
  if (groups.length === 0) throw new Fault(`--data: there are no IDX files in ${folder}. Wanted are two, such as images-idx3-ubyte.gz and labels-idx1-ubyte.gz.`)
  const odd = groups.find((group) => group.length !== 2)
  if (odd) throw new Fault(`--data: in ${folder}, ${odd.join(', ')} ${odd.length === 1 ? 'is' : 'are'} no pair of images and labels. Name both alike but for “images” and “labels”.`)
  return Promise.all(groups.map((group) => Promise.all(group.map((name) => chosen(folder, name)))))
}

async function chosen(folder: string, name: string): Promise<Chosen> {
  const path = join(folder, name)
  const { size } = await stat(path)
  return { name, size, arrayBuffer: async () => Uint8Array.from(await readFile(path)).buffer }
}

/** Several readings as one, classes by their names. */
function joined(readings: readonly Reading[]): Reading {
  const classes = [...new Set(readings.flatMap((reading) => reading.classes))].toSorted((a, b) => Number(a) - Number(b))
  const count = readings.reduce((sum, { labels }) => sum + labels.length, 0)
  const [images, labels] = [new Uint8Array(count * pixels), new Uint8Array(count)]
  let at = 0
  for (const reading of readings) {
    images.set(reading.images, at * pixels)
    labels.set(reading.labels.map((label) => classes.indexOf(reading.classes[label]!)), at)
    at += reading.labels.length
  }
  return { says: readings.map(({ says }) => says).join(' + '), classes, images, labels, notes: [...new Set(readings.flatMap(({ notes }) => notes))] }
}
