import { expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { asNumpy, asPytorch, asTypescript } from '../../../src/solution/export.ts'
import { solve } from '../../../src/solution/solve.ts'
import { pythonWith, run } from '../../../src/solution/testing/run.ts'
import { fields, type Inputs } from './fields.ts'
import { presets } from './presets.ts'
import backprop from './problem.ts'

const own = defaults(fields)
const networks: Record<string, Inputs> = {
  ...Object.fromEntries(Object.entries(presets).map(([id, { state }]) => [id, { ...own, ...state }])),
  softmax: { ...own, network: '3-4-2-3', connect: 'full', biases: 'own', loss: 'cross', activation1: 'relu', activation2: 'tanh', y: 0, y2: 1, y3: 0 },
}

const whole = (program: (state: Inputs) => string, print: (id: string, name: string) => string, around = ['', '']) =>
  Object.entries(networks).map(([name, state]) => [around[0], program(state), ...backprop.steps(state).map(({ id }) => print(id, `${name}.${id}`)), around[1]].join('\n')).join('\n')

function meets(printed: Record<string, number>) {
  for (const [name, state] of Object.entries(networks))
    for (const [id, value] of Object.entries(solve(backprop, state).values)) expect(printed[`${name}.${id}`], `${name}.${id}`).toBeCloseTo(value, 12)
}

test('TypeScript of every published network and of a softmax prints every step', () => {
  meets(run(process.execPath, 'networks.ts', whole((state) => asTypescript(backprop, state), (id, name) => `console.log('${name} =', ${id})`, ['{', '}'])))
}, 120_000)

const [numpy, torch] = [pythonWith('numpy'), pythonWith('torch')]
const prints = (id: string, name: string) => `print("${name} =", float(${id}))`
test.skipIf(!numpy)(`NumPy too${numpy ? '' : ' (skipped: python3 with numpy is not installed)'}`, () => {
  meets(run(numpy!, 'networks.py', whole((state) => asNumpy(backprop, state), prints)))
}, 120_000)
test.skipIf(!torch)(`PyTorch too${torch ? '' : ' (skipped: python3 with torch is not installed)'}`, () => {
  meets(run(torch!, 'networks-torch.py', whole((state) => asPytorch(backprop, state), prints)))
}, 120_000)
