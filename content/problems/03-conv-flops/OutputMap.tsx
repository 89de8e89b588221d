import { memo } from 'react'

const cell = 20
const most = 32
const legible = 18

interface Props {
  height: number
  width: number
  /** Windows done, the present one among them; it is the last. */
  done: number
  values: readonly (readonly number[])[] | undefined
  onPick: (row: number, column: number) => void
}

/** One channel of the output, filling as the windows are done. */
export const OutputMap = memo(function OutputMap({ height, width, done, values, onPick }: Props) {
  const longest = Math.max(height, width)
  const unit = longest <= most ? cell : (cell * most) / longest
  const at = (n: number) => Number((n * unit).toFixed(2))
  const [row, column] = [Math.floor((done - 1) / width), (done - 1) % width]
  const lines = longest <= most ? Array.from({ length: height + 1 }, (_, i) => `M0 ${i * cell}H${width * cell}`).join('') + Array.from({ length: width + 1 }, (_, i) => `M${i * cell} 0V${height * cell}`).join('') : ''
  const numbers = values && longest <= legible
  return (
    <svg
      className="board output"
      viewBox={`-2 -2 ${Math.max(8, at(width)) + 4} ${Math.max(8, at(height)) + 4}`}
      style={{ maxWidth: `${Math.round((Math.max(8, at(width)) + 4) * 1.3)}px` }}
      role="img"
      aria-label={`${done.toLocaleString('en')} of ${(height * width).toLocaleString('en')} outputs are done: row ${row + 1}, column ${column + 1} is the last`}
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const place = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)))
        onPick(place((event.clientY - box.top) / box.height, height), place((event.clientX - box.left) / box.width, width))
      }}
    >
      <rect className="todo" width={Math.max(2, at(width))} height={Math.max(2, at(height))} />
      <path className="done" d={`M0 0H${at(width)}V${at(row)}H${at(column + 1)}V${at(row + 1)}H0z`} />
      <path className="lines" d={lines} />
      {numbers &&
        Array.from({ length: done }, (_, i) => (
          <text key={i} x={at((i % width) + 0.5)} y={at(Math.floor(i / width) + 0.5) + 4} textAnchor="middle">
            {String(values[Math.floor(i / width)]?.[i % width] ?? '').replace('-', '−')}
          </text>
        ))}
      <rect className="now" x={at(column)} y={at(row)} width={Math.max(3, at(1))} height={Math.max(3, at(1))} />
    </svg>
  )
})
