/**
 * The slope of f at x by a central difference: (f(x + h) − f(x − h)) / 2h, with an error of order h².
 * @param h half the nudge; the step taken is the one that floating point can represent
 */
export function centralDifference(f: (x: number) => number, x: number, h: number): number {
  const up = x + h
  const down = x - h
  return (f(up) - f(down)) / (up - down)
}
