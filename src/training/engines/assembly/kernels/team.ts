import { asleep, leaderSleeps, open, sit, unfinished, work } from './own.ts'
import { part } from './parts.ts'

/**
 * One kernel's work on several threads of one memory. It is cut into parts that write to places of their own, so the sums, and every bit
 * of them, are those of one thread, whoever takes which part. Whoever is free takes the next: a thread that gets no processor holds up
 * one part at most.
 */

/** In place of the parts that are left: whoever finds it goes home. */
const home: i32 = -1

/** Looks before a thread goes to sleep: about what a step leaves between two kernels. */
const looks: i32 = 50_000

/** Threads beside this one. */
let helpers: i32 = 0

/** Says to the leader how many help. */
export function lead(beside: i32): void {
  helpers = beside
}

/** Whether there is somebody to share with. */
@inline export function shared(): bool {
  if (ASC_FEATURE_THREADS) return helpers > 0
  else return false
}

/** Puts down the arguments of the work, which `given` finds by their number from 0. */
@inline export function give(a: usize, b: usize, c: usize, d: usize, e: usize, f: usize, g: usize, h: usize = 0, i: usize = 0): void {
  store<u32>(work, <u32>a, 4), store<u32>(work, <u32>b, 8), store<u32>(work, <u32>c, 12)
  store<u32>(work, <u32>d, 16), store<u32>(work, <u32>e, 20), store<u32>(work, <u32>f, 24)
  store<u32>(work, <u32>g, 28), store<u32>(work, <u32>h, 32), store<u32>(work, <u32>i, 36)
}

@inline export function given(at: i32): usize {
  return <usize>load<u32>(work + 4 + (<usize>at << 2))
}

/** Does the work whose arguments were given, with everybody; returns when all of it is done. @param parts from 1 */
export function together(kernel: i32, parts: i32): void {
  if (!ASC_FEATURE_THREADS) return
  if (parts === 1) return part(kernel, 0)
  store<i32>(work, kernel)
  atomic.store<i32>(unfinished, parts)
  atomic.store<i32>(open, parts)
  if (atomic.load<i32>(asleep) > 0) atomic.notify(open, -1)
  while (take()) {}
  let looked = 0
  for (let left = atomic.load<i32>(unfinished); left > 0; left = atomic.load<i32>(unfinished)) {
    if (++looked < looks) continue
    atomic.store<i32>(leaderSleeps, 1)
    atomic.wait<i32>(unfinished, left, 1_000_000)
    atomic.store<i32>(leaderSleeps, 0)
    looked = 0
  }
}

/**
 * Takes one part and does it; false where none is left. Whoever takes one, however late, has a part of the work that is open now, and
 * what was given for it stays as it is while a part is unfinished.
 */
function take(): bool {
  for (;;) {
    const left = atomic.load<i32>(open)
    if (left <= 0) return false
    if (atomic.cmpxchg<i32>(open, left, left - 1) !== left) continue
    part(load<i32>(work), <usize>(left - 1))
    if (atomic.sub<i32>(unfinished, 1) === 1 && atomic.load<i32>(leaderSleeps) !== 0) atomic.notify(unfinished, 1)
    return true
  }
}

/** A helper's whole life: it ends when the leader dismisses it. @param place from 1 to one less than `mostThreads` */
export function help(place: i32): void {
  if (!ASC_FEATURE_THREADS) return
  sit(place)
  for (;;) {
    let looked = 0
    while (!take()) {
      const left = atomic.load<i32>(open)
      if (left === home) return
      if (left !== 0 || ++looked < looks) continue
      atomic.add<i32>(asleep, 1)
      atomic.wait<i32>(open, 0, -1)
      atomic.sub<i32>(asleep, 1)
      looked = 0
    }
  }
}

/** Sends the helpers home. */
export function dismiss(): void {
  if (!ASC_FEATURE_THREADS) return
  helpers = 0
  atomic.store<i32>(open, home)
  atomic.notify(open, -1)
}
