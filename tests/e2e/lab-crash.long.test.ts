import { expect, test } from 'vitest'
import { draw } from '../../src/math/random.ts'
import { crashAt } from './lab-crash.ts'
import { longer, minutes, unbroken } from './lab-runs.ts'
import { browser } from './site.ts'

test('a tab that dies at any of twenty moments continues to the curve of an unbroken run', async () => {
  const context = await (await browser()).newContext()
  const whole = await unbroken(context, longer)
  const random = draw(20, 'crashes')
  for (let i = 0; i < 20; i++) {
    const [after, milliseconds] = [1 + Math.floor(5 * random()), Math.floor(250 * random())]
    const { seen, offered } = await crashAt(context, after, milliseconds, whole)
    console.log(`crash ${i + 1}: ${milliseconds} ms after epoch ${after}, ${seen} seen, continued after ${offered}`)
  }
  await context.close()
  expect(whole).toHaveLength(20)
}, 20 * minutes)
