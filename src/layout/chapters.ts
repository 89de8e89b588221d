import { getCollection } from 'astro:content'
import { address } from '../components/address.ts'

export type Part = 'problems' | 'experiments'

/** A chapter as the contents list it. */
export interface Chapter {
  /** 1–6 for the problems, 7–12 for the experiments and what they come to; a further problem moves the experiments on. */
  number: number
  part: Part
  title: string
  question?: string
  asks?: string
  answer?: string
  minutes?: number
  href: string
}

/** The problems: six are planned, and each further folder is one more. */
const problems = Math.max(6, ...Object.keys(import.meta.glob('/content/problems/*/index.mdx')).map((path) => Number(path.split('/')[3]?.slice(0, 2))))

/** What a part is called, and how many chapters stand before it. */
export const parts: Record<Part, { title: string; before: number }> = {
  problems: { title: `${['Six', 'Seven', 'Eight', 'Nine'][problems - 6] ?? problems} problems`, before: 0 },
  experiments: { title: 'Five experiments and a reckoning', before: problems },
}

/** Number and part of a chapter, from its folder; nothing where the page is no chapter. */
export function placeOf(id: string): { number: number; part: Part } | undefined {
  const [, part, place] = /^(problems|experiments)\/(\d\d)-[^/]+\/?$/.exec(id) ?? []
  if (part !== 'problems' && part !== 'experiments') return undefined
  return { part, number: parts[part].before + Number(place) }
}

/** All chapters that are written, in the order of the book. */
export async function chapters(): Promise<Chapter[]> {
  const found: Chapter[] = []
  for (const { id, data } of await getCollection('docs')) {
    const place = placeOf(id)
    if (!place) continue
    const { title, question, asks, answer, minutes } = data
    found.push({ ...place, title, question, asks, answer, minutes, href: address(`${id}/`) })
  }
  return found.sort((a, b) => a.number - b.number)
}
