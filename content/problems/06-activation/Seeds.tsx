import { Plane } from '../../../src/charts/Plane.tsx'
import { trace } from '../../../src/charts/plane.ts'
import { format } from '../../../src/math/format.ts'
import { demonstration, type Group, middle, setup } from './centring.ts'

const across = [0, setup.steps] as const
const up = [-3, 0] as const

/** log₁₀ of a loss by step, straight between steps. */
function over(loss: (step: number) => number): (step: number) => number {
  return (at) => Math.log10(loss(Math.round(at)))
}

function Thin({ group, tone }: { group: Group; tone: 'c1' | 'c2' }) {
  return (
    <g data-tone={tone}>
      {group.losses.map((row, i) => (
        <path key={i} className="thin" d={trace({ f: over((step) => row[step]!) }, across, up, 101)} vectorEffect="non-scaling-stroke" />
      ))}
    </g>
  )
}

/** Loss curves of ten seeds, each trained twice from one initialization. Drawn at build. */
export function Seeds() {
  const { centered, shifted, wins, ratio } = demonstration()
  const label = (group: Group, text: string, off: number) => ({ text, x: setup.steps, y: Math.log10(middle(group)) + off, anchor: 'end' as const })
  return (
    <div className="seeds">
      <Plane
        says={`Loss over ${setup.steps} steps for ${setup.seeds} seeds. With centered inputs the loss ends lower in ${wins} of them; the middle loss of the shifted nets is ${format(ratio, 2)} times as large.`}
        x={across}
        y={up}
        title="loss, logarithmic"
        under="step"
        xTicks={[0, 50, 100, 150, 200]}
        yTicks={[-3, -2, -1, 0]}
        yWritten={(value) => format(10 ** value, 1)}
        behind={() => (
          <svg width="100%" height="100%" viewBox="0 0 100 100" preserveAspectRatio="none">
            <Thin group={shifted} tone="c2" />
            <Thin group={centered} tone="c1" />
          </svg>
        )}
        curves={[
          { id: 'shifted', f: over((step) => middle(shifted, step)), tone: 'c2', dashed: true, label: label(shifted, 'shifted by 1', 0.34) },
          { id: 'centered', f: over((step) => middle(centered, step)), tone: 'c1', label: label(centered, 'centered', -0.34) },
        ]}
      />
    </div>
  )
}
