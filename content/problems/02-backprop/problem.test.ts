import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defaults } from '../../../src/fields/state.ts'
import { check } from '../../../src/solution/check.ts'
import { score } from '../../../src/solution/score.ts'
import { readSheet } from '../../../src/solution/sheet.ts'
import { solve } from '../../../src/solution/solve.ts'
import { words } from '../../../src/solution/words.ts'
import backprop from './problem.ts'

const state = defaults(backprop.inputs)
const { steps, values } = solve(backprop, state)
const sheet = readSheet(readFileSync(new URL('original.sheet.yaml', import.meta.url), 'utf8'))
const verdicts = check(backprop, state, sheet.lines, sheet.names)
const line = (of: string, text: string) => {
  const found = verdicts.find((v) => v.of === of && v.text === text)
  if (!found) throw new Error(`The sheet has no line ${of} = ${text}.`)
  return found
}

test('seven authored lines become the 25 steps of the protocol, in its order', () => {
  expect(steps.map(({ id }) => id).join(' ')).toBe(
    's1 s2 h1 h2 s3 yhat L dL_dyhat dyhat_ds3 ds3_dh1 ds3_dh2 dh1_ds1 dh2_ds2 ds1_dw1 ds1_dw2 ds2_dw3 ds2_dw4 ds3_dw5 ds3_dw6 dL_dw1 dL_dw2 dL_dw3 dL_dw4 dL_dw5 dL_dw6',
  )
})

test.each([
  ['s1', 1.368], ['s2', -1.432], ['h1', 0.797056831], ['h2', 0.192787252], ['s3', 0.599088015], ['yhat', 0.645447631],
  ['dL_dyhat', 0.290895261], ['dyhat_ds3', 0.228844987], ['dh2_ds2', 0.155620328], ['dL_dw3', 6.215779864e-4],
  ['dL_dw1', 0.00775308010705], ['dL_dw2', -0.00947598679751], ['dL_dw4', -0.00165754129704], ['dL_dw5', 0.0530600112521], ['dL_dw6', 0.0128338323898],
])('%s is %s, as computed elsewhere', (id, truth) => {
  expect(Math.abs((values[id] ?? NaN) / truth - 1)).toBeLessThan(4e-9)
})

describe('the original, marked', () => {
  test.each([
    ['s1', '1.368', 'right'],
    ['s2', '-0.072 - 1.36', 'right'],
    ['s2', '-1.432', 'right'],
    ['h1', '0.7971', 'right'],
    ['h2', '0.1928', 'right'],
    ['s3', '0.63768 - 0.03856', 'rounded'],
    ['s3', '0.5991', 'right'],
    ['yhat', '0.6455', 'rounded'],
    ['dL_dyhat', '0.291', 'right'],
    ['e^-0.5991', '2.1192', 'wrong'],
    ['(e^-s3 + 1)^2', '9.7294', 'carried'],
    ['dyhat_ds3', '2.1192/9.7294', 'carried'],
    ['dyhat_ds3', '0.2178', 'carried'],
    ['ds3_dh2', '-0.2', 'right'],
    ['ds2_dw3', '-0.3', 'right'],
    ['e^1.432', '4.1871', 'right'],
    ['5.1871^2', '26.9056', 'wrong'],
    ['dh2_ds2', '4.1871/26.9056', 'right'],
    ['dh2_ds2', '0.1556', 'right'],
    ['dL_dw3', '0.291*0.2178*(-0.2)*(-0.3)*0.1556', 'carried'],
    ['dL_dw3', '0.0006', 'masked'],
  ])('%s = %s is %s', (of, text, kind) => {
    expect(line(of, text).kind).toBe(kind)
  })

  test('no line is left out above', () => {
    expect(verdicts).toHaveLength(21)
  })

  test('where the sheet does not show e^−s3, the slope of ŷ is no carried value but a fault of its own', () => {
    const short = sheet.lines.filter(({ of, text }) => !of.includes('e^') && !text.includes('/'))
    const verdict = check(backprop, state, short, sheet.names).find(({ of }) => of === 'dyhat_ds3')
    expect(verdict?.kind).toBe('wrong')
  })

  test('2‖y−ŷ‖ is refuted as a formula by an instance elsewhere, though its value is right here', () => {
    const [note, ...more] = line('dL_dyhat', '0.291').notes
    expect(more).toEqual([])
    expect(note).toMatchObject({ kind: 'formula', refuted: { inputs: { y: 0.9 } } })
    if (note?.kind === 'formula') expect(note.refuted?.gives).toBeCloseTo(-(note.refuted?.truth ?? NaN), 12)
  })

  test('∂s2/∂w2 is a wrong label for a right value, and b1, b2, b3 are no fault', () => {
    expect(line('ds2_dw3', '-0.3').notes).toEqual([{ kind: 'label', label: '∂s2/∂w2' }])
    expect(verdicts.flatMap(({ notes, of }) => notes.map(({ kind }) => `${of} ${kind}`))).toEqual(['dL_dyhat formula', 'ds2_dw3 label'])
  })

  test('the last line is true to the digit written, while its own factors give another number', () => {
    const last = line('dL_dw3', '0.0006')
    expect(last.follows.low).toBeLessThan(5.917142e-4)
    expect(last.follows.high).toBeGreaterThan(5.917142e-4)
    expect(words(last, steps).says).toBe('your own factors give 0.00059; one digit hides it. True value 0.00062158')
  })

  test('the true values of what is wrong are those of the problem set', () => {
    expect(line('e^-0.5991', '2.1192').truth).toBeCloseTo(0.549306, 6)
    expect(line('5.1871^2', '26.9056').truth).toBeCloseTo(26.906, 4)
  })

  test('the first line blamed is the exponential', () => {
    expect(score(verdicts)).toMatchObject({ first: 'e^-0.5991', correct: 14, carried: 4, total: 21 })
  })
})

describe('slips of the gradient by w3, when it alone is written', () => {
  test.each([
    ['sign-lost', -0.000621578], ['factor-dropped', 0.000310789], ['factor-dropped', 0.00271615], ['factor-dropped', 0.0039942], ['factor-dropped', -0.00310789],
    ['other-weight', -0.00248631], ['other-input', -0.00165754], ['slope-of-sum', -0.0139103], ['sigma-twice', 0.000989328], ['other-unit', 0.00064609],
    ['extra-path', -0.00196278], ['factors-summed', 0.175361], ['exponent-sign', -1.06443e-6],
  ])('%s gives %s and is named', (slip, value) => {
    const [verdict] = check(backprop, state, [{ of: 'dL_dw3', text: String(value) }])
    expect(verdict?.kind).toBe('slip')
    expect(verdict?.slips).toContain(slip)
  })
})
