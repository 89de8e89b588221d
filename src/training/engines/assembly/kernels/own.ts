/** The first bytes of the memory are the kernels' own. */

/** Threads that one memory can have, with the one that leads. */
export const mostThreads: i32 = 8

/** Of each thread, in turn: one tile of a gradient on its way to its step. */
export const tileBytes: usize = 256

/** Of each thread: one panel of a gradient by the sums, row after row. */
export const stripBytes: usize = 16384
const strips: usize = <usize>mostThreads * tileBytes

/** What `prepare` wrote. */
export const settings: usize = strips + <usize>mostThreads * stripBytes

/** What the threads of a team tell each other, 64 bytes apart. i32: parts that nobody has taken. */
export const open: usize = settings + 64
/** i32: parts that are not finished. */
export const unfinished: usize = open + 64
/** i32: helpers that sleep. */
export const asleep: usize = unfinished + 64
/** i32: whether the leader does. */
export const leaderSleeps: usize = asleep + 64
/** The kernel, and its arguments. */
export const work: usize = leaderSleeps + 64

/** The first address that is free. */
export const own: usize = work + 64

/** Where this thread's tile lies. */
export let tile: usize = 0

/** Where its strip lies. */
export let strip: usize = strips

/** Gives this thread its place; the one that leads has 0 from the beginning. */
export function sit(place: i32): void {
  strip = strips + <usize>place * stripBytes
  tile = <usize>place * tileBytes
}
