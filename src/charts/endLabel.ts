/** A place in a panel, 0 … 100 of its width and, downwards, of its height. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** Width of a label in percent of the narrowest panel. */
const wide = 30
/** Percent of the height: how far a line may come towards a label, how far a label may go from its line's end, and how near the panel's ends it still fits. */
const [clear, far, head, foot] = [5, 12, 14, 76]

/** Height of a line, given from left to right, at a place along it. */
function heightAt(line: readonly Spot[], x: number): number {
  const after = line.findIndex((spot) => spot.x >= x)
  const [a, b] = [line[after - 1], line[after]!]
  return a ? a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x) : b.y
}

/** On which side of a line's end its last value stands: on the left once there is no room on the right. */
export const endsLeft = ({ x }: Spot): boolean => x > 70

/**
 * Where a line's last value is written so that the line does not run through it.
 * @param line from left to right, with one spot at least
 * @param below whether there is room under the line's end
 * @returns a height, 0 … 100 downwards, and how many px below it the label's foot stands
 */
export function endLabel(line: readonly Spot[], below = true): { y: number; dy: number } {
  const end = line.at(-1)!
  const from = endsLeft(end) ? end.x - wide : end.x
  const heights = [heightAt(line, from), ...line.filter(({ x }) => x >= from).map(({ y }) => y)]
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
  const outside = top < head
  const over = end.y - top <= clear && !outside ? { y: end.y, dy: -10 } : { y: top, dy: -7 }
  const under = bottom - end.y <= clear ? { y: end.y, dy: 20 } : { y: bottom, dy: 17 }
  return (outside || (below && end.y - top > far)) && under.y <= foot ? under : over
}
