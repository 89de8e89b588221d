import { expect, test } from 'vitest'
import { evaluate, numbers } from './algebra.ts'
import { additions, parameters, products } from './counts.ts'
import { num, ref } from './expr.ts'
import { text } from './print/text.ts'

test('a dense layer is counted as a hand would count it', () => {
  const [inputs, units] = [ref('inputs'), ref('units')]
  expect(text(parameters([inputs], units))).toBe('(inputs + 1) * units')
  expect(text(products([inputs], units))).toBe('inputs * units')
  expect(text(additions([inputs], units))).toBe('(inputs - 1) * units')
})

test('the counts agree with a loop over every weight', () => {
  for (const [n, m] of [[1, 1], [2, 3], [7, 5]] as const) {
    let [weights, multiplied, added] = [0, 0, 0]
    for (let unit = 0; unit < m; unit++) {
      for (let i = 0; i < n; i++) {
        weights++
        multiplied++
        if (i > 0) added++
      }
      weights++ // the bias
    }
    const value = (e: Parameters<typeof evaluate<number>>[0]) => evaluate(e, numbers, () => undefined)
    expect([parameters([num(n)], num(m)), products([num(n)], num(m)), additions([num(n)], num(m))].map(value)).toEqual([weights, multiplied, added])
  }
})
