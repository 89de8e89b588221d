import { isKin } from './likeness.ts'
import { letters } from './picture.ts'
import type { Drawn } from './pool.ts'

/** “I” is a plain bar in most fonts, and says nothing about kinship. */
const telling = [...letters.keys()].filter((i) => letters[i] !== 'I')
const enough = 6

/**
 * Numbers the groups that must not be torn by a split: families of one name, and families of which two faces draw
 * at least six of the nine telling letters alike. Groups are numbered in the order of their first face.
 */
export function joinFamilies(drawn: readonly Drawn[]): void {
  const parent = new Map<string, string>()
  const find = (key: string): string => {
    const up = parent.get(key)
    return up === undefined || up === key ? key : find(up)
  }
  for (const [i, a] of drawn.entries()) {
    for (let j = 0; j < i; j++) {
      const b = drawn[j]!
      const [one, other] = [find(a.from.key), find(b.from.key)]
      if (one !== other && areKin(a, b)) parent.set(one, other)
    }
  }
  const numbers = new Map<string, number>()
  for (const face of drawn) {
    const key = find(face.from.key)
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    face.group = numbers.get(key)!
  }
}

function areKin(a: Drawn, b: Drawn): boolean {
  let alike = 0
  for (const [seen, i] of telling.entries()) {
    if (isKin(a.clean[i]!, b.clean[i]!)) alike++
    if (alike >= enough) return true
    if (alike + telling.length - 1 - seen < enough) return false
  }
  return false
}
