import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../scripts/import-line.mjs'
import { crossing, levels, roomOf, rooms, table, trespass } from '../scripts/rooms.mjs'

const files = ['src', 'content'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file.replaceAll('\\', '/')}`))

test('the rule sees what it forbids', () => {
  expect(crossing('src/math/expr.ts', 'src/fields/field.ts')).toMatch(/downwards only/)
  expect(crossing('src/charts/Curve.tsx', 'src/training/train.ts')).toMatch(/do not know each other/)
  expect(crossing('src/runs/run.ts', 'tests/e2e/site.ts')).toMatch(/part of the site/)
  expect(trespass('src/training/train.ts', 'react')).toMatch(/no React/)
  expect(trespass('src/charts/Curve.tsx', '@tensorflow/tfjs')).toMatch(/training/)
})

test('the rule lets the line run', () => {
  const line = ['content/a/index.mdx', 'src/components/a.ts', 'src/registry/a.ts', 'content/a/b.ts', 'src/widgets/a.ts', 'src/charts/a.ts', 'src/runs/a.ts', 'src/fields/a.ts', 'src/math/a.ts']
  line.forEach((from, depth) => {
    for (const to of line.slice(depth)) expect(crossing(from, to), `${from} → ${to}`).toBeUndefined()
  })
})

test('every source file but the sheets of style lives in a room', () => {
  const strays = files.filter((file) => /\.(ts|tsx|astro|mdx)$/.test(file) && !file.startsWith('src/styles/') && !roomOf(file))
  expect(strays).toEqual([])
})

test('imports in .astro and .mdx files, which the linter does not read, run down the line too', () => {
  const faults = files
    .filter((file) => /\.(astro|mdx)$/.test(file))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^\s*import\b[^'"\n]*['"]([^'"]+)['"]/gm)]
      .map(([, source]) => judge(file, source!))
      .filter(Boolean)
      .map((says) => `${file}: ${says}`))
  expect(faults).toEqual([])
})

test('CONTRIBUTING prints the table from the rule\'s own data', () => {
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(table())
  expect(rooms.length).toBe(levels.flat().length)
})

test('"Where does X live?" names 15 places that are there', () => {
  const rows = readFileSync('CONTRIBUTING.md', 'utf8').match(/^\| .+ \| `[^`]+` \|$/gm)!.map((row) => row.match(/`([^`]+)` \|$/)![1]!)
  expect(rows).toHaveLength(15)
  expect(rows.filter((path) => !existsSync(path))).toEqual([])
})
