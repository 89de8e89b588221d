import { call, type Expr, isCall, names, type Op, ref } from '../expr.ts'
import { code, infix } from './infix.ts'
import { print } from './notation.ts'

const notation = code(
  infix(' ** ', {
    sqrt: 'torch.sqrt', exp: 'torch.exp', log: 'torch.log', abs: 'torch.abs', sign: 'torch.sign', heaviside: 'heaviside', relu: 'torch.relu', tanh: 'torch.tanh',
    sigma: 'torch.sigmoid', floor: 'torch.floor', max: 'torch.maximum', min: 'torch.minimum', erf: 'torch.erf', gelu: 'F.gelu', silu: 'F.silu',
    leaky: 'F.leaky_relu', logaddexp: 'torch.logaddexp',
  }),
  'torch.pi',
)
/** Operators that Python itself has for numbers and tensors alike. */
const signs: ReadonlySet<Op> = new Set<Op>(['add', 'sub', 'mul', 'div', 'neg', 'pow'])

/** What stands above a PyTorch program that uses operators PyTorch has under another name or with other arguments. */
export const pytorchDefinitions: Readonly<Record<string, string>> = {
  heaviside: 'def heaviside(s):\n    return torch.heaviside(s, torch.zeros_like(s))',
}

/** True where the expression gives a tensor: it reads one, or PyTorch computes it. */
export function isTensor(e: Expr, tensors: (id: string) => boolean): boolean {
  return [...names(e)].some(tensors) || (isCall(e) && (!signs.has(e.op) || e.args.some((arg) => isTensor(arg, tensors))))
}

/** Arguments of PyTorch's functions must be tensors: what is none is made one. */
function wrapped(e: Expr, tensors: (id: string) => boolean): Expr {
  if (!isCall(e)) return e
  const args = e.args.map((arg) => wrapped(arg, tensors))
  if (signs.has(e.op)) return call(e.op, ...args)
  return call(e.op, ...args.map((arg, i) => (isTensor(e.args[i] as Expr, tensors) ? arg : ref(`torch.tensor(${print(arg, notation)})`))))
}

/**
 * The expression as Python over PyTorch tensors.
 * @param tensors whether a name stands for a tensor; for a number otherwise
 */
export function pytorch(e: Expr, tensors: (id: string) => boolean = () => true): string {
  return print(wrapped(e, tensors), notation)
}
