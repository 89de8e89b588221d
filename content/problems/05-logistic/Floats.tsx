import { memo, type ReactNode } from 'react'
import { Plane, type PlaneCurve, type Span } from '../../../src/charts/Plane.tsx'
import { type FloatName, floatFormats } from '../../../src/math/floats.ts'
import { format, superscript } from '../../../src/math/format.ts'
import { Passages } from './Passages.tsx'
import { saturation, slopeFromOutput, slopesAt, trueSlope, type Way, ways, writtenSlope } from './ways.ts'

/** How far the drawing reaches on both sides, and how far down, in powers of ten. */
const views: Record<FloatName, { x: Span; y: Span; ticks: readonly number[]; powers: readonly number[] }> = {
  float64: { x: [-45, 45], y: [-20, 0], ticks: [-40, -20, 0, 20, 40], powers: [-16, -8, 0] },
  float32: { x: [-24, 24], y: [-10.5, 0], ticks: [-20, -10, 0, 10, 20], powers: [-8, -4, 0] },
  bfloat16: { x: [-12, 12], y: [-5.5, 0], ticks: [-10, -5, 0, 5, 10], powers: [-4, -2, 0] },
  float16: { x: [-12, 12], y: [-5.5, 0], ticks: [-10, -5, 0, 5, 10], powers: [-4, -2, 0] },
}
const exact = (x: number) => {
  const { mantissa, power } = trueSlope(x)
  return Math.log10(mantissa) + power
}
const names = Object.keys(floatFormats) as FloatName[]
const edges = Object.fromEntries(names.map((name) => [name, saturation(name)])) as Record<FloatName, number>
/** Closely spaced just before the edge, where the steps are. */
const steps = (name: FloatName) => Array.from({ length: 220 }, (_, i) => edges[name] - (3.5 * i) / 220)
const curves = Object.fromEntries(
  names.map((name): [string, readonly PlaneCurve[]] => [
    name,
    [
      { id: 'true', f: exact, tone: 'ink', dashed: true },
      { id: 'output', f: (x) => Math.log10(slopeFromOutput(x, name)), tone: 'grad', knots: steps(name) },
    ],
  ]),
) as Record<FloatName, readonly PlaneCurve[]>

/** What a machine gives, in words where it is no number: NaN is what the reader would see. */
function given(value: number): string {
  return Number.isNaN(value) ? 'NaN' : format(value, 4)
}

/** True where a machine's answer is no answer: not a number, or no digit right. */
function fails(value: number, x: number): boolean {
  const { mantissa, power } = trueSlope(x)
  const truth = mantissa * 10 ** power
  return Number.isNaN(value) || (truth > 1e-300 && !(Math.abs(value / truth - 1) < 0.05))
}

const columns = Object.entries(ways) as [Way, (typeof ways)[Way]][]
const fixed = [-1000, -20, 20, 1000]

interface Props {
  x: number
  name: FloatName
  onMove?: (x: number) => void
  precision: ReactNode
}

/** One slope three ways in the chosen format, beside the truth: as curves over x, and as a table. */
export function Floats({ x, name, onMove, precision }: Props) {
  const view = views[name]
  const edge = edges[name]
  const here = slopesAt(x, name)
  const rows = fixed.includes(x) ? fixed : [...fixed.slice(0, 2), x, ...fixed.slice(2)]
  const stands = `x = ${format(x)}: from the output ${given(here.output)}, true slope ${writtenSlope(x, 5)}`
  return (
    <div className="floats">
      <p className="say">
        {precision}
        <span>
          y(1 − y) is exactly 0 from x = <b className="ui">{format(edge, 6)}</b> on
        </span>
        {floatFormats[name].bytes === 2 && <span>computed in float32, rounded once more when it is kept</span>}
      </p>
      <Plane
        className="tail"
        says={`The slope of σ on a logarithmic axis. Found from outputs kept as ${name} it follows the truth on the left; on the right it goes in ever larger steps and is exactly 0 from x = ${format(edge, 6)} on. At ${stands}.`}
        x={view.x}
        y={view.y}
        xTicks={view.ticks}
        yTicks={view.powers}
        yWritten={(power) => (power === 0 ? '1' : `10${superscript(power)}`)}
        curves={curves[name]}
        shaded={[{ from: edge, to: view.x[1] }]}
        behind={() => (
          <text className="foot" x="100%" dx="-5" y="18" textAnchor="end">
            exactly 0
          </text>
        )}
        title={`Slope of σ, from an output kept as ${name}; dashed: the true slope`}
        under="input x"
        point={{ x, y: Math.max(view.y[0], exact(x)), label: 'input x', says: stands, step: 0.1, onMove, tone: 'data' }}
      />
      <div className="ways">
        <table>
          <thead>
            <tr>
              <th scope="col">x</th>
              {columns.map(([way, { says }]) => (
                <th key={way} scope="col" className="r">
                  {says}
                  <span className="form">{forms[way]}</span>
                </th>
              ))}
              <th scope="col" className="r truth">
                true slope
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((at, i) => (
              <Row key={i} at={at} name={name} here={at === x} />
            ))}
          </tbody>
        </table>
      </div>
      <Passages x={x} name={name} />
    </div>
  )
}

/** One input: three machines' answers and the truth. */
const Row = memo(function Row({ at, name, here }: { at: number; name: FloatName; here: boolean }) {
  const all = slopesAt(at, name)
  return (
    <tr className={here ? 'on' : undefined}>
      <th scope="row">{format(at)}</th>
      {columns.map(([way]) => (
        <td key={way} className={`r ${fails(all[way], at) ? 'fails' : ''}`} title={String(all[way])} suppressHydrationWarning>
          {given(all[way])}
          {fails(all[way], at) && <span className="vh"> (no digit right)</span>}
        </td>
      ))}
      <td className="r truth">{writtenSlope(at, 4)}</td>
    </tr>
  )
})

const forms: Record<Way, ReactNode> = {
  naive: (
    <>
      e<sup>−x</sup>/(1 + e<sup>−x</sup>)<sup>2</sup>
    </>
  ),
  output: <>y(1 − y)</>,
  stable: <>σ(x) · σ(−x)</>,
}
