import { parse } from 'yaml'

export type ClaimedSplit = 'training' | 'validation' | 'test'

/** One run of someone else's table; errors in percent, as printed. */
export interface ClaimedRun extends Readonly<Record<ClaimedSplit, number>> {
  readonly learningRate: number
}

/** A sentence that names the run with the least error of one split. */
export interface Claim {
  readonly says: string
  readonly least: ClaimedSplit
  readonly learningRate: number
}

export interface Claims {
  readonly experiment: string
  readonly network: string
  readonly images: Readonly<Record<ClaimedSplit, number>>
  readonly runs: readonly ClaimedRun[]
  readonly claims: readonly Claim[]
}

/** What a claim comes to when held against the table that it was drawn from. */
export interface Verdict {
  readonly claim: Claim
  readonly kind: 'agrees' | 'contradicted'
  /** The run that the claim names, and the one that its table says is least. */
  readonly named: ClaimedRun
  readonly least: ClaimedRun
  /** Wrong images of each, counted back from the percentage. */
  readonly wrong: { readonly named: number; readonly least: number; readonly of: number }
}

/** @throws SyntaxError where a number is missing or a claim names a run that is not in the table */
export function readClaims(text: string): Claims {
  const read = parse(text) as Claims
  for (const run of read.runs)
    for (const key of ['learningRate', 'training', 'validation', 'test'] as const)
      if (!Number.isFinite(run[key])) throw new SyntaxError(`claims of ${read.experiment}: ${key} of ${JSON.stringify(run)} is no number`)
  for (const claim of read.claims)
    if (!read.runs.some((run) => run.learningRate === claim.learningRate)) throw new SyntaxError(`claims of ${read.experiment}: no run has learning rate ${claim.learningRate}`)
  return read
}

/** The whole number of wrong images that a printed percentage stands for. */
export function wrongOf(percent: number, images: number): number {
  return Math.round((percent * images) / 100)
}

export function leastOf(claims: Claims, split: ClaimedSplit): ClaimedRun {
  return claims.runs.toSorted((a, b) => a[split] - b[split])[0]!
}

/** Holds a claim against its own table. */
export function judge(claims: Claims, claim: Claim): Verdict {
  const named = claims.runs.find((run) => run.learningRate === claim.learningRate)!
  const least = leastOf(claims, claim.least)
  const of = claims.images[claim.least]
  return {
    claim,
    kind: named === least ? 'agrees' : 'contradicted',
    named,
    least,
    wrong: { named: wrongOf(named[claim.least], of), least: wrongOf(least[claim.least], of), of },
  }
}
