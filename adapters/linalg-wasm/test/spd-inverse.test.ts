import { readFileSync } from 'node:fs'
import { invertPositiveDefinite } from '@discreet/recommend'
import { afterAll, describe, expect, test } from 'vitest'
import { buildKernel, kernelFile } from '../../../scripts/build-kernel.ts'
import { createSpdInverse } from '../src/spd-inverse.ts'

const threaded = createSpdInverse(2)
const alone = createSpdInverse(1)
afterAll(() => Promise.all([threaded.close(), alone.close()]))

/** X Xᵀ + I for a reproducible X: positive definite. */
function definite(n: number): Float64Array {
  const x = Float64Array.from({ length: n * n }, (_, k) => Math.sin(k * 12.9898) * 0.5)
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = i === j ? 1 : 0
      for (let k = 0; k < n; k += 1) sum += (x[i * n + k] as number) * (x[j * n + k] as number)
      matrix[i * n + j] = sum
      matrix[j * n + i] = sum
    }
  }
  return matrix
}

function worstResidual(matrix: Float64Array, inverse: Float64Array, n: number): number {
  let worst = 0
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < n; j += 1) {
      let sum = i === j ? -1 : 0
      for (let k = 0; k < n; k += 1)
        sum += (matrix[i * n + k] as number) * (inverse[k * n + j] as number)
      worst = Math.max(worst, Math.abs(sum))
    }
  }
  return worst
}

describe('the threaded inverse', () => {
  test.each([1, 2, 63, 64, 65, 130, 200])(
    'of order %i equals the plain one, with one thread and with two',
    async (n) => {
      const matrix = definite(n)
      const plain = invertPositiveDefinite(matrix, n)
      for (const way of [threaded, alone]) {
        const inverse = await way.inverse(matrix, n)
        for (let k = 0; k < n * n; k += 1) expect(inverse[k]).toBeCloseTo(plain[k] as number, 9)
      }
    },
  )

  test('of order 500 leaves a residual below 1e-9', async () => {
    const matrix = definite(500)
    expect(worstResidual(matrix, await threaded.inverse(matrix, 500), 500)).toBeLessThan(1e-9)
  })

  test('reads the lower triangle only', async () => {
    const matrix = definite(70)
    const spoiled = matrix.slice()
    for (let i = 0; i < 70; i += 1)
      for (let j = i + 1; j < 70; j += 1) spoiled[i * 70 + j] = Number.NaN
    expect(await threaded.inverse(spoiled, 70)).toEqual(await threaded.inverse(matrix, 70))
  })

  test('answers several requests one after the other', async () => {
    const sizes = [3, 80, 5, 129]
    const inverses = await Promise.all(sizes.map((n) => threaded.inverse(definite(n), n)))
    inverses.forEach((inverse, k) => {
      expect(worstResidual(definite(sizes[k] as number), inverse, sizes[k] as number)).toBeLessThan(
        1e-9,
      )
    })
    expect(await threaded.inverse(new Float64Array(0), 0)).toHaveLength(0)
  })

  test('refuses what is not positive definite, and goes on', async () => {
    const refused = { code: 'parameter_invalid' }
    const far = definite(150)
    far[140 * 150 + 140] = -1
    await expect(threaded.inverse(far, 150)).rejects.toMatchObject(refused)
    await expect(threaded.inverse(Float64Array.of(1, 2, 2, 1), 2)).rejects.toMatchObject(refused)
    await expect(threaded.inverse(Float64Array.of(Number.NaN), 1)).rejects.toMatchObject(refused)
    await expect(threaded.inverse(new Float64Array(1), 60_000)).rejects.toMatchObject(refused)
    expect(await threaded.inverse(Float64Array.of(4), 1)).toEqual(Float64Array.of(0.25))
  })

  test('runs the kernel that its source gives', async () => {
    const committed = readFileSync(new URL('../src/kernel.generated.ts', import.meta.url), 'utf8')
    expect(committed).toBe(kernelFile(await buildKernel()))
  })
})
