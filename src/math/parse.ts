import { call, type Expr, num, type Op, ref } from './expr.ts'
import { type Fault, quote } from './fault.ts'
import { operators } from './operators.ts'
import { type Token, tokenize } from './tokens.ts'

/** Names of functions as students write them. */
export const functions: Readonly<Record<string, Op>> = {
  sigma: 'sigma', σ: 'sigma', sigmoid: 'sigma', logistic: 'sigma', tanh: 'tanh', relu: 'relu', ReLU: 'relu',
  exp: 'exp', ln: 'log', log: 'log', sqrt: 'sqrt', '√': 'sqrt', abs: 'abs', sign: 'sign', heaviside: 'heaviside',
  floor: 'floor', max: 'max', min: 'min', erf: 'erf', gelu: 'gelu', GELU: 'gelu', silu: 'silu', SiLU: 'silu', swish: 'silu',
  leaky: 'leaky', LeakyReLU: 'leaky', logaddexp: 'logaddexp',
}
const infix: Readonly<Record<string, { op: Op; binds: number }>> = {
  '+': { op: 'add', binds: 1 }, '-': { op: 'sub', binds: 1 }, '*': { op: 'mul', binds: 2 }, '/': { op: 'div', binds: 2 }, '^': { op: 'pow', binds: 4 },
}
const longest = 2000
const deepest = 100

class Unreadable extends Error {}

/**
 * Reads a formula as people type it: + - * / ^ with their usual strength (−x² is −(x²), powers group to the right),
 * · × ÷ − ², |x|, ⌊x⌋, e^x, √, σ(x), max(a, b), π, w₃, ŷ, ∂L/∂w₃, a decimal point or comma. Nothing is multiplied silently: `2x` is a fault.
 * Never throws, for any text of any length.
 */
export function parse(text: string): Expr | Fault {
  if (text.length > longest) return { fault: `A formula has at most ${longest} characters; this has ${text.length}.` }
  const tokens = tokenize(text)
  if (!Array.isArray(tokens)) return tokens
  try {
    return new Reader(tokens).whole()
  } catch (error) {
    if (error instanceof Unreadable) return { fault: error.message }
    throw error
  }
}

/** Parses what an author wrote. @throws SyntaxError where it is no formula */
export function formula(text: string): Expr {
  const e = parse(text)
  if ('fault' in e) throw new SyntaxError(`${quote(text)}: ${e.fault}`)
  return e
}

/** Precedence climbing (Pratt 1973) over the tokens of one formula. */
class Reader {
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expr {
    if (this.peek().kind === 'end') throw new Unreadable('Nothing is written here.')
    const e = this.expression(0)
    if (this.peek().kind !== 'end') throw new Unreadable(`${quote(this.peek().text)} is not expected here. Write every product with · or *.`)
    return e
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)] as Token
  }

  private take(text: string): void {
    if (this.peek().text !== text) throw new Unreadable(`A ${quote(text)} is missing.`)
    this.at += 1
  }

  private expression(weakest: number): Expr {
    if (++this.depth > deepest) throw new Unreadable(`Brackets are nested more than ${deepest} deep.`)
    let left = this.prefix(weakest)
    for (;;) {
      const next = this.peek()
      const row = next.kind === 'sign' && Object.hasOwn(infix, next.text) ? infix[next.text] : undefined
      if (!row || row.binds <= weakest) break
      this.at += 1
      // A power groups to the right: its exponent may hold another power.
      const right = this.expression(row.op === 'pow' ? row.binds - 1 : row.binds)
      left = row.op === 'pow' && left.op === 'ref' && left.id === 'e' ? call('exp', right) : call(row.op, left, right)
    }
    this.depth -= 1
    return left
  }

  private prefix(weakest: number): Expr {
    const { kind, text } = this.peek()
    if (kind === 'end') throw new Unreadable('The formula ends too early.')
    this.at += 1
    if (kind === 'number') return { op: 'num', value: Number(text), text }
    if (kind === 'name') return this.named(text)
    if (text === '(') return this.closed(')')
    if (text === '|') return call('abs', this.closed('|'))
    if (text === '⌊') return call('floor', this.closed('⌋'))
    if (text === '√') return call('sqrt', this.expression(3))
    // A sign takes a whole product, −a·b = −(a·b), but inside a power or product no more than its place: e^−s/2 = (e^−s)/2.
    const operand = Math.max(1, weakest)
    if (text === '+') return this.expression(operand)
    if (text !== '-') throw new Unreadable(`${quote(text)} is not expected here.`)
    const digits = this.peek()
    if (digits.kind === 'number' && this.peek(1).text !== '^') {
      this.at += 1
      return { op: 'num', value: -Number(digits.text), text: `-${digits.text}` }
    }
    return call('neg', this.expression(operand))
  }

  private named(name: string): Expr {
    if (this.peek().text !== '(' || this.peek().kind !== 'sign') {
      // Alone, e is the number; before ^ the loop above makes it exp.
      if (name === 'pi' || name === 'π') return num(Math.PI)
      return name === 'e' && this.peek().text !== '^' ? num(Math.E) : ref(name)
    }
    if (!Object.hasOwn(functions, name)) throw new Unreadable(`${quote(name)} is not a function. Write every product with · or *.`)
    this.at += 1
    const op = functions[name] as Op
    if (operators[op].arity === 1) return call(op, this.closed(')'))
    const first = this.expression(0)
    // A comma right between digits is a decimal one, so two arguments that are numbers need the space.
    if (this.peek().text !== ',' && this.peek().text !== ';') throw new Unreadable(`${quote(name)} takes two arguments: ${name}(a, b), with a space after the comma.`)
    this.at += 1
    return call(op, first, this.closed(')'))
  }

  private closed(by: string): Expr {
    const e = this.expression(0)
    this.take(by)
    return e
  }
}
