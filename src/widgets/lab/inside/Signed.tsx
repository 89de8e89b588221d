import { useEffect, useRef } from 'react'
import { type Color, useColors } from './useColors.ts'

interface Props {
  values: ArrayLike<number>
  columns: number
  /** Tokens of the colors above and below zero. */
  tokens: readonly [above: string, below: string]
  /** The value that has the full color; the largest of these where left out. */
  full?: number
  says: string
}

/** Numbers as an image: zero is paper, the color says the sign, its strength the size. */
export function Signed({ values, columns, tokens, full, says }: Props) {
  const place = useRef<HTMLSpanElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [above, below] = useColors(place, ...tokens)
  const rows = Math.ceil(values.length / columns)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !above || !below) return
    const picture = context.createImageData(columns, rows)
    let largest = full ?? 0
    if (full === undefined) for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!))
    for (let i = 0; i < values.length; i++) {
      const color: Color = values[i]! >= 0 ? above : below
      picture.data.set(color, 4 * i)
      picture.data[4 * i + 3] = largest > 0 ? Math.round((255 * Math.abs(values[i]!)) / largest) : 0
    }
    context.putImageData(picture, 0, 0)
  }, [values, columns, rows, full, above, below])
  return (
    <span ref={place} className="signed" role="img" aria-label={says}>
      <canvas ref={canvas} width={columns} height={rows} aria-hidden="true" />
    </span>
  )
}
