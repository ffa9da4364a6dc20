/** `SpdInverse` on worker threads and a WebAssembly SIMD kernel. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { DiscreetError } from '@discreet/protocol'
import type { SpdInverse } from '@discreet/recommend'
import { pageBytes, tileLayout, tileSize } from './tile-layout.ts'

export interface ThreadedInverse extends SpdInverse {
  /** Stops the threads. */
  close(): Promise<void>
}

const mostWorkers = 8

function startWorkers(count: number, barrier: Int32Array): Worker[] {
  // A thread cannot run TypeScript on Node 20, so the sources use the built worker, too.
  const file = import.meta.url.endsWith('.ts') ? '../dist/inverse-worker.js' : './inverse-worker.js'
  return Array.from({ length: count }, (_, worker) => {
    const thread = new Worker(new URL(file, import.meta.url), {
      workerData: { worker, workers: count, barrier },
    })
    thread.unref()
    return thread
  })
}

/** Upper tiles from the lower triangle; padded with the identity. */
function fill(
  matrix: Float64Array,
  n: number,
  memory: WebAssembly.Memory,
  tiles: number,
  workers: number,
): void {
  const at = tileLayout(tiles, workers)
  for (let row = 0; row < tiles; row += 1) {
    for (let column = row; column < tiles; column += 1) {
      const tile = new Float64Array(memory.buffer, at.u(row, column), tileSize * tileSize)
      for (let r = 0; r < tileSize; r += 1) {
        for (let c = 0; c < tileSize; c += 1) {
          const [i, j] = [row * tileSize + r, column * tileSize + c]
          const inside = i < n && j < n
          tile[r * tileSize + c] = inside
            ? (matrix[Math.max(i, j) * n + Math.min(i, j)] as number)
            : i === j
              ? 1
              : 0
        }
      }
    }
  }
}

function read(n: number, memory: WebAssembly.Memory, tiles: number, workers: number): Float64Array {
  const at = tileLayout(tiles, workers)
  const inverse = new Float64Array(n * n)
  for (let row = 0; row < tiles; row += 1) {
    for (let column = row; column < tiles; column += 1) {
      const tile = new Float64Array(memory.buffer, at.u(row, column), tileSize * tileSize)
      for (let i = row * tileSize; i < Math.min(n, (row + 1) * tileSize); i += 1) {
        for (let j = column * tileSize; j < Math.min(n, (column + 1) * tileSize); j += 1) {
          const value = tile[(i % tileSize) * tileSize + (j % tileSize)] as number
          inverse[i * n + j] = value
          inverse[j * n + i] = value
        }
      }
    }
  }
  return inverse
}

function answer(worker: Worker): Promise<boolean> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (definite: boolean) => {
      worker.off('error', reject)
      resolve(definite)
    })
  })
}

/** `workers`: default the cores there are, at most 8. One inverse at a time; others wait. */
export function createSpdInverse(
  workers: number = Math.min(mostWorkers, availableParallelism()),
): ThreadedInverse {
  const barrier = new Int32Array(new SharedArrayBuffer(12))
  const threads = startWorkers(workers, barrier)
  let last: Promise<unknown> = Promise.resolve()
  const run = async (matrix: Float64Array, n: number): Promise<Float64Array> => {
    const tiles = Math.ceil(n / tileSize)
    const pages = Math.ceil(tileLayout(tiles, workers).bytes / pageBytes)
    if (n === 0) return new Float64Array(0)
    if (pages > 65_536) {
      throw new DiscreetError('parameter_invalid', 'the matrix is too large for one inverse')
    }
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true })
    fill(matrix, n, memory, tiles, workers)
    barrier.fill(0)
    const answers = threads.map(answer)
    for (const thread of threads) thread.postMessage({ memory, tiles })
    const definite = await Promise.all(answers)
    if (definite.includes(false)) {
      throw new DiscreetError('parameter_invalid', 'the matrix is not positive definite')
    }
    return read(n, memory, tiles, workers)
  }
  return {
    inverse(matrix, n) {
      const result = last.then(() => run(matrix, n))
      last = result.catch(() => undefined)
      return result
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}
