import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw } from '../math/random.ts'
import { type State } from './field.ts'
import { choice, number, toggle } from './kinds.ts'
import { type Shape } from './shape.ts'
import { defaults, readState, writeState } from './state.ts'
import { createStore } from './store.ts'

const fields = { w1: number('w1', 0.75), size: number('size', 3, { min: 1, max: 9, whole: true }), fn: choice('fn', 'tanh', { tanh: 'tanh', relu: 'ReLU' }), shown: toggle('shown', false) }
const read = (query: string) => readState(fields, new URLSearchParams(query))

test('a state is read back from its address', () => {
  const random = draw('states')
  for (let i = 0; i < 500; i++) {
    const state = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.sample(random)])) as State<typeof fields>
    expect(readState(fields, writeState(fields, state))).toEqual({ state, notices: [] })
  }
})

test('the address holds only what differs from the defaults', () => {
  expect(writeState(fields, defaults(fields)).toString()).toBe('')
  expect(writeState(fields, { ...defaults(fields), size: 4, shown: true }).toString()).toBe('size=4&shown=on')
})

test('a bad key falls back alone, and says why', () => {
  const { state, notices } = read('w1=abc&size=7&fn=relu')
  expect(state).toEqual({ w1: 0.75, size: 7, fn: 'relu', shown: false })
  expect(notices).toEqual([{ key: 'w1', says: 'w1: “abc” is not a finite number.' }])
})

test.each(['w1=', 'w1=1e400', 'w1=NaN', 'size=2.5', 'size=-1', 'fn=sigmoid', 'shown=yes', 'w1=<10,000 digits>'])('%s keeps the default and names the key', (short) => {
  const query = short.replace('<10,000 digits>', '7'.repeat(10_000))
  const { state, notices } = read(query)
  expect(state).toEqual(defaults(fields))
  expect(notices.map(({ key }) => key)).toEqual([query.split('=')[0]])
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'w7', '<script>', '10,000 letters', ''])('the unknown key %j gives a notice and changes nothing', (short) => {
  const key = short === '10,000 letters' ? 'k'.repeat(10_000) : short
  const { state, notices } = readState(fields, [[key, '{"polluted": 1}']])
  expect(state).toEqual(defaults(fields))
  expect(Object.getPrototypeOf(state)).toBe(Object.prototype)
  expect(notices).toHaveLength(1)
  expect(notices[0]?.key).toBe(key)
  expect(notices[0]?.says.length).toBeLessThan(90)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('of a key given twice the last one counts, its notice too', () => {
  expect(read('w1=abc&w1=2')).toMatchObject({ state: { w1: 2 }, notices: [] })
  // The last valid value stays where the last one given is none.
  expect(read('w1=2&w1=abc').notices).toHaveLength(1)
})

test('no query throws, and every key that is not taken is named', () => {
  const key = fc.oneof(fc.constantFrom(...Object.keys(fields), '__proto__', 'constructor'), fc.string())
  const text = fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('on', 'relu', '1e400', ''))
  fc.assert(
    fc.property(fc.array(fc.tuple(key, text), { maxLength: 8 }), (pairs) => {
      const { state, notices } = readState(fields, pairs)
      expect(Object.keys(state)).toEqual(Object.keys(fields))
      const named = new Set(notices.map(({ key }) => key))
      const last = new Map(pairs)
      for (const [key, text] of last) {
        const field = Object.hasOwn(fields, key) ? fields[key as keyof typeof fields] : undefined
        const taken = field && !(typeof field.read(text) === 'object')
        expect(named.has(key)).toBe(!taken)
      }
    }),
    { seed: 9, numRuns: 2000 },
  )
})

test('a store computes once a state, and tells its listeners in order', () => {
  let computed = 0
  const store = createStore(fields, undefined, ({ size }) => ({ n: (computed += 1) && size * size }))
  expect([store.result().n, store.result().n, computed]).toEqual([9, 9, 1])
  const heard: string[] = []
  const stop = store.subscribe((cause) => heard.push(`a ${cause} ${store.result().n}`))
  store.subscribe((cause) => heard.push(`b ${cause}`))
  store.set({ size: 4 }, 'reader')
  stop()
  store.set({ size: 5 }, 'host')
  store.publish({ n: 1 })
  expect(heard).toEqual(['a reader 16', 'b reader', 'b host', 'b training'])
  expect(store.result()).toEqual({ n: 1 })
})

const shaped = { a: number('a', 1), b: number('b', 2), small: toggle('small', true) }
const shape: Shape<typeof shaped> = { uses: ({ small }) => (small ? ['a', 'small'] : ['a', 'b', 'small']), unused: 'not in this network', aliases: { a1: 'a' } }

test('a key that the shape does not use changes nothing and is named, whatever the order of the keys', () => {
  expect(readState(shaped, [['b', '5']], undefined, shape)).toEqual({ state: { a: 1, b: 2, small: true }, notices: [{ key: 'b', says: 'b: not in this network.' }] })
  for (const pairs of [[['b', '5'], ['small', 'off']], [['small', 'off'], ['b', '5']]] as [string, string][][])
    expect(readState(shaped, pairs, undefined, shape)).toEqual({ state: { a: 1, b: 5, small: false }, notices: [] })
})

test('an alias is read as its field and never written', () => {
  const { state } = readState(shaped, [['a1', '7']], undefined, shape)
  expect(state.a).toBe(7)
  expect(String(writeState(shaped, state, shape))).toBe('a=7')
})

test('the address of a state leaves out what its shape does not use', () => {
  expect(String(writeState(shaped, { a: 1, b: 9, small: true }, shape))).toBe('')
  expect(String(writeState(shaped, { a: 1, b: 9, small: false }, shape))).toBe('b=9&small=off')
})
