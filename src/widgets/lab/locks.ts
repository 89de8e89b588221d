/** Names that one tab at a time may hold; a tab that dies lets go of all of its own. */
export interface Locks {
  /** The way to let go again, or undefined where another tab holds it or locks are refused. */
  hold(name: string): Promise<(() => void) | undefined>
  /** What any tab holds now. */
  held(): Promise<ReadonlySet<string>>
  /** False where this page has no locks: then every run under way counts as left. */
  readonly real: boolean
}

const prefix = 'chain-rule run '

/** By the Web Locks of this browser, which secure pages have. */
export function browserLocks(): Locks {
  const manager = globalThis.navigator?.locks as LockManager | undefined
  let real = manager !== undefined
  return {
    get real() {
      return real
    },
    hold: (name) =>
      new Promise((resolve) => {
        if (!manager) return resolve(undefined)
        manager
          .request(prefix + name, { ifAvailable: true }, (lock) => {
            if (!lock) return resolve(undefined)
            return new Promise<void>((release) => resolve(release))
          })
          .catch(() => {
            real = false
            resolve(undefined)
          })
      }),
    async held() {
      const found = await manager?.query().catch(() => undefined)
      return new Set(found?.held?.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])) ?? [])
    },
  }
}

/** Among the labs of one process, for tests: what one `tab` holds is let go by its `die`. */
export function locksOf(shared: Set<string>): Locks & { die(): void } {
  const mine = new Set<string>()
  const release = (name: string) => {
    mine.delete(name)
    shared.delete(name)
  }
  return {
    real: true,
    async hold(name) {
      if (shared.has(name)) return undefined
      shared.add(name)
      mine.add(name)
      return () => release(name)
    },
    held: async () => new Set(shared),
    die: () => mine.forEach(release),
  }
}
