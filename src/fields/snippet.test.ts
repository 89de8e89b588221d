import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choice, number } from './kinds.ts'
import { snippet, toAttribute, toField } from './snippet.ts'

const fields = { w3: number('w3', 0.24), poolStride: number('stride', 1), network: choice<'own' | 'full'>('network', 'own', { own: 'own', full: 'full' }) }
const start = { w3: 0.24, poolStride: 1, network: 'own' as const }

test('a snippet names only what differs from the defaults', () => {
  const { element, frame, address } = snippet('https://a.example/b/', 'backprop', 'One gradient', fields, { ...start, w3: -1.5, poolStride: 2 })
  expect(address).toBe('https://a.example/b/embed/backprop/?w3=-1.5&poolStride=2')
  expect(element).toBe('<script async src="https://a.example/b/embed.js"></script>\n<chain-rule widget="backprop" w3="-1.5" pool-stride="2"></chain-rule>')
  expect(frame).toContain('src="https://a.example/b/embed/backprop/?w3=-1.5&amp;poolStride=2" title="One gradient"')
  expect(snippet('https://a.example/', 'backprop', 'x', fields, start).address).toBe('https://a.example/embed/backprop/')
})

test('no title and no value leaves its attribute', () => {
  const { frame } = snippet('https://a.example/', 'x', '"><script>alert(1)</script>', fields, start)
  expect(frame).not.toContain('<script')
  expect(frame.match(/"/g)!.length % 2).toBe(0)
})

test('the name of a field survives the way into an attribute and back', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-zA-Z0-9_]{0,12}$/), (key) => {
      expect(toAttribute(key)).toBe(toAttribute(key).toLowerCase())
      expect(toField(toAttribute(key))).toBe(key)
    }),
    { seed: 4 },
  )
})
