import { expect, test, vi } from 'vitest'
import { watchAway } from './away.ts'
import type { Phase } from './snapshot.ts'
import type { SweepPhase } from './sweeper.ts'

function begin(phase: Phase | SweepPhase, wanted: boolean) {
  const page = Object.assign(new EventTarget(), { hidden: false }) as unknown as Document & { hidden: boolean }
  const lab = { get: (): { phase: string } => ({ phase }), go: vi.fn(), pause: vi.fn() }
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

test('a sweep that runs pauses as well; what ended before it could pause does not begin again', () => {
  const sweep = begin('running', true)
  sweep.turn(true)
  expect(sweep.lab.pause).toHaveBeenCalledTimes(1)
  sweep.turn(false)
  expect(sweep.lab.go).toHaveBeenCalledTimes(1)
  const over = begin('playing', true)
  over.turn(true)
  over.lab.get = () => ({ phase: 'finished' })
  over.turn(false)
  expect(over.lab.go).not.toHaveBeenCalled()
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
