import { parse } from 'yaml'
import { isFault } from '../fields/field.ts'
import { defaultSpec, type Spec, specFields } from './spec.ts'

export const claimedSplits = ['training', 'validation', 'test'] as const
export type ClaimedSplit = (typeof claimedSplits)[number]

/** One run of someone else's table: errors in percent as printed, those that were not printed left out. */
export interface ClaimedRun extends Readonly<Partial<Record<ClaimedSplit, number>>> {
  /** What the table says of the run, in the words of our spec; all else is as in the default experiment. */
  readonly spec: Spec
}

interface Said {
  readonly says: string
  /** A reason that the original gives; judged apart from the claim. */
  readonly because?: string
}
/** A sentence that names the run with the least error of one split. */
export type LeastClaim = Said & { readonly kind: 'least'; readonly split: ClaimedSplit; readonly named: ClaimedRun }
/** A sentence that says of some errors that they fall from run to run. */
export type FallsClaim = Said & { readonly kind: 'falls'; readonly splits: readonly ClaimedSplit[]; readonly along: readonly ClaimedRun[] }
export type Claim = LeastClaim | FallsClaim

export interface Claims {
  readonly experiment: string
  readonly images: Readonly<Record<ClaimedSplit, number>>
  readonly runs: readonly ClaimedRun[]
  readonly claims: readonly Claim[]
}

type Row = Readonly<Record<string, unknown>>

/**
 * Claims as YAML. Each row of `runs` has fields of the spec and up to three errors; a claim has `says` and either `least`
 * (a split) with the fields of the run it names, or `falls` (splits) with `along`, runs by their fields.
 * @throws SyntaxError that names the experiment, the row and what is wrong with it
 */
export function readClaims(text: string): Claims {
  const { experiment, images, runs: rows, claims: said } = parse(text) as { experiment: string; images: Claims['images']; runs: Row[]; claims: Row[] }
  const fail = (what: string) => new SyntaxError(`claims of ${experiment}: ${what}`)

  const specOf = (row: Row): Spec => {
    const fields = Object.entries(row).filter(([key]) => Object.hasOwn(specFields, key))
    if (fields.length === 0) throw fail(`${JSON.stringify(row)} has no field of the spec`)
    const read = fields.map(([key, value]) => {
      const found = specFields[key as keyof Spec].read(String(value))
      if (isFault(found)) throw fail(found.fault)
      return [key, found]
    })
    return { ...defaultSpec, ...Object.fromEntries(read) }
  }
  const runs = rows.map((row): ClaimedRun => {
    for (const key of Object.keys(row)) if (!Object.hasOwn(specFields, key) && !(claimedSplits as readonly string[]).includes(key)) throw fail(`${key} is neither a field of the spec nor one of ${claimedSplits.join(', ')}`)
    const errors = claimedSplits.filter((split) => split in row).map((split) => [split, row[split]] as const)
    for (const [split, error] of errors) if (typeof error !== 'number' || !(error >= 0 && error <= 100)) throw fail(`${split} of ${JSON.stringify(row)} is no percentage`)
    return { spec: specOf(row), ...Object.fromEntries(errors) }
  })
  const find = (row: Row): ClaimedRun => {
    const spec = specOf(row)
    const found = runs.find((run) => same(run.spec, spec))
    if (!found) throw fail(`no run of the table is ${JSON.stringify(row)}`)
    return found
  }
  const claims = said.map((row): Claim => {
    const { says, because, least, falls, along } = row as unknown as { says: string; because?: string; least?: ClaimedSplit; falls?: ClaimedSplit[]; along?: Row[] }
    const told = { says, ...(because && { because }) }
    const claim: Claim = least ? { ...told, kind: 'least', split: least, named: find(row) } : { ...told, kind: 'falls', splits: falls ?? [], along: (along ?? []).map(find) }
    if (claim.kind === 'falls' && (claim.splits.length === 0 || claim.along.length < 2)) throw fail(`“${says}” says neither which error is least nor which falls along which runs`)
    const about = claim.kind === 'least' ? runs.map((run) => [run, claim.split] as const) : claim.along.flatMap((run) => claim.splits.map((split) => [run, split] as const))
    for (const [run, split] of about) if (run[split] === undefined) throw fail(`“${says}” is about a ${split} error that the table does not have`)
    return claim
  })
  return { experiment, images, runs, claims }
}

const same = (a: Spec, b: Spec) => (Object.keys(specFields) as (keyof Spec)[]).every((key) => a[key] === b[key])

/** The whole number of wrong images that a printed percentage stands for. */
export function wrongOf(percent: number, images: number): number {
  return Math.round((percent * images) / 100)
}

/** The run of a table with the least error. @throws RangeError where a run lacks it */
export function leastOf(claims: Claims, split: ClaimedSplit): ClaimedRun {
  return claims.runs.toSorted((a, b) => printed(a, split) - printed(b, split))[0]!
}

/** A printed error in percent. @throws RangeError where the table has none */
export function printed(run: ClaimedRun, split: ClaimedSplit): number {
  const error = run[split]
  if (error === undefined) throw new RangeError(`The table has no ${split} error for this run.`)
  return error
}
