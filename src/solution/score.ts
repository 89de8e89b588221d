import { blamed, type Verdict } from './verdict.ts'

/** What a sheet is worth, and where to look first. A score is (correct + carried) / total. */
export interface Score {
  /** Lines that are right or rounded. */
  readonly correct: number
  /** Lines that follow from an earlier mistake. */
  readonly carried: number
  readonly total: number
  /** What the first line blamed is of, or null. */
  readonly first: string | null
  readonly steps: readonly Pick<Verdict, 'of' | 'kind' | 'truth' | 'slips' | 'notes'>[]
}

/** @param asked the steps that were asked for; each counts once, by its last line. Without it every line counts. */
export function score(verdicts: readonly Verdict[], asked?: readonly string[]): Score {
  const counted = asked ? asked.map((id) => verdicts.findLast(({ of }) => of === id)) : verdicts
  const count = (...kinds: readonly string[]) => counted.filter((v) => v && kinds.includes(v.kind)).length
  return {
    correct: count('right', 'rounded'),
    carried: count('carried'),
    total: counted.length,
    first: verdicts.find(({ kind }) => blamed.has(kind))?.of ?? null,
    steps: verdicts.map(({ of, kind, truth, slips, notes }) => ({ of, kind, truth, slips, notes })),
  }
}
