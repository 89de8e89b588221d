import { test } from 'vitest'
import { scoresWell } from './lighthouse.ts'

// One page of each kind: the long tests cover every chapter and paper.
const measured = ['', 'problems/02-backprop/', 'experiments/02-learning-rate/', 'embed/backprop/'].map((path) => ({ path }))

test.each(measured)('/$path scores at least 95 in accessibility, best practices and SEO', ({ path }) => scoresWell(path), 120_000)
