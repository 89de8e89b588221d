import { describe, expect, test } from 'vitest'
import { defaults, readState, writeState } from '../../../src/fields/state.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { centralDifference } from '../../../src/math/difference.ts'
import { draw } from '../../../src/math/random.ts'
import { given, solve, valueOf } from '../../../src/solution/solve.ts'
import { fields, type Inputs } from './fields.ts'
import backprop from './problem.ts'
import { parametersOf, shapeOf, unitsOf } from './shape.ts'
import { anyNetwork, byMatrices } from './testing/networks.ts'

const first = defaults(fields)
const networks = Array.from({ length: 500 }, (_, i) => anyNetwork(draw('networks', i)))
/** Fails with the network that shows it. */
function near(value: number, other: number, within: number, id: string, state: Inputs) {
  if (!(Math.abs(value - other) <= within * Math.max(1, Math.abs(other)))) expect.fail(`${id} is ${value}, not ${other}, of ${JSON.stringify(state)}`)
}
const changed = (change: Partial<Inputs>): Inputs => ({ ...first, ...change })

test('the networks tried have every number of layers and units, every way of joining, bias, activation and loss', () => {
  const seen = new Set(networks.flatMap((state) => Object.entries(state).filter(([, value]) => typeof value === 'string').map(([id, value]) => `${id} ${id === 'network' ? String(value).length : value}`)))
  for (const length of [3, 5, 7]) expect(seen).toContain(`network ${length}`)
  for (const word of ['connect own', 'connect full', 'biases none', 'biases own', 'biases layer', 'loss square', 'loss half', 'loss cross']) expect(seen).toContain(word)
  for (const layer of [1, 2, 3]) for (const activation of ['logistic', 'tanh', 'relu', 'linear']) expect(seen).toContain(`activation${layer} ${activation}`)
})

test('loss, outputs and every gradient of 500 networks of any shape meet a second implementation', () => {
  for (const state of networks) {
    const { values } = solve(backprop, state)
    const { loss, outputs, gradient } = byMatrices(state)
    const meets = (id: string, other: number) => near(values[id]!, other, 1e-11, id, state)
    meets('L', loss)
    outputs.forEach((out, k) => meets(outputs.length === 1 ? 'yhat' : `yhat${k + 1}`, out))
    expect(Object.keys(values).filter((id) => /^dL_d[wb]/.test(id)).sort()).toEqual(Object.keys(gradient).sort())
    for (const [id, other] of Object.entries(gradient)) meets(id, other)
  }
})

