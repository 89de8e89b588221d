import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeState } from '../fields/state.ts'
import { apartFromSeed } from '../runs/bands.ts'
import { type Claims, readClaims } from '../runs/claims.ts'
import type { Grid } from '../runs/grid.ts'
import type { Printed } from '../runs/points.ts'
import type { DataNote, RunFile } from '../runs/provenance.ts'
import type { Run } from '../runs/run.ts'
import { defaultSpec, type Spec, specFields } from '../runs/spec.ts'

const folder = 'public/runs'
/** Holds a folder for every data set that is not the book's. */
const elsewhere = 'public/runs-of'
const modules = import.meta.glob<{ default: Grid }>('/content/experiments/*/grid.ts', { eager: true })
/** The grid of every experiment by its name, the folder without its number. */
const grids = new Map(Object.entries(modules).map(([path, module]) => [path.split('/')[3]!.replace(/^\d+-/, ''), module.default]))

const textOf = (spec: Spec) => writeState(specFields, spec).toString()

const filesIn = (above: string): string[] =>
  (existsSync(above) ? readdirSync(above, { recursive: true, encoding: 'utf8' }) : [])
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => `${above}/${file.replaceAll('\\', '/')}`)

const runsIn = (above: string): RunFile[] => filesIn(above).map((file) => JSON.parse(readFileSync(file, 'utf8')) as RunFile)

/** Every run file, by its path below `public`. */
export const runTexts = (): [path: string, text: string][] => [folder, elsewhere].flatMap(filesIn).map((file) => [file.replace(/^public\//, ''), readFileSync(file, 'utf8')])

/** Every reference run, read at build. */
export const allRuns = (): RunFile[] => runsIn(folder)

const wantedBy = (id: string) => new Set(grids.get(id)?.groups.flatMap(({ specs }) => specs.map(textOf)))

/** The reference runs of an experiment: those of its grid that have been made, wherever their files lie. @param id name of the experiment */
export function referenceRuns(id: string, runs: readonly Run[] = allRuns()): Run[] {
  const wanted = wantedBy(id)
  return runs.filter((run) => wanted.has(textOf(run.spec)))
}

/** Runs on a data set that is not the book's. Its images are nowhere in the book. */
export interface OtherSet {
  /** Name of the folder below `public/runs-of`: that of the data, and the beginning of its hash. */
  readonly folder: string
  readonly note: DataNote
  readonly runs: readonly RunFile[]
}

/** Every such data set, in the order of the folders; one whose runs do not say how many images went where is left out. @param above holds a folder a data set; it may be missing */
export function otherSets(above = elsewhere): OtherSet[] {
  if (!existsSync(above)) return []
  return readdirSync(above).toSorted().flatMap((folder) => {
    const runs = runsIn(`${above}/${folder}`)
    const note = runs.find(({ provenance }) => provenance.set)?.provenance.set
    return note ? [{ folder, note, runs }] : []
  })
}

/** The runs of an experiment's grid on another data set, all else equal. */
export function runsOn({ runs }: OtherSet, id: string): Run[] {
  const wanted = wantedBy(id)
  return runs.filter(({ spec }) => wanted.has(textOf({ ...spec, data: defaultSpec.data })))
}

/** Every spec that a grid asks for, once. */
export function allSpecs(): Spec[] {
  const specs = [...grids.values()].flatMap(({ groups }) => groups.flatMap((group) => group.specs))
  return [...new Map(specs.map((spec) => [textOf(spec), spec])).values()]
}

/** What the original claimed. @param folder below `content/experiments` */
export function claimsOf(folder: string): Claims {
  return readClaims(readFileSync(`content/experiments/${folder}/claims.yaml`, 'utf8'))
}

/** The validation errors that the original printed for an experiment, as fractions; none where it claimed nothing. @param id name of the experiment */
export function printedErrors(id: string): Printed[] {
  const folder = readdirSync('content/experiments').find((one) => one.replace(/^\d+-/, '') === id)
  if (folder === undefined || !existsSync(`content/experiments/${folder}/claims.yaml`)) return []
  return claimsOf(folder).runs.flatMap(({ spec, validation }) => (validation === undefined ? [] : [{ spec: apartFromSeed(spec), error: validation / 100 }]))
}

/** Experiments that have a grid, in the order of the book. */
export function experiments(): string[] {
  return [...grids.keys()]
}
