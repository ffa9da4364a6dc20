/** What a period's trust counts say: levels, moves, and what was taken back, each with its noise. */
import type { Interval } from '@discreet/experiment'
import type { Level } from '@discreet/policy'
import type { TrustCell, TrustMove } from './trust-cells.ts'
import { trustCells, trustMoves } from './trust-cells.ts'
import type { TrustRelease } from './trust-ports.ts'
import type { NoisyShare, NoisySum } from './trust-shares.ts'
import { countInterval, noisyShare } from './trust-shares.ts'

/** Of accounts, or of choices in pages. */
interface TrustTable {
  /** Noisy; may be below 0. */
  readonly count: number
  readonly interval: Interval
  readonly levels: readonly (NoisyShare & { readonly level: Level })[]
  readonly moves: readonly (NoisyShare & { readonly move: TrustMove })[]
  /** Lowered the level, or took back something else. */
  readonly tookBack: NoisyShare
}

export interface TrustCounts extends Pick<TrustRelease, 'period' | 'from' | 'to' | 'epsilon'> {
  readonly accounts: TrustTable
  readonly choices: TrustTable
}

const tookBack: readonly TrustMove[] = ['lowered', 'stopped']

function sumWhere(cells: readonly number[], counts: (cell: TrustCell) => boolean): NoisySum {
  const mine = trustCells.flatMap((cell, k) => (counts(cell) ? [cells[k] ?? 0] : []))
  return { count: mine.reduce((sum, noisy) => sum + noisy, 0), cells: mine.length }
}

function tableOf(release: TrustRelease, of: TrustCell['of']): TrustTable {
  const { cells, noiseVariance } = release
  const sum = (counts: (cell: TrustCell) => boolean): NoisySum =>
    sumWhere(cells, (cell) => cell.of === of && counts(cell))
  const all = sum(() => true)
  const share = (counts: (cell: TrustCell) => boolean): NoisyShare =>
    noisyShare(sum(counts), all, noiseVariance)
  const levels = [...new Set(trustCells.filter((cell) => cell.of === of).map((cell) => cell.level))]
  return {
    count: all.count,
    interval: countInterval(all, noiseVariance),
    levels: levels.map((level) => ({ level, ...share((cell) => cell.level === level) })),
    moves: trustMoves.map((move) => ({ move, ...share((cell) => cell.move === move) })),
    tookBack: share(({ move }) => tookBack.includes(move)),
  }
}

export function trustCounts(release: TrustRelease): TrustCounts {
  const { period, from, to, epsilon } = release
  return {
    period,
    from,
    to,
    epsilon,
    accounts: tableOf(release, 'account'),
    choices: tableOf(release, 'choice'),
  }
}
