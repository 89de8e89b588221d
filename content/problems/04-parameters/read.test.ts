import { describe, expect, test } from 'vitest'
import { draw } from '../../../src/math/random.ts'
import { layersField, lenet } from './field.ts'
import { readStack } from './read.ts'
import { itemText, limits, stackText } from './stack.ts'
import { randomStack } from './random.ts'

const fault = (text: string) => {
  const read = layersField.read(text)
  if (typeof read === 'string') throw new Error(`“${text}” was read as ${read}`)
  return read.fault
}

test('2,000 random stacks are read back from their text as they were', () => {
  for (let i = 0; i < 2000; i++) {
    const stack = randomStack(draw('read back', i))
    expect(readStack(stackText(stack))).toEqual(stack)
  }
})

test('spaces, capitals and other signs for x make no difference', () => {
  expect(layersField.read(' 28×28×1 ,  CONV 5X5X6   pad 2 ,pool 2x2, repeat 2( conv 3x3x6 pad 1 , bn )')).toBe('28x28x1,conv 5x5x6 pad 2,pool 2,repeat 2 (conv 3x3x6 pad 1,bn)')
})

test.each([
  ['conv 3x4x5 stride 2 pad 1 groups 5 dilation 3 nobias', undefined],
  ['pool 3x2 stride 3', undefined],
  ['pool 3 stride 2 pad 1', undefined],
  ['dense 7 nobias', undefined],
  ['global pool', undefined],
  ['residual (conv 3x3x5 pad 1,bn) shortcut (conv 1x1x5 nobias)', undefined],
  ['conv 3x3x5 stride 1 pad 0 groups 1', 'conv 3x3x5'],
])('%s is kept as an item', (text, shortest = text) => {
  const stack = readStack(`9x9x5,${text}`)
  if ('fault' in stack) throw new Error(stack.fault)
  expect(itemText(stack.items[0]!)).toBe(shortest)
})

describe('a message names the word and what is allowed', () => {
  test.each([
    ['28x28x1,conw 5x5x6', ['“conw”', 'conv, pool, dense, bn, global pool, repeat or residual']],
    ['28x28,conv 5x5x6', ['“28x28”', 'height x width x channels']],
    ['28x28x1', ['After the input comes a comma']],
    ['28x28x1,', ['The text ends']],
    ['28x28x1,,pool 2', ['There is “,”']],
    ['28x28x1,conv 5x5', ['“5x5”', 'height x width x filters']],
    ['28x28x1,conv 5x5x6 padding 2', ['“padding”', 'stride n, pad n, groups n, dilation n, nobias']],
    ['28x28x1,conv 5x5x6 pad -2', ['“-2”', 'from 0']],
    ['28x28x1,conv 5x5x6 stride 0', ['“0”', 'from 1']],
    ['28x28x1,conv 0x5x6', ['“0”']],
    ['28x28x1,conv 1000000000x5x6', ['“1000000000x5x6”']],
    ['28x28x1,conv 100000000x5x6', ['1 to 1,024']],
    ['28x28x1,conv 5x5x6 pad 1 pad 2', ['“pad”', 'twice']],
    ['28x28x1,dense', ['after dense']],
    ['28x28x1,dense many', ['“many”']],
    ['28x28x1,pool 2 nobias', ['“nobias”', 'pool']],
    ['28x28x1,pool 3x2', ['needs a stride']],
    ['28x28x1,global', ['After “global”']],
    ['28x28x1,repeat 2 conv 3x3x4', ['After “repeat” comes a “(”']],
    ['28x28x1,repeat 2 (conv 3x3x4', ['not closed']],
    ['28x28x1,bn)', ['without its “(”']],
    ['28x28x1,residual ()', ['“)”']],
    ['28x28x1,bn bn', ['“bn”', 'commas']],
    ['28x28x1,conv 3x3x4 groups 2', ['groups', '1 channels']],
    ['28x28x4,conv 3x3x6 groups 4', ['its 6 filters']],
    ['28x28x1,repeat 400 (bn,bn)', ['400 layers']],
    ['16384x16384x65536,dense 65536', ['2⁵³']],
    ['', ['The text ends']],
  ])('%s', (text, parts) => {
    for (const part of parts) expect(fault(text)).toContain(part)
  })
})

test('hostile texts are refused at once', () => {
  const start = performance.now()
  const nested = (n: number) => `9x9x1,${'repeat 400 ('.repeat(n)}bn${')'.repeat(n)}`
  for (const text of ['('.repeat(6000), ','.repeat(6000), 'x'.repeat(6000), '9x'.repeat(3000), nested(3), nested(8), nested(400), `9x9x1,${'bn,'.repeat(1999)}bn`, '9'.repeat(100_000), '\u0000'.repeat(500), '28x28x1,dense 1e400', '28x28x1,dense NaN']) fault(text)
  expect(performance.now() - start).toBeLessThan(250)
})

test('random garbage never throws, and what is read is the shortest text of itself', () => {
  const words = ['28x28x1', 'conv', 'pool', 'dense', 'bn', 'global', 'repeat', 'residual', 'shortcut', '(', ')', ',', '5x5x6', '2', 'pad', 'stride', 'groups', 'dilation', 'nobias', '-1', '<b>', '😀']
  let read = 0
  for (let i = 0; i < 5000; i++) {
    const random = draw('garbage', i)
    // Every second one is a good text with one word replaced.
    const good = lenet.match(/[(),]|[^\s(),]+/g)!
    const text = (i % 2 === 0 ? good.with(Math.floor(random() * good.length), words[Math.floor(random() * words.length)]!) : Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]!)).join(' ')
    const found = layersField.read(text)
    if (typeof found !== 'string') continue
    read += 1
    expect(layersField.read(found)).toBe(found)
  }
  expect(read).toBeGreaterThan(50)
})

test('a text has a limit, and the longest preset is well below it', () => {
  expect(limits.text).toBeGreaterThan(lenet.length * 10)
  expect(fault('a'.repeat(limits.text + 1))).toContain('at most')
})
