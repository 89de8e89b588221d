import { expect, test } from 'vitest'
import { defaults } from '../../src/fields/state.ts'
import { draw } from '../../src/math/random.ts'
import { asNumpy, asPytorch, asTypescript } from '../../src/solution/export.ts'
import { levels } from '../../src/solution/problem.ts'
import { solve } from '../../src/solution/solve.ts'
import { pythonWith, run } from '../../src/solution/testing/run.ts'
import { problems } from './all.ts'

/** Starting a program takes seconds on a busy machine. */
const slow = 180_000

/** The problem's own numbers and one draft of each level. */
const cases = problems.flatMap(({ problem }) =>
  [defaults(problem.inputs), ...levels.map((level) => problem.draft(level, draw(problem.id, 'exports', level)))].map((state, i) => ({ name: `${problem.id}.${i}`, problem, state })),
)
type Case = (typeof cases)[number]

const indented = (text: string) => text.replaceAll(/^(?=.)/gm, '    ')
/** Each program in a function of its own: none can lean on another's names. */
const inPython = (write: (one: Case) => string) =>
  cases.map((one, i) => `def program_${i}():\n${indented([write(one), ...solve(one.problem, one.state).steps.map(({ id }) => `print("${one.name}.${id} =", float(${id}))`)].join('\n'))}\nprogram_${i}()`).join('\n')

function holds(printed: Readonly<Record<string, number>>) {
  for (const { name, problem, state } of cases) {
    const { steps, values } = solve(problem, state)
    for (const { id, whole } of steps) {
      const [value, got] = [values[id]!, printed[`${name}.${id}`] ?? NaN]
      const isSame = whole ? got === value : Math.abs(got - value) <= 1e-11 * Math.abs(value) + 1e-15
      expect(isSame, `${name}.${id}: ${got} for ${value} (${JSON.stringify(state)})`).toBe(true)
    }
  }
}

test('the TypeScript program of every problem prints the values of its widget', () => {
  const all = cases.map((one) => ['{', asTypescript(one.problem, one.state), ...solve(one.problem, one.state).steps.map(({ id }) => `console.log('${one.name}.${id} =', ${id})`), '}'].join('\n'))
  holds(run(process.execPath, 'every.ts', all.join('\n')))
}, slow)

const [numpy, torch] = [pythonWith('numpy'), pythonWith('torch')]

test.skipIf(!numpy)(`the NumPy program of every problem prints the values of its widget${numpy ? '' : ' (skipped: python3 with numpy is not installed)'}`, () => {
  holds(run(numpy!, 'every.py', inPython(({ problem, state }) => asNumpy(problem, state))))
}, slow)

test.skipIf(!torch)(`the PyTorch program of every problem prints the values of its widget, and the same gradients by autograd${torch ? '' : ' (skipped: python3 with torch is not installed)'}`, () => {
  const printed = run(torch!, 'every-torch.py', inPython(({ name, problem, state }) => asPytorch(problem, state).replaceAll('print("', `print("${name}.`)))
  holds(printed)
  for (const [id, value] of Object.entries(printed)) {
    if (!id.endsWith(' autograd')) continue
    const own = printed[id.replace(' autograd', '')]!
    expect(Math.abs(own - value), id).toBeLessThanOrEqual(1e-11 * Math.abs(own) + 1e-15)
  }
}, slow)
