import type { Fields, State } from '../fields/field.ts'
import { names } from '../math/expr.ts'
import { numpy, numpyDefinitions, python } from '../math/print/numpy.ts'
import { isTensor, pytorch, pytorchDefinitions } from '../math/print/pytorch.ts'
import { typescript, typescriptDefinitions } from '../math/print/typescript.ts'
import type { Problem } from './problem.ts'
import { gradients, program } from './program.ts'

/** A Python program: the imports that its lines need above them. */
function inPython(title: string, imports: Readonly<Record<string, string>>, lines: readonly string[]): string {
  const needed = Object.entries(imports).flatMap(([name, line]) => (lines.some((each) => new RegExp(`\\b${name}\\.`).test(each)) ? [line] : []))
  return [`# ${title}`, ...needed, '', ...lines, ''].join('\n')
}

/** The computation for one state as a NumPy program that prints its results. Counts are Python's whole numbers, exact at any size. */
export function asNumpy<F extends Fields>(problem: Problem<F>, state: State<F>): string {
  const { title, steps, given, results, defined } = program(problem, state)
  return inPython(title, { math: 'import math', np: 'import numpy as np' }, [
    ...defined(numpyDefinitions),
    ...given.map(([id, value]) => `${id} = ${value}`),
    '',
    ...steps.map(({ id, expr, says, whole }) => `${id} = ${whole ? python(expr) : numpy(expr)}${says && `  # ${says}`}`),
    '',
    ...results.map((id) => `print("${id} =", ${id})`),
  ])
}

/**
 * The computation for one state as a PyTorch program in float64 that prints its results; beside each gradient stands
 * what automatic differentiation gives.
 */
export function asPytorch<F extends Fields>(problem: Problem<F>, state: State<F>): string {
  const whole = program(problem, state)
  const { title, steps, given, results, defined } = whole
  const found = gradients(whole)
  // What a count reads stays a number of Python.
  const counted = new Set(steps.filter((step) => step.whole).flatMap(({ expr }) => [...names(expr)]))
  const tensors = new Set(given.flatMap(([id]) => (counted.has(id) ? [] : [id])))
  const body = steps.map(({ id, expr, says, whole }) => {
    const text = whole ? python(expr) : pytorch(expr, (name) => tensors.has(name))
    if (!whole && isTensor(expr, (name) => tensors.has(name))) tensors.add(id)
    return `${id} = ${text}${says && `  # ${says}`}`
  })
  const learned = new Set(found.map(({ by }) => by))
  const printed = (id: string) => {
    const gradient = found.find((one) => one.id === id)
    const value = tensors.has(id) ? `${id}.item()` : id
    if (!gradient) return `print("${id} =", ${value})`
    return `print("${id} =", ${value}, "autograd:", torch.autograd.grad(${gradient.of}, ${gradient.by}, retain_graph=True)[0].item())`
  }
  return inPython(title, { math: 'import math', torch: 'import torch', F: 'import torch.nn.functional as F' }, [
    ...(tensors.size > 0 ? ['torch.set_default_dtype(torch.float64)', ''] : []),
    ...defined(pytorchDefinitions),
    ...given.map(([id, value]) => (tensors.has(id) ? `${id} = torch.tensor(${float(value)}${learned.has(id) ? ', requires_grad=True' : ''})` : `${id} = ${value}`)),
    '',
    ...body,
    '',
    ...[...new Set([...results, ...found.map(({ id }) => id)])].map(printed),
  ])
}

/** A number that PyTorch takes for a floating one. */
function float(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)
}

/** The computation for one state as a TypeScript program that prints its results. */
export function asTypescript<F extends Fields>(problem: Problem<F>, state: State<F>): string {
  const { title, steps, given, results, defined } = program(problem, state)
  return [
    `// ${title}`,
    ...defined(typescriptDefinitions),
    ...given.map(([id, value]) => `const ${id} = ${value}`),
    '',
    ...steps.map(({ id, expr, says }) => `const ${id} = ${typescript(expr)}${says && ` // ${says}`}`),
    '',
    ...results.map((id) => `console.log('${id} =', ${id})`),
    '',
  ].join('\n')
}
