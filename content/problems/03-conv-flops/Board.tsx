import { memo, type PointerEvent, useRef } from 'react'
import { type Axis, readCells } from './axis.ts'

/** The side of a cell in the drawing's units. */
const cell = 20
/** More cells than these along a side are drawn as areas to scale. */
const cells = 32
/** Numbers can be read in boards up to this many cells along a side. */
const legible = 18

/** The pattern of cells that are never read. */
const hatch = 'conv-unread'

interface Props {
  rows: Axis
  columns: Axis
  /** Row and column of the window, from 0. */
  row: number
  column: number
  /** Some window is placed. */
  placed: boolean
  /** What stands in a cell of the input, without its padding. */
  valueAt: ((row: number, column: number) => number) | undefined
  /** What the drawing shows, in words. */
  says: string
  onPick: (row: number, column: number) => void
}

/** Paths of whole rows and columns that hold something. */
function bars(held: readonly boolean[], length: number, side: 'row' | 'column'): string {
  return held.map((is, i) => (is ? (side === 'row' ? `M0 ${i * cell}h${length}v${cell}h${-length}z` : `M${i * cell} 0h${cell}v${length}h${-cell}z`) : '')).join('')
}

const Cells = memo(function Cells({ rows, columns, valueAt }: Pick<Props, 'rows' | 'columns' | 'valueAt'>) {
  const [height, width] = [rows.padded * cell, columns.padded * cell]
  const lines = Array.from({ length: rows.padded + 1 }, (_, i) => `M0 ${i * cell}H${width}`).join('') + Array.from({ length: columns.padded + 1 }, (_, i) => `M${i * cell} 0V${height}`).join('')
  const numbers = valueAt && Math.max(rows.padded, columns.padded) <= legible
  const unread = rows.out > 0 && columns.out > 0 ? bars(readCells(rows).map((is) => !is), width, 'row') + bars(readCells(columns).map((is) => !is), height, 'column') : ''
  return (
    <>
      <rect className="pad" width={width} height={height} />
      <rect className="inside" x={columns.padding * cell} y={rows.padding * cell} width={columns.size * cell} height={rows.size * cell} />
      <path className="lines" d={lines} />
      <rect className="real" x={columns.padding * cell} y={rows.padding * cell} width={columns.size * cell} height={rows.size * cell} />
      {unread && <path d={unread} fill={`url(#${hatch})`} />}
      {numbers &&
        Array.from({ length: rows.padded }, (_, i) =>
          Array.from({ length: columns.padded }, (_, j) => {
            const [y, x] = [i - rows.padding, j - columns.padding]
            const padding = y < 0 || x < 0 || y >= rows.size || x >= columns.size
            return (
              <text key={`${i} ${j}`} className={padding ? 'zero' : undefined} x={(j + 0.5) * cell} y={(i + 0.5) * cell + 4} textAnchor="middle">
                {padding ? 0 : String(valueAt(y, x)).replace('-', '−')}
              </text>
            )
          }),
        )}
    </>
  )
})

/** The cells that a window reads, as one path, in units of the drawing. */
function tapped({ rows, columns, row, column }: Pick<Props, 'rows' | 'columns' | 'row' | 'column'>): string {
  let d = ''
  for (let i = 0; i < rows.kernel; i++)
    for (let j = 0; j < columns.kernel; j++) d += `M${(column * columns.stride + j * columns.dilation) * cell} ${(row * rows.stride + i * rows.dilation) * cell}h${cell}v${cell}h${-cell}z`
  return d
}

/** Lengths drawn for a board that is too large for cells: to scale, within a square. */
function scaled(rows: Axis, columns: Axis): (length: number) => number {
  const longest = Math.max(rows.padded, columns.padded, rows.reach, columns.reach)
  return (length) => Number(((length * cell * cells) / longest).toFixed(2))
}

/** The padded input with the window on it. Beyond 32 cells a side only areas are drawn, so that no input is too large. */
export function Board({ rows, columns, row, column, placed, valueAt, says, onPick }: Props) {
  const svg = useRef<SVGSVGElement>(null)
  const drawsCells = Math.max(rows.padded, columns.padded, rows.reach, columns.reach) <= cells
  const at = drawsCells ? (length: number) => length * cell : scaled(rows, columns)
  const [height, width] = [Math.max(at(Math.max(rows.padded, rows.reach)), 8), Math.max(at(Math.max(columns.padded, columns.reach)), 8)]
  const frame = { x: at(column * columns.stride), y: at(row * rows.stride), width: Math.max(3, at(columns.reach)), height: Math.max(3, at(rows.reach)) }
  const pick = (event: PointerEvent) => {
    if (!placed || !svg.current || (event.type === 'pointermove' && event.buttons === 0)) return
    const box = svg.current.getBoundingClientRect()
    const near = (share: number, total: number, { reach, stride, out }: Axis, unit: number) =>
      Math.min(out - 1, Math.max(0, Math.round(((share * total) / unit - reach / 2) / stride)))
    const unit = at(1) || 1
    onPick(near((event.clientY - box.top) / box.height, height + 4, rows, unit), near((event.clientX - box.left) / box.width, width + 4, columns, unit))
    if (event.type === 'pointerdown') svg.current.setPointerCapture(event.pointerId)
  }
  return (
    <svg ref={svg} className="board" viewBox={`-2 -2 ${width + 4} ${height + 4}`} style={{ maxWidth: `${Math.round((width + 4) * 1.3)}px` }} role="img" aria-label={says} onPointerDown={pick} onPointerMove={pick}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="hatch" d="M0 0V6" />
        </pattern>
      </defs>
      {drawsCells ? (
        <Cells rows={rows} columns={columns} valueAt={valueAt} />
      ) : (
        <>
          <rect className="pad" width={Math.max(2, at(columns.padded))} height={Math.max(2, at(rows.padded))} />
          <rect className="inside real" x={at(columns.padding)} y={at(rows.padding)} width={Math.max(1, at(columns.size))} height={Math.max(1, at(rows.size))} />
          {placed && columns.left > 0 && <rect fill={`url(#${hatch})`} x={at(columns.padded - columns.left)} width={at(columns.left)} height={at(rows.padded)} />}
          {placed && rows.left > 0 && <rect fill={`url(#${hatch})`} y={at(rows.padded - rows.left)} width={at(columns.padded)} height={at(rows.left)} />}
        </>
      )}
      {drawsCells && placed && <path className="taps" d={tapped({ rows, columns, row, column })} />}
      <rect className={placed ? 'window' : 'window misfit'} {...frame} />
    </svg>
  )
}
