import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { awaken } from './awaken.ts'
import { type Hung, lineTo, Silent } from './line.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Workers whose scripts run, or fail to load, when they are told so. */
function begin() {
  const made: { runs(): void; fails(): void; ended: boolean }[] = []
  const worker = (): Hung => {
    const ears = new Map<string, (event: MessageEvent) => void>()
    const one = { runs: () => ears.get('message')!({ data: { pulse: true } } as MessageEvent), fails: () => ears.get('error')!({ preventDefault: () => undefined } as MessageEvent), ended: false }
    made.push(one)
    return { postMessage: () => undefined, addEventListener: (type, listener) => void ears.set(type, listener), terminate: () => void (one.ended = true) }
  }
  const told: number[] = []
  const { awake, cut } = awaken(() => lineTo(worker(), () => undefined), (seconds) => told.push(seconds))
  awake.catch(() => undefined)
  return { made, told, awake, cut }
}

test('a worker whose script runs in time is alone', async () => {
  const { made, told, awake } = begin()
  await vi.advanceTimersByTimeAsync(14_000)
  made[0]!.runs()
  await awake
  await vi.advanceTimersByTimeAsync(300_000)
  expect([made.map(({ ended }) => ended), told]).toEqual([[false], []])
})

test.each([0, 1])('of two, the one that speaks first is kept and the other one ended: number %i', async (quick) => {
  const { made, told, awake, cut } = begin()
  await vi.advanceTimersByTimeAsync(40_000)
  expect(told).toEqual([15])
  made[quick]!.runs()
  await awake
  await vi.advanceTimersByTimeAsync(300_000)
  expect(made.map(({ ended }) => ended)).toEqual([quick !== 0, quick !== 1])
  cut('it was closed')
  expect(made.map(({ ended }) => ended)).toEqual([true, true])
})

test('where no script runs within a minute it says so, with what may be the matter', async () => {
  const { made, awake } = begin()
  await vi.advanceTimersByTimeAsync(60_000)
  await expect(awake).rejects.toThrow('its script has not run within 60 seconds; the connection or an extension of the browser may hold it back')
  expect(made.map(({ ended }) => ended)).toEqual([true, true])
})

test('a script that cannot be loaded is told at once; one of two that cannot leaves the other its time', async () => {
  const one = begin()
  one.made[0]!.fails()
  await expect(one.awake).rejects.toThrow(Silent)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(one.made).toHaveLength(1)
  const two = begin()
  await vi.advanceTimersByTimeAsync(20_000)
  two.made[1]!.fails()
  await vi.advanceTimersByTimeAsync(20_000)
  two.made[0]!.runs()
  expect((await two.awake).trying).toBeUndefined()
})
