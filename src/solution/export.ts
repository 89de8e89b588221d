import type { Fields, State } from '../fields/field.ts'
import { type Expr, isCall, names } from '../math/expr.ts'
import { numpy, numpyDefinitions } from '../math/print/numpy.ts'
import { typescript, typescriptDefinitions } from '../math/print/typescript.ts'
import { type Problem, shown } from './problem.ts'
import { inputs, solve } from './solve.ts'

function operatorsIn(e: Expr, found = new Set<string>()): Set<string> {
  if (isCall(e)) {
    found.add(e.op)
    for (const arg of e.args) operatorsIn(arg, found)
  }
  return found
}

/** The parts of a program: inputs that some step reads, steps in order, and the steps that no other reads. */
function parts<F extends Fields>(problem: Problem<F>, state: State<F>) {
  const steps = solve(problem, state).steps.map((step) => ({ ...step, expr: shown(step) }))
  const read = new Set(steps.flatMap(({ expr }) => [...names(expr)]))
  const used = new Set(steps.flatMap(({ expr }) => [...operatorsIn(expr)]))
  return {
    steps,
    given: Object.entries(inputs(state)).filter(([id]) => read.has(id)),
    results: steps.map(({ id }) => id).filter((id) => !read.has(id)),
    defined: (definitions: Readonly<Record<string, string>>) => Object.entries(definitions).flatMap(([op, text]) => (used.has(op) ? [text, ''] : [])),
  }
}

/** The computation for one state as a NumPy program that prints its results. */
export function asNumpy<F extends Fields>(problem: Problem<F>, state: State<F>): string {
  const { steps, given, results, defined } = parts(problem, state)
  return [
    `# ${problem.title}`,
    'import numpy as np',
    '',
    ...defined(numpyDefinitions),
    ...given.map(([id, value]) => `${id} = ${value}`),
    '',
    ...steps.map(({ id, expr, says }) => `${id} = ${numpy(expr)}${says && `  # ${says}`}`),
    '',
    ...results.map((id) => `print("${id} =", ${id})`),
    '',
  ].join('\n')
}

/** The computation for one state as a TypeScript program that prints its results. */
export function asTypescript<F extends Fields>(problem: Problem<F>, state: State<F>): string {
  const { steps, given, results, defined } = parts(problem, state)
  return [
    `// ${problem.title}`,
    ...defined(typescriptDefinitions),
    ...given.map(([id, value]) => `const ${id} = ${value}`),
    '',
    ...steps.map(({ id, expr, says }) => `const ${id} = ${typescript(expr)}${says && ` // ${says}`}`),
    '',
    ...results.map((id) => `console.log('${id} =', ${id})`),
    '',
  ].join('\n')
}
