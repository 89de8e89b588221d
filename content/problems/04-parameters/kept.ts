/** A function of a text whose latest results are kept: the same text gives the same object, so that views can tell that nothing changed. */
export function kept<T>(make: (text: string) => T, most = 64): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = make(text)
    known.set(text, made)
    const [oldest] = known.keys()
    if (known.size > most && oldest !== undefined) known.delete(oldest)
    return made
  }
}
