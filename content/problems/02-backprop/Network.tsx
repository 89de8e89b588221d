import type { Result } from '../../../src/fields/store.ts'
import { format } from '../../../src/math/format.ts'
import { letters, SymbolText } from '../../../src/widgets/kit/Symbol.tsx'
import { thickness } from './network.ts'
import type { Shape, Unit } from './shape.ts'
import { between, lines, narrow, type Place, type Room, stand, wide } from './stand.ts'

interface Props {
  shape: Shape
  values: Readonly<Record<string, number>>
  result: Result
  /** The slope of the loss by each unit's output, or by its sum where softmax follows. */
  back: Readonly<Record<string, number>>
  path: string
  lit: ReadonlySet<string>
}

/** An index in a drawing’s own face. */
function Written({ id, x, y, value, className }: { id: string; x: number; y: number; value: number; className: string }) {
  const { base, index, hat } = letters(id)
  return (
    <text className={`halo ${className}`} data-id={id} x={x} y={y} textAnchor="middle">
      <tspan className="letter">
        {base}
        {hat && '\u0302'}
      </tspan>
      {index && (
        <tspan className="index" dy="3">
          {index}
        </tspan>
      )}
      <tspan dy={index ? -3 : 0}> = {format(value, 4)}</tspan>
    </text>
  )
}

function Input({ id, at, room, value }: { id: string; at: Place; room: Room; value: number }) {
  const half = room === wide ? 16 : 12
  return (
    <g data-id={id}>
      <rect className="node x" x={at.x - half} y={at.y - half} width={2 * half} height={2 * half} />
      <SymbolText id={id} x={at.x - 2} y={at.y + 4} className="data" />
      {room === wide && (
        <text className="num halo" x={at.x} y={at.y + half + 16} textAnchor="middle">
          {format(value, 4)}
        </text>
      )}
    </g>
  )
}

function Station({ unit, at, room, result, back, on }: { unit: Unit; at: Place; room: Room; result: Result; back: number | undefined; on: boolean }) {
  const { id, sum } = unit
  const big = room === wide
  return (
    <>
      <g data-id={id}>
        <circle className="node a" cx={at.x} cy={at.y} r={room.radius} />
        <SymbolText id={id} x={at.x - (letters(id).index ? 2 : 0)} y={at.y + (big ? -3 : letters(id).hat ? 6 : 4)} className="act" />
        <text className={big ? 'num' : 'num halo'} x={at.x} y={at.y + (big ? 13 : -room.radius - 5)} textAnchor="middle">
          {format(result[id]!, big ? 3 : 4)}
        </text>
      </g>
      {big && <Written id={sum} x={at.x} y={at.y + room.radius + 15} value={result[sum]!} className="sum" />}
      {big && on && back !== undefined && (
        <text className="g halo" x={at.x} y={at.y - room.radius - 7} textAnchor="middle">
          ← {format(back, 3)}
        </text>
      )}
    </>
  )
}

function Drawing({ shape, values, result, back, path, lit, room }: Props & { room: Room }) {
  const { places, height } = stand(shape, room)
  const outputs = shape.layers.at(-1)!
  const loss = places.get('L')!
  const all = lines(shape)
  const on = all.filter(({ weight, from }) => lit.has(weight) && (weight === path || lit.has(from)))
  const chosen = all.find(({ weight }) => weight === path)
  const half = room === wide ? 27 : 18
  return (
    <svg className={room === wide ? 'big' : 'small'} viewBox={`0 0 ${room.width} ${height}`} aria-hidden="true">
      {on.map(({ weight, from, to }) => (
        <line key={weight} className="litroad" {...between(places, from, to)} />
      ))}
      {outputs.filter(({ id }) => lit.has(id)).map(({ id }) => (
        <line key={id} className="litroad" {...between(places, id, 'L')} />
      ))}
      {all.map(({ weight, from, to }) => (
        <line key={weight} data-id={weight} className={`edge ${values[weight]! < 0 ? 'n' : 'p'}`} {...between(places, from, to)} strokeWidth={thickness(values[weight]!)} />
      ))}
      {outputs.map(({ id }) => (
        <line key={id} className="edge to-loss" {...between(places, id, 'L')} />
      ))}
      {shape.inputs.map((id) => (
        <Input key={id} id={id} at={places.get(id)!} room={room} value={values[id]!} />
      ))}
      {shape.layers.flat().map((unit) => (
        <Station key={unit.id} unit={unit} at={places.get(unit.id)!} room={room} result={result} back={back[unit.id]} on={lit.has(unit.id)} />
      ))}
      {room === wide && shape.targets.map((id, k) => <Written key={id} id={id} x={loss.x} y={loss.y + half + 19 + 17 * k} value={values[id]!} className="to" />)}
      <g data-id="L">
        <path className="node l" d={`M${loss.x} ${loss.y - half}l${half} ${half}-${half} ${half}-${half}-${half}z`} />
        <SymbolText id="L" x={loss.x} y={loss.y + 6} className="loss" />
        <text className="num halo" x={Math.min(loss.x, room.width - 24)} y={room === wide ? loss.y - half - 9 : loss.y + half + 15} textAnchor="middle">
          {format(result.L!, room === wide ? 5 : 4)}
        </text>
      </g>
      {chosen && <Chosen id={path} negative={values[path]! < 0} {...between(places, chosen.from, chosen.to)} />}
    </svg>
  )
}

/** The name of the chosen weight, in the middle of its line. */
function Chosen({ id, negative, x1, y1, x2, y2 }: { id: string; negative: boolean; x1: number; y1: number; x2: number; y2: number }) {
  const [x, y] = [Number(((x1 + x2) / 2).toFixed(1)), Number(((y1 + y2) / 2).toFixed(1))]
  return (
    <g data-id={id}>
      <circle className="under chosen" cx={x} cy={y} r="13" />
      <SymbolText id={id} x={x - 2} y={y + 4} className={negative ? 'wneg' : 'wpos'} />
    </g>
  )
}

/** Any network, drawn twice: with its numbers, and for a narrow column. */
export function Network(props: Props) {
  return (
    <div className="draw any">
      <Drawing {...props} room={narrow} />
      <Drawing {...props} room={wide} />
    </div>
  )
}
