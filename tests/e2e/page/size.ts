import { gzipSync } from 'node:zlib'
import type { Visit } from '../site.ts'

const kilobyte = 1000
/** The most JavaScript that a kind of page may load before the reader does anything, in KB of gzip. */
export const budgets = [
  { kind: 'chapter', of: /^problems\//, limit: 120 },
  { kind: 'experiment', of: /^experiments\//, limit: 130 },
]

export async function gzipped(url: string) {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length / kilobyte
}

/** What a visit has loaded so far, in KB of gzip: all of it, and its JavaScript. */
export async function weight({ requests }: Visit): Promise<{ all: number; script: number }> {
  const sizes = await Promise.all(requests.map(async ({ url, type }) => ({ script: type === 'script' || /\.m?js(\?|$)/.test(url), size: /^http/.test(url) ? await gzipped(url) : 0 })))
  const sum = (list: typeof sizes) => list.reduce((total, { size }) => total + size, 0)
  return { all: sum(sizes), script: sum(sizes.filter((one) => one.script)) }
}
