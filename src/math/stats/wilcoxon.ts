/** Ranks from 1 of these numbers by size; equals share the mean of their ranks (midranks). */
function midranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const mid = new Map(sorted.map((value) => [value, (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1]))
  return values.map((value) => mid.get(value)!)
}

/**
 * Wilcoxon's signed-rank test (Wilcoxon, Biometrics Bulletin 1:80, 1945): do paired differences lie around 0? Zeros are
 * dropped, equal sizes get midranks, and the p is exact for them: of all ways to deal signs to the ranks, the share in
 * which the sum of the positive ones is at least as far from its middle. Counted by adding one rank after another; up to
 * 50 differences every count is a whole number of float64.
 * @returns `n` differences other than 0, sum `w` of the ranks of the positive ones, two-sided `p`: 1 where n is 0
 */
export function signedRank(differences: readonly number[]): { n: number; w: number; p: number } {
  const all = differences.filter((d) => d !== 0)
  const ranks = midranks(all.map(Math.abs))
  const w = ranks.reduce((sum, rank, i) => sum + (all[i]! > 0 ? rank : 0), 0)
  // Twice a midrank is a whole number. `ways[s]`: share of the subsets so far whose doubled ranks sum to s.
  const total = all.length * (all.length + 1)
  const ways = new Float64Array(total + 1)
  ways[0] = 1
  let reached = 0
  for (const rank of ranks) {
    reached += 2 * rank
    for (let s = reached; s >= 0; s--) ways[s] = (ways[s]! + (ways[s - 2 * rank] ?? 0)) / 2
  }
  const upper = ways.subarray(Math.max(2 * w, total - 2 * w)).reduce((sum, share) => sum + share, 0)
  return { n: all.length, w, p: Math.min(1, 2 * upper) }
}
