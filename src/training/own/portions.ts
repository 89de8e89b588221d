/** How a whole data set is split for the reference runs: in these thousands, all that are left over for validation. */
export const portions = { train: 15_000, validation: 2_000, test: 1_000 } as const

/** From so many images on; fewer are split in the same proportions. */
export const enough = portions.train + portions.validation + portions.test

/** Images without which the test set would be empty. */
export const fewest = enough / portions.test

/** How many of `count` images go where. */
export function portionsOf(count: number): { train: number; validation: number; test: number } {
  const share = Math.min(1, count / enough)
  const [train, test] = [Math.floor(portions.train * share), Math.floor(portions.test * share)]
  return { train, validation: count - train - test, test }
}
