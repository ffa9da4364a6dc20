/**
 * Where the tiles are in shared memory. Tiles are 64 × 64 doubles, row-major; U holds the upper
 * tiles (row ≤ column), Y the lower ones (row ≥ column), W one tile a diagonal, and every worker has
 * one tile to itself.
 */
export const tileSize = 64
const tileBytes: number = tileSize * tileSize * 8
export const pageBytes = 65_536

export interface TileLayout {
  /** Tiles in a row. */
  readonly tiles: number
  readonly workers: number
  readonly bytes: number
  /** Byte addresses. */
  u(row: number, column: number): number
  y(row: number, column: number): number
  w(diagonal: number): number
  scratch(worker: number): number
}

export function tileLayout(tiles: number, workers: number): TileLayout {
  const triangle = (tiles * (tiles + 1)) / 2
  const lower = (row: number, column: number): number => (row * (row + 1)) / 2 + column
  // The first page stays free for the compiled kernel.
  const first = pageBytes
  return {
    tiles,
    workers,
    bytes: first + (2 * triangle + tiles + workers) * tileBytes,
    u: (row, column) => first + lower(column, row) * tileBytes,
    y: (row, column) => first + (triangle + lower(row, column)) * tileBytes,
    w: (diagonal) => first + (2 * triangle + diagonal) * tileBytes,
    scratch: (worker) => first + (2 * triangle + tiles + worker) * tileBytes,
  }
}
