/** What a store must do to count how people choose. It returns noise about everybody, and nobody's row. */
import type { Noised, NoisyCells, Rational } from '@discreet/privacy'
import type { Refusal } from '@discreet/protocol'

/** Twenty-eight days of a site, from 0. */
export interface TrustRelease {
  readonly period: number
  /** Epoch milliseconds, [from, to). */
  readonly from: number
  readonly to: number
  readonly at: number
  /** Noisy, in the order of `trustCells`; may be below 0. */
  readonly cells: readonly number[]
  /** Exact fraction. */
  readonly epsilon: string
  readonly noiseVariance: number
}

export interface TrustRequest extends Pick<TrustRelease, 'period' | 'from' | 'to' | 'at'> {
  /** Pure ε, charged before anything is counted. */
  readonly epsilon: Rational
  readonly mechanism: Readonly<Record<string, unknown>>
}

export interface TrustStore {
  /** When counting begins, epoch milliseconds: what the first call said. */
  begin(at: number): Promise<number>
  /** undefined: it has not. */
  begun(): Promise<number | undefined>
  /**
   * One transaction, in this order: charges (kind `charge`, period `trust:<period>`; refuses with
   * `budget_exhausted` when the year's ε for trust counts does not allow it, or `ledger_broken`), counts
   * the declared table exactly, calls `noise` once, stores the noisy cells and their log entry (kind
   * `trust`, ref the period's number). Released before: returns that. Rejects with `release_state` noise
   * that is less than was charged for, another table, or a period that is not over.
   */
  release(
    request: TrustRequest,
    noise: (counts: Int32Array) => Noised<NoisyCells>,
  ): Promise<{ readonly ok: true; readonly release: TrustRelease } | Refusal>
  /** In order of periods. */
  releases(): Promise<readonly TrustRelease[]>
}
