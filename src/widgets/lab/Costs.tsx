import { count } from '../../charts/numbers.ts'
import { costsOf } from '../../runs/costs.ts'
import type { Spec } from '../../runs/spec.ts'

/** A count with three digits and its power of a thousand in words. */
function large(value: number): string {
  const scale = ([[1e12, 'trillion'], [1e9, 'billion'], [1e6, 'million']] as const).find(([size]) => value >= size)
  return scale ? `${Number((value / scale[0]).toPrecision(3))} ${scale[1]}` : count(value)
}

/** What the spec costs, from the formulas of the chapters on parameters and on FLOPs. */
export default function Costs({ spec }: { spec: Spec }) {
  const { parameters, step, memory } = costsOf(spec)
  return (
    <p className="costs">
      {count(parameters)} parameters · {large(step)} FLOPs a step · {(memory / 2 ** 20).toPrecision(3)} MB of memory
    </p>
  )
}
