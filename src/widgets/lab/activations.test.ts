import { expect, test } from 'vitest'
import { readState, writeState } from '../../fields/state.ts'
import { defaultSpec } from '../../runs/spec.ts'
import { openLab, specOf, specText } from './fields.ts'
import { differences } from './says.ts'

/** A lab that was asked for these fields. */
function asked(fields: Record<string, string>) {
  const store = openLab()
  const { state, notices } = readState(store.fields, Object.entries(fields), store.get(), store.shape)
  store.set(state, 'host')
  return { store, notices, spec: specOf(store.get()) }
}

test('an address or a host sets an activation for each layer, and it is written and said layer by layer', () => {
  const { store, notices, spec } = asked({ layers: '20,10', activation: 'ReLU, tanh' })
  expect(notices).toEqual([])
  expect(writeState(store.fields, store.get()).toString()).toBe('layers=20%2C10&activation=relu%2Ctanh')
  expect(differences(spec)).toBe('hidden layers 20,10, activation ReLU then tanh')
  expect(asked({ activation: 'relu,foo' }).notices).toEqual([{ key: 'activation', says: expect.stringMatching(/^activation: “relu,foo”: “foo” is not one of relu, .*linear\.$/) }])
})

test('activations beyond the hidden layers are kept for layers to come, but make no other run', () => {
  const { store, spec } = asked({ activation: 'relu,tanh' })
  expect(store.get().activation).toBe('relu,tanh')
  expect(spec).toEqual(defaultSpec)
  expect(specText(specOf({ ...store.get(), layers: '30,20' }))).toBe('layers=30%2C20&activation=relu%2Ctanh')
  expect(specOf({ ...store.get(), layers: 'none' }).activation).toBe('relu')
})
