import { expect, test } from 'vitest'
import { scores, scoresWell } from './lighthouse.ts'
import { pages } from './site.ts'

const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

const chapters = pages().filter((path) => /^(problems|experiments|guides|papers)\/./.test(path)).map((path) => ({ path }))

test.each(chapters)('/$path scores at least 95 in accessibility, best practices and SEO', ({ path }) => scoresWell(path), 300_000)

test.each(chapters.slice(0, 2))('/$path loads without a shift; its performance is printed, median of five', async ({ path }) => {
  const runs = []
  for (let run = 0; run < 5; run++) runs.push(await scores(path, ['performance']))
  const performance = runs.map((run) => run.scores['performance']!)
  console.log(`/${path}: performance ${middle(performance)} (${performance.join(', ')})`)
  expect(middle(runs.map((run) => run.shift))).toBeLessThanOrEqual(0.02)
}, 300_000)
