/**
 * One of the threads that invert a matrix. With A = Uᵀ U (Cholesky) and Y = U⁻ᵀ the inverse is Yᵀ Y,
 * and every step is C (−)= Aᵀ B on tiles:
 *
 *   1. for each diagonal j: factor U_jj; U_ji = W_jᵀ A_ji; A_ri −= U_jrᵀ U_ji
 *   2. Y_kk = W_kᵀ; Y_ki = −W_kᵀ Σ_m U_mkᵀ Y_mi     (columns are independent)
 *   3. inverse_ij = Σ_k Y_kiᵀ Y_kj
 *
 * Tiles are dealt out by (row + column) mod workers; barriers keep the steps apart.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { factorTile } from './factor-tile.ts'
import { kernelBase64 } from './kernel.generated.ts'
import { tileLayout, tileSize } from './tile-layout.ts'

export interface InverseJob {
  readonly memory: WebAssembly.Memory
  readonly tiles: number
}

type TileProduct = (c: number, a: number, b: number, mode: number) => void

const { worker, workers, barrier } = workerData as {
  worker: number
  workers: number
  /** [arrived, generation, failed] */
  barrier: Int32Array
}

function wait(): void {
  const generation = Atomics.load(barrier, 1)
  if (Atomics.add(barrier, 0, 1) === workers - 1) {
    Atomics.store(barrier, 0, 0)
    Atomics.add(barrier, 1, 1)
    Atomics.notify(barrier, 1)
    return
  }
  while (Atomics.load(barrier, 1) === generation) Atomics.wait(barrier, 1, generation)
}

const compiled = new WebAssembly.Module(Buffer.from(kernelBase64, 'base64'))

function invert({ memory, tiles }: InverseJob): boolean {
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } })
  const product = exports['tileProduct'] as TileProduct
  const at = tileLayout(tiles, workers)
  const tile = (address: number): Float64Array =>
    new Float64Array(memory.buffer, address, tileSize * tileSize)
  const own = (row: number, column: number): boolean => (row + column) % workers === worker
  const mine = at.scratch(worker)

  for (let j = 0; j < tiles; j += 1) {
    if (worker === 0 && !factorTile(tile(at.u(j, j)), tile(at.w(j)))) Atomics.store(barrier, 2, 1)
    wait()
    if (Atomics.load(barrier, 2) === 1) return false
    for (let i = j + 1; i < tiles; i += 1) {
      if (!own(j, i)) continue
      tile(mine).set(tile(at.u(j, i)))
      product(at.u(j, i), at.w(j), mine, 0)
    }
    wait()
    for (let r = j + 1; r < tiles; r += 1) {
      for (let i = r; i < tiles; i += 1) {
        if (own(r, i)) product(at.u(r, i), at.u(j, r), at.u(j, i), -1)
      }
    }
    wait()
  }
  for (let i = worker; i < tiles; i += workers) lowerColumn(i)
  wait()
  for (let i = 0; i < tiles; i += 1) {
    for (let j = i; j < tiles; j += 1) {
      if (!own(i, j)) continue
      for (let k = j; k < tiles; k += 1)
        product(at.u(i, j), at.y(k, i), at.y(k, j), k === j ? 0 : 1)
    }
  }
  return true

  function lowerColumn(i: number): void {
    const w = tile(at.w(i))
    const y = tile(at.y(i, i))
    for (let r = 0; r < tileSize; r += 1) {
      for (let c = 0; c < tileSize; c += 1) y[r * tileSize + c] = w[c * tileSize + r] as number
    }
    for (let k = i + 1; k < tiles; k += 1) {
      tile(mine).fill(0)
      for (let m = i; m < k; m += 1) product(mine, at.u(m, k), at.y(m, i), -1)
      product(at.y(k, i), at.w(k), mine, 0)
    }
  }
}

parentPort?.on('message', (job: InverseJob) => {
  parentPort?.postMessage(invert(job))
})
