import { expect, test } from 'vitest'
import { csv } from './csv.ts'
import { defaultSpec } from './spec.ts'

const score = (error: number) => ({ error, loss: 2 * error })
const epochs = [1, 2].map((epoch) => ({ epoch, train: score(0.1 / epoch), validation: score(0.2), test: score(0.3), seconds: 1.5 }))

test('every epoch is a line, and a comma within a field does not shift its columns', () => {
  const [head, ...lines] = csv([{ spec: { ...defaultSpec, layers: '500,500' }, epochs, engine: 'wasm' }]).split('\n')
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain('"500,500"')
  const columns = lines[1]!.replace('"500,500"', 'x').split(',')
  expect(columns).toHaveLength(head!.split(',').length)
  expect(Object.fromEntries(head!.split(',').map((key, i) => [key, columns[i]]))).toMatchObject({ run: '1', learningRate: '0.0002', epoch: '2', train_error: '0.05', test_loss: '0.6', engine: 'wasm' })
})

test('a run without an epoch has no line', () => {
  expect(csv([{ spec: defaultSpec, epochs: [], engine: '' }]).split('\n')).toHaveLength(1)
})
