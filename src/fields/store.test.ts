import { expect, test } from 'vitest'
import { number } from './kinds.ts'
import { createStore } from './store.ts'

test('a locked field keeps its value whatever the reader does, and a host may set it', () => {
  const store = createStore({ a: number('a', 1), b: number('b', 2) })
  store.lock(['a'])
  store.set({ a: 5, b: 6 }, 'reader')
  expect(store.get()).toEqual({ a: 1, b: 6 })
  store.set({ a: 7 }, 'host')
  expect(store.get()).toEqual({ a: 7, b: 6 })
  store.lock([])
  store.set({ a: 8 }, 'reader')
  expect(store.get().a).toBe(8)
})
