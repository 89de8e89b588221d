import { beforeAll, describe, expect, test } from 'vitest'
import { draw } from '../../src/math/random.ts'
import { check } from '../../src/solution/check.ts'
import { levels } from '../../src/solution/problem.ts'
import { score } from '../../src/solution/score.ts'
import { solve } from '../../src/solution/solve.ts'
import { deal, markSlip } from '../../src/solution/testing/dealt.ts'
import { markHonest } from '../../src/solution/testing/honest.ts'
import type { Rounding } from '../../src/solution/testing/writer.ts'
import { problems } from './all.ts'

const pick = <T>(list: readonly T[], i: number): T => list[i % list.length] as T

describe.each(problems)('$folder', ({ problem }) => {
  const sample = (key: string, i: number) => problem.draft(pick(levels, i), draw(problem.id, key, i))

  test('1,000 honestly rounded sheets blame nobody', () => {
    const { lines, coarse, held } = markHonest(problem, 1000, (i) => sample('honest', i))
    expect(held).toEqual([])
    expect(lines).toBeGreaterThanOrEqual(1000)
    expect(coarse / lines).toBeLessThan(0.05)
  })

  describe('a sheet with one slip', () => {
    let dealt: ReturnType<typeof deal>
    let names: readonly string[]
    beforeAll(() => {
      dealt = deal(problem, 300)
      names = [...dealt.pairs.keys()]
    })

    test('can be dealt for every slip that the problem brings', () => {
      const slips = new Set(names.map((name) => name.split(' ')[1]))
      expect(problem.slips.map(({ id }) => id).filter((id) => !slips.has(id))).toEqual([])
      expect(names.length).toBeGreaterThan(0)
      expect(dealt.hidden.length).toBeLessThan(names.length / 4)
    })

    test('is marked at the first wrong line, its slip named with all that look like it; every pair of slip and step three times, 1,000 in all', () => {
      const count = Math.max(1000, 3 * names.length)
      const faults: string[] = []
      for (let i = 0; i < count; i++) {
        const name = pick(names, i)
        const way: Rounding = { digits: 4 + (i % 3), by: 'significant', ties: pick(['up', 'even'], i) }
        const fault = markSlip(problem, pick(dealt.pairs.get(name)!, Math.floor(i / names.length)), way)
        if (fault) faults.push(`${i}: ${fault}`)
      }
      expect(faults).toEqual([])
    })
  })

  test.each(['0', '-0', '0.0', '0.000', '0e0', '.0', '0*1', '1 - 1'])('a sheet that says %j everywhere scores nothing', (text) => {
    let marked = 0
    for (let i = 0; i < 60; i++) {
      const state = sample('zeros', i)
      const { values } = solve(problem, state)
      // Where a step is 0, such as a sum that cancels, 0 is right.
      const asked = Object.keys(values).filter((id) => Math.abs(values[id]!) > 1e-12)
      marked += asked.length
      const { correct, carried } = score(check(problem, state, asked.map((of) => ({ of, text }))))
      expect([correct, carried, JSON.stringify(state)]).toEqual([0, 0, JSON.stringify(state)])
    }
    expect(marked).toBeGreaterThan(60)
  })
})
