import { expect, test } from 'vitest'
import { defaults, readState } from '../../../src/fields/state.ts'
import linear from './problem.ts'

const read = (key: string, text: string) => readState(linear.inputs, [[key, text]], defaults(linear.inputs), linear)

test.each([
  ['widths', ' 2 - 3 - 1 ', '2,3,1'],
  ['widths', '(4, 4)', '4,4'],
  ['widths', '2 → 1 → 2', '2,1,2'],
  ['matrices', '1, 2; 0, 1 | 1 ,0; 3, −1', '1,2;0,1|1,0;3,-1'],
  ['matrices', '', ''],
  ['vectors', '.5, -1 | 2', '0.5,-1|2'],
  ['x', '1e1', '10'],
])('%s=%s is read as %s', (key, text, value) => {
  expect(read(key, text)).toMatchObject({ state: { [key]: value } })
})

test.each([
  ['widths', '2,two,2', '“two” is not a whole number from 1 to 6'],
  ['widths', '2,7', '“7”'],
  ['widths', '2,0,2', '“0”'],
  ['widths', '2,1000000000', '“1000000000”'],
  ['widths', '2', '1 width'],
  ['widths', '1,1,1,1,1,1,1', '7 widths'],
  ['widths', '', 'a width is missing'],
  ['widths', '2,-3', 'a width is missing'],
  ['matrices', '1,2;0,l|1,0;3,1', 'layer 1, row 2: “l”'],
  ['matrices', '1,2;0|1,0;3,1', 'row 2 has 1 entries and row 1 has 2'],
  ['matrices', '1,1e400', '“1e400”'],
  ['matrices', '1,,2', 'missing between two commas'],
  ['matrices', '1|1|1|1|1|1', '6 matrices'],
  ['vectors', '1,x|0', 'layer 1: “x”'],
  ['x', '1|2', '2 vectors'],
  ['seed', '-1', '“-1”'],
  ['c', '5', 'not used by this network'],
])('%s=%s is refused with a sentence that names %s', (key, text, says) => {
  const { state, notices } = read(key, text)
  expect(notices).toHaveLength(1)
  expect(notices[0]!.says).toContain(says)
  expect(state).toEqual(defaults(linear.inputs))
})

test('matrices that do not fit the widths are named, and the seed draws others', () => {
  const { state } = readState(linear.inputs, [['widths', '2,3'], ['matrices', '1,2;3,4']], defaults(linear.inputs), linear)
  expect(linear.notices?.(state).map(({ key }) => key)).toEqual(['matrices'])
  expect(linear.steps(state).filter(({ id }) => id.startsWith('W_'))).toHaveLength(6)
})
