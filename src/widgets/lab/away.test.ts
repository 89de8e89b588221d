import { expect, test, vi } from 'vitest'
import { watchAway } from './away.ts'
import type { Phase } from './snapshot.ts'

function begin(phase: Phase, wanted: boolean) {
  const page = Object.assign(new EventTarget(), { hidden: false }) as unknown as Document & { hidden: boolean }
  const lab = { get: () => ({ phase }) as never, go: vi.fn(), pause: vi.fn() }
  const stop = watchAway(lab, () => wanted, page)
  const turn = (hidden: boolean) => {
    Object.assign(page, { hidden })
    page.dispatchEvent(new Event('visibilitychange'))
  }
  return { lab, turn, stop }
}

test('a hidden page pauses and goes on when it is seen again, where the reader chose so', () => {
  const { lab, turn } = begin('playing', true)
  turn(true)
  expect(lab.pause).toHaveBeenCalledTimes(1)
  turn(false)
  turn(true)
  turn(false)
  expect(lab.go.mock.calls).toEqual([['end'], ['end']])
})

test('a page that keeps going, one that was paused already, and one that is no longer watched, are left alone', () => {
  for (const [phase, wanted] of [['playing', false], ['paused', true], ['ready', true]] as const) {
    const { lab, turn } = begin(phase, wanted)
    turn(true)
    turn(false)
    expect(lab.pause).not.toHaveBeenCalled()
    expect(lab.go).not.toHaveBeenCalled()
  }
  const { lab, turn, stop } = begin('playing', true)
  stop()
  turn(true)
  expect(lab.pause).not.toHaveBeenCalled()
})
