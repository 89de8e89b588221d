import type { Axis } from './axis.ts'

const whole = (n: number) => n.toLocaleString('en')
const several = (n: number, what: string) => `${whole(n)} ${what}${n === 1 ? '' : 's'}`

/** How many windows stand along a side, and why not one more. @param cells what lies along the side: columns, rows */
export function fitSays({ size, padding, reach, padded, stride, out, left }: Axis, side: 'width' | 'height'): string {
  const cell = side === 'width' ? 'column' : 'row'
  const across = side === 'width' ? 'Across' : 'Down'
  const sum = padding > 0 ? `${whole(size)} + 2·${whole(padding)} − ${whole(reach)}` : `${whole(size)} − ${whole(reach)}`
  if (out === 0) return `${across}: ${sum} is less than 0. The window is larger than ${padding > 0 ? 'the padded input' : 'its input'}, so it is placed nowhere.`
  const room = padded - reach
  const steps = out - 1
  const start = `${across}: ${sum} = ${whole(room)}, and ${whole(room)}/${whole(stride)}`
  if (left === 0) return `${start} = ${several(steps, 'step')} to the next window, so ${several(out, 'window')}.`
  const end = side === 'width' ? 'on the right' : 'at the bottom'
  return `${start} is not whole: ${several(steps, 'step')} fit, a further window would stick out, and it is not placed. That is the floor. ${several(out, 'window')}; ${several(left, cell)} ${end} ${left === 1 ? 'is' : 'are'} never read.`
}

/** Cells between windows that none of them reads: strides longer than the window. */
export function gapSays(rows: Axis, columns: Axis): string {
  const gap = (axis: Axis) => axis.out > 1 && axis.stride > axis.reach
  return gap(rows) || gap(columns) ? 'The stride is longer than the window: what lies between two windows is never read.' : ''
}
