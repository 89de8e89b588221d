import type { Interval } from '../math/stats/bootstrap.ts'

/** What matched runs say of a claim that one error is lower than another. */
export type Finding = 'supported' | 'contradicted' | 'small' | 'not shown'

/** A difference whose interval holds 0 and lies within this of it is called small: half a point. */
export const smallest = 0.005

/**
 * @param difference error of what is said to be better minus error of the other, over matched seeds, with its interval
 * (already widened by Holm's rule where several are compared). NaN bounds, of too few seeds, show nothing.
 */
export function findingOf({ low, high }: Pick<Interval, 'low' | 'high'>): Finding {
  if (high < 0) return 'supported'
  if (low > 0) return 'contradicted'
  return low > -smallest && high < smallest ? 'small' : 'not shown'
}

const order: readonly Finding[] = ['contradicted', 'not shown', 'small', 'supported']

/** A claim about several errors needs all: the least favorable finding is that of the whole. */
export function together(findings: readonly Finding[]): Finding {
  return order.find((kind) => findings.includes(kind)) ?? 'not shown'
}

/** Whether a part of a claim is supported, none contradicted, and not all of it supported: the claim falls short, and is not wrong. */
export const inPart = (findings: readonly Finding[]): boolean => findings.includes('supported') && !['supported', 'contradicted'].includes(together(findings))

/** The finding of the whole; where the parts differ, of how many of them it is: `small in 1 of 2`. */
export function tallySays(findings: readonly Finding[]): string {
  const whole = together(findings)
  const like = findings.filter((one) => one === whole).length
  return like === findings.length || like === 0 ? whole : `${whole} in ${like} of ${findings.length}`
}
