import { median, sum } from 'd3'
import { writeState } from '../fields/state.ts'
import { workOf } from '../runs/costs.ts'
import type { RunFile } from '../runs/provenance.ts'
import { type Spec, specFields } from '../runs/spec.ts'

/** Runs that cost about the same: one network, one length, one engine, one kind of processor. Seconds by the wall, of one core. */
export interface Expense {
  readonly layers: string
  readonly epochs: number
  readonly dropout: boolean
  readonly engine: string
  readonly processor: string
  readonly runs: number
  readonly median: number
  readonly least: number
}

/** What runs took, the dearest first. */
export function expenses(runs: readonly RunFile[]): Expense[] {
  const kind = ({ spec: { layers, epochs, dropout }, made, provenance }: RunFile) => ({ layers, epochs, dropout: dropout > 0, engine: [...new Set(made.map(({ by }) => by))].join(' + '), processor: provenance.processor })
  return [...Map.groupBy(runs, (run) => JSON.stringify(kind(run))).values()]
    .map((alike) => {
      const walls = alike.map(({ provenance }) => provenance.wall)
      return { ...kind(alike[0]!), runs: alike.length, median: median(walls)!, least: Math.min(...walls) }
    })
    .toSorted((a, b) => b.median - a.median)
}

/** What is done of the specs that are wanted, and what the rest would take. Hours of one core. */
export interface Outlook {
  readonly wanted: number
  readonly made: number
  /** Of the runs that are made, by the wall. */
  readonly spent: number
  /** Estimates: products and additions of a spec, times the median time that the engine's runs took for one. */
  readonly left: number
  readonly anew: number
}

/** @param scored images of validation and test together @param engine whose pace counts */
export function outlook(specs: readonly Spec[], runs: readonly RunFile[], scored: number, engine: string): Outlook {
  const pace = median(runs.filter(({ made }) => made.every(({ by }) => by === engine)), ({ spec, provenance }) => provenance.wall / workOf(spec, scored)) ?? Number.NaN
  const hours = (some: readonly Spec[]) => (pace * sum(some, (spec) => workOf(spec, scored))) / 3600
  const textOf = (spec: Spec) => writeState(specFields, spec).toString()
  const made = new Set(runs.map(({ spec }) => textOf(spec)))
  const missing = specs.filter((spec) => !made.has(textOf(spec)))
  return { wanted: specs.length, made: specs.length - missing.length, spent: sum(runs, ({ provenance }) => provenance.wall) / 3600, left: hours(missing), anew: hours(specs) }
}
