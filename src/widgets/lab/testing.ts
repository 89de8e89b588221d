import { type Cabinet, createCabinet } from './cabinet.ts'
import type { Channel, News } from './channel.ts'
import { type Drawers, memoryDrawers } from './drawers.ts'
import { locksOf } from './locks.ts'
import { trusted } from './trusted.ts'
import { createWays, type Ways } from './ways.ts'

/** A browser without pages: its drawers, and what its tabs tell each other. For tests. */
export function browserOf(drawers: Drawers = memoryDrawers(), limit?: number) {
  const held = new Set<string>()
  const ears: { of: number; listener: (news: News) => void }[] = []
  let tabs = 0
  /** One more tab, which `die` ends as a crash would. */
  const tab = (): { cabinet: Cabinet; ways: Ways; die(): void } => {
    const number = ++tabs
    let ways = 0
    const channel: Channel = {
      tell: (news = 'changed') => ears.filter(({ of }) => of !== number).forEach(({ listener }) => listener(news)),
      hear: (listener) => void ears.push({ of: number, listener }),
    }
    const locks = locksOf(held)
    const store = trusted(drawers, limit)
    return { cabinet: createCabinet(store, channel), ways: createWays(store, locks, channel, () => `way-${number}-${++ways}`), die: locks.die }
  }
  return { drawers, tab }
}
