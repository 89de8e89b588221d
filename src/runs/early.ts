import type { Epoch } from './run.ts'

/** The epoch that early stopping chooses: the first with the least validation error; undefined before any. */
export function bestEpoch(epochs: readonly Epoch[]): Epoch | undefined {
  return epochs.reduce<Epoch | undefined>((best, epoch) => (best && !(epoch.validation.error < best.validation.error) ? best : epoch), undefined)
}
