import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { address, awake, open, pages } from './site.ts'

const folders = readdirSync('content/problems').toSorted()
const read = (path: string) => parse(readFileSync(path, 'utf8')) as { id: string; source?: { url: string }; lines: unknown[] }
const originals = folders.map((folder) => ({ folder, ...read(`content/problems/${folder}/original.sheet.yaml`) }))
const field = readdirSync('content/papers').filter((file) => file.endsWith('.sheet.yaml')).map((file) => read(`content/papers/${file}`))

describe('the original as one marked paper', () => {
  test('holds every line of every problem, in the order of the book, each with a mark', async () => {
    await using visit = await open('papers/original/', { javaScript: false })
    const sections = visit.page.locator('.whole > section')
    expect(await sections.locator('ol').evaluateAll((lists) => lists.map((list) => list.children.length))).toEqual(originals.map(({ lines }) => lines.length))
    expect(await sections.locator('.more a').evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).pathname))).toEqual(folders.map((folder) => `/problems/${folder}/`))
    expect(await visit.page.locator('.whole .ln:not([data-kind])').count()).toBe(0)
    expect(await visit.page.locator('.whole .ln > svg[role=img][aria-label]').count()).toBe(originals.reduce((all, { lines }) => all + lines.length, 0))
  })

  test('sums its verdicts by kind and by problem', async () => {
    await using visit = await open('papers/original/')
    const rows = await visit.page.locator('.summary tbody tr').evaluateAll((list) =>
      list.map((row) => ({ name: row.querySelector('th')!.textContent.trim(), counts: [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent)) })),
    )
    const sum = rows.pop()!
    const marks = await visit.page.locator('.whole .ln').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-kind')))
    for (const { name, counts } of rows) expect([name, counts.at(-1)]).toEqual([name, marks.filter((kind) => kind === name).length])
    sum.counts.forEach((count, column) => expect(rows.reduce((all, { counts }) => all + counts[column]!, 0)).toBe(count))
    expect(sum.counts.slice(0, -1)).toEqual(originals.map(({ lines }) => lines.length))
  })

  test('says whose it is nowhere: its sheets name no source', () => {
    for (const sheet of originals) expect(Object.keys(sheet)).not.toContain('source')
  })
})

describe('the errata of the field', () => {
  test('are all in the list, each with the first line that does not hold', async () => {
    await using visit = await open('papers/')
    const links = await visit.page.locator('.papers > li > a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname.split('/').at(-2)))
    expect(links.toSorted()).toEqual(field.map(({ id }) => id).toSorted())
    expect(await visit.page.locator('.papers .first > svg').count()).toBe(field.length)
    expect(pages().filter((path) => /^papers\/./.test(path)).toSorted()).toEqual([...field.map(({ id }) => `papers/${id}/`), 'papers/original/'].toSorted())
  })

  test('each name their source, hold all their lines, and lead to their chapter', async () => {
    for (const { id, source, lines } of field) {
      const page = await (await fetch(address(`papers/${id}/`))).text()
      expect([id, page.match(/<li class="ln"/g)?.length]).toEqual([id, lines.length])
      expect(page).toContain(`href="${source!.url.replaceAll('&', '&amp;')}"`)
      expect(page).toMatch(/href="\/problems\/\d\d-[a-z-]+\/(\?[^"]*)?">Open these numbers/)
    }
  })

  test('open their numbers in the chapter, without a notice', async () => {
    await using visit = await open('papers/mazur/')
    const { page } = visit
    await page.getByRole('link', { name: 'Open these numbers' }).click()
    await awake(page)
    expect(new URL(page.url()).searchParams.get('network')).toBe('2-2-2')
    expect(await page.locator('.notices li').allTextContents()).toEqual([])
  })
})

test.each([375, 768, 1440])('no paper is wider than a window of %i px', async (width) => {
  await using visit = await open('papers/original/', { width })
  const wide = () => visit.page.evaluate(() => [...document.querySelectorAll('.ln > *, .summary table, .papers > li')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.textContent.slice(0, 60)))
  expect(await wide()).toEqual([])
  await visit.page.goto(visit.url.replace('original/', ''))
  expect(await wide()).toEqual([])
})

test('printed, every mark and every note of the marker is on the paper', async () => {
  await using visit = await open('papers/original/')
  await visit.page.emulateMedia({ media: 'print' })
  expect(await visit.page.locator('.pn').evaluateAll((notes) => notes.filter((note) => (note as HTMLElement).offsetHeight === 0).length)).toBe(0)
  expect(await visit.page.locator('.whole').evaluate((paper) => getComputedStyle(paper).breakInside)).toBe('auto')
})
