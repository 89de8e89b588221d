import { readdir, readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { quote } from '../../src/fields/field.ts'
import type { DataNote } from '../../src/runs/provenance.ts'
import { defaultSpec } from '../../src/runs/spec.ts'
import type { Data } from '../../src/training/data.ts'
import { loadData, loadManifest } from '../../src/training/load.ts'
import { dataHash } from '../../src/training/manifest.ts'
import { Fault } from './fault.ts'
import { dataIn } from './idx.ts'
import type { Options } from './options.ts'
import { type Grids, grids, onData, share, type Task, tasksOf } from './tasks.ts'

/** What is to be done, on which data, and where it lies. */
export interface Place {
  readonly tasks: readonly Task[]
  readonly runs: string
  /** Folder of claims, outside of what is published. */
  readonly claims: string
  /** Of the data sets at hand, by the names that specs have for them. */
  readonly hashes: ReadonlyMap<string, string>
  dataOf(name: string): Promise<Data>
  /** Where it is not the book's data. */
  readonly set?: DataNote
  /** For whoever started the script. */
  readonly notes: readonly string[]
}

/** The grids that are meant, as they are for the book's data. @param root of the checkout @throws Fault */
export const gridsOf = (root: string, options: Pick<Options, 'grids'>): Promise<Grids> => grids(resolve(options.grids ?? join(root, 'content/experiments')))

/** @param root of the checkout, or of an unpacked archive of it @throws Fault, OwnFault, DataFault */
export async function placeOf(root: string, options: Options): Promise<Place> {
  const source = options.data === undefined ? await letters(root) : await own(root, options.data)
  const found = await gridsOf(root, options)
  const names = found.map(([name]) => name)
  if (options.only !== undefined && !names.includes(options.only)) throw new Fault(`--only: ${quote(options.only)} is not one of ${names.join(', ')}.`)
  const moved = options.data === undefined ? found : onData(found, [...source.hashes.keys()][0]!)
  const chosen = moved
    .filter(([name]) => options.only === undefined || name === options.only)
    .map(([name, { groups }]) => [name, { groups: groups.slice(0, options.groups) }] as const)
  const runs = resolve(options.runs ?? source.runs)
  const all = await tasksOf(chosen, runs, async (name) => {
    const hash = source.hashes.get(name)
    if (hash === undefined) throw new Fault(`A grid asks for the data set ${quote(name)}. Here are: ${[...source.hashes.keys()].join(', ')}.`)
    return hash
  })
  const tasks = options.part ? share(all, options.part.task, options.part.tasks) : all
  return { ...source, tasks, runs, claims: options.runs === undefined ? join(root, '.pretrain') : join(runs, '.pretrain') }
}

/** What the name of a folder below `public/runs-of/` ends with. @param hash of the data */
export const markOf = (hash: string): string => hash.slice(0, 8)

type Source = Omit<Place, 'tasks' | 'claims'>

async function letters(root: string): Promise<Source> {
  const fetchBytes = (file: string) => readFile(join(root, 'public/data/letters', file))
  const manifest = await loadManifest(fetchBytes)
  const hashes = new Map<string, string>()
  for (const split of manifest.splits) hashes.set(split, await dataHash(manifest, split))
  const loading = new Map<string, Promise<Data>>()
  const dataOf = (name: string) => {
    const data = loading.get(name) ?? loadData(name, fetchBytes)
    loading.set(name, data)
    return data
  }
  return { runs: join(root, 'public/runs'), hashes, dataOf, notes: [] }
}

/** Runs on another data set lie apart from the book's, in a folder that is called like it and ends with its hash. */
async function own(root: string, folder: string): Promise<Source> {
  const { notes, ...data } = await dataIn(folder)
  const says = basename(resolve(folder))
  const mark = markOf(data.hash)
  const above = join(root, 'public/runs-of')
  const earlier = (await readdir(above).catch(() => [])).find((name) => name.endsWith(`-${mark}`))
  const slug = says.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40) || 'data'
  const { train, validation, test } = data.splits
  const set: DataNote = { says, classes: data.classes, train: train.length, validation: validation.length, test: test.length }
  const split = `${says}: ${set.classes.length} classes, ${set.train} images for training, ${set.validation} for validation, ${set.test} for the test.`
  const left = `Left out are runs that ask for another split of Letters than ${defaultSpec.data}.`
  return { runs: join(above, earlier ?? `${slug}-${mark}`), hashes: new Map([[data.name, data.hash]]), dataOf: async () => data, set, notes: [split, ...notes, left] }
}
