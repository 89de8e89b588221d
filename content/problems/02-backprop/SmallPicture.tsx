import { format } from '../../../src/math/format.ts'
import type { Field } from '../../../src/fields/field.ts'
import type { Result } from '../../../src/fields/store.ts'
import { NumberField } from '../../../src/widgets/kit/NumberField.tsx'
import { quantity } from '../../../src/widgets/kit/quantity.ts'
import { Symbol, SymbolText } from '../../../src/widgets/kit/Symbol.tsx'
import { edges, road, thickness } from './network.ts'

/** Where the nodes stand when only structure and names are drawn, on a field of 280 × 186. */
const at: Readonly<Record<string, readonly [number, number]>> = {
  x1: [22, 26],
  x2: [22, 70],
  x3: [22, 122],
  x4: [22, 166],
  h1: [118, 48],
  h2: [118, 144],
  yhat: [196, 96],
  L: [256, 96],
}
const value: Readonly<Record<string, readonly [number, number]>> = { h1: [118, 27], h2: [118, 174], yhat: [196, 75], L: [252, 130] }
const place = (id: string) => at[id] ?? ([0, 0] as const)

interface Props {
  values: Readonly<Record<string, number>>
  result: Result
  path: string
  lit: ReadonlySet<string>
}

/** The network in a narrow column: its structure and its names. */
export function SmallPicture({ values, result, path, lit }: Props) {
  const points = [...road(path).flatMap(({ from, to }) => [from, to]), 'L'].map((id) => place(id).join(' '))
  return (
    <svg className="small" viewBox="0 0 280 186" aria-hidden="true">
      <path className="litpath narrow" d={`M${points.join('L')}`} />
      {edges.map(({ weight, from, to }) => {
        const [[x1, y1], [x2, y2]] = [place(from), place(to)]
        const w = values[weight]!
        const [x, y] = from.startsWith('x') ? [x1 + 0.44 * (x2 - x1), y1 + 0.44 * (y2 - y1)] : [(x1 + x2) / 2, (y1 + y2) / 2]
        return (
          <g key={weight} data-id={weight}>
            <line className={`edge ${w < 0 ? 'n' : 'p'}`} x1={x1} y1={y1} x2={x2} y2={y2} strokeWidth={thickness(w)} />
            <circle className={lit.has(weight) ? 'under lit' : 'under'} cx={x + 2} cy={y} r="11" />
            <SymbolText id={weight} x={x} y={y + 4} className={w < 0 ? 'wneg' : 'wpos'} />
          </g>
        )
      })}
      <line className="edge to-loss" x1="196" y1="96" x2="256" y2="96" />
      {['x1', 'x2', 'x3', 'x4'].map((id) => {
        const [x, y] = place(id)
        return (
          <g key={id} data-id={id}>
            <rect className="node x" x={x - 13} y={y - 13} width="26" height="26" />
            <SymbolText id={id} x={x - 2} y={y + 4} className="data" />
          </g>
        )
      })}
      {['h1', 'h2', 'yhat'].map((id) => {
        const [x, y] = place(id)
        return (
          <g key={id} data-id={id}>
            <circle className="node a" cx={x} cy={y} r="15" />
            <SymbolText id={id} x={x - (id === 'yhat' ? 0 : 2)} y={y + (id === 'yhat' ? 6 : 4)} className="act" />
          </g>
        )
      })}
      <path className="node l" d="M256 78l18 18-18 18-18-18z" />
      <SymbolText id="L" x={256} y={101} className="loss" />
      {Object.entries(value).map(([id, [x, y]]) => (
        <text key={id} className="num halo" x={x} y={y} textAnchor="middle">
          {format(result[id]!, 4)}
        </text>
      ))}
    </svg>
  )
}

interface GridProps {
  values: Readonly<Record<string, number>>
  fields: Readonly<Record<string, Field<number>>>
  lit: ReadonlySet<string>
  locked: readonly string[]
  onChange: (id: string, value: number) => void
  onFault: (id: string, fault: string | undefined) => void
}

/** The fields of the drawing as a grid below it, where it is too narrow to hold them. */
export function FieldGrid({ values, fields, lit, locked, onChange, onFault }: GridProps) {
  return (
    <div className="grid6">
      {Object.entries(fields).map(([id, field]) => (
        <label key={id} data-id={id} className={lit.has(id) ? 'on' : ''}>
          <Symbol id={id} className={quantity(id, values)} />
          <NumberField
            field={field}
            value={values[id]!}
            label={field.says}
            className={quantity(id, values)}
            locked={locked.includes(id)}
            onChange={(v) => onChange(id, v)}
            onFault={(fault) => onFault(id, fault)}
          />
        </label>
      ))}
    </div>
  )
}
