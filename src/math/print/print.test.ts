import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { format } from '../format.ts'
import { formula } from '../parse.ts'
import { operators } from '../operators.ts'
import { expressions } from '../testing/arbitrary.ts'
import * as tex from './latex.ts'
import * as ml from './mathml.ts'
import * as np from './numpy.ts'
import * as torch from './pytorch.ts'
import * as speech from './spoken.ts'
import { inline } from './symbol.ts'
import * as ts from './typescript.ts'

const numbers = { w3: 0.24, x3: -0.3, h2: 0.19279, s2: -1.432, g: 6.2e-4 } as Readonly<Record<string, number>>
const filled = { number: (id: string) => (numbers[id] === undefined ? undefined : format(numbers[id])) }

test('dy is y′ in every notation that people read', () => {
  expect([tex.latexSymbol('dy'), ml.mathmlSymbol('dy'), speech.spokenSymbol('dy'), inline('dy')]).toEqual([
    "y'",
    '<msup><mi>y</mi><mo>′</mo></msup>',
    'y prime',
    'y′',
  ])
})

test.each([
  ['W3_1_2', 'W^{(3)}_{1,2}', '<msubsup><mi>W</mi><mn>1,2</mn><mrow><mo>(</mo><mn>3</mn><mo>)</mo></mrow></msubsup>', 'W of layer 3, entry 1 2', 'W₃[1,2]'],
  ['W3_', 'W^{(3)}', '<msup><mi>W</mi><mrow><mo>(</mo><mn>3</mn><mo>)</mo></mrow></msup>', 'W of layer 3', 'W₃'],
  ['W_1_2', 'W_{1,2}', '<msub><mi>W</mi><mn>1,2</mn></msub>', 'W 1 2', 'W₁,₂'],
])('%s is an entry of a matrix, its layer raised in brackets', (id, ...written) => {
  expect([tex.latexSymbol(id), ml.mathmlSymbol(id), speech.spokenSymbol(id), inline(id)]).toEqual(written)
})

test('every notation has a row for every operator, and no other', () => {
  for (const { rows } of [tex, ml, speech]) expect(Object.keys(rows).sort()).toEqual(Object.keys(operators).sort())
})

