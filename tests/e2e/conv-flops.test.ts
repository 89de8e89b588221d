import { expect, test } from 'vitest'
import { open, type Visit } from './site.ts'

const path = 'problems/03-conv-flops/'
const board = ({ page }: Visit) => page.locator('.conv-flops .board').first()
const slider = ({ page }: Visit) => page.getByRole('slider', { name: 'Window' })
const ready = async (visit: Visit) => {
  await visit.page.locator('.conv-flops input').first().waitFor()
  await visit.page.waitForFunction(() => !document.querySelector('astro-island[ssr]'))
}
const total = async ({ page }: Visit) => page.locator('.conv-flops [data-id="total"]').textContent()

test('the window is moved by arrow keys, by dragging and by pointing at an output, and says where it is', async () => {
  await using visit = await open(path)
  await ready(visit)
  await slider(visit).focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await visit.page.keyboard.press(key)
  expect(await slider(visit).getAttribute('aria-valuetext')).toBe('window 9 of 36: row 2, column 3')
  expect(await board(visit).getAttribute('aria-label')).toContain('Window 9 of 36, at row 2 and column 3')
  expect(await visit.page.locator('.rods dd').first().innerText()).toMatch(/144,000\s+of\s+576,000/)
  await visit.page.keyboard.press('End')
  expect(await slider(visit).getAttribute('aria-valuetext')).toBe('window 36 of 36: row 6, column 6')
  const box = (await board(visit).boundingBox())!
  await visit.page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.1)
  await visit.page.mouse.down()
  expect(await slider(visit).inputValue()).toBe('0')
  await visit.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.13, { steps: 4 })
  await visit.page.mouse.up()
  expect(await slider(visit).getAttribute('aria-valuetext')).toMatch(/row 1, column [34]$/)
  const output = visit.page.locator('.board.output')
  const map = (await output.boundingBox())!
  await visit.page.mouse.click(map.x + map.width * 0.95, map.y + map.height * 0.05)
  expect(await slider(visit).getAttribute('aria-valuetext')).toBe('window 6 of 36: row 1, column 6')
  expect(visit.errors).toEqual([])
})

test('Play walks through every window and stops; with reduced motion it shows the last one at once', async () => {
  await using visit = await open(`${path}?width=5&height=5`)
  await ready(visit)
  await visit.page.getByRole('button', { name: 'Play' }).click()
  await expect.poll(() => slider(visit).getAttribute('aria-valuetext'), { timeout: 8000 }).toBe('window 4 of 4: row 2, column 2')
  await visit.page.getByRole('button', { name: 'Play' }).waitFor()
  await using still = await open(path, { before: (page) => page.emulateMedia({ reducedMotion: 'reduce' }) })
  await ready(still)
  await still.page.getByRole('button', { name: 'Show the last' }).click()
  expect(await slider(still).inputValue()).toBe('35')
})

test('a 0-wide kernel, a negative stride and a kernel of 10⁹ are told at the field; the last valid layer stays, and nothing freezes', async () => {
  await using visit = await open(path)
  await ready(visit)
  for (const [name, bad] of [['kernel', '0'], ['stride', '-2'], ['kernel', '1000000000'], ['padding', '1e400'], ['pooling window', '']] as const) {
    const field = visit.page.getByRole('textbox', { name, exact: true })
    await field.fill(bad)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const described = await field.getAttribute('aria-describedby')
    expect(await visit.page.locator(`[id="${described}"]`).textContent()).toContain(name)
    expect(await total(visit)).toBe('1,154,560')
    await field.press('Escape')
    expect(await field.getAttribute('aria-invalid')).toBeNull()
  }
  expect(visit.errors).toEqual([])
})

test('the largest layer allowed is drawn with few shapes, and one that does not fit is explained', async () => {
  await using visit = await open(`${path}?width=16384&height=16384&kernel=1024&stride=1&padding=1024&zeros=skipped&filters=1&channels=1`)
  await ready(visit)
  expect(await visit.page.locator('.board *').count()).toBeLessThan(40)
  const started = Date.now()
  await visit.page.getByRole('textbox', { name: 'kernel', exact: true }).fill('1023')
  await expect.poll(() => board(visit).getAttribute('aria-label')).toContain('A kernel of 1023')
  expect(Date.now() - started).toBeLessThan(2000)
  await using misfit = await open(`${path}?kernel=15`)
  await ready(misfit)
  await misfit.page.locator('.notices li[data-key="kernel"]').first().waitFor()
  expect(await misfit.page.locator('.notices').innerText()).toContain('Kernel and width do not fit')
  expect(await total(misfit)).toBe('0')
  expect([...visit.errors, ...misfit.errors]).toEqual([])
})

test('choosing a tool in the table changes the total and the address of the link, and nothing else', async () => {
  await using visit = await open(path)
  await ready(visit)
  const others = () => visit.page.locator('.conv-flops .totals > div:not(.sum)').allInnerTexts()
  const before = await others()
  await visit.page.getByRole('radio', { name: 'torchinfo 1.8.0' }).focus()
  await visit.page.keyboard.press('Space')
  expect(await total(visit)).toBe('576,720')
  expect(await others()).toEqual(before)
  expect(await visit.page.locator('.changes').innerText()).toContain('convention = torchinfo-1.8.0')
})
