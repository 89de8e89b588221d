import { Plane, type PlaneCurve } from '../../../src/charts/Plane.tsx'
import { format } from '../../../src/math/format.ts'

/** Where the corner of the rectangle can be: as high as y, as wide as what is missing to 1. */
const corner: readonly PlaneCurve[] = [{ id: 'corner', f: (width) => 1 - width, tone: 'ink' }]

const percent = (text: string) => Number.parseFloat(text)

/** The slope as an area: a rectangle y high and 1 − y wide. Its height is the height of the point beside it. */
export function Rectangle({ y }: { y: number }) {
  const [slope, rest] = [y * (1 - y), 1 - y]
  const inside = slope > 0.1
  return (
    <Plane
      className="rectangle"
      says={`A rectangle ${format(y)} high and ${format(rest)} wide: its area is the slope, ${format(slope)}. The largest it can be is a quarter, at height one half.`}
      x={[0, 1]}
      y={[-0.03, 1.06]}
      xTicks={[0, 0.5, 1]}
      yTicks={[0, 0.5, 1]}
      curves={corner}
      title="The slope as an area"
      under="1 − y"
      behind={(place) => (
        <>
          <rect className="area" x="0" width={place.x(rest)} y={place.y(y)} height={`${Number((percent(place.y(0)) - percent(place.y(y))).toFixed(2))}%`} />
          <line className="guide level" x1="-14%" x2="0" y1={place.y(y)} y2={place.y(y)} />
          <line className="height" x1="0" x2="0" y1={place.y(0)} y2={place.y(y)} />
          <line className="rest" x1="0" x2={place.x(rest)} y1={place.y(0)} y2={place.y(0)} />
        </>
      )}
      marks={(place) => (
        <text className="lab" data-tone="grad" x={place.x(inside ? rest / 2 : Math.min(0.97, rest + 0.04))} y={place.y(inside ? y / 2 : Math.min(0.9, y / 2 + 0.06))} dy="4" textAnchor={inside ? 'middle' : rest > 0.6 ? 'end' : 'start'}>
          {format(slope, 3)}
        </text>
      )}
    />
  )
}
