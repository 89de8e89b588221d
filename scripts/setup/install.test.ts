import { expect, test } from 'vitest'
import { agrees } from './install.mjs'

const asked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/b-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
}
const a = { version: '1.0.0', integrity: 'sha512-a' }

test.each([
  ['nothing was ever installed: not enough', undefined, false],
  ['all is there, and what belongs to another system is not: enough', { 'node_modules/a': a }, true],
  ['a package is missing: not enough', {}, false],
  ['a package has another version: not enough', { 'node_modules/a': { ...a, version: '1.0.1' } }, false],
  ['a package has other bytes: not enough', { 'node_modules/a': { ...a, integrity: 'sha512-x' } }, false],
  ['an optional package is there in another version: not enough', { 'node_modules/a': a, 'node_modules/b-windows': { version: '2.0.0', integrity: 'sha512-b' } }, false],
] as const)('%s', (_, there, enough) => {
  expect(agrees(asked, there)).toBe(enough)
})
