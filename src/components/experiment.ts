import { readdirSync, readFileSync } from 'node:fs'
import { writeState } from '../fields/state.ts'
import { type Claims, readClaims } from '../runs/claims.ts'
import type { Grid } from '../runs/grid.ts'
import type { RunFile } from '../runs/provenance.ts'
import type { Run } from '../runs/run.ts'
import { type Spec, specFields } from '../runs/spec.ts'

const folder = 'public/runs'
const modules = import.meta.glob<{ default: Grid }>('/content/experiments/*/grid.ts', { eager: true })
/** The grid of every experiment by its name, the folder without its number. */
const grids = new Map(Object.entries(modules).map(([path, module]) => [path.split('/')[3]!.replace(/^\d+-/, ''), module.default]))

const textOf = (spec: Spec) => writeState(specFields, spec).toString()

/** Every reference run, read at build. */
export function allRuns(): RunFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as RunFile)
}

/** The reference runs of an experiment: those of its grid that have been made, wherever their files lie. @param id name of the experiment */
export function referenceRuns(id: string, runs: readonly Run[] = allRuns()): Run[] {
  const wanted = new Set(grids.get(id)?.groups.flatMap(({ specs }) => specs.map(textOf)))
  return runs.filter((run) => wanted.has(textOf(run.spec)))
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

/** Experiments that have a grid, in the order of the book. */
export function experiments(): string[] {
  return [...grids.keys()]
}
