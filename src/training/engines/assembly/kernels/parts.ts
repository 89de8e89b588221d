import { activate as activateRows } from './activation.ts'
import { back as backRows } from './back.ts'
import { updateWeights as updatePanels } from './gradient.ts'
import { panel } from './lanes.ts'
import { product as productOfPanels } from './product.ts'
import { productOfList as listedPanels, updateByList as updateListed } from './sparse.ts'
import { give, given, shared, together } from './team.ts'

/**
 * The kernels that a team shares, with the arguments of those that they cut into parts: columns, whole panels of them, or rows. Work
 * that is done sooner than shared stays with the one who leads.
 */

const enum Kernel { activate, back, product, productOfList, updateByList, updateWeights }

/** Multiplications from which on work is shared: some ten microseconds, since to wake a thread takes as long. */
const least: u64 = 1 << 18
/** Numbers to be activated from which on. */
const leastActivated: u64 = 1 << 16
/** Panels that the kernels by lists take at once, in bytes of a row. */
const six: usize = 6 * panel
/** Rows of a part. */
const someRows: usize = 8

@inline function worth(rows: usize, inner: usize, columns: usize): bool {
  return shared() && <u64>rows * (inner >> 2) * (columns >> 2) >= least
}

@inline function partsOf(all: usize, each: usize): i32 {
  return <i32>((all + each - 1) / each)
}

export function activate(kind: i32, a: usize, slope: usize, stride: usize, rows: usize, columns: usize, mask: usize): void {
  if (!(shared() && <u64>rows * columns >= leastActivated)) return activateRows(kind, a, slope, stride, rows, columns, mask)
  give(kind, a, slope, stride, rows, columns, mask)
  together(Kernel.activate, partsOf(rows, someRows))
}

export function back(g: usize, stride: usize, rows: usize, columns: usize, w: usize, inner: usize, slope: usize, out: usize, outStride: usize): void {
  if (!worth(rows, inner, columns)) return backRows(g, stride, rows, columns, w, inner, slope, out, outStride)
  give(g, stride, rows, columns, w, inner, slope, out, outStride)
  together(Kernel.back, partsOf(rows, someRows))
}

export function product(x: usize, stride: usize, rows: usize, inner: usize, w: usize, bias: usize, out: usize, outStride: usize, columns: usize): void {
  if (!worth(rows, inner, columns)) return productOfPanels(x, stride, rows, inner, w, bias, out, outStride, columns)
  give(x, stride, rows, inner, w, bias, out, outStride, columns)
  together(Kernel.product, partsOf(columns, panel))
}

export function productOfList(ends: usize, list: usize, rows: usize, inner: usize, w: usize, bias: usize, out: usize, outStride: usize, columns: usize): void {
  if (!worth(rows, inner, columns)) return listedPanels(ends, list, rows, inner, w, bias, out, outStride, columns)
  give(ends, list, rows, inner, w, bias, out, outStride, columns)
  together(Kernel.productOfList, partsOf(columns, six))
}

export function updateWeights(x: usize, g: usize, stride: usize, rows: usize, w: usize, inner: usize, columns: usize, decay: f32): void {
  if (!worth(rows, inner, columns)) return updatePanels(x, g, stride, rows, w, inner, columns, decay)
  give(x, g, stride, rows, w, inner, columns, reinterpret<u32>(decay))
  together(Kernel.updateWeights, partsOf(columns, panel))
}

/** @param rows of g */
export function updateByList(ends: usize, list: usize, g: usize, rows: usize, w: usize, inner: usize, columns: usize, decay: f32): void {
  if (!worth(rows, inner, columns)) return updateListed(ends, list, g, w, inner, columns, decay)
  give(ends, list, g, w, inner, columns, reinterpret<u32>(decay))
  together(Kernel.updateByList, partsOf(columns, six))
}

/** Does one part of what was given. @param index from 0 */
export function part(kernel: i32, index: usize): void {
  if (kernel === Kernel.activate || kernel === Kernel.back) {
    const first = index * someRows
    if (kernel === Kernel.activate) {
      const stride = given(3), columns = given(5), slope = given(2), mask = given(6)
      activateRows(<i32>given(0), given(1) + first * stride, slope && slope + first * stride, stride, min(someRows, given(4) - first), columns, mask && mask + first * (columns << 2))
    } else {
      const stride = given(1), apart = given(8)
      backRows(given(0) + first * stride, stride, min(someRows, given(2) - first), given(3), given(4), given(5), given(6) + first * apart, given(7) + first * apart, apart)
    }
  } else if (kernel === Kernel.product) {
    const first = index * panel, inner = given(3)
    productOfPanels(given(0), given(1), given(2), inner, given(4) + inner * (first >> 2), given(5) + first, given(6) + first, given(7), panel)
  } else if (kernel === Kernel.productOfList) {
    const first = index * six, inner = given(3)
    listedPanels(given(0), given(1), given(2), inner, given(4) + inner * (first >> 2), given(5) + first, given(6) + first, given(7), min(six, given(8) - first))
  } else if (kernel === Kernel.updateWeights) {
    const first = index * panel, inner = given(5)
    updatePanels(given(0), given(1) + first, given(2), given(3), given(4) + inner * (first >> 2), inner, panel, reinterpret<f32>(<u32>given(7)))
  } else {
    const first = index * six, inner = given(4)
    updateListed(given(0), given(1), given(2) + first, given(3) + inner * (first >> 2), inner, min(six, given(5) - first), reinterpret<f32>(<u32>given(6)))
  }
}
