/** The validation errors that the original prints in its five experiments, in percent, to two decimals. */
export const printed = [8.4, 7.74, 18.09, 8.84, 9.32, 8.77, 7.89, 16.8, 7.59] as const

/**
 * Sizes of a set, from `from` to `to`, of which each of these percentages can be the share of a whole number of images
 * (the GRIM test of Brown and Heathers, 2017). @param decimals of the percentages as printed
 */
export function sizes(errors: readonly number[], from: number, to: number, decimals = 2): number[] {
  const half = 0.5 * 10 ** -decimals + 1e-9
  const allows = (size: number) => errors.every((error) => Math.abs((100 * Math.round((error * size) / 100)) / size - error) <= half)
  return Array.from({ length: to - from + 1 }, (_, i) => from + i).filter(allows)
}

/** Whatever a classifier answers, of each group of equal images it can get right the most frequent label alone. @returns how many it gets wrong at least */
export function leastWrong(groups: readonly (readonly string[])[]): number {
  return groups.reduce((sum, labels) => sum + labels.length - Math.max(...[...Map.groupBy(labels, (label) => label).values()].map((same) => same.length)), 0)
}
