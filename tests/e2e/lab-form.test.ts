import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { chapter, keptRuns, minutes, press, until } from './lab-runs.ts'
import { address, go, open } from './site.ts'

test('layers are added, changed and taken away by the keyboard alone, and stand beside as text', async () => {
  await using visit = await open(chapter)
  const { page } = visit
  const text = page.getByLabel('hidden layers', { exact: true })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await button('All controls').focus()
  await page.keyboard.press('Enter')
  await button('Add a layer').waitFor()
  await page.getByRole('spinbutton', { name: 'units of hidden layer 1' }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await text.inputValue()).toBe('990')
  for (const layers of ['990,990', '990,990,990', '990,990,990,990']) {
    await button('Add a layer').focus()
    await page.keyboard.press('Enter')
    expect(await text.inputValue()).toBe(layers)
  }
  expect(await button('Add a layer').isDisabled()).toBe(true)
  await page.getByRole('spinbutton', { name: 'units of hidden layer 4' }).fill('2001')
  expect(await page.locator('.layers .fault-says').innerText()).toBe('units of hidden layer 4: “2001” is not a whole number from 1 to 2000.')
  expect(await text.inputValue()).toBe('990,990,990,990')
  for (const layers of ['990,990,990', '990,990', '990', 'none']) {
    await button('Remove hidden layer 1').focus()
    await page.keyboard.press('Enter')
    expect(await text.inputValue()).toBe(layers)
  }
  expect(await page.locator('.lab-figure figcaption').innerText()).toContain('784 – 10')
  expect(visit.errors).toEqual([])
}, 2 * minutes)

test('each hidden layer gets its own activation by the keyboard alone, and the link to the run has them', async () => {
  await using visit = await open(`${chapter}?layers=16&trainingImages=300&epochs=2&engine=wasm`)
  const { page } = visit
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const list = (name: string) => page.getByRole('combobox', { name, exact: true })
  const said = () => page.locator('.spec .more').innerText()
  const inAll = () => list('activation').locator('option:checked').innerText()
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
  await button('All controls').press('Enter')
  await button('Add a layer').waitFor()
  expect(await list('activation of hidden layer 1').count()).toBe(0)
  await button('Add a layer').press('Enter')
  await list('activation of hidden layer 2').focus()
  await page.keyboard.type('tanh')
  expect(await list('activation of hidden layer 1').inputValue()).toBe('relu')
  expect(await inAll()).toBe('differs by layer')
  expect(await said()).toContain('activation ReLU then tanh')
  await button('One epoch').press('Enter')
  await until(page, 'paused')
  await press(page, 'Link to this run')
  await button('Copied').waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).search).toContain('layers=16%2C16&activation=relu%2Ctanh&')
  await press(page, 'Look inside')
  await page.locator('.inside .switch label', { hasText: 'dead units' }).click()
  expect(await page.locator('table.dead tbody th').allInnerTexts()).toEqual(['hidden 1, ReLU', 'hidden 2, tanh'])

  await go(page, link)
  await press(page, 'All controls')
  await button('Add a layer').press('Enter')
  await list('activation of hidden layer 3').focus()
  await page.keyboard.type('GELU')
  expect(await said()).toContain('activation ReLU then tanh then GELU')
  await button('Remove hidden layer 1').press('Enter')
  expect(await said()).toContain('activation tanh then GELU')
  for (const [gone, next] of [[2, 'Remove hidden layer 1'], [1, 'Add a layer']] as const) {
    await button(`Remove hidden layer ${gone}`).press('Enter')
    expect(await focused()).toBe(next)
    expect(await inAll()).toBe('tanh')
  }
  await button('Add a layer').press('Enter')
  await button('Add a layer').press('Enter')
  await list('activation').focus()
  await page.keyboard.type('SiLU')
  for (const layer of [1, 2]) expect(await list(`activation of hidden layer ${layer}`).inputValue()).toBe('silu')
  expect(visit.errors).toEqual([])
}, 2 * minutes)

