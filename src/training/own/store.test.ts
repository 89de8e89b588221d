import { describe, expect, test, vi } from 'vitest'
import { makeSet } from './set.ts'
import { openOwn } from './store.ts'
import { banded, taking } from './testing.ts'

const set = await makeSet({ says: 'mine', classes: ['a', 'b'], images: banded(taking(2, 3)), labels: Uint8Array.from(taking(2, 3)), notes: [] }, { dark: false, now: 1 })

// The browser's own storage is tested in tests/e2e/own-data.test.ts; here stand the ways in which there is none.
describe('where the page may store nothing, own data last as long as the page:', () => {
  const refusing = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  }
  const failing = () => ({ open: () => {
    const request: Record<string, unknown> = { error: new DOMException('full', 'QuotaExceededError') }
    setTimeout(() => (request['onerror'] as () => void)())
    return request
  } }) as unknown as IDBFactory
  const silent = () => ({ open: () => ({}) }) as unknown as IDBFactory

  test.each(Object.entries({ refusing, failing, silent }))('%s storage', async (_, factory) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const wait = async <T>(work: Promise<T>) => {
        const done = work
        await vi.advanceTimersByTimeAsync(10_000)
        return done
      }
      const store = openOwn(factory)
      const told = vi.fn()
      store.subscribe(told)
      expect(await wait(store.put(set))).toBe(false)
      expect(await wait(store.find(set.name))).toBe(set)
      expect(await wait(store.list())).toEqual([{ name: set.name, says: 'mine', classes: ['a', 'b'], counts: { train: 2, validation: 2, test: 2 }, bytes: 6 * 785, at: 1 }])
      await wait(store.remove(set.name))
      expect(await wait(store.list())).toEqual([])
      expect(await wait(store.find(set.name))).toBeUndefined()
      expect(told).toHaveBeenCalledTimes(2)
    } finally {
      vi.useRealTimers()
    }
  })
})
