/**
 * The one hot loop of the inverse, in AssemblyScript (TypeScript syntax, compiled to WebAssembly
 * with 128-bit SIMD). C = AᵀB, C += AᵀB or C −= AᵀB on 64 × 64 tiles of f64, row-major, 32 kB each.
 *
 * A block of 4 × 4 results stays in eight registers over all 64 products; more would spill, since
 * V8 has sixteen. Sums run over k in ascending order, so results do not depend on the schedule.
 */

const ROW: usize = 64 * 8

/** `mode`: 0 stores the product, 1 adds it to C, −1 subtracts it. Pointers are byte addresses. */
export function tileProduct(c: usize, a: usize, b: usize, mode: i32): void {
  for (let i: usize = 0; i < ROW; i += 32) {
    for (let j: usize = 0; j < ROW; j += 32) {
      blockProduct(c + i * 64 + j, a + i, b + j, mode)
    }
  }
}

@inline
function blockProduct(c: usize, a: usize, b: usize, mode: i32): void {
  let c00 = f64x2.splat(0)
  let c01 = f64x2.splat(0)
  let c10 = f64x2.splat(0)
  let c11 = f64x2.splat(0)
  let c20 = f64x2.splat(0)
  let c21 = f64x2.splat(0)
  let c30 = f64x2.splat(0)
  let c31 = f64x2.splat(0)
  const end = a + 64 * ROW
  while (a < end) {
    for (let step = 0; step < 4; step++) {
      const b0 = v128.load(b)
      const b1 = v128.load(b, 16)
      const a0 = v128.load_splat<f64>(a)
      c00 = f64x2.add(c00, f64x2.mul(a0, b0))
      c01 = f64x2.add(c01, f64x2.mul(a0, b1))
      const a1 = v128.load_splat<f64>(a, 8)
      c10 = f64x2.add(c10, f64x2.mul(a1, b0))
      c11 = f64x2.add(c11, f64x2.mul(a1, b1))
      const a2 = v128.load_splat<f64>(a, 16)
      c20 = f64x2.add(c20, f64x2.mul(a2, b0))
      c21 = f64x2.add(c21, f64x2.mul(a2, b1))
      const a3 = v128.load_splat<f64>(a, 24)
      c30 = f64x2.add(c30, f64x2.mul(a3, b0))
      c31 = f64x2.add(c31, f64x2.mul(a3, b1))
      a += ROW
      b += ROW
    }
  }
  store(c, c00, c01, mode)
  store(c + ROW, c10, c11, mode)
  store(c + 2 * ROW, c20, c21, mode)
  store(c + 3 * ROW, c30, c31, mode)
}

@inline
function store(c: usize, left: v128, right: v128, mode: i32): void {
  if (mode < 0) {
    left = f64x2.sub(v128.load(c), left)
    right = f64x2.sub(v128.load(c, 16), right)
  } else if (mode > 0) {
    left = f64x2.add(v128.load(c), left)
    right = f64x2.add(v128.load(c, 16), right)
  }
  v128.store(c, left)
  v128.store(c, right, 16)
}