test('every field of the spec has its control, and locked ones cannot be changed', async () => {
  await using visit = await open('embed/lab/?lock=layers,optimizer,seed&layers=30&trainingImages=200&epochs=2')
  const { page } = visit
  await press(page, 'All controls')
  await page.getByRole('button', { name: 'Add a layer' }).waitFor()
  const fields = await page.locator('.spec [data-field]').evaluateAll((all) => all.map((field) => field.getAttribute('data-field')).toSorted())
  expect(fields).toEqual(['activation', 'away', 'batch', 'bug', 'data', 'dropout', 'engine', 'epochs', 'initialization', 'layers', 'learningRate', 'momentum', 'optimizer', 'patience', 'seed', 'trainingImages', 'weightDecay'])
  expect(await page.getByRole('button', { name: 'Add a layer' }).isDisabled()).toBe(true)
  expect(await page.getByLabel('optimizer').isDisabled()).toBe(true)
  expect(await page.getByRole('spinbutton', { name: 'seed' }).getAttribute('readonly')).not.toBeNull()
  expect(await page.getByLabel('activation').isDisabled()).toBe(false)
}, 2 * minutes)

test('a locked field is seen to be locked: it has no line, and paler ink', async () => {
  await using visit = await open('embed/lab/?lock=learningRate,epochs,optimizer,layers')
  const { page } = visit
  await press(page, 'All controls')
  await page.getByRole('button', { name: 'Add a layer' }).waitFor()
  const looks = await page.locator('.spec .field').evaluateAll((all) =>
    all.map((field) => {
      const { borderBottomColor, color } = getComputedStyle(field)
      return { id: field.closest('[data-field]')?.getAttribute('data-field') ?? 'layer', line: borderBottomColor !== 'rgba(0, 0, 0, 0)', color, locked: field.matches('[readonly], :disabled') }
    }),
  )
  expect(looks.filter(({ locked }) => locked).map(({ id }) => id).toSorted()).toEqual(['epochs', 'layer', 'layers', 'learningRate', 'optimizer'])
  const [held, free] = [true, false].map((locked) => looks.filter((look) => look.locked === locked))
  expect(held!.filter(({ line }) => line)).toEqual([])
  expect(free!.filter(({ line }) => !line)).toEqual([])
  expect(new Set(held!.map(({ color }) => color))).not.toContain(free![0]!.color)
  // The widgets of the problems show it by the same means.
  for (const path of ['embed/parameters/?lock=layers', 'embed/backprop/?lock=w1,x1']) {
    await go(page, address(path))
    const lines = await page.locator('input.field[readonly]:visible').evaluateAll((all) => all.map((field) => getComputedStyle(field).borderBottomColor))
    expect(new Set(lines), path).toEqual(new Set(['rgba(0, 0, 0, 0)']))
  }
}, 2 * minutes)

test('without controls the rail of epochs is as wide as the figure, and nothing asks for a button that is not there', async () => {
  await using visit = await open('embed/lab/?controls=off', { width: 768 })
  const { page } = visit
  const wide = (selector: string) => page.locator(selector).evaluate((one) => one.getBoundingClientRect().width)
  expect(await wide('.prog svg')).toBe(await wide('.lab-figure'))
  expect(await page.locator('.lab-figure').innerText()).not.toMatch(/press/i)
})

/** How many red marks stand side by side in a picture. */
const red = (page: Page, png: Buffer) =>
  page.evaluate(async (base64) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))]))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const columns = Array.from({ length: width }, (_, x) => Array.from({ length: height }, (_, y) => data.subarray(4 * (y * width + x))).some(([r, g, b]) => r! > 150 && g! < 120 && b! < 120))
    return columns.filter((is, x) => is && !columns[x - 1]).length
  }, png.toString('base64'))

test.each([375, 1280])('at %i pixels all five of the original’s rates are marked, that under the knob too', async (width) => {
  await using visit = await open('embed/lab/', { width })
  expect(await red(visit.page, await visit.page.locator('.slide').screenshot())).toBe(5)
})

