import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bakedDigits, csv } from './csv.ts'
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

const lossOf = (table: string) => Number(table.split('\n')[1]!.split(',').at(-4))
const withLoss = (loss: number) => [{ spec: defaultSpec, epochs: [{ ...epochs[0]!, train: { error: 0.1, loss } }], engine: '' }]

test('all digits of a number are written unless fewer are asked for; what overflowed stays visible', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (loss) => {
      expect(lossOf(csv(withLoss(loss)))).toBe(loss)
      expect(Math.abs(lossOf(csv(withLoss(loss), bakedDigits)) / loss - 1)).toBeLessThanOrEqual(5.001e-6)
    }),
    { seed: 4 },
  )
  for (const loss of [Number.POSITIVE_INFINITY, Number.NaN]) expect(lossOf(csv(withLoss(loss), bakedDigits))).toBe(loss)
})

test('the digits of the baked tables tell one image among the most of a split from none', () => {
  for (const of of [15_000, 2_726, 1_000]) for (const wrong of [0, 1, of / 2, of - 1]) expect(Number((wrong / of).toPrecision(bakedDigits)) * of).toBeCloseTo(wrong, 1)
})
