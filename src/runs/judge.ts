import { twoProportions } from '../math/stats/proportions.ts'
import { type Claim, type ClaimedRun, type ClaimedSplit, type Claims, type FallsClaim, type LeastClaim, leastOf, printed, wrongOf } from './claims.ts'

/** What a claim comes to when held against the table that it was drawn from. */
interface Held<C extends Claim> {
  readonly claim: C
  readonly kind: 'agrees' | 'contradicted'
}

export interface LeastVerdict extends Held<LeastClaim> {
  /** The run that the claim names, and the one that its table says is least. */
  readonly named: ClaimedRun
  readonly least: ClaimedRun
  /** Wrong images of each, counted back from the percentage. */
  readonly wrong: { readonly named: number; readonly least: number; readonly of: number }
}

/** One step along the runs of a claim, counted in images. `p`: how often equals differ by as much, counting images only. */
export interface Fall {
  readonly split: ClaimedSplit
  readonly from: ClaimedRun
  readonly to: ClaimedRun
  readonly wrong: { readonly from: number; readonly to: number; readonly of: number }
  readonly p: number
}

export interface FallsVerdict extends Held<FallsClaim> {
  readonly steps: readonly Fall[]
}

/** Two printed errors as counts of wrong images, and the doubt between them. */
export function fall(claims: Claims, split: ClaimedSplit, from: ClaimedRun, to: ClaimedRun): Fall {
  const of = claims.images[split]
  const wrong = { from: wrongOf(printed(from, split), of), to: wrongOf(printed(to, split), of), of }
  return { split, from, to, wrong, p: twoProportions(wrong.from, of, wrong.to, of).p }
}

/** Holds a claim that names a least run against its own table. */
export function judgeLeast(claims: Claims, claim: LeastClaim): LeastVerdict {
  const { named, split } = claim
  const least = leastOf(claims, split)
  const of = claims.images[split]
  return { claim, kind: named === least ? 'agrees' : 'contradicted', named, least, wrong: { named: wrongOf(printed(named, split), of), least: wrongOf(printed(least, split), of), of } }
}

/** Holds a claim that errors fall against its own table. Equal counts are no fall. */
export function judgeFalls(claims: Claims, claim: FallsClaim): FallsVerdict {
  const steps = claim.splits.flatMap((split) => claim.along.slice(1).map((to, i) => fall(claims, split, claim.along[i]!, to)))
  return { claim, kind: steps.every(({ wrong }) => wrong.to < wrong.from) ? 'agrees' : 'contradicted', steps }
}

/** The first claim of its kind. @throws RangeError where the table comes with none */
export function verdictLeast(claims: Claims): LeastVerdict {
  const claim = claims.claims.find((c) => c.kind === 'least')
  if (!claim) throw new RangeError(`claims of ${claims.experiment}: none names a least run`)
  return judgeLeast(claims, claim)
}

/** The first claim of its kind. @throws RangeError where the table comes with none */
export function verdictFalls(claims: Claims): FallsVerdict {
  const claim = claims.claims.find((c) => c.kind === 'falls')
  if (!claim) throw new RangeError(`claims of ${claims.experiment}: none says that an error falls`)
  return judgeFalls(claims, claim)
}
