import { memo } from 'react'
import { boxes, field } from './boxes.ts'
import { type Entry, sizeText } from './entries.ts'
import { type Shape } from './stack.ts'

interface Props {
  input: Shape
  entries: readonly Entry[]
  chosen: string | undefined
}

/** Names are left out where they would run into each other. */
function labels(at: readonly { x: number; text: string }[]): readonly boolean[] {
  let end = -Infinity
  return at.map(({ x, text }) => {
    const half = 4.2 * text.length
    if (x - half < end) return false
    end = x + half + 3
    return true
  })
}

function spoken(input: Shape, entries: readonly Entry[]): string {
  const few = entries.length > 12 ? [...entries.slice(0, 6), ...entries.slice(-4)] : entries
  const said = few.map(({ name, out }) => `${name} ${sizeText(out)}`).join('; ')
  return `The network to scale, from the input ${sizeText(input)}: ${said}.${few.length < entries.length ? ` ${entries.length} blocks in all.` : ''}`
}

/** Every map as a block in one scale: the blocks get flat and long on the way to the output. */
export const Architecture = memo(function Architecture({ input, entries, chosen }: Props) {
  const all = boxes([input, ...entries.map(({ out }) => out)])
  const names = all.map(({ x, thick, back }, i) => ({ x: x + (thick + back[0]) / 2, text: entries[i - 1]?.name ?? 'input' }))
  const shown = labels(names)
  const sizes = entries.length <= 8 ? labels(names.map(({ x }, i) => ({ x, text: sizeText(entries[i - 1]?.out ?? input) }))) : []
  return (
    <svg className="arch" role="img" aria-label={spoken(input, entries)} viewBox={`0 0 ${field.width} 164`}>
      {all.map(({ front, side, lid }, i) => {
        const entry = entries[i - 1]
        return (
          <g key={entry?.key ?? 'input'} data-id={entry && `layer_${entry.first}`} className={entry ? (entry.key === chosen ? 'map on' : 'map') : 'map in'}>
            {entry && <title>{`${entry.name}: ${entry.says}, ${sizeText(entry.out)}`}</title>}
            <path className="lid" d={lid} />
            <path className="side" d={side} />
            <path className="front" d={front} />
          </g>
        )
      })}
      {names.map(({ x, text }, i) =>
        shown[i] ? (
          <text key={i} className="name" data-id={entries[i - 1] && `layer_${entries[i - 1]!.first}`} x={Number(x.toFixed(2))} y="142" textAnchor="middle">
            {text}
          </text>
        ) : null,
      )}
      {names.map(({ x }, i) =>
        sizes[i] ? (
          <text key={i} className="size" x={Number(x.toFixed(2))} y="158" textAnchor="middle">
            {sizeText(entries[i - 1]?.out ?? input)}
          </text>
        ) : null,
      )}
    </svg>
  )
})
