/** The learning rates of the original's five runs: marks on the slider. The chapter's claims file has their results. */
export const originalRates: readonly number[] = [0.0001, 0.0002, 0.002, 0.0025, 0.003]
