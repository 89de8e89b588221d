import { readdirSync, readFileSync } from 'node:fs'
import { type Claims, readClaims } from '../runs/claims.ts'
import type { Run } from '../runs/run.ts'

/** The reference runs of an experiment, read at build. @param id folder below `public/runs` */
export function referenceRuns(id: string): Run[] {
  const folder = `public/runs/${id}`
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Run)
}

/** What the original claimed. @param folder below `content/experiments` */
export function claimsOf(folder: string): Claims {
  return readClaims(readFileSync(`content/experiments/${folder}/claims.yaml`, 'utf8'))
}

/** Experiments that have reference runs. */
export function experiments(): string[] {
  return readdirSync('public/runs', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
}
