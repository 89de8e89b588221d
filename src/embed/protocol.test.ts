import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choice, number, toggle } from '../fields/kinds.ts'
import { readState } from '../fields/state.ts'
import { draw } from '../math/random.ts'
import { openLab } from '../widgets/lab/fields.ts'
import { readMessage, sent, textsOf } from './protocol.ts'

const fields = { w1: number('w1', 0.5), rate: number('rate', 1, { min: 0 }), network: choice<'own' | 'full'>('network', 'own', { own: 'own', full: 'full' }), autoplay: toggle('autoplay', false) }
const seed = 4

test('whatever a message holds, reading it throws nothing and answers only what the protocol knows', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true }), (data) => {
      const message = readMessage(data)
      if (message) expect(['set', 'get', 'check']).toContain(message.type)
    }),
    { seed, numRuns: 2000 },
  )
  for (const type of ['set', 'get', 'check'])
    fc.assert(
      fc.property(fc.record({ id: fc.anything(), state: fc.anything(), answers: fc.anything() }, { requiredKeys: [] }), (rest) => {
        const message = readMessage({ chainRule: 1, type, ...rest })
        if (message?.type === 'set') textsOf(message.state)
        if (message?.id !== undefined) expect(['string', 'number']).toContain(typeof message.id)
      }),
      { seed, numRuns: 1000 },
    )
})

test('members that are inherited are not read', () => {
  expect(readMessage(Object.create({ chainRule: 1, type: 'get' }))).toBeUndefined()
  expect(readMessage({ chainRule: 1, type: 'set', __proto__: { state: { w1: 1 } } })).toBeUndefined()
  const state = JSON.parse('{"__proto__": 1, "constructor": 2, "w1": 3}')
  const message = readMessage({ chainRule: 1, type: 'set', state })
  if (message?.type !== 'set') throw new Error('no set')
  expect(message.state).toEqual([['__proto__', 1], ['constructor', 2], ['w1', 3]])
  const { state: read, notices } = readState(fields, textsOf(message.state).pairs)
  expect(read.w1).toBe(3)
  expect(notices.map(({ key }) => key)).toEqual(['__proto__', 'constructor'])
})

test('a set takes numbers and texts alike, and names every value that is neither', () => {
  const { pairs, notices } = textsOf([['w1', 0.25], ['rate', '2'], ['network', null], ['autoplay', true], ['x', {}], ['w1', Number.NaN]])
  expect(pairs).toEqual([['w1', 'NaN'], ['rate', '2']])
  expect(notices.map(({ key }) => key)).toEqual(['network', 'autoplay', 'x'])
  for (const { key, says } of notices) expect(says).toContain(key)
})

test('a check is read with its answers in either form, and not without', () => {
  for (const answers of [{ s1: '1.368' }, [{ of: 's1', text: '1.368' }]]) expect(readMessage({ chainRule: 1, type: 'check', answers, id: 7 })).toEqual({ type: 'check', answers, id: 7 })
  for (const answers of [undefined, null, 'L', 3]) expect(readMessage({ chainRule: 1, type: 'check', answers })).toBeUndefined()
})

test('a state sent and set again is the same state', () => {
  fc.assert(
    fc.property(fc.integer(), (n) => {
      const random = draw('state', n)
      const state = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.sample(random)])) as never
      const out = sent({ fields, shape: {}, get: () => state })
      expect(typeof out.w1).toBe('number')
      expect(['on', 'off']).toContain(out.autoplay)
      const message = readMessage(structuredClone({ chainRule: 1, type: 'set', state: out }))
      if (message?.type !== 'set') throw new Error('no set')
      expect(readState(fields, textsOf(message.state).pairs)).toEqual({ state, notices: [] })
    }),
    { seed, numRuns: 500 },
  )
})

test('a set gives each hidden layer of the lab its activation, and the state says them as text', () => {
  const lab = openLab()
  const message = readMessage({ chainRule: 1, type: 'set', state: { layers: '20,10', activation: 'ReLU, tanh' } })
  if (message?.type !== 'set') throw new Error('no set')
  lab.set(readState(lab.fields, textsOf(message.state).pairs).state, 'host')
  expect(sent(lab)).toMatchObject({ layers: '20,10', activation: 'relu,tanh' })
})
