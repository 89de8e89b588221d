// Cuts the faces of the book to the characters it sets: `cd scripts/fonts && npm ci && node subset.mjs`.
import { convert } from 'fontverter'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subsetFont from 'subset-font'
import { faces } from './faces.mjs'
import { renamed } from './rename.mjs'

const folder = new URL('../../src/styles/fonts/', import.meta.url)
const { resolve } = createRequire(import.meta.url)
let total = 0

for (const { file, from, keeps, axes, features } of faces) {
  const whole = readFileSync(resolve(from))
  const cut = await subsetFont(whole, keeps, {
    targetFormat: 'sfnt',
    noHinting: true,
    ...(axes && { variationAxes: axes }),
    ...(features && { keepFeatures: features }),
  })
  // “Source” is a reserved font name: a cut face may not carry it.
  const packed = await convert(renamed(cut, 'Source', 'Margin'), 'woff2')
  writeFileSync(new URL(`${file}.woff2`, folder), packed)
  total += packed.length
  console.log(`${file.padEnd(22)} ${String(packed.length).padStart(6)} bytes`)
}
console.log(`${faces.length} faces, ${total} bytes`)