test('nothing moves when a run ends: Play keeps the room for its longest name', async () => {
  await using visit = await open('embed/lab/?layers=8&trainingImages=200&epochs=1&engine=wasm')
  const { page } = visit
  const places = () => page.locator('.run').locator('button, .prog').evaluateAll((all) => all.map((one) => [one.getBoundingClientRect().x, one.getBoundingClientRect().width]))
  const before = await places()
  await press(page, 'Play')
  await until(page, 'finished')
  await page.getByRole('button', { name: 'Play again', exact: true }).waitFor()
  expect(await places()).toEqual(before)
}, 2 * minutes)

test('the buttons of training keep the focus when they have nothing to do, so that the next Enter is theirs again', async () => {
  await using visit = await open(`${chapter}?layers=16&trainingImages=300&epochs=4&engine=wasm`)
  const { page } = visit
  const standsAt = (where: RegExp) => expect.poll(() => page.locator('.prog').innerText(), { timeout: minutes }).toMatch(where)
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.getByRole('button', { name: 'One step', exact: true }).focus()
  for (const step of [1, 2]) {
    await page.keyboard.press('Enter')
    await standsAt(new RegExp(`step ${step} of 3[^]*paused`))
    expect(await focused()).toBe('One step')
  }
  await page.getByRole('button', { name: 'One epoch', exact: true }).focus()
  for (const epoch of [1, 2]) {
    await page.keyboard.press('Enter')
    await standsAt(new RegExp(`Epoch ${epoch} of 4[^,]*paused`))
    expect(await focused()).toBe('One epoch')
  }
  const again = page.getByRole('button', { name: 'Same weights again', exact: true })
  await again.focus()
  await page.keyboard.press('Enter')
  await standsAt(/Epoch 0 of 4/)
  expect(await focused()).toBe('Same weights again')
  expect(await again.isDisabled()).toBe(true)
  await page.keyboard.press('Enter')
  expect(await focused()).toBe('Same weights again')
  expect(visit.errors).toEqual([])
}, 3 * minutes)

test('buttons that go when they are pressed hand the focus to Play, or to the figure where that is all there is', async () => {
  const fields = 'layers=16&trainingImages=300&epochs=4&engine=wasm'
  await using visit = await open(`${chapter}?${fields}`)
  const { page } = visit
  const focused = () => page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.matches('.b.main') ? document.activeElement.textContent : ''}`)
  const byKey = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true })
    await button.press('Enter')
    await button.waitFor({ state: 'detached' })
  }
  /** Leaves a run half-way, and finds it offered on a page. */
  const leaveFor = async (path: string) => {
    await go(page, address(`${chapter}?${fields}`))
    await press(page, 'One epoch')
    await until(page, 'paused')
    await go(page, address(path))
  }
  await leaveFor(`${chapter}?${fields}`)
  await byKey('Forget it')
  expect(await focused()).toBe('BUTTON Play')
  for (const path of [chapter, '']) {
    await leaveFor(path)
    await byKey('Continue it')
    await until(page, 'finished')
    expect(await focused()).toBe('BUTTON Play again')
  }
  await leaveFor('embed/lab/?controls=off')
  await byKey('Forget it')
  expect(await focused()).toBe('FIGURE ')
  expect(visit.errors).toEqual([])
}, 4 * minutes)

test('a run is stopped, and early stopping marks the epoch that it goes back to', async () => {
  await using visit = await open(`${chapter}?layers=16&trainingImages=300&epochs=60&engine=wasm&patience=1&learningRate=0.02`)
  const { page } = visit
  await press(page, 'One epoch')
  await until(page, 'paused')
  await press(page, 'Stop')
  await until(page, 'stopped')
  await expect.poll(async () => (await keptRuns(page)).map(({ end, epochs }) => [end, epochs.length])).toEqual([['stopped', 1]])
  await press(page, 'Play again')
  await until(page, 'finished')
  expect(await page.locator('.prog').innerText()).toMatch(/stopped early/)
  const [run] = await keptRuns(page)
  const errors = run!.epochs.map(({ validation }) => validation.error)
  const best = errors.indexOf(Math.min(...errors)) + 1
  expect(best).toBe(errors.length - 1)
  expect(await page.locator('.panel .best').textContent()).toBe(`best: epoch ${best}`)
  expect(await page.getByRole('img', { name: /Validation error was least after epoch/ }).count()).toBe(1)
}, 3 * minutes)
