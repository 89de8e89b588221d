import type { Shape } from './stack.ts'

/** A map drawn as a block: thickness is channels, height is height, the way back is width. All in pixels of a field 600 wide. */
export interface Box {
  readonly x: number
  readonly top: number
  readonly thick: number
  readonly tall: number
  /** How far the width goes to the right and up. */
  readonly back: readonly [right: number, up: number]
  readonly front: string
  readonly side: string
  readonly lid: string
}

export const field = { width: 600, middle: 76, tall: 78 } as const
const slant = [0.42, 0.26] as const
const gap = 9
/** The thinnest line that is still seen. */
const thin = 1.4

const round = (x: number) => Number(x.toFixed(2))
const path = (...points: readonly (readonly [number, number])[]) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`

/**
 * Maps side by side in one scale: one for height and width, one for channels, both as large as the field allows.
 * What would be thinner than a line is drawn as a line.
 */
export function boxes(maps: readonly Shape[]): readonly Box[] {
  const highest = Math.max(...maps.map(({ height, width }) => Math.max(height, width * slant[1])), 1)
  const widths = maps.reduce((sum, { width }) => sum + width, 0)
  const unit = Math.min(field.tall / highest, 250 / (slant[0] * Math.max(1, widths)))
  const left = field.width - maps.length * gap - unit * slant[0] * widths
  const depth = Math.max(0, left - maps.length * thin) / maps.reduce((sum, { channels }) => sum + channels, 0)
  let x = 2
  return maps.map(({ height, width, channels }) => {
    const [thick, tall] = [thin + depth * channels, Math.max(thin, unit * height)]
    const [right, up] = [unit * width * slant[0], unit * width * slant[1]]
    const top = field.middle + 8 - tall / 2 + up / 2
    const [at, end, foot] = [x, x + thick, top + tall]
    x += thick + right + gap
    return {
      x: round(at), top: round(top), thick: round(thick), tall: round(tall), back: [round(right), round(up)],
      front: path([at, top], [end, top], [end, foot], [at, foot]),
      side: path([end, top], [end + right, top - up], [end + right, foot - up], [end, foot]),
      lid: path([at, top], [at + right, top - up], [end + right, top - up], [end, top]),
    }
  })
}
