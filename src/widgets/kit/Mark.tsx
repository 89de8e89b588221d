import type { Kind } from '../../solution/verdict.ts'

interface Stroke {
  /** Path on a 24 × 24 field. */
  path: string
  /** Graphite may stand; red must change. */
  pencil: 'graphite' | 'red'
  says: string
}

const tick = 'M3.5 13.5c2 1.6 3.6 3.8 4.8 6.6C10.8 13.2 14.6 7.4 20.8 3.2'
const query = 'M7.4 8.2c.4-3 2.4-4.6 5-4.4 2.8.2 4.6 2 4.4 4.4-.3 3.4-4.6 3.6-4.8 7.4M11.8 19.8l.3.5'

/** One row per kind: what it looks like and what it is called aloud. */
export const marks: Readonly<Record<Kind, Stroke>> = {
  right: { path: tick, pencil: 'graphite', says: 'right' },
  rounded: { path: `${tick}M12.6 20c1.6-2 3-1.8 4.4-.5s2.9 1.3 4.4-.7`, pencil: 'graphite', says: 'rounded' },
  carried: { path: 'M5 4.2c.2 4.6-.4 8 1 9.8 1.8 2.2 7 1.4 13 1.4M15 11.2c1.8 1.2 3.2 2.6 4.6 4.2-1.6 1.2-3 2.6-4.2 4.4', pencil: 'graphite', says: 'carried from an earlier line' },
  empty: { path: 'M5 4.2c.2 4.6-.4 8 1 9.8 1.8 2.2 7 1.4 13 1.4M16 20h4', pencil: 'graphite', says: 'follows, but says nothing' },
  coarse: { path: `${tick}M14 20.5h7`, pencil: 'graphite', says: 'too few digits to judge' },
  masked: { path: `${tick}M5.5 5.5c4 4 8.6 8.6 13.6 13.2`, pencil: 'red', says: 'masked by rounding' },
  unsupported: { path: query, pencil: 'red', says: 'unsupported by the lines above' },
  slip: { path: 'M4 19.5C7.2 15 9.8 10 12 4.2c2 5.6 4.6 10.6 8 15.2', pencil: 'red', says: 'a known slip' },
  wrong: { path: 'M4.5 4.8c4.8 4 9.6 9 14.6 14.8M19.6 4.2C14.2 9 9.2 14.2 4.6 20.2', pencil: 'red', says: 'wrong' },
  unreadable: { path: `${query}M4 21.5h16`, pencil: 'red', says: 'cannot be read' },
}

/** A stroke of the pencil. `quiet` where the words beside it say the same; `says` where it does not judge a line among others. */
export function Mark({ kind, quiet, says = marks[kind].says }: { kind: Kind; quiet?: boolean; says?: string }) {
  const { path, pencil } = marks[kind]
  return (
    <svg className={`mk ${pencil}`} viewBox="0 0 24 24" {...(quiet ? { 'aria-hidden': true } : { role: 'img', 'aria-label': says })}>
      <path d={path} />
    </svg>
  )
}
