import { expect, test } from 'vitest'
import { readSheet } from './sheet.ts'

test('a sheet keeps the digits as written', () => {
  expect(readSheet("id: a\ntitle: A\nnames: {b1: h1}\ngiven: {w1: 0.5}\nsource: here\nlines:\n  - {of: s1, text: '1.3680', label: b1, formula: w1*x1, given: {x1: 2}}")).toEqual({
    id: 'a',
    title: 'A',
    source: 'here',
    given: { w1: 0.5 },
    names: { b1: 'h1' },
    lines: [{ of: 's1', text: '1.3680', label: 'b1', formula: 'w1*x1', given: { x1: 2 } }],
  })
})

test.each([
  ['[]', 'A sheet is a record'],
  ['id: a\ntitle: A', 'a list of lines'],
  ['id: a\ntitle: A\nlines: [{of: s1, text: 1.368}]', 'line 1: of and text must be texts in quotes.'],
  ["id: a\ntitle: A\nlines: [{of: s1, text: '1', txt: '2'}]", 'line 1: txt is no member of a line.'],
  ["id: a\ntitle: A\nlines: [{of: s1, text: '1', label: 3}]", 'line 1: label is not a text.'],
  ["id: a\ntitle: A\nlines: [{of: s1, text: '1', given: {x: y}}]", 'line 1.given.x has a value of the wrong kind.'],
])('%j is refused with what is wrong', (yaml, message) => {
  expect(() => readSheet(yaml)).toThrow(message)
})
