import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFault, valueSays } from '../fields/field.ts'
import { readState, writeState } from '../fields/state.ts'
import { draw } from '../math/random.ts'
import { type Activation, activationField, oneActivation } from './activation.ts'
import { activationsOf, activationText, deepest, inEffect, layersField } from './layers.ts'
import { defaultSpec, specFields } from './spec.ts'

const names = oneActivation.control.kind === 'choice' ? oneActivation.control.options.map(({ value }) => value as Activation) : []
const someNames = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: deepest })
const read = (text: string) => {
  const found = activationField.read(text)
  if (isFault(found)) throw new Error(found.fault)
  return found
}
const layersBy = (depth: number) => Array.from({ length: depth }, () => 3).join(',') || 'none'

test.each([
  ['relu', 'relu'],
  [' GELU ', 'gelu'],
  ['relu,tanh', 'relu,tanh'],
  ['ReLU , tanh', 'relu,tanh'],
  ['tanh,tanh,tanh,tanh', 'tanh'],
  ['relu,tanh,tanh', 'relu,tanh'],
  ['relu,relu,tanh', 'relu,relu,tanh'],
  ['leaky-relu,relu', 'leaky-relu,relu'],
])('reads “%s” as “%s”', (text, value) => {
  expect(activationField.read(text)).toBe(value)
})

test('any list of names is what each layer gets, the last name for the layers after it; its text is the shortest that says so', () => {
  fc.assert(fc.property(someNames, fc.nat({ max: deepest }), (list, depth) => {
    const activation = read(list.join(','))
    const layers = layersBy(depth)
    const expected = Array.from({ length: depth }, (_, i) => list[Math.min(i, list.length - 1)])
    expect(activationsOf({ layers, activation })).toEqual(expected)
    expect(read(activationField.write(activation))).toBe(activation)
    const shorter = activation.split(',').slice(0, -1)
    if (shorter.length > 0) expect(activationsOf({ layers: layersBy(deepest), activation: shorter.join(',') })).not.toEqual(activationsOf({ layers: layersBy(deepest), activation }))
  }), { seed: 12, numRuns: 500 })
})

test('samples are texts that are read as themselves, of one layer up to the most', () => {
  const random = draw('activations')
  const samples = Array.from({ length: 300 }, () => activationField.sample(random))
  for (const sample of samples) expect(activationField.read(sample)).toBe(sample)
  expect(new Set(samples.map((sample) => sample.split(',').length))).toEqual(new Set([1, 2, 3, 4]))
})

test('in effect is what the hidden layers use, and the same networks have the same text', () => {
  fc.assert(fc.property(someNames, fc.integer({ min: 0, max: deepest }), (list, depth) => {
    const network = { layers: layersBy(depth), activation: activationText(list) }
    const activation = inEffect(network)
    expect(activationsOf({ ...network, activation })).toEqual(activationsOf(network))
    expect(activation.split(',').length).toBeLessThanOrEqual(Math.max(1, depth))
    if (depth > 0) expect(activation).toBe(activationText(activationsOf(network)))
    expect(read(activation)).toBe(activation)
  }), { seed: 12, numRuns: 300 })
  expect(inEffect({ layers: 'none', activation: 'tanh' })).toBe('tanh')
  expect(inEffect({ layers: '3,3', activation: 'relu,relu,tanh' })).toBe('relu')
})

describe('what is no activation is named with what is allowed', () => {
  const allowed = names.join(', ')
  test.each([
    ['foo', `activation: “foo” is not one of ${allowed}.`],
    ['relu,foo', `activation: “relu,foo”: “foo” is not one of ${allowed}.`],
    ['relu,,tanh', `activation: “relu,,tanh”: “” is not one of ${allowed}.`],
    ['', `activation: “” is not one of ${allowed}.`],
    ['relu,relu,relu,relu,relu', 'activation: “relu,relu,relu,relu,relu” is more than 4 names, one for each hidden layer.'],
    ['constructor,$&', `activation: “constructor,$&”: “constructor” is not one of ${allowed}.`],
  ])('%j', (text, fault) => {
    expect(activationField.read(text)).toEqual({ fault })
  })

  test('no text of any length makes the reader throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z, $&-]{0,40}$/)), (text) => {
      const found = activationField.read(text)
      if (isFault(found)) expect(found.fault).toMatch(/^activation: .+\.$/)
    }), { seed: 12, numRuns: 500 })
    expect(activationField.read('relu,'.repeat(100_000))).toHaveProperty('fault')
  })
})

test('a list travels in an address, and texts of one name stay what they were', () => {
  const spec = { ...defaultSpec, layers: '500,500', activation: 'relu,tanh' }
  const text = writeState(specFields, spec).toString()
  expect(text).toBe('layers=500%2C500&activation=relu%2Ctanh')
  expect(readState(specFields, new URLSearchParams(text)).state).toEqual(spec)
  expect(readState(specFields, new URLSearchParams('activation=relu,relu')).state).toEqual(defaultSpec)
  for (const name of names) expect(activationField.read(name)).toBe(name)
  expect(layersField.read('500,500')).toBe('500,500')
})

test('a list is said in the words of its names, layer by layer', () => {
  expect(valueSays(specFields.activation, 'leaky-relu')).toBe('leaky ReLU')
  expect(valueSays(specFields.activation, 'relu,tanh,linear')).toBe('ReLU then tanh then none (linear)')
})
