import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { faults } from './page/axe.ts'
import { open } from './site.ts'

const minutes = 60_000
const letters = 'ABCDEFGHIJ'

/** The rows of the table as whole percentages, a dot for what rounds to none; by the name of the row. */
async function rows(figure: Locator): Promise<Map<string, number[]>> {
  const all = await figure.locator('tbody tr').evaluateAll((trs) => trs.map((tr) => [tr.querySelector('th')!.innerText, ...[...tr.querySelectorAll('td')].slice(1).map((td) => td.innerText)]))
  return new Map(all.map(([name, ...cells]) => [name!, cells.map((cell) => (cell === '·' ? 0 : Number(cell)))]))
}
/** Waits for the letter of a number in the order of the figure, and says which letter it is. */
async function letter(figure: Locator, number: string): Promise<string> {
  const says = figure.getByText(new RegExp(`^[A-J], number ${number} of 2,726, the least sure first$`))
  await says.waitFor()
  const label = (await says.innerText())[0]!
  expect(await figure.getByRole('img', { name: `The letter: ${label}`, exact: true }).count()).toBe(1)
  return label
}

describe('one letter through ten masks, on the chapter about dropout', () => {
  test('trained by mouse it shows ten thinned networks, their mean and the whole one; the letters are walked round by keys alone', async () => {
    await using visit = await open('experiments/05-dropout/')
    const { page } = visit
    const figure = page.locator('.masks')
    expect(await figure.getByRole('button').allInnerTexts()).toEqual(['Train it'])
    await figure.getByRole('button', { name: 'Train it', exact: true }).click()
    await figure.locator('tbody tr').first().waitFor({ timeout: 2 * minutes })
    const label = await letter(figure, '1')

    const first = await rows(figure)
    expect([...first.keys()]).toEqual([...Array.from({ length: 10 }, (_, m) => `mask ${m + 1}`), 'their mean', 'all units'])
    for (const [name, cells] of first) {
      expect(cells, name).toHaveLength(10)
      // Ten roundings, each by half a percent at the most.
      expect(Math.abs(cells.reduce((a, b) => a + b, 0) - 100), name).toBeLessThanOrEqual(5)
    }
    const masks = [...first.values()].slice(0, 10)
    for (const [c, mean] of first.get('their mean')!.entries()) expect(Math.abs(mean - masks.reduce((sum, row) => sum + row[c]!, 0) / 10)).toBeLessThanOrEqual(1)
    // Half of 100 units stay, give or take; no mask is another's twin.
    const stay = await figure.locator('tbody .signed').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')!))
    expect(stay).toHaveLength(10)
    for (const says of stay) {
      const [, on] = /^(\d+) of 100 units stay$/.exec(says) ?? []
      expect(Number(on)).toBeGreaterThan(25)
      expect(Number(on)).toBeLessThan(75)
    }
    // Two answers that are rounded alike leave open which of them it is.
    const own = letters.indexOf(label)
    const [surely, maybe] = [0, 1].map((slack) => masks.filter((row) => row.every((p, c) => c === own || p < row[own]! + slack)).length)
    const [, right] = new RegExp(`^(\\d+) of 10 thinned networks answer ${label}[.]`).exec(await figure.locator('.found').innerText()) ?? []
    expect(Number(right)).toBeGreaterThanOrEqual(surely!)
    expect(Number(right)).toBeLessThanOrEqual(maybe!)

    await figure.getByRole('button', { name: 'Previous letter', exact: true }).focus()
    await page.keyboard.press('Enter')
    await letter(figure, '2,726')
    const sure = (await rows(figure)).get('all units')!
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await letter(figure, '1')
    // The ten masks stay the same from letter to letter.
    expect(await rows(figure)).toEqual(first)
    // The network is surer of the last letter than of the first.
    expect(Math.max(...sure)).toBe(100)
    expect(Math.max(...first.get('all units')!)).toBeLessThan(60)
    await page.keyboard.press('Space')
    await letter(figure, '2')
    expect(await rows(figure)).not.toEqual(first)

    for (const theme of ['light', 'dark']) {
      await page.evaluate((theme) => (document.documentElement.dataset['theme'] = theme), theme)
      await page.waitForTimeout(150)
      expect(await faults(page, '.masks'), theme).toEqual([])
    }
    expect(visit.errors).toEqual([])
    expect(visit.violations).toEqual([])
    expect(visit.foreign).toEqual([])
  }, 4 * minutes)

  test('stopped by keys while it trains, it keeps the focus where the hand is, and can be trained after all', async () => {
    // One file of the letters waits, so that there is a training to stop however fast the machine is.
    let release = () => {}
    const held = new Promise<void>((done) => (release = done))
    await using visit = await open('experiments/05-dropout/', {
      width: 375,
      before: (page) => page.route('**/images-3.bin', async (route) => {
        await held
        await route.continue()
      }),
    })
    const { page } = visit
    const figure = page.locator('.masks')
    const train = figure.getByRole('button', { name: 'Train it', exact: true })
    await train.focus()
    await page.keyboard.press('Enter')
    const stop = figure.getByRole('button', { name: 'Stop', exact: true })
    await stop.waitFor()
    expect(await stop.evaluate((button) => button === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await train.waitFor()
    release()
    expect(await figure.locator('[role=status]').first().innerText()).toBe('')
    expect(await figure.locator('tbody tr').count()).toBe(0)
    await page.keyboard.press('Enter')
    await figure.locator('tbody tr').first().waitFor({ timeout: 2 * minutes })
    await figure.getByRole('button', { name: 'Train it again', exact: true }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(visit.errors).toEqual([])
  }, 4 * minutes)
})
