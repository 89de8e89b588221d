import { expect, test } from 'vitest'
import { readSheet } from './sheet.ts'

test('a sheet keeps the digits as written', () => {
  expect(readSheet("id: a\ntitle: A\nnames: {b1: h1}\ngiven: {w1: 0.5, network: 2-2-1}\nsource: {title: T, author: A, year: 2015, url: 'https://example.org/'}\npreset: own\nlines:\n  - {of: s1, text: '1.3680', label: b1, formula: w1*x1, given: {x1: 2}}")).toEqual({
    id: 'a',
    title: 'A',
    source: { title: 'T', author: 'A', year: 2015, url: 'https://example.org/' },
    preset: 'own',
    given: { w1: 0.5, network: '2-2-1' },
    names: { b1: 'h1' },
    lines: [{ of: 's1', text: '1.3680', label: 'b1', formula: 'w1*x1', given: { x1: 2 } }],
  })
})

test('a line may be a formula alone, or a sentence with the comparison that decides it', () => {
  expect(readSheet("id: a\ntitle: A\nlines:\n  - {of: dy, formula: y*(1 - y)}\n  - {says: depth is free, check: rank = 2, finds: 'rank {rank}', given: {widths: '2,1,2'}}").lines).toEqual([
    { of: 'dy', text: '', formula: 'y*(1 - y)' },
    { of: 'rank = 2', text: 'depth is free', claim: { finds: 'rank {rank}' }, given: { widths: '2,1,2' } },
  ])
})

test.each([
  ['[]', 'A sheet is a record'],
  ['id: a\ntitle: A', 'a list of lines'],
  ['id: a\ntitle: A\nlines: [{of: s1, text: 1.368}]', 'line 1: of and text must be texts in quotes.'],
  ["id: a\ntitle: A\nlines: [{of: s1, text: '1', txt: '2'}]", 'line 1: txt is no member of a line.'],
  ["id: a\ntitle: A\nlines: [{of: s1, text: '1', label: 3}]", 'line 1: label is not a text.'],
  ["id: a\ntitle: A\nlines: [{of: s1, text: '1', given: {x: [1]}}]", 'line 1.given.x has a value of the wrong kind.'],
  ['id: a\ntitle: A\nlines: [{of: s1}]', 'line 1: of and text must be texts in quotes.'],
  ['id: a\ntitle: A\nlines: [{says: so it is}]', 'line 1: says and check must be texts.'],
  ["id: a\ntitle: A\nlines: [{says: so, check: a = b, text: '1'}]", 'line 1: text is no member of a line.'],
  ['id: a\ntitle: A\nsource: {title: T, url: here}\nlines: []', 'url an address'],
  ['id: a\ntitle: A\nauthor: me\nlines: []', 'sheet: author is no member of a sheet.'],
])('%j is refused with what is wrong', (yaml, message) => {
  expect(() => readSheet(yaml)).toThrow(message)
})
