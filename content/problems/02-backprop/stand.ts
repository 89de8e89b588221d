import { type Shape, unitsOf } from './shape.ts'

export interface Place {
  readonly x: number
  readonly y: number
}

/** A field to draw on: how far rows are apart, how large a unit is, and where the first and the last column stand. */
export interface Room {
  readonly width: number
  readonly row: number
  readonly radius: number
  readonly left: number
  readonly right: number
  readonly loss: number
}

export const wide: Room = { width: 600, row: 96, radius: 24, left: 58, right: 448, loss: 556 }
export const narrow: Room = { width: 280, row: 54, radius: 15, left: 22, right: 206, loss: 258 }

/** Where everything stands, column by column, each column centered; and how high the field is. */
export function stand(shape: Shape, room: Room): { places: ReadonlyMap<string, Place>; height: number } {
  const columns = [shape.inputs, ...shape.layers.map((units) => units.map(({ id }) => id))]
  const rows = Math.max(2, ...columns.map((column) => column.length))
  const height = rows * room.row
  const across = (room.right - room.left) / (columns.length - 1)
  const places = new Map<string, Place>([['L', { x: room.loss, y: height / 2 }]])
  columns.forEach((column, c) => {
    column.forEach((id, i) => {
      const x = room.left + c * across
      places.set(id, { x: Number(x.toFixed(1)), y: Number((height / 2 + (i - (column.length - 1) / 2) * room.row).toFixed(1)) })
    })
  })
  return { places, height }
}

/** A line from one thing to another, as SVG asks for it. */
export function between(places: ReadonlyMap<string, Place>, from: string, to: string) {
  const [a, b] = [places.get(from)!, places.get(to)!]
  return { x1: a.x, y1: a.y, x2: b.x, y2: b.y }
}

/** Every line of a network from unit to unit. */
export function lines(shape: Shape) {
  return unitsOf(shape).flatMap(({ id: to, inputs }) => inputs.map(({ from, weight }) => ({ weight, from, to })))
}
