import { memo } from 'react'
import { type Entry, memoryText, shareText } from './entries.ts'

interface Props {
  entries: readonly Entry[]
  chosen: string | undefined
}

const rows = [
  { count: 'parameters', says: 'parameters', write: (n: number) => n.toLocaleString('en') },
  { count: 'macs', says: 'work: multiply-adds', write: (n: number) => n.toLocaleString('en') },
  { count: 'bytes', says: 'memory of activations', write: memoryText },
] as const
const field = { width: 600, bar: 34, pitch: 82, first: 22 } as const

interface Segment {
  readonly entry: Entry
  readonly x: number
  readonly width: number
}

/** One row as boxes side by side: as all are equally high, area is share. */
function segments(entries: readonly Entry[], count: 'parameters' | 'macs' | 'bytes'): readonly Segment[] {
  const all = Math.max(1, entries.reduce((sum, entry) => sum + entry[count], 0))
  let x = 0
  return entries.map((entry) => {
    const width = (field.width * entry[count]) / all
    const segment = { entry, x, width }
    x += width
    return segment
  })
}

function biggest(entries: readonly Entry[], count: 'parameters' | 'macs' | 'bytes'): Entry | undefined {
  return entries.reduce<Entry | undefined>((best, entry) => (best && best[count] >= entry[count] ? best : entry), undefined)
}

function spoken(entries: readonly Entry[]): string {
  const said = rows.map(({ count, says, write }) => {
    const all = entries.reduce((sum, entry) => sum + entry[count], 0)
    const top = biggest(entries, count)
    return `${says} ${write(all)}, most in ${top?.name ?? 'none'}, ${shareText(top?.[count] ?? 0, all)}`
  })
  return `Three rows of boxes whose area is a share: ${said.join('; ')}.`
}

const at = (x: number) => Number(x.toFixed(2))

/** Where the parameters sit, where the work is done, what has to be kept: the same layers three times, each box as large as its share. */
export const Giants = memo(function Giants({ entries, chosen }: Props) {
  const all = rows.map(({ count }) => segments(entries, count))
  const top = (row: number) => field.first + row * field.pitch
  return (
    <svg className="giants" role="img" aria-label={spoken(entries)} viewBox={`0 0 ${field.width} ${top(2) + field.bar + 2}`}>
      {[0, 1].map((row) =>
        entries.map((entry, i) => {
          const [a, b] = [all[row]![i]!, all[row + 1]![i]!]
          if (Math.max(a.width, b.width) < 3) return null
          const [y, z] = [top(row) + field.bar, top(row + 1)]
          return <path key={`${row} ${entry.key}`} data-id={`layer_${entry.first}`} className={entry.key === chosen ? 'way on' : 'way'} d={`M${at(a.x)} ${y}L${at(a.x + a.width)} ${y}L${at(b.x + b.width)} ${z}L${at(b.x)} ${z}Z`} />
        }),
      )}
      {rows.map(({ count, says, write }, row) => {
        const sum = entries.reduce((total, entry) => total + entry[count], 0)
        return (
          <g key={count} className={count}>
            <text className="title" x="0" y={top(row) - 7}>
              {says} <tspan className="sum">{write(sum)}</tspan>
            </text>
            {all[row]!.map(({ entry, x, width }) =>
              width < 0.05 ? null : (
                <g key={entry.key} data-id={`layer_${entry.first}`} className={entry.key === chosen ? 'box on' : 'box'}>
                  <title>{`${entry.name}: ${write(entry[count])}, ${shareText(entry[count], sum)}`}</title>
                  <rect x={at(x)} y={top(row)} width={at(width)} height={field.bar} />
                  {width > 26 && (
                    <text className={width > 70 ? 'label' : 'label short'} x={at(x + width / 2)} y={top(row) + 22} textAnchor="middle">
                      {entry.name}
                      {width > 70 && <tspan className="share"> {shareText(entry[count], sum)}</tspan>}
                    </text>
                  )}
                </g>
              ),
            )}
          </g>
        )
      })}
    </svg>
  )
})
