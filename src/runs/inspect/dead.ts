import type { Activation } from '../spec.ts'

/** Units of a layer that were never above 0 on any image. @param active one byte a unit, 1 where it was */
export function silent(active: ArrayLike<number>): { units: number; silent: number; share: number } {
  let off = 0
  for (let k = 0; k < active.length; k++) if (!active[k]) off++
  return { units: active.length, silent: off, share: active.length ? off / active.length : 0 }
}

/** What it means that a unit's sum was above 0 on no image, by the activation that follows. */
export const meaning: Record<Activation, 'dead' | 'faint' | 'nothing'> = {
  relu: 'dead',
  'leaky-relu': 'faint',
  gelu: 'faint',
  silu: 'faint',
  logistic: 'nothing',
  tanh: 'nothing',
  linear: 'nothing',
}
