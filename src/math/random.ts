/** A function that gives the next number, uniform on [0, 1). */
export type Random = () => number

/**
 * Mixes a key into 32 bits (FNV-1a over UTF-16 code units, then the murmur3 finalizer).
 * Parts are joined with `|`, so `hash(1, 'a')` and `hash('1|a')` are the same.
 */
export function hash(...key: readonly (string | number)[]): number {
  let h = 0x811c9dc5
  for (const c of key.join('|')) h = Math.imul(h ^ c.charCodeAt(0), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A generator of uniform numbers that is a function of its key alone: the same key gives the same
 * sequence on every machine (integer arithmetic only). Algorithm: sfc32, Chris Doty-Humphrey's
 * PractRand; seeded with three hashes of the key, first 15 outputs dropped.
 */
export function draw(...key: readonly (string | number)[]): Random {
  let a = hash(...key, 'a')
  let b = hash(...key, 'b')
  let c = hash(...key, 'c')
  let counter = 1
  const next = () => {
    const t = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** Puts a list into a random order, in place: Fisher and Yates. */
export function shuffle<T>(items: { readonly length: number; [index: number]: T }, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = items[i]!
    items[i] = items[j]!
    items[j] = kept
  }
}
