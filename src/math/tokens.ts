import { type Fault, quote } from './fault.ts'

/** A piece of a formula as typed. `at` is where it starts in the text. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly at: number
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const subscripts = '₀₁₂₃₄₅₆₇₈₉'
const signs: Readonly<Record<string, string>> = {
  '−': '-', '–': '-', '·': '*', '×': '*', '⋅': '*', '∙': '*', '∗': '*', '÷': '/', '∕': '/', '‖': '|', '[': '(', ']': ')', '{': '(', '}': ')',
}
const number = /^(\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+[.,]\d+|\d+\.?|\.\d+)(e[-+−–]?\d{1,4})?/i
const name = /^[\p{L}_][\p{L}\p{Nd}_\u0302₀-₉]*/u
const derivative = /^[∂d]([\p{L}][\p{L}\p{Nd}_\u0302₀-₉]*)\s*\/\s*[∂d]([\p{L}][\p{L}\p{Nd}_\u0302₀-₉]*)/u

/** An id as problems write it: subscripts become digits, a hat becomes `hat`, `∂L/∂w₃` becomes `dL_dw3`. */
export function plainName(text: string): string {
  const typed = text.normalize('NFD').trim()
  const [whole, of, by] = derivative.exec(typed) ?? []
  if (whole === typed && of && by) return `d${plainName(of)}_d${plainName(by)}`
  return typed.replace(/^∂/, 'd').replace(/[₀-₉]/g, (c) => String(subscripts.indexOf(c))).replace(/^(\p{L}+)\u0302/u, '$1hat')
}

function exponent(text: string): string | undefined {
  const [raised] = /^[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/.exec(text) ?? []
  return raised
}

/** Splits a formula into pieces, or says which character cannot be read. */
export function tokenize(text: string): Token[] | Fault {
  const tokens: Token[] = []
  let at = 0
  const push = (kind: Token['kind'], read: string, as = read) => {
    tokens.push({ kind, text: as, at })
    at += read.length
  }
  while (at < text.length) {
    const rest = text.slice(at)
    const [space] = /^[\s\u2009\u202f]+/.exec(rest) ?? []
    const [typed] = number.exec(rest) ?? []
    const [slope, of, by] = derivative.exec(rest) ?? []
    const raised = exponent(rest)
    const [word] = name.exec(rest) ?? []
    const first = rest[0] ?? ''
    if (space) at += space.length
    else if (typed) push('number', typed, typed.replace(/[−–]/, '-').replace(/(,\d{3}){2,}/, (groups) => groups.replaceAll(',', '')).replace(',', '.'))
    else if (slope?.startsWith('∂') && of && by) push('name', slope, `d${plainName(of)}_d${plainName(by)}`)
    else if (raised) {
      tokens.push({ kind: 'sign', text: '^', at })
      const digits = raised.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (c) => String(superscripts.indexOf(c)))
      if (digits.startsWith('⁻')) tokens.push({ kind: 'sign', text: '-', at })
      push('number', raised, digits.replace(/^[⁺⁻]/, ''))
    } else if (word) push('name', word, plainName(word))
    else if (rest.startsWith('**')) push('sign', '**', '^')
    else if ('+-*/^()|√⌊⌋,;'.includes(signs[first] ?? first)) push('sign', first, signs[first] ?? first)
    else return { fault: `${quote([...rest][0] ?? '')} cannot be read here.` }
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}
