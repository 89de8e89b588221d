/** The act, done `later`: asked for again before that, it is done once all the same. */
export function once(later: (act: () => void) => void, act: () => void): () => void {
  let planned = false
  return () => {
    if (planned) return
    planned = true
    later(() => {
      planned = false
      act()
    })
  }
}
