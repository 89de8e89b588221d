/** Equal p share the first of their places; 0 is that of the least. */
const places = (ps: readonly number[]): number[] => ps.map((p) => ps.filter((other) => other < p).length)

/**
 * Adjusted p of several tests (Holm, Scandinavian Journal of Statistics 6:65, 1979): the least of m is multiplied by m,
 * the next by m − 1, and so on; none falls below one before it, none exceeds 1. Below 0.05 each: the chance that even
 * one of the effects so found is none stays below 5 %, whatever the tests have to do with each other.
 */
export function holm(ps: readonly number[]): number[] {
  const times = places(ps).map((place, i) => Math.min(1, (ps.length - place) * ps[i]!))
  return ps.map((p) => Math.max(...times.filter((_, j) => ps[j]! <= p)))
}

/**
 * Intervals that go with Holm's steps: of m comparisons that with the least p gets the level 1 − 0.05/m, the next
 * 1 − 0.05/(m − 1), and so on. Where an interval holds 0 the steps end: it and all after it keep its level. So whatever
 * leaves 0 out is decided for all together at 5 %, as Holm's rule decides. The bounds as such make no joint promise.
 * @param interval of one comparison at a level @returns one interval each, in the order of the p
 */
export function holmIntervals<I extends { readonly low: number; readonly high: number }>(ps: readonly number[], interval: (index: number, level: number) => I): I[] {
  const found: I[] = []
  const at = places(ps)
  let [left, open] = [ps.length, true]
  for (const place of [...new Set(at)].toSorted((a, b) => a - b)) {
    if (open) left = ps.length - place
    const here = at.flatMap((other, i) => (other === place ? [i] : []))
    for (const i of here) found[i] = interval(i, 1 - 0.05 / left)
    open &&= here.every((i) => found[i]!.low > 0 || found[i]!.high < 0)
  }
  return found
}
