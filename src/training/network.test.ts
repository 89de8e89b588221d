import { expect, test } from 'vitest'
import { defaultSpec } from '../runs/spec.ts'
import { layersOf } from './network.ts'

test('each hidden layer has its own activation, the last one holds for those after it, and the logits have none but the bug’s', () => {
  const of = (layers: string, activation: string, bug: 'none' | 'relu-logits' = 'none') => layersOf({ ...defaultSpec, layers, activation, bug }).map((layer) => layer.activation)
  expect(of('5,4,3', 'gelu,tanh')).toEqual(['gelu', 'tanh', 'tanh', 'linear'])
  expect(of('5,4,3', 'tanh')).toEqual(['tanh', 'tanh', 'tanh', 'linear'])
  expect(of('5', 'silu,tanh', 'relu-logits')).toEqual(['silu', 'relu'])
  expect(of('none', 'silu,tanh')).toEqual(['linear'])
})
