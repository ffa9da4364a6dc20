/** The one expensive numeric step, as a port: adapters/linalg-wasm implements it with threads. */
export interface SpdInverse {
  /**
   * Inverse of a symmetric positive-definite matrix. `matrix` is dense row-major n × n, only the
   * lower triangle (i ≥ j) is read; returns the full symmetric inverse, n × n. Rejects with
   * `parameter_invalid` when the matrix is not positive definite.
   */
  inverse(matrix: Float64Array, n: number): Promise<Float64Array>
}
