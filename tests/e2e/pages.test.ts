import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faults } from './page/axe.ts'
import { lacking, missing } from './page/glyphs.ts'
import { cutFormulas, leftovers, outOfReach, partedPercents } from './page/leftovers.ts'
import { outline } from './page/outline.ts'
import { budgets, gzipped, weight } from './page/size.ts'
import { address, open, pages, type Visit } from './site.ts'

test('the site has pages', () => expect(pages().length).toBeGreaterThan(10))

// One visit a page: the tests of a page follow each other on it.
describe.each(pages().map((path) => ({ path })))('/$path', ({ path }) => {
  let visit: Visit
  beforeAll(async () => {
    visit = await open(path)
  })
  afterAll(() => visit.close())

  test('keeps to the budget of its kind', async () => {
    const { all, script } = await weight(visit)
    const budget = budgets.find(({ of }) => of.test(path))
    console.log(`/${path}: ${visit.requests.length} requests, ${all.toFixed(1)} KB gzip, of it JavaScript ${script.toFixed(1)}${budget ? ` of ${budget.limit}` : ''}`)
    if (budget) expect(script, visit.requests.map(({ url }) => url).join('\n')).toBeLessThanOrEqual(budget.limit)
    expect(visit.requests.length).toBeGreaterThan(0)
  })

  test('shows no Markdown as it was typed', async () => {
    expect(await visit.page.evaluate(leftovers)).toEqual([])
  })

  test('keeps a figure and its % on one line', async () => {
    expect(await visit.page.evaluate(partedPercents)).toEqual([])
  })

  test('names what scrolls by itself and lets the Tab key reach it', async () => {
    expect(await visit.page.evaluate(outOfReach)).toEqual([])
  })

  test('needs no character that its faces lack', async () => {
    const { stacks, faults } = await lacking(visit.page)
    expect(stacks).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })

  test.each(['light', 'dark'] as const)('in %s is accessible', async (theme) => {
    await visit.page.emulateMedia({ colorScheme: theme })
    const paper = await visit.page.evaluate((theme) => {
      document.documentElement.dataset['theme'] = theme
      return getComputedStyle(document.documentElement).colorScheme
    }, theme)
    expect(paper).toBe(theme)
    expect(await faults(visit.page)).toEqual([])
  })

  test('reads in order on a phone: one title, no level skipped, no block above the one before it', async () => {
    await visit.page.setViewportSize({ width: 375, height: 800 })
    const { language, title, h1, levels, forced, overflow, jumps } = await visit.page.evaluate(outline)
    expect(language).toMatch(/^en/)
    expect(title).not.toBe('')
    expect(h1).toBe(1)
    const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? level) + 1)
    expect({ levels, skipped }).toEqual({ levels, skipped: [] })
    expect(forced).toBe(0)
    expect(overflow, 'nothing scrolls sideways').toBeLessThanOrEqual(0)
    expect(jumps).toEqual([])
  })

  // Charts are drawn anew after a change of width, so it is asked until it holds.
  test.each([360, 320, 280])('is no wider than a window of %i px', async (width) => {
    await visit.page.setViewportSize({ width, height: 800 })
    await expect.poll(() => visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await visit.page.evaluate(cutFormulas)).toEqual([])
  })

  test('was silent all the while and called nobody', () => {
    const { errors, violations, foreign } = visit
    expect({ errors, violations, foreign }).toEqual({ errors: [], violations: [], foreign: [] })
  })
})

test('axe sees a fault where there is one', async () => {
  await using visit = await open('')
  await visit.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<img src="data:,">'))
  expect((await faults(visit.page)).join()).toMatch(/image-alt/)
})

test('Markdown as it was typed and a formula that is cut are seen', async () => {
  await using visit = await open('')
  await visit.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p>see `npm test` <code>`a`</code></p><span class="katex-display" style="width:4em"><span class="katex">right with a dead class</span></span>'))
  expect(await visit.page.evaluate(leftovers)).toEqual(['see `npm test`'])
  expect(await visit.page.evaluate(cutFormulas)).toEqual(['right with a dead class'])
})

test('a figure that may be parted from its % is seen', async () => {
  await using visit = await open('')
  await visit.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<p>about 95 % of <b>3</b> % and 4&nbsp;%</p>'))
  expect(await visit.page.evaluate(partedPercents)).toEqual(['95 %', '3 %'])
})

test('what scrolls by itself and is out of the keyboard’s reach is seen', async () => {
  await using visit = await open('')
  await visit.page.evaluate(() => document.querySelector('main')!.insertAdjacentHTML('beforeend', '<div class="scroll">a</div><div class="scroll" tabindex="0" role="region">b</div><div class="scroll" tabindex="0" role="region" aria-label="c">c</div>'))
  expect(await visit.page.evaluate(outOfReach)).toEqual(['<div class="scroll">a</div>', '<div class="scroll" tabindex="0" role="region">b</div>'])
})

test('a character that is lacking is seen', () => {
  expect(missing("'Newsreader', 'Signs', serif", 'normal', 'a₃→')).toEqual([])
  expect(missing("'Newsreader', serif", 'normal', '字')).toEqual(['字'])
  expect(missing('KaTeX_Size1', 'normal', 'x')).toEqual(['x'])
  expect(missing('monospace', 'normal', '字')).toEqual([])
})

test('each budget has a page that it is for', () => {
  for (const { kind, of } of budgets) expect(pages().filter((path) => of.test(path)), kind).not.toEqual([])
})

test('embed.js is at most 2 KB', async () => {
  const size = await gzipped(address('embed.js'))
  console.log(`embed.js: ${size.toFixed(2)} KB gzip`)
  expect(size).toBeGreaterThan(0.2)
  expect(size).toBeLessThanOrEqual(2)
})

test('the curves of all runs together are at most 400 KB, and the archive holds the run files', async () => {
  const linked = await Promise.all(pages().map(async (path) => (await (await fetch(address(path))).text()).matchAll(/href="([^"]*\/runs[^"]*\.csv)"/g)))
  const curves = [...new Set(linked.flatMap((found) => [...found].map((match) => match[1]!)))].map((path) => new URL(path, address('')).href)
  expect(curves.length).toBeGreaterThan(5)
  const sizes = await Promise.all([...curves, address('runs/bands.json')].map(gzipped))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  console.log(`${sizes.length} files of curves: ${all.toFixed(0)} KB gzip`)
  expect(all).toBeLessThanOrEqual(400)

  const archive = await fetch(address('runs/all.zip'))
  const names = Object.keys(unzipSync(new Uint8Array(await archive.arrayBuffer())))
  expect(names.length).toBeGreaterThan(100)
  for (const name of [names[0]!, names.at(-1)!]) expect(await (await fetch(address(name))).json()).toMatchObject({ spec: expect.any(Object), epochs: expect.any(Array) })
})
