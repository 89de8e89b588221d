import type { Interval } from '../math/stats/bootstrap.ts'

/** What matched runs say of a claim that one error is lower than another. */
export type Finding = 'supported' | 'contradicted' | 'small' | 'not shown'

/** An error that differs by less is called the same: half a point. */
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
