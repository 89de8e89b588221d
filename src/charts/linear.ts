/** A linear scale, for drawings on pages whose budget d3's own would use up: from a domain to a range. */
export function linear([from, to]: readonly [number, number], [first, last]: readonly [number, number]): (x: number) => number {
  return (x) => first + ((x - from) / (to - from)) * (last - first)
}

/** The path through points, to a tenth of a unit; interrupted where a coordinate is not finite. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  let pen = 'M'
  return points
    .map(([x, y]) => {
      const drawn = Number.isFinite(x) && Number.isFinite(y)
      const part = drawn ? `${pen}${Math.round(10 * x) / 10},${Math.round(10 * y) / 10}` : ''
      pen = drawn ? 'L' : 'M'
      return part
    })
    .join('')
}

/** Round numbers between two bounds, about so many: 1, 2 or 5 times a power of ten apart, chosen as d3-array's `ticks` does. */
export function roundTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const error = rough / power
  const step = power * (error >= Math.sqrt(50) ? 10 : error >= Math.sqrt(10) ? 5 : error >= Math.sqrt(2) ? 2 : 1)
  const first = Math.ceil(low / step)
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}
