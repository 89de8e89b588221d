import { useEffect, useRef } from 'react'
import type { Images } from './snapshot.ts'

const columns = 44
const rows = 2
const side = 28

/** Letters from all over the set, drawn as their shards arrive: those of a shard still on its way stay blank. */
export default function Strip({ images }: { images: Images }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawn = useRef({ pixels: undefined as Uint8Array | undefined, ready: 0 })
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    if (drawn.current.pixels !== images.images) drawn.current = { pixels: images.images, ready: 0 }
    const cells = columns * rows
    const tile = context.createImageData(side, side)
    for (let cell = 0; cell < cells; cell++) {
      // Two letters of each kind in turn, as far apart in the set as there is room.
      const image = Math.min(images.of - 1, Math.floor((cell * images.of) / cells / 10) * 10 + (cell % 10))
      if (image >= images.ready || image < drawn.current.ready) continue
      for (let p = 0; p < side * side; p++) tile.data[4 * p + 3] = images.images[image * side * side + p]!
      context.putImageData(tile, (cell % columns) * side, Math.floor(cell / columns) * side)
    }
    drawn.current.ready = images.ready
  }, [images])
  const done = images.ready >= images.of
  return (
    <div className="letters-strip" role="img" aria-label={done ? 'Letters A to J from the data set, in many typefaces' : `Letters A to J, arriving: ${images.ready} of ${images.of}`}>
      <canvas ref={canvas} width={columns * side} height={rows * side} aria-hidden="true" />
    </div>
  )
}
