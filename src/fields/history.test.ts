import { expect, test } from 'vitest'
import { watch } from './history.ts'
import { number } from './kinds.ts'
import { createStore } from './store.ts'

function begin() {
  const store = createStore({ a: number('a', 1), b: number('b', 2) })
  let time = 0
  const history = watch(store, 700, () => time)
  return { store, history, wait: (ms: number) => (time += ms) }
}

test('a drag is taken back as one step, two drags as two', () => {
  const { store, history, wait } = begin()
  for (let i = 0; i < 50; i++) {
    wait(16)
    store.set({ a: 1 + i / 10 }, 'reader')
  }
  const first = store.get().a
  wait(2000)
  store.set({ a: 9 }, 'reader')
  expect(history.length).toBe(2)
  history.undo()
  expect(store.get().a).toBe(first)
  history.undo()
  expect(store.get().a).toBe(1)
  history.undo()
  expect(store.get()).toEqual({ a: 1, b: 2 })
})

test('another field is another step, and a change by the host is none', () => {
  const { store, history } = begin()
  store.set({ a: 5 }, 'reader')
  store.set({ b: 6 }, 'reader')
  store.set({ a: 7 }, 'host')
  expect(history.length).toBe(2)
  history.undo()
  expect(store.get()).toEqual({ a: 5, b: 2 })
})
