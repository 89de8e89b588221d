import { describe, expect, test } from 'vitest'
import { errata, firstFault } from './marked.ts'

const papers = await errata()
const of = (id: string) => papers.find(({ sheet }) => sheet.id === id)!

/** A line that does not hold: what it is of, its kind, the true value by other means, the slips that may explain it. */
type Fault = readonly [of: string, kind: string, truth: number | null, slips: readonly string[]]

/** Every published paper: how many lines it has, and which of them do not hold. Truths as the literature or plain counting has them. */
const expected: Readonly<Record<string, { lines: number; faults: readonly Fault[] }>> = {
  // Agrees to all nine digits (Mazur 2015).
  mazur: { lines: 19, faults: [] },
  'exclusive-or': { lines: 14, faults: [] },
  micrograd: { lines: 7, faults: [] },
  // δ6 = 0.1312, printed 0.1311 from the rounded output.
  'han-kamber': { lines: 18, faults: [['(y - yhat)*yhat*(1 - yhat)', 'rounded', 0.131169, []]] },
  // 1/(1 + e^0.1) is 0.475; 0.525 belongs to e^−0.1.
  'han-kamber-copy': {
    lines: 10,
    faults: [
      ['1/(1 + e^0.1)', 'slip', 1 / (1 + Math.exp(0.1)), ['exponent-sign']],
      ['(y - yhat)*yhat*(1 - yhat)', 'rounded', 0.131169, []],
    ],
  },
  transposed: {
    lines: 3,
    faults: [
      ['s1', 'slip', 0.15 * 0.05 + 0.2 * 0.1 + 0.35, ['transposed']],
      ['s3', 'slip', null, ['transposed']],
      ['s4', 'slip', null, ['transposed']],
    ],
  },
  'sigmoid-circuit': { lines: 9, faults: [] },
  'update-sign': {
    lines: 2,
    faults: [
      ['(y - yhat)^2 != (yhat - y)^2', 'wrong', null, []],
      ['dL_dyhat = 2*(y - yhat)', 'wrong', null, []],
    ],
  },
  // 27 products at 16 places, 5 filters.
  'thop-bias': { lines: 3, faults: [['total', 'wrong', 27 * 16 * 5, []]] },
  'thop-double': { lines: 2, faults: [['conv_total', 'slip', 126 * 126 * 128 * (9 + 8 + 1), ['minus-one-forgotten']]] },
  'macs-flops': { lines: 1, faults: [['macs = 2*conv_total', 'wrong', null, []]] },
  'bias-per-filter': { lines: 2, faults: [['conv_bias', 'slip', null, ['bias-per-filter']]] },
  'memory-accesses': { lines: 3, faults: [['conv_products', 'slip', 112 * 112 * 27 * 32, ['input-positions', 'stride-forgotten']]] },
  'first-layer-vgg': { lines: 3, faults: [] },
  'nine-million': { lines: 1, faults: [['macs', 'wrong', 86_704_128, []]] },
  separable: { lines: 4, faults: [] },
  'same-padding': { lines: 1, faults: [['(28 + 4 - 5)/1 + 1', 'wrong', 28, []]] },
  // 241,600 if every map saw all six; 151,600 in the paper of 1998.
  'lenet-connections': { lines: 5, faults: [['10*10*16*(5*5*6 + 1)', 'slip', 241_600, ['factor-dropped']]] },
  'lenet-derived': { lines: 4, faults: [] },
  'sigmoid-sign': { lines: 3, faults: [['y', 'slip', null, ['sign-swapped']]] },
}

test('every paper is among those that are expected, and the other way round', () => {
  expect(papers.map(({ sheet }) => sheet.id).toSorted()).toEqual(Object.keys(expected).toSorted())
  expect(papers.length).toBeGreaterThanOrEqual(12)
})

describe.each(Object.entries(expected))('%s', (id, { lines, faults }) => {
  test('its lines come back as the literature has them', () => {
    const found = of(id).lines.filter(({ verdict: { kind } }) => kind !== 'right').map(({ verdict }) => [verdict.of, verdict.kind])
    expect(found).toEqual(faults.map(([line, kind]) => [line, kind]))
    expect(of(id).lines).toHaveLength(lines)
  })

  test('each slip is named, and no other', () => {
    for (const [line, , , slips] of faults) {
      const { verdict } = of(id).lines.find((one) => one.verdict.of === line && one.verdict.kind !== 'right')!
      expect(verdict.slips.toSorted()).toEqual(slips.toSorted())
    }
  })

  test('true values agree with an independent count', () => {
    for (const [line, , truth] of faults) if (truth !== null) expect(of(id).lines.find((one) => one.verdict.of === line)!.verdict.truth).toBeCloseTo(truth, 6)
  })
})

test('a paper without a fault has nothing to point at', () => {
  for (const [id, { faults }] of Object.entries(expected)) {
    expect(firstFault(of(id)) === undefined).toBe(faults.every(([, kind]) => kind === 'rounded'))
  }
})
