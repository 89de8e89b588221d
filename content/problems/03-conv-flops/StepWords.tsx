import { defaults } from '../../../src/fields/state.ts'
import { inline } from '../../../src/math/print/symbol.ts'
import { shown } from '../../../src/solution/problem.ts'
import problem from './problem.ts'
import { inWords } from './words.ts'

/** Formulas of steps in words, for columns too narrow for a fraction of long names. */
export function StepWords({ ids }: { ids: readonly string[] }) {
  const steps = problem.steps(defaults(problem.inputs))
  return (
    <p className="formula-words">
      {steps
        .filter(({ id }) => ids.includes(id))
        .map((step) => (
          <span key={step.id}>
            {inline(step.id)} = {inWords(shown(step))}
          </span>
        ))}
    </p>
  )
}
