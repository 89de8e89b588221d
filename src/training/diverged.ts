import type { End, Score } from '../runs/run.ts'
import type { Optimizer, Spec } from '../runs/spec.ts'

/** Rates far above those that such optimizers are usually run at. */
const high: Record<Optimizer, number> = { sgd: 1, momentum: 0.2, adam: 0.02, rmsprop: 0.02 }

export const finite = (...scores: readonly Score[]) => scores.every(({ loss }) => Number.isFinite(loss))

/** The end of a run whose loss stopped being finite in this epoch, and what most likely made it so. */
export function diverged(spec: Spec, epoch: number): End {
  const { learningRate, optimizer, weightDecay } = spec
  const likely =
    learningRate * weightDecay > 1
      ? `Learning rate times weight decay is ${learningRate * weightDecay}: above 1, each step throws the weights farther from zero than they were.`
      : learningRate >= high[optimizer]
        ? `A learning rate of ${learningRate} is very high for this optimizer: each step overshoots farther than the one before.`
        : `The steps grew until the numbers overflowed. Most often a learning rate below ${learningRate}, or fewer layers, mends it.`
  return { diverged: epoch, likely }
}
