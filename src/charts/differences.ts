import type { Interval } from '../math/stats/bootstrap.ts'
import { fewest } from '../runs/compare.ts'
import { type Finding, together } from '../runs/finding.ts'
import { list } from '../runs/words.ts'
import { points } from './numbers.ts'

/** `falls by 0.45 points (0.32 to 0.57)`: a difference of errors, later minus earlier, with its interval. */
export function courseSays({ mean, low, high }: Interval): string {
  if (high < 0) return `falls by ${points(-mean)} points (${points(-high)} to ${points(-low)})`
  if (low > 0) return `rises by ${points(mean)} points (${points(low)} to ${points(high)})`
  if (!Number.isFinite(low)) return `changes by ${points(mean)} points in the mean, of too few seeds for an interval`
  return `changes by ${points(mean)} points, and the interval, ${points(low)} to ${points(high)}, holds 0`
}

/** What the intervals are, said once beside them. */
export function intervalSays(seeds: number, comparisons: number): string {
  if (seeds < fewest) return `Over ${seeds} matched seeds.`
  const widened = comparisons > 1 ? `, widened by Holm’s rule so that ${comparisons === 2 ? 'both' : `all ${comparisons}`} can be read together` : ''
  return `In brackets 95\u00a0% intervals over ${seeds} matched seeds${widened}.`
}

/** What runs say of a claim, as a sentence. */
export const findingSays: Readonly<Record<Finding, string>> = {
  supported: 'Our runs support the claim.',
  contradicted: 'Our runs contradict the claim.',
  small: 'Our runs show that the difference, if there is one, is too small to matter: less than half a point.',
  'not shown': 'Our runs do not show it.',
}

const number = ['no', 'one', 'two', 'three', 'four', 'five', 'six']
export const inWords = (n: number): string => number[n] ?? String(n)

/** What runs say of so many claims, or parts of one, with one finding; after “our runs”. */
export function findTells(finding: Finding, n: number): string {
  const many = inWords(n)
  return { supported: `support ${many}`, contradicted: `contradict ${many}`, small: `find ${many} too small to matter`, 'not shown': `leave ${many} open` }[finding]
}

const order: readonly Finding[] = ['supported', 'contradicted', 'small', 'not shown']

/** What runs say of a claim of several parts. @param parts what they are called, such as `steps` */
export function togetherSays(findings: readonly Finding[], parts: string): string {
  const kinds = order.filter((kind) => findings.includes(kind))
  if (kinds.length < 2) return findingSays[together(findings)]
  return `Of its ${inWords(findings.length)} ${parts} our runs ${list(kinds.map((kind) => findTells(kind, findings.filter((one) => one === kind).length)))}.`
}
