import fc from 'fast-check'
import { expect, test } from 'vitest'
import { number, toggle } from '../fields/kinds.ts'
import type { Wishes } from '../fields/reserved.ts'
import { createStore } from '../fields/store.ts'
import type { FromWidget } from './protocol.ts'
import { talk } from './talk.ts'

const fields = { a: number('a', 1, { min: 0 }), b: number('b', 2), play: toggle('play', false) }

function begin(query = '') {
  const store = createStore(fields, undefined, ({ a, b }) => ({ sum: a + b }))
  const posted: FromWidget[] = []
  let frames: (() => void)[] = []
  const seen: { wishes?: Wishes; notices?: readonly { key: string }[] } = {}
  const words = talk({
    widget: 'adder',
    store,
    address: new URLSearchParams(query),
    mark: (_, answers) => ({ correct: 0, carried: 0, total: Object.keys(answers).length, first: null, steps: [] }),
    post: (message) => posted.push(structuredClone(message)),
    nextFrame: (run) => frames.push(run),
    show: (wishes, notices) => Object.assign(seen, { wishes, notices }),
  })
  const frame = () => {
    const due = frames
    frames = []
    for (const run of due) run()
    return posted.splice(0)
  }
  const say = (type: string, rest: object = {}) => words.hear({ chainRule: 1, type, ...rest })
  return { store, words, posted, frame, say, seen }
}

const keys = (message: FromWidget | undefined) => ('notices' in message! ? message.notices.map(({ key }) => key) : [])

test('ready comes once, with the state of the address and a notice for each bad key', () => {
  const { words, frame } = begin('a=5&b=x&zz=1&hide=a')
  words.begin()
  words.begin()
  const messages = frame()
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({ chainRule: 1, type: 'ready', widget: 'adder', state: { a: 5, b: 2, play: 'off' }, result: { sum: 7 } })
  expect(keys(messages[0])).toEqual(['hide', 'b', 'zz'])
})

test('several sets before one frame are merged in order and answered once, even when nothing changes', () => {
  const { words, say, frame } = begin()
  words.begin()
  frame()
  say('set', { state: { a: 3 }, id: 'x' })
  say('set', { state: { a: '4', b: 1 } })
  expect(frame()).toEqual([{ chainRule: 1, type: 'change', state: { a: 4, b: 1, play: 'off' }, result: { sum: 5 }, notices: [], cause: 'host', re: 'x' }])
  say('set', { state: { a: 4 }, id: 2 })
  expect(frame()).toMatchObject([{ type: 'change', cause: 'host', re: 2 }])
  expect(frame()).toEqual([])
})

test('a bad key of a set changes nothing else, is named, and its notice goes when the key is mended', () => {
  const { words, say, frame, store } = begin()
  words.begin()
  frame()
  say('set', { state: { a: -1, b: 9, nope: 1, play: true } })
  expect(keys(frame()[0]).sort()).toEqual(['a', 'nope', 'play'])
  expect(store.get()).toEqual({ a: 1, b: 9, play: false })
  store.set({ a: 6 }, 'reader')
  expect(keys(frame()[0]).sort()).toEqual(['nope', 'play'])
  say('set', { state: { play: 'on' } })
  expect(keys(frame()[0])).toEqual([])
})

test('a notice of the address stays through sets of other keys', () => {
  const { words, say, frame } = begin('zz=1')
  words.begin()
  say('set', { state: { a: 2 } })
  expect(keys(frame().at(-1))).toEqual(['zz'])
})

test('a drag of the reader is told once a frame, with its cause; training is told as training', () => {
  const { words, frame, store } = begin()
  words.begin()
  frame()
  for (let i = 0; i < 20; i++) store.set({ a: i }, 'reader')
  expect(frame()).toMatchObject([{ type: 'change', cause: 'reader', state: { a: 19 } }])
  store.publish({ epoch: 1 })
  expect(frame()).toMatchObject([{ type: 'change', cause: 'training', result: { epoch: 1 } }])
})

test('messages before ready are kept, a hundred of them, and answered after it', () => {
  const { words, say, frame } = begin()
  for (let i = 0; i < 300; i++) say('set', { state: { b: i } })
  words.begin()
  expect(frame()).toMatchObject([{ type: 'ready', state: { b: 2 } }, { type: 'change', state: { b: 99 } }])
})

test('a host may set a locked field, and change the frame by the reserved keys', () => {
  const { words, say, frame, seen, store } = begin('lock=a')
  words.begin()
  frame()
  expect(seen.wishes?.lock).toEqual(['a'])
  say('set', { state: { a: 8, theme: 'dark' } })
  const [change] = frame()
  expect(store.get().a).toBe(8)
  expect(seen.wishes?.theme).toBe('dark')
  expect(change).not.toHaveProperty('state.theme')
  expect(change).not.toHaveProperty('state.lock')
})

test('a check reads the state as the sets before it left it', () => {
  const { words, say, frame, store } = begin()
  words.begin()
  frame()
  say('set', { state: { a: 7 } })
  say('check', { answers: { sum: '9' }, id: 'c' })
  expect(store.get().a).toBe(7)
  expect(frame()).toMatchObject([{ type: 'check', total: 1, re: 'c' }, { type: 'change', state: { a: 7 } }])
})

test('no message of any shape throws, changes a field by accident or grows what is kept', () => {
  const { words, frame, seen, store } = begin()
  words.begin()
  frame()
  const state = fc.dictionary(fc.oneof(fc.constantFrom('a', '__proto__', 'hide', 'theme'), fc.string()), fc.oneof(fc.anything(), fc.string()))
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ chainRule: fc.constant(1), type: fc.constantFrom('set', 'get', 'check'), state, answers: fc.anything(), id: fc.anything() })), (data) => {
      words.hear(data)
      frame()
      expect(store.get().a).toBeGreaterThanOrEqual(0)
      expect(store.get().b).toBe(2)
    }),
    { seed: 4, numRuns: 2000, examples: [] },
  )
  words.hear({ chainRule: 1, type: 'set', state: { a: 1, theme: 'auto' } })
  frame()
  expect(seen.notices!.length).toBeLessThan(10)
})
