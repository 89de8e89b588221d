import lighthouse from 'lighthouse'
import { inject } from 'vitest'
import { address } from './site.ts'

/** Scores of 0–100 by category, in Lighthouse's mobile preset. */
export async function scores(path: string, categories: string[]) {
  const run = await lighthouse(address(path), { port: inject('browser').port, output: 'json', logLevel: 'error', onlyCategories: categories })
  const { lhr } = run!
  return {
    shift: Number(lhr.audits['cumulative-layout-shift']?.numericValue ?? 0),
    scores: Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    lost: Object.values(lhr.audits).filter(({ score }) => score !== null && score < 1).map(({ id }) => id),
  }
}