test('every gradient of 200 networks meets the central difference, away from the corner of ReLU', () => {
  let compared = 0
  for (const state of networks.slice(0, 200)) {
    const { values } = solve(backprop, state)
    const shape = shapeOf(state)
    if (unitsOf(shape).some(({ activation, sum }) => activation === 'relu' && Math.abs(values[sum]!) < 1e-3)) continue
    for (const by of parametersOf(shape)) {
      const key = by as 'w1'
      const measured = centralDifference((w) => valueOf(backprop, { ...state, [key]: w }, 'L'), state[key], 1e-5)
      near(values[`dL_d${by}`]!, measured, 2e-8, by, state)
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(1500)
})

test('every form of a step, the sum over all roads among them, has the value of the one that is shown', () => {
  let forms = 0
  for (const state of networks) {
    const { steps, values } = solve(backprop, state)
    const all = { ...given(backprop, state), ...values }
    for (const step of steps) {
      for (const form of step.forms.slice(0, -1)) {
        forms += 1
        near(evaluate(form, numbers, (name) => all[name]), values[step.id]!, 1e-10, step.id, state)
      }
    }
  }
  expect(forms).toBeGreaterThan(4000)
})

test('a value lies in the range that its step says', () => {
  for (const state of networks) {
    const { steps, values } = solve(backprop, state)
    for (const { id, guard: { min = -Infinity, max = Infinity } = {} } of steps) {
      if (!(values[id]! >= min && values[id]! <= max)) expect.fail(`${id} is ${values[id]}, outside ${min} to ${max}, of ${JSON.stringify(state)}`)
    }
  }
})

describe('softmax with cross-entropy', () => {
  const state = changed({ network: '1-3', connect: 'full', loss: 'cross', w1: 1000, w2: -1000, w3: 0, x1: 1, y: 0, y2: 1, y3: 0 })
  test('holds at sums of ±1000', () => {
    const { values, overflow } = solve(backprop, state)
    expect(overflow).toBeUndefined()
    expect(['yhat1', 'yhat2', 'yhat3', 'L', 'dL_ds1', 'dL_ds2', 'dL_ds3'].map((id) => values[id])).toEqual([1, 0, 0, 2000, 1, -1, 0])
  })
  test('is no smaller for a million', () => expect(solve(backprop, { ...state, w1: 1e6, w2: -1e6 }).values.L).toBe(2e6))
  test('over one output moves nothing, and says so', () => {
    const one: Inputs = { ...state, network: '1-1', path: 'w1' }
    expect(solve(backprop, one).values).toMatchObject({ yhat: 1, L: 0, dL_ds1: 0, dL_dw1: 0 })
    expect(backprop.notices!(one).map(({ key }) => key)).toEqual(['loss'])
  })
})

describe('names', () => {
  test('follow one rule: layer by layer, unit by unit', () => {
    const { steps } = solve(backprop, changed({ network: '2-2-2', connect: 'full', biases: 'layer' }))
    expect(steps.map(({ id }) => id).join(' ')).toBe(
      's1 s2 h1 h2 s3 s4 yhat1 yhat2 L dL_dyhat1 dL_dyhat2 dyhat1_ds3 dyhat2_ds4 ds3_dh1 ds3_dh2 ds4_dh1 ds4_dh2 dh1_ds1 dh2_ds2 '
      + 'ds1_dw1 ds1_dw2 ds2_dw3 ds2_dw4 ds3_dw5 ds3_dw6 ds4_dw7 ds4_dw8 ds1_db1 ds2_db1 ds3_db2 ds4_db2 dL_dh1 dL_dh2 '
      + 'dL_dw1 dL_dw2 dL_dw3 dL_dw4 dL_dw5 dL_dw6 dL_dw7 dL_dw8 dL_db1 dL_db2',
    )
  })
  test('of the largest network stay within w1 … w48 and b1 … b12', () => {
    const { weights, biases } = shapeOf(changed({ network: '4-4-4-4', connect: 'full', biases: 'own' }))
    expect([weights.length, weights.at(-1), biases.length, biases.at(-1)]).toEqual([48, 'w48', 12, 'b12'])
  })
  test('a shape has one list of steps, made once', () => {
    expect(backprop.steps(changed({ w1: 3 }))).toBe(backprop.steps(first))
    expect(backprop.steps(changed({ network: '3-2-1' }))).not.toBe(backprop.steps(first))
  })
  test('inputs are dealt to the first layer as evenly as they go', () => {
    const dealt = (network: string) => shapeOf(changed({ network })).layers[0]!.map(({ inputs }) => inputs.map(({ from }) => from).join(' '))
    expect(dealt('4-2-1')).toEqual(['x1 x2', 'x3 x4'])
    expect(dealt('3-2-1')).toEqual(['x1', 'x2 x3'])
    expect(dealt('4-3-1')).toEqual(['x1', 'x2', 'x3 x4'])
  })
})

describe('what a network does not have', () => {
  const read = (query: string) => readState(fields, new URLSearchParams(query), undefined, backprop)
  test('gives a notice and changes nothing', () => {
    const { state, notices } = read('w7=1&b1=2&y2=0.3&activation3=tanh&w3=0.5')
    expect(notices).toEqual(['w7', 'b1', 'y2', 'activation3'].map((key) => ({ key, says: `${key}: not in this network.` })))
    expect(state).toEqual(changed({ w3: 0.5 }))
    expect(Object.keys(solve(backprop, state).values)).not.toContain('ds3_dw7')
  })
  test('is in no message', () => {
    const { state } = read('network=2-2-2&connect=full&biases=layer&activation3=tanh&y2=0.75')
    const keys = backprop.uses!(state)
    expect(keys).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 'x1', 'x2', 'y', 'y2', 'network', 'connect', 'biases', 'activation1', 'activation2', 'loss', 'path', 'rate', 'steps', 'rounding'])
    expect(Object.keys(given(backprop, state))).toEqual(['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8', 'b1', 'b2', 'x1', 'x2', 'y1', 'y2', 'rate'])
    expect(String(writeState(fields, { ...state, w40: 9 }, backprop))).toBe('y2=0.75&network=2-2-2&connect=full&biases=layer')
  })
  test('y1 is y', () => {
    expect(read('y1=0.25').state.y).toBe(0.25)
    expect(read('network=2-2-2&y1=0.25&y2=0.75')).toMatchObject({ state: { y: 0.25, y2: 0.75 }, notices: [] })
  })
  test('too few inputs to deal are joined in full, and said', () => {
    const state = changed({ network: '2-3-1' })
    expect(backprop.notices!(state)).toMatchObject([{ key: 'connect' }])
    expect(shapeOf(state).weights).toHaveLength(9)
  })
  test('a lit weight that is not there is said, and the first lit instead', () => expect(backprop.notices!(changed({ path: 'w9' }))).toMatchObject([{ key: 'path' }]))
  test('the problem as posed has nothing to say', () => expect(backprop.notices!(first)).toEqual([]))
})

test.each(['', '4', '4-', '5-2-1', '4-0-1', '4-2-1-1-1', '4-2-1.5', 'four', '4-2-1'.repeat(5000), '4--2', '-4-2'])('network %j is refused with a reason', (text) => {
  const read = fields.network.read(text)
  expect(read).toHaveProperty('fault')
  expect(String((read as { fault: string }).fault).length).toBeLessThan(200)
})
test.each([['4–2–1', '4-2-1'], [' 2 - 2 - 2 ', '2-2-2'], ['3,2,1', '3-2-1'], ['2x1', '2-1']])('network %j is %s', (text, read) => expect(fields.network.read(text)).toBe(read))
