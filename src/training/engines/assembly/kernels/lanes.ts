/**
 * AssemblyScript. One source for all builds: `V` is as many float32 as one instruction takes, four (v128) or one (f32);
 * ../compile.ts says which. The branches are decided while compiling.
 */

/** Bytes of a V. */
export const size: usize = ASC_FEATURE_SIMD ? 16 : 4
/** Columns of a panel of weights, and its bytes per row: two V. */
export const panel: usize = 2 * size

@inline export function get(at: usize, offset: usize = 0): V {
  return load<V>(at + offset)
}

/** The number at an address, in every lane. */
@inline export function spread(at: usize, offset: usize = 0): V {
  if (ASC_FEATURE_SIMD) return v128.load32_splat(at + offset)
  else return load<f32>(at + offset)
}

@inline export function fill(x: f32): V {
  if (ASC_FEATURE_SIMD) return f32x4.splat(x)
  else return x
}

@inline export function add(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.add(a, b)
  else return a + b
}

@inline export function sub(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.sub(a, b)
  else return a - b
}

@inline export function mul(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.mul(a, b)
  else return a * b
}

@inline export function div(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.div(a, b)
  else return a / b
}

/** a·b + c, rounded once where relaxed SIMD fuses. */
@inline export function madd(a: V, b: V, c: V): V {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c)
  else return add(mul(a, b), c)
}

@inline export function root(a: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.sqrt(a)
  else return sqrt<f32>(a)
}

/** The larger; NaN where either is. */
@inline export function larger(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.max(a, b)
  else return max<f32>(a, b)
}

@inline export function smaller(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.min(a, b)
  else return min<f32>(a, b)
}

@inline export function absolute(a: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.abs(a)
  else return abs<f32>(a)
}

@inline export function whole(a: V): V {
  if (ASC_FEATURE_SIMD) return f32x4.nearest(a)
  else return nearest<f32>(a)
}

/** `then` where a > b, else `otherwise`. */
@inline export function whereAbove(a: V, b: V, then: V, otherwise: V): V {
  if (ASC_FEATURE_SIMD) return v128.bitselect(then, otherwise, f32x4.gt(a, b))
  else return select<f32>(then, otherwise, a > b)
}

/** The absolute value of a with the sign of b. */
@inline export function signed(a: V, b: V): V {
  if (ASC_FEATURE_SIMD) return v128.bitselect(b, a, i32x4.splat(1 << 31))
  else return copysign<f32>(a, b)
}

/** 2^k for whole k from −126 to 127. */
@inline export function powerOfTwo(k: V): V {
  if (ASC_FEATURE_SIMD) return i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(k), i32x4.splat(127)), 23)
  else return reinterpret<f32>((<i32>k + 127) << 23)
}

/** Adds 1 to the u32 at an address, and to those of the lanes that follow, where a is not 0. */
@inline export function countNonzero(at: usize, a: V): void {
  if (ASC_FEATURE_SIMD) v128.store(at, i32x4.sub(v128.load(at), f32x4.ne(a, f32x4.splat(0))))
  else store<u32>(at, load<u32>(at) + <u32>(a !== 0))
}

/** The sums over the lanes of each, always in the same order, in the lanes of one. */
@inline export function totals(a: V, b: V, c: V, d: V): V {
  if (ASC_FEATURE_SIMD) return pairs(pairs(a, b), pairs(c, d))
  else return a
}

/** The sums of neighboring lanes, first those of a. */
@inline function pairs(a: V, b: V): V {
  return f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7))
}
