import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { answers, softmax } from '../../src/runs/inspect/answers.ts'
import { defaultSpec } from '../../src/runs/spec.ts'
import { initialWeights } from '../../src/training/network.ts'
import { focused, lookInside, minutes, read, storedWeights, trained, validation, view } from './inside.ts'
import { faults } from './page/axe.ts'
import { open, type Visit } from './site.ts'

describe('looking inside a network of 24 units, trained in the page', () => {
  let visit: Visit
  let page: Page
  beforeAll(async () => {
    visit = await open(trained)
    ;({ page } = visit)
    await lookInside(page)
  }, 3 * minutes)
  afterAll(() => visit?.close())

  test('each view shows what the stored weights give, worked out anew', async () => {
    const weights = await storedWeights(page)
    const all = await validation()
    const [images, labels] = [all.map(({ image }) => image), all.map(({ label }) => label)]
    const logits = images.map((image) => read(weights, image))
    const given = [...answers(logits.flat())]

    const cells = await page.locator('.confusion button').allInnerTexts()
    const truth = Array.from({ length: 100 }, (_, k) => given.filter((g, n) => labels[n] === Math.floor(k / 10) && g === k % 10).length)
    expect(cells.map((text) => (text === '·' ? 0 : Number(text)))).toEqual(truth)
    const wrong = given.filter((g, n) => g !== labels[n]).length
    expect(await page.locator('.confusion caption').innerText()).toMatch(new RegExp(`^${wrong} of 2,726 wrong`))

    await view(page, 'worst mistakes')
    const worst = logits.map((row, n) => ({ n, p: softmax(row)[labels[n]!]! })).filter(({ n }) => given[n] !== labels[n]).sort((a, b) => a.p - b.p)[0]!
    const first = page.locator('.mistakes li').first()
    await first.locator('span', { hasText: /, (thin|extra light|light|regular|medium|semi-bold|bold|extra bold|black)\b/ }).waitFor()
    expect(await first.innerText()).toMatch(new RegExp(`^${'ABCDEFGHIJ'[labels[worst.n]!]}, answered ${'ABCDEFGHIJ'[given[worst.n]!]};`))

    await view(page, 'weights')
    const norms = Array.from({ length: 24 }, (_, u) => Math.hypot(...Array.from({ length: 784 }, (_, i) => weights['W1']![24 * i + u]!)))
    const order = [...norms.keys()].sort((a, b) => norms[b]! - norms[a]!)
    expect(await page.locator('.filters li').allInnerTexts()).toEqual(order.map((u) => `unit ${u + 1}: ${norms[u]!.toFixed(2)}`))

    await view(page, 'less what they began with')
    const start = initialWeights({ ...defaultSpec, layers: '24' }).W1!
    const moved = Array.from({ length: 24 }, (_, u) => Math.hypot(...Array.from({ length: 784 }, (_, i) => weights['W1']![24 * i + u]! - start[24 * i + u]!)))
    expect((await page.locator('.filters li').allInnerTexts()).toSorted()).toEqual(moved.map((norm, u) => `unit ${u + 1}: ${norm.toFixed(2)}`).toSorted())

    await view(page, 'dead units')
    const silent = Array.from({ length: 24 }, (_, u) => images.every((image) => image.reduce((z, p, i) => z + (p / 255) * weights['W1']![24 * i + u]!, weights['b1']![u]!) <= 0)).filter(Boolean).length
    expect((await page.locator('table.dead tbody td').allInnerTexts()).map((text) => text.replace('\u00a0', ' '))).toEqual(['24', String(silent), `${((100 * silent) / 24).toFixed(1)} %`])

    await view(page, 'logits')
    const says = await page.locator('.histograms svg').nth(4).getAttribute('aria-label')
    const e = logits.map((row) => row[4]!)
    expect(says).toContain(`${Math.min(...e).toFixed(1)} to ${Math.max(...e).toFixed(1)}`.replaceAll('-', '−'))

    await view(page, 'one image')
    await page.locator('.bars').waitFor()
    const shown = (await page.locator('.bars td.r').allInnerTexts()).map((text) => Number.parseFloat(text))
    softmax(logits[0]!).forEach((p, c) => expect(shown[c]).toBeCloseTo(100 * p, 0))
    expect(visit.errors).toEqual([])
    expect(visit.violations).toEqual([])
  }, 4 * minutes)

  test('by keys alone: a cell of the matrix shows its images, and one of them its way through the layers', async () => {
    await view(page, 'confusion')
    await page.locator('.confusion button[tabindex="0"]').focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft']) await page.keyboard.press(key)
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['cell'])).toBe('2-2')
    const right = Number(await page.locator('[data-cell="2-2"]').innerText())
    await page.keyboard.press('Enter')
    expect(await page.locator('.inside .found').innerText()).toContain(`C answered C: ${right} image`)
    expect(await page.locator('.picks li').count()).toBe(Math.min(24, right))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator('.one-image').innerText()).toMatch(/C[\s\S]*answered C/)
    expect(await focused(page)).toBe('one image')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Previous image')
    await view(page, 'worst mistakes')
    await page.getByRole('button', { name: 'Later', exact: true }).press('Enter')
    const earlier = page.getByRole('button', { name: 'Earlier', exact: true })
    await earlier.press('Enter')
    expect([await focused(page), await earlier.getAttribute('aria-disabled')]).toEqual(['Earlier', 'true'])
  }, 3 * minutes)

  test('a letter is drawn on the pad with keys and with the mouse, and read as it grows', async () => {
    await view(page, 'draw a letter')
    const sheet = page.getByRole('application', { name: /^Draw a letter/ })
    await sheet.focus()
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowUp')
    for (let i = 0; i < 16; i++) await page.keyboard.press('Shift+ArrowDown')
    for (let i = 0; i < 9; i++) await page.keyboard.press('Shift+ArrowRight')
    await page.locator('.bars').waitFor()
    const weights = await storedWeights(page)
    const picture = await page.locator('.pad .got canvas').evaluate((canvas: HTMLCanvasElement) => Array.from(canvas.getContext('2d')!.getImageData(0, 0, 28, 28).data).filter((_, i) => i % 4 === 3))
    const truth = softmax(read(weights, picture))
    await expect.poll(async () => (await page.locator('.bars td.r').allInnerTexts()).map((text) => Number.parseFloat(text))).toEqual([...truth].map((p) => Number((100 * p).toFixed(1))))
    // An L reaches the left and the lower edge from end to end.
    expect(Array.from({ length: 28 }, (_, y) => picture[28 * y]!).every((p) => p > 0)).toBe(true)
    await page.keyboard.press('Control+z')
    const box = (await sheet.boundingBox())!
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.2 * box.height)
    await page.mouse.down()
    await page.mouse.move(box.x + 0.8 * box.width, box.y + 0.8 * box.height, { steps: 5 })
    await page.mouse.up()
    expect(await sheet.getAttribute('aria-label')).toMatch(/Ink on \d+ %/)
    await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter')
    expect(await focused(page)).toBe('Clear')
    expect(await sheet.getAttribute('aria-label')).toContain('Blank.')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    expect(await sheet.getAttribute('aria-label')).toMatch(/Ink on \d+ %/)
    expect(visit.errors).toEqual([])
  }, 3 * minutes)

  test('no view has a fault that axe knows, in either theme', async () => {
    for (const name of ['confusion', 'worst mistakes', 'weights', 'one image', 'dead units', 'logits', 'draw a letter']) {
      await view(page, name)
      for (const theme of ['light', 'dark']) {
        await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme)
        await page.waitForTimeout(150)
        expect(await faults(page, '.lab-panel'), `${name}, ${theme}`).toEqual([])
      }
    }
  }, 2 * minutes)
})

