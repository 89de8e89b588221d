/**
 * What one linear unit's squared loss looks like around its minimum when its n inputs are independent and uniform on
 * (shift − 1, shift + 1). The matrix of second moments E[xxᵀ] = ⅓·I + shift²·11ᵀ is the curvature. Its eigenvalues: ⅓ for
 * every direction whose weights cancel, ⅓ + n·shift² for all weights together. Source of the argument: LeCun, Bottou,
 * Orr, Müller, “Efficient BackProp”, 1998.
 */
export interface Valley {
  /** Curvature along the valley: one weight up, another down. */
  readonly along: number
  /** Curvature across it: all weights together. */
  readonly across: number
  /** across / along, 1 + 3·n·shift². */
  readonly ratio: number
  /** The fixed learning rate that shrinks both directions equally fast, 2 / (along + across): no other is faster. */
  readonly rate: number
  /** What one step at that rate leaves of the distance, 0 … 1: (ratio − 1) / (ratio + 1). */
  readonly keeps: number
}

/** @param n inputs, at least 2 */
export function valley(n: number, shift: number): Valley {
  const along = 1 / 3
  const across = along + n * shift ** 2
  const ratio = 1 + 3 * n * shift ** 2
  return { along, across, ratio, rate: 2 / (along + across), keeps: (ratio - 1) / (ratio + 1) }
}

/** Steps at the best fixed rate until at most `share` of the loss is left, wherever descent starts. */
export function stepsTo(share: number, { keeps }: Valley): number {
  let [left, steps] = [1, 0]
  while (left > share && steps < 1e6) {
    left *= keeps ** 2
    steps += 1
  }
  return steps
}

/** A place in the valley: `along` it and `across` it, measured from the minimum. */
export interface Place {
  readonly along: number
  readonly across: number
}

/** The loss above its minimum. */
export function height({ along, across }: Place, v: Valley): number {
  return (v.along * along ** 2 + v.across * across ** 2) / 2
}

/** Descent at the best fixed rate: the start and a place after each step. Half of the start's loss lies in each direction. */
export function descent(v: Valley, steps: number): Place[] {
  const places = [{ along: -1, across: 1 / Math.sqrt(v.ratio) }]
  for (let i = 0; i < steps; i++) {
    const { along, across } = places[i] as Place
    places.push({ along: along - v.rate * v.along * along, across: across - v.rate * v.across * across })
  }
  return places
}
