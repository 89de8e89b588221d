import { silentClasses } from '../../src/runs/silent.ts'
import type { Spec } from '../../src/runs/spec.ts'
import type { Data } from '../../src/training/data.ts'
import type { Engine } from '../../src/training/engines/engine.ts'
import { classes } from '../../src/training/network.ts'
import { imagesAt } from '../../src/training/score.ts'
import { type Checkpoint, planOf } from '../../src/training/train.ts'

/** The classes that a network never names on the validation images. */
export async function silentAfter(spec: Spec, at: Checkpoint, data: Data, engine: Engine): Promise<number[]> {
  const session = await engine.open(planOf(spec), at)
  try {
    const answers: number[] = []
    const images = data.splits.validation
    for (let from = 0; from < images.length; from += 500) {
      const some = images.subarray(from, from + 500)
      const logits = await session.logits(imagesAt(data, some), some.length)
      for (let n = 0; n < some.length; n++) {
        const row = logits.subarray(n * classes, (n + 1) * classes)
        answers.push(row.indexOf(Math.max(...row)))
      }
    }
    return silentClasses(answers)
  } finally {
    session.close()
  }
}