test('before the first epoch the panel says what to do', async () => {
  await using visit = await open(trained)
  await visit.page.getByRole('button', { name: 'Look inside', exact: true }).click()
  await visit.page.locator('.lab-panel', { hasText: 'train for an epoch' }).waitFor()
}, minutes)

describe('the dead class, on the chapter about depth', () => {
  test('opens on a seed that loses a letter, and beside it the same seed without the bug loses none; by keys alone', async () => {
    await using visit = await open('experiments/04-depth/')
    const { page } = visit
    const figure = page.locator('.dead-class')
    await figure.getByRole('button', { name: 'Train it with the bug', exact: true }).focus()
    await page.keyboard.press('Enter')
    const bug = figure.locator('[data-bug=relu-logits]')
    await bug.waitFor({ timeout: 2 * minutes })
    const never = await bug.locator('thead th.never').allInnerTexts()
    expect(never).toHaveLength(1)
    const letter = never[0]!.trim()[0]!
    const column = 'ABCDEFGHIJ'.indexOf(letter)
    expect(await bug.locator(`tbody tr td:nth-child(${column + 2})`).allInnerTexts()).toEqual(Array(10).fill('·'))
    expect(await bug.locator('.histograms li').nth(column).innerText()).toContain('all exactly 0')
    expect(await bug.locator('.found').innerText()).toMatch(new RegExp(`^Never answered: ${letter}[.] Its column is empty, and all 27[23] images`))
    await figure.locator('.switch input').nth(1).focus()
    await page.keyboard.press('Space')
    const none = figure.locator('[data-bug=none]')
    await none.waitFor({ timeout: 2 * minutes })
    expect(await none.locator('thead th.never').count()).toBe(0)
    const wrong = async (side: typeof bug) => Number(/: ([\d,]+) of/.exec(await side.locator('caption').innerText())![1]!.replace(',', ''))
    const lost = (await wrong(bug)) - (await wrong(none))
    expect(lost).toBeGreaterThan(0.07 * 2726)
    expect(lost).toBeLessThan(0.13 * 2726)
    expect(await faults(page, '.dead-class')).toEqual([])
    expect(visit.errors).toEqual([])
  }, 5 * minutes)
})
