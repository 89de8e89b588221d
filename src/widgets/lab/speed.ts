import type { Spec } from '../../runs/spec.ts'

/** Measures a run by the wall: images a second while stepping, and the time left. */
export interface Clock {
  step(spec: Spec): void
  epoch(): void
  /** A pause: the time until the next step counts for nothing. */
  rest(): void
  reset(): void
  /** Images a second over the last second or so; NaN while unknown. */
  speed(): number
  /** Seconds to the end of the last epoch, evaluation included; NaN while unknown. @param images those of an epoch */
  left(spec: Spec, images: number, epochs: number, part: number): number
}

/** @param now milliseconds */
export function clock(now: () => number): Clock {
  let last = Number.NaN
  let images = 0
  let milliseconds = 0
  let evaluation = 0
  return {
    step(spec) {
      const time = now()
      if (!Number.isNaN(last)) {
        images += spec.batch
        milliseconds += time - last
        // Older steps weigh less, so that the figure follows a machine that slows down.
        if (milliseconds > 2000) {
          images /= 2
          milliseconds /= 2
        }
      }
      last = time
    },
    epoch() {
      const time = now()
      if (!Number.isNaN(last)) evaluation = time - last
      last = time
    },
    rest() {
      last = Number.NaN
    },
    reset() {
      last = Number.NaN
      images = milliseconds = evaluation = 0
    },
    speed: () => (milliseconds > 0 ? (1000 * images) / milliseconds : Number.NaN),
    left(spec, each, epochs, part) {
      if (!(milliseconds > 0)) return Number.NaN
      const todo = spec.epochs - epochs
      return ((todo - part) * each * (milliseconds / images) + todo * evaluation) / 1000
    },
  }
}
