import { pixels } from '../../training/pixels.ts'
import { type Collection, isSibling } from './collection.ts'
import { gap, type Grid, inSight, place, side } from './grid.ts'

interface Scene {
  collection: Collection
  images: readonly number[]
  grid: Grid
  pairs: boolean
  top: number
  width: number
  height: number
}

let tile: HTMLCanvasElement | undefined

/** Draws what is in sight: black with an opacity, which the style sheet inverts where the page is dark. */
export function paint(canvas: HTMLCanvasElement, { collection, images, grid, pairs, top, width, height }: Scene): void {
  const scale = Math.min(3, devicePixelRatio || 1)
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  const context = canvas.getContext('2d')
  tile ??= Object.assign(document.createElement('canvas'), { width: 28, height: 28 })
  const small = tile.getContext('2d')
  if (!context || !small) return
  context.scale(scale, scale)
  context.translate(0, -top)
  const picture = small.createImageData(28, 28)
  const letter = (image: number, x: number, y: number) => {
    for (let p = 0; p < pixels; p++) picture.data[4 * p + 3] = collection.data.images[image * pixels + p]!
    small.putImageData(picture, 0, 0)
    context.drawImage(tile!, x, y, side, side)
  }
  context.font = `12px ${getComputedStyle(canvas).fontFamily}`
  context.textAlign = 'center'
  const { from, to } = inSight(grid, top, height)
  for (let index = from; index < to; index++) {
    const image = images[index]!
    const { left, top: y } = place(grid, index)
    letter(image, left + gap, y + gap)
    const near = pairs ? collection.nearest.get(image) : undefined
    if (!near) continue
    letter(near.image, left + side + 2 * gap, y + gap)
    context.fillText(near.distance.toFixed(3), left + side + 1.5 * gap, y + side + 6 * gap)
    if (!isSibling(collection, image)) continue
    context.lineWidth = 1.5
    context.strokeRect(left + 1, y + 1, 2 * side + 3 * gap - 1, side + 7 * gap)
  }
}
