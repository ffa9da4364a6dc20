/**
 * Counts how people choose, with the clock: each period of 28 days once, an hour after it is over.
 * Counting begins at the midnight (UTC) after it was first looked, so that no period is older than the
 * site. After a pause the last three periods are made up; what is older stays uncounted, so that a pause
 * does not spend a year's ε at once.
 */
import type { RandomWords } from '@discreet/privacy'
import { releaseCells } from '@discreet/privacy'
import { DiscreetError } from '@discreet/protocol'
import type { SiteStore } from './ports.ts'
import { trustEpsilonPerPeriod, trustPeriodMilliseconds } from './trust-budget.ts'
import { trustCells } from './trust-cells.ts'
import type { TrustRelease } from './trust-ports.ts'

const dayMilliseconds = 86_400_000
/** For choices that are under way at the end. */
const graceMilliseconds = 3_600_000
const madeUp = 3

type Window = Pick<TrustRelease, 'period' | 'from' | 'to'>

/** Of counting that began then. Epoch milliseconds. */
export function trustPeriod(begun: number, period: number): Window {
  const from = begun + period * trustPeriodMilliseconds
  return { period, from, to: from + trustPeriodMilliseconds }
}

/** When the period can be counted that is not over, or was over last. */
export function nextTrustAt(begun: number, at: number): number {
  const period = Math.max(0, Math.floor((at - graceMilliseconds - begun) / trustPeriodMilliseconds))
  return trustPeriod(begun, period).to + graceMilliseconds
}

/** Periods that may be counted now, oldest first. */
export function dueTrustPeriods(
  begun: number,
  released: ReadonlySet<number>,
  at: number,
): readonly Window[] {
  const over = Math.floor((at - graceMilliseconds - begun) / trustPeriodMilliseconds)
  const first = Math.max(0, over - madeUp)
  return Array.from({ length: Math.max(0, over - first) }, (_, k) => first + k)
    .filter((period) => !released.has(period))
    .map((period) => trustPeriod(begun, period))
}

export const trustMechanism: Readonly<Record<string, unknown>> = {
  name: 'discrete-laplace',
  unit: 'one account, or one choice in a page without one: one cell of a period',
  sensitivity: 1,
  cells: trustCells.length,
}

/**
 * Returns how many periods were released. Nothing happens when the site has switched it off, or when the
 * year's ε is spent; then it is tried again. Throws `ledger_broken`, `parameter_invalid`. `at`: epoch
 * milliseconds.
 */
export async function releaseTrust(
  { trust, site }: Pick<SiteStore, 'trust' | 'site'>,
  random: RandomWords,
  at: number,
): Promise<number> {
  const epsilon = trustEpsilonPerPeriod(site.settings)
  if (epsilon === undefined) return 0
  const begun = await trust.begin(Math.ceil(at / dayMilliseconds) * dayMilliseconds)
  const released = new Set((await trust.releases()).map(({ period }) => period))
  const due = dueTrustPeriods(begun, released, at)
  for (const [done, window] of due.entries()) {
    const outcome = await trust.release(
      {
        ...window,
        at,
        epsilon,
        mechanism: { ...trustMechanism, from: window.from, to: window.to },
      },
      (counts) => releaseCells(counts, epsilon, random),
    )
    if (outcome.ok) continue
    if (outcome.code === 'budget_exhausted') return done
    throw new DiscreetError(outcome.code, outcome.reason, outcome.details)
  }
  return due.length
}
