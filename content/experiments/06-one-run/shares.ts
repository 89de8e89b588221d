import { percent } from '../../../src/charts/numbers.ts'

/** A share of draws as a whole percentage that never says none or all where it is not so. */
export function shareSays(value: number): string {
  if (value > 0 && value < 0.005) return 'less than 1\u00a0%'
  if (value < 1 && value >= 0.995) return 'more than 99\u00a0%'
  return percent(value, 0)
}
