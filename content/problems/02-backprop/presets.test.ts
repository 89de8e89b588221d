import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { formula } from '../../../src/math/parse.ts'
import { evaluate, numbers } from '../../../src/math/algebra.ts'
import { given, solve } from '../../../src/solution/solve.ts'
import { descend } from './descend.ts'
import { fields, type Inputs } from './fields.ts'
import backprop from './problem.ts'

/** A preset worked out, and what it comes to as text with as many digits as the source prints. */
function worked(id: keyof NonNullable<typeof backprop.presets>) {
  const state: Inputs = { ...defaults(fields), ...backprop.presets![id]!.state }
  const all = { ...given(backprop, state), ...solve(backprop, state).values }
  const after = descend(state, 1).at(-1)!
  const prints = (value: number, printed: string) => expect(value.toFixed(printed.split('.')[1]?.length ?? 0)).toBe(printed)
  return {
    state,
    is: (text: string, printed: string) => prints(evaluate(formula(text), numbers, (name) => all[name]), printed),
    becomes: (name: string, printed: string) => prints((after as unknown as Record<string, number>)[name]!, printed),
  }
}

describe('Mazur’s two outputs', () => {
  const { is, becomes } = worked('mazur')
  test.each([
    ['h1', '0.593269992'], ['h2', '0.596884378'], ['yhat1', '0.75136507'], ['yhat2', '0.772928465'],
    ['(y1 - yhat1)^2/2', '0.274811083'], ['(y2 - yhat2)^2/2', '0.023560026'], ['L', '0.298371109'], ['dL_dw5', '0.082167041'], ['dL_dw1', '0.000438568'],
    ['dL_dyhat1*dyhat1_ds3*ds3_dh1', '0.055399425'], ['dL_dyhat2*dyhat2_ds4*ds4_dh1', '-0.0190491'],
  ])('%s is %s', (of, printed) => is(of, printed))
  test.each([
    ['w1', '0.149780716'], ['w2', '0.19956143'], ['w3', '0.24975114'], ['w4', '0.29950229'],
    ['w5', '0.35891648'], ['w6', '0.408666186'], ['w7', '0.511301270'], ['w8', '0.561370121'],
  ])('%s becomes %s', (w, printed) => becomes(w, printed))
})

describe('exclusive or, one example', () => {
  const { is } = worked('xor')
  // The source prints the way down: minus the gradient.
  test.each([
    ['h1', '0.549833997'], ['h2', '0.574442517'], ['yhat', '0.637840858'], ['L', '0.0655796220'], ['dL_dw5', '-0.0459984110'], ['dL_dw6', '-0.0480571284'],
    ['dL_dw1', '-0.00621207625'], ['dL_dw2', '0'], ['dL_dw3', '-0.00715787471'], ['dL_dw4', '0'],
  ])('%s is %s', (of, printed) => is(of, printed))
})

describe('Han and Kamber’s three inputs', () => {
  const { is, becomes } = worked('han')
  test.each([
    ['h1', '0.332'], ['h2', '0.525'], ['yhat', '0.474'],
    // δ of a unit is minus the slope of the loss by its sum.
    ['-dL_dyhat*dyhat_ds3*ds3_dh2*dh2_ds2', '-0.0065'], ['-dL_dyhat*dyhat_ds3*ds3_dh1*dh1_ds1', '-0.0087'],
  ])('%s is %s', (of, printed) => is(of, printed))
  test.each([
    ['w7', '-0.261'], ['w8', '-0.138'], ['w1', '0.192'], ['w4', '-0.306'], ['w3', '-0.508'], ['w6', '0.194'], ['b3', '0.218'], ['b2', '0.194'], ['b1', '-0.408'],
  ])('%s becomes %s', (name, printed) => becomes(name, printed))
  test('δ6 is 0.1312: the 0.1311 in print comes of ŷ = 0.474 rounded early', () => {
    is('-dL_dyhat*dyhat_ds3', '0.1312')
    expect((0.474 * (1 - 0.474) * (1 - 0.474)).toFixed(4)).toBe('0.1311')
  })
})

describe('micrograd’s tanh', () => {
  const { is } = worked('micrograd')
  test.each([
    ['s1', '0.8813735870195432'], ['yhat', '0.7071'], ['dL_dyhat', '1.0000'], ['dyhat_ds1', '0.5000'], ['dL_dw1', '1.0000'], ['dL_dw2', '0.0000'],
    ['dL_dyhat*dyhat_ds1*w1', '-1.5000'], ['dL_dyhat*dyhat_ds1*w2', '0.5000'],
  ])('%s is %s', (of, printed) => is(of, printed))
})

test('a preset uses every number that it gives', () => {
  for (const { state } of Object.values(backprop.presets!)) {
    const whole: Inputs = { ...defaults(fields), ...state }
    const uses = backprop.uses!(whole)
    for (const key of Object.keys(state)) expect(uses).toContain(key)
    expect(backprop.notices!(whole)).toEqual([])
  }
})
