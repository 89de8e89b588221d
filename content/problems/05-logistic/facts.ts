import { format } from '../../../src/math/format.ts'
import { table } from './memory.ts'
import { graphs, inputsOf } from './relation.ts'
import { kept, saturation, slopesAt, writtenSlope } from './ways.ts'

const { falling = Number.NaN, rising = Number.NaN } = inputsOf('silu', -0.2)

/** Numbers of the chapter's prose that no step of the problem gives: what machines make of the slope. */
export const facts = {
  /** From a float32 output at −20, and at +20. */
  left: format(slopesAt(-20, 'float32').output, 6),
  right: format(slopesAt(20, 'float32').output),
  trueAt20: writtenSlope(20, 6),
  /** Where outputs are kept as exactly 1. */
  edge32: format(saturation('float32'), 6),
  edge64: format(saturation('float64'), 5),
  edge16: format(saturation('bfloat16'), 4),
  slopeAtEdge32: writtenSlope(saturation('float32'), 3),
  lostAt625: writtenSlope(6.25, 6),
  keptAt625: format(kept(6.25, 'bfloat16')),
  slopeAt1000: writtenSlope(1000, 4),
  /** The two inputs of SiLU's output −0.2, and the slopes there. */
  rising: format(rising, 6),
  risingSlope: format(graphs.silu.slope(rising), 6),
  falling: format(falling, 7),
  fallingSlope: format(graphs.silu.slope(falling), 6),
  /** How many operators there are, and whose rules read only the output. */
  operators: [...table.values()].flat().length,
  outputOnly: (table.get('output') ?? []).length,
}
