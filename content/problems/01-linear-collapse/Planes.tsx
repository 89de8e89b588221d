import { useId, useMemo } from 'react'
import { format } from '../../../src/math/format.ts'
import type { Layer } from './layers.ts'
import type { Between } from './lines.ts'
import type { Affine } from './forward.ts'
import { leaves, type Leaf, type Point } from './planes.ts'
import { Heads, PlanePicture } from './PlanePicture.tsx'

interface Props {
  layers: readonly Layer[]
  between: Between
  c: number
  d: number
  x: readonly number[]
  /** The map in one step. */
  one: Layer
  onMove?: (to: Point) => void
}

const written = ([u, v]: Point, width: number) => (width === 1 ? format(u, 4) : `(${format(u, 4)}, ${format(v, 4)})`)

/** What has become of the plane, in words. */
function shape({ square, curves, width, origin }: Leaf): string {
  if (width === 1) return 'the whole plane lies on one line'
  const turns = curves.some(({ points: [a, ...rest] }) => {
    const b = rest.at(-1)!
    return rest.some(([u, v]) => Math.abs((b[0] - a![0]) * (v - a![1]) - (b[1] - a![1]) * (u - a![0])) > 1e-9 * (1 + Math.abs(b[0]) + Math.abs(b[1])) ** 2)
  })
  if (turns) return 'the grid is folded'
  const [one, , two] = [square[1]!, square[2], square[3] ?? square[0]!]
  const area = (one[0] - origin[0]) * (two[1] - origin[1]) - (one[1] - origin[1]) * (two[0] - origin[0])
  if (Math.abs(area) < 1e-12) return 'the whole plane lies on one line'
  return `lines stay lines; the unit square has area ${format(Math.abs(area), 4)}${area < 0 ? ', turned over' : ''}`
}

/** The plane of inputs, what each layer makes of it, and what the collapsed map makes of it in one step. */
export function Planes({ layers, between, c, d, x, one, onMove }: Props) {
  const f: Affine = useMemo(() => ({ c, d }), [c, d])
  const way = useMemo(() => leaves(layers, between, f, x), [layers, between, f, x])
  const step = useMemo(() => leaves([one], 'none', f, x)[1]!, [one, f, x])
  const last = way.length - 1
  // An id stands inside url(#…), where only plain characters are safe.
  const heads = `heads${useId().replace(/\W/g, '')}`
  const room = Math.max(way[last]!.room, step.room)
  const says = (leaf: Leaf, where: string) => `${where}: ${shape(leaf)}; the input followed is at ${written(leaf.x, leaf.width)}`
  return (
    <div className="leaves" role="group" aria-label={`The plane of inputs, pushed through ${last} ${last === 1 ? 'layer' : 'layers'}, and through the collapsed map in one step.`}>
      <Heads id={heads} />
      {way.map((leaf, k) => (
        <PlanePicture
          key={k}
          leaf={leaf}
          heads={heads}
          room={k === last ? room : leaf.room}
          title={k === 0 ? 'inputs' : k === last ? `after layer ${k}: output` : `after layer ${k}`}
          says={says(leaf, k === 0 ? 'The inputs' : `After layer ${k}`)}
          {...(k === 0 && onMove && { onMove })}
        />
      ))}
      <PlanePicture leaf={step} heads={heads} room={room} title="in one step: Wx + b" says={says(step, 'In one step')} step />
    </div>
  )
}
