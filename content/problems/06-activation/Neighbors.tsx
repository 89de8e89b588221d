import { Plane } from '../../../src/charts/Plane.tsx'
import { activations } from '../../../src/math/activations.ts'
import { format } from '../../../src/math/format.ts'
import { formula } from '../../../src/math/parse.ts'
import { Formula } from '../../../src/widgets/kit/Formula.tsx'
import { functions } from './functions.ts'
import { flat, range, saturation, shape, six, slopeAtZero, uses, written } from './neighbors.ts'

const across = [-7, 7] as const
const up = [-1.5, 2.25] as const
const printing = { class: (id: string) => (id === 'x' ? 'data' : undefined) }

/** Six activations on one scale: tangent at 0, saturated range shaded, and what the curve says of itself. Drawn at build. */
export function Neighbors() {
  return (
    <div className="six">
      {six.map((fn) => {
        const s = shape(fn)
        const smooth = Math.abs(s.left - s.right) < 1e-4
        const shaded = [
          ...(s.from > across[0] ? [{ from: across[0], to: s.from }] : []),
          ...(s.to < across[1] ? [{ from: s.to, to: across[1] }] : []),
        ]
        return (
          <section key={fn} aria-label={activations[fn].says}>
            <h3>
              {activations[fn].says} <Formula expr={formula(written[fn])} printing={printing} />
            </h3>
            <Plane
              says={`${activations[fn].says}: range ${range(s)}, slope at 0 ${slopeAtZero(s)}, saturated ${saturation(s)}.`}
              x={across}
              y={up}
              xTicks={[-5, 0, 5]}
              yTicks={[-1, 0, 1, 2]}
              curves={[{ id: fn, f: functions[fn], tone: 'act', knots: [0] }]}
              shaded={shaded}
              {...(smooth && { tangent: { x: 0, y: functions[fn](0), slope: s.left } })}
            />
            <dl>
              <dt>range</dt>
              <dd>{range(s)}</dd>
              <dt>slope at 0</dt>
              <dd>{slopeAtZero(s)}</dd>
              <dt>steepest slope</dt>
              <dd>{format(s.steepest, 4)}</dd>
              <dt>slope under {flat}</dt>
              <dd>{saturation(s)}</dd>
              <dt>mean output</dt>
              <dd>{format(Math.abs(s.mean) < 1e-9 ? 0 : s.mean, 3)}</dd>
            </dl>
            <p>{uses[fn]}</p>
          </section>
        )
      })}
    </div>
  )
}
