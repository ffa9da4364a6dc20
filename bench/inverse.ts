/**
 * The positive-definite inverse against OpenBLAS (potrf + potri through SciPy) on the same machine in
 * the same run. Without Python and SciPy (`PYTHON=…` names another interpreter) the reference is
 * missing and the output says so.
 */
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { createSpdInverse } from '@discreet/linalg-wasm'

const sizes = process.argv
  .slice(2)
  .filter((text) => /^\d+$/.test(text))
  .map(Number)
const inverse = createSpdInverse()

const reference = `
import sys, time, numpy as np
from scipy.linalg import lapack
for n in map(int, sys.argv[1:]):
    x = np.random.default_rng(1).random((n, n)); a = x @ x.T + n * np.eye(n); best = 9e9
    for _ in range(3):
        b = np.asfortranarray(a.copy()); t = time.perf_counter()
        c, _ = lapack.dpotrf(b, lower=1, overwrite_a=1); lapack.dpotri(c, lower=1, overwrite_c=1)
        best = min(best, time.perf_counter() - t)
    print(best)
`

async function ours(n: number): Promise<number> {
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) matrix[i * n + j] = ((i * 31 + j * 17) % 101) / 101 / n
    matrix[i * n + i] = 2
  }
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round += 1) {
    const start = performance.now()
    await inverse.inverse(matrix, n)
    best = Math.min(best, (performance.now() - start) / 1000)
  }
  return best
}

const wanted = sizes.length > 0 ? sizes : [1000, 2000, 4000]
const python = spawnSync(
  process.env['PYTHON'] ?? 'python3',
  ['-c', reference, ...wanted.map(String)],
  { encoding: 'utf8' },
)
const theirs = python.status === 0 ? python.stdout.trim().split('\n').map(Number) : []
const rows = []
for (const [k, n] of wanted.entries()) {
  const seconds = await ours(n)
  const openblas = theirs[k]
  rows.push({
    n,
    seconds: +seconds.toFixed(3),
    openblas: openblas === undefined ? 'missing' : +openblas.toFixed(3),
    ratio: openblas === undefined ? 'missing' : +(seconds / openblas).toFixed(2),
  })
}
await inverse.close()
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows)}\n`)
else console.table(rows)