describe('latex', () => {
  test.each([
    ['w3*x3 + w4*x4', 'w_{3} x_{3} + w_{4} x_{4}'],
    ['2*(yhat - y)', '2 (\\hat{y} - y)'],
    ['(y - yhat)^2', '{(y - \\hat{y})}^{2}'],
    ['exp(-s3)/(1 + exp(-s3))^2', '\\frac{e^{-s_{3}}}{{(1 + e^{-s_{3}})}^{2}}'],
    ['dL_dyhat*ds2_dw3', '\\frac{\\partial L}{\\partial \\hat{y}} \\cdot \\frac{\\partial s_{2}}{\\partial w_{3}}'],
    ['a*(-0.3)', 'a (-0.3)'],
    ['-(a + b)', '-(a + b)'],
    ['a - (b - c)', 'a - (b - c)'],
    ['(a/b)^2', '{\\left(\\frac{a}{b}\\right)}^{2}'],
    ['kernel_height*2', '\\mathrm{kernel\\ height} \\times 2'],
    ['exp(a)^2', '{(e^{a})}^{2}'],
    ['floor((n - 2)/2) + 1', '\\left\\lfloor \\frac{n - 2}{2}\\right\\rfloor + 1'],
    ['max(a, b)*2', '\\max(a,\\, b) \\times 2'],
    ['logaddexp(a, -b)', '\\ln(e^{a} + e^{-b})'],
    ['logaddexp(logaddexp(a, b), c)', '\\ln(e^{a} + e^{b} + e^{c})'],
    ['sqrt(2*pi)', '\\sqrt{2 \\times \\pi}'],
    ['leaky(a) + gelu(a)', '\\operatorname{LeakyReLU}(a) + \\operatorname{GELU}(a)'],
  ])('prints %s as %s', (typed, printed) => {
    expect(tex.latex(formula(typed))).toBe(printed)
  })

  test('fills numbers in, with their brackets, in marked places', () => {
    expect(tex.latex(formula('w3*x3'), filled)).toBe('\\htmlData{n=w3,place=first}{0.24} \\times \\htmlData{n=x3,place=factor}{(-0.3)}')
    expect(tex.latex(formula('g^2'), filled)).toBe('{\\htmlData{n=g,place=base}{(6.2 \\times 10^{-4})}}^{2}')
  })

  test('colors identifiers by class', () => {
    expect(tex.latex(formula('w3'), { class: () => 'wpos' })).toBe('\\htmlClass{wpos}{w_{3}}')
  })

  test('is TeX that KaTeX reads, whatever the expression', () => {
    // The extension is ours: everything else that TeX would not take is a fault.
    const render = (source: string) => katex.renderToString(source, { trust: true, strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'), throwOnError: true, output: 'html' })
    const any = { class: () => 'data', ids: true, number: (id: string) => (id === 'a' ? '−6.2 × 10⁻⁴' : undefined) }
    fc.assert(fc.property(expressions(), (e) => { render(tex.latex(e, any)) }), { seed: 3, numRuns: 300 })
  }, 30_000)
})

describe('mathml', () => {
  test('marks numbers that are filled in, and colors symbols', () => {
    expect(ml.mathml(formula('w3*x3'), { ...filled, key: (id) => `backprop.${id}` })).toBe(
      '<mrow><mn data-n="backprop.w3" data-place="first">0.24</mn><mo>×</mo><mn data-n="backprop.x3" data-place="factor">(−0.3)</mn></mrow>',
    )
    expect(ml.mathml(formula('yhat'), { class: () => 'act', ids: true })).toBe('<mover class="act" data-id="yhat" accent="true"><mi>y</mi><mo stretchy="false">^</mo></mover>')
    expect(ml.mathml(formula('tanh(a)'))).toContain('<mi mathvariant="normal">tanh</mi>')
    expect(ml.mathml(formula('w3'), { class: () => 'wpos' })).toBe('<msub class="wpos"><mi>w</mi><mn>3</mn></msub>')
  })

  test('closes every tag and escapes every name', () => {
    const balanced = (html: string) => {
      const open: string[] = []
      for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
        if (close) expect(open.pop()).toBe(name)
        else open.push(name)
      }
      return open.length
    }
    fc.assert(fc.property(expressions(), (e) => { expect(balanced(ml.mathml(e, { class: () => '"><b>' }))).toBe(0) }), { seed: 4, numRuns: 500 })
    expect(ml.mathml({ op: 'ref', id: '<img>' })).not.toContain('<img')
  })
})

test.each([
  ['w3*x3 + w4*x4', 'w 3 times x 3 plus w 4 times x 4'],
  ['2*(yhat - y)', '2 times open bracket y hat minus y close bracket'],
  ['sigma(s2)', 'sigma of s 2'],
  ['dL_dw3', 'd L by d w 3'],
  ['(y - yhat)^2', 'open bracket y minus y hat close bracket squared'],
  ['-0.3*a', 'minus 0.3 times a'],
  ['floor(a/2)', 'the floor of open bracket a over 2 close bracket'],
  ['max(a, b) + 1', 'the larger of a and b plus 1'],
])('%s is spoken “%s”', (typed, said) => {
  expect(speech.spoken(formula(typed))).toBe(said)
})

test('numpy prints functions of NumPy and keeps the order of operations', () => {
  expect(np.numpy(formula('-(a + b)^2/exp(-(c*d))'))).toBe('-(a + b) ** 2 / np.exp(-c * d)')
  expect(np.numpy(formula('sigma(x)*(1 - sigma(x))'))).toBe('sigma(x) * (1 - sigma(x))')
})

test('floors, two arguments and π are printed in every notation', () => {
  const e = formula('floor(a/2)*max(a, b) + pi')
  expect(ml.mathml(e)).toContain('<mo form="prefix">⌊</mo><mfrac><mrow><mi>a</mi></mrow><mrow><mn>2</mn></mrow></mfrac><mo form="postfix">⌋</mo>')
  expect(ml.mathml(e)).toContain('<mi mathvariant="normal">max</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>a</mi><mo separator="true">,</mo><mi>b</mi><mo>)</mo></mrow>')
  expect(np.numpy(e)).toBe('np.floor(a / 2) * np.maximum(a, b) + np.pi')
  expect(np.python(e)).toBe('math.floor(a / 2) * max(a, b) + np.pi')
  expect(torch.pytorch(e)).toBe('torch.floor(a / 2) * torch.maximum(a, b) + torch.pi')
  expect(ts.typescript(e)).toBe('Math.floor(a / 2) * Math.max(a, b) + Math.PI')
})

test('names of several letters are joined by ×, so that two words stay two', () => {
  const e = formula('2*kernel_width*channels*w1')
  expect(tex.latex(e)).toBe('2 \\times \\mathrm{kernel\\ width} \\times \\mathrm{channels} \\times w_{1}')
  expect(ml.mathml(e).match(/<mo>×<\/mo>/g)).toHaveLength(3)
})
