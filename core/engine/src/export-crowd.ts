/**
 * What a person gave to the crowd. Of open periods every row; of released ones only what they can
 * have cost: which baskets were whose is gone with the key of the period.
 */
import type { Rational } from '@discreet/privacy'
import { addRational, zcdpEpsilon, zero } from '@discreet/privacy'
import { isoTime } from './export-fields.ts'
import type { ConsentRecord } from './people-ports.ts'
import type { ExportedContribution } from './person-export.ts'
import type { Period, Release, SiteStore } from './ports.ts'

interface Span {
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

/**
 * When the person helped, by their own records (oldest first). Never too short: an end that nobody
 * recorded, such as an age or a date, is left out.
 */
function helpedIn(records: readonly ConsentRecord[]): readonly Span[] {
  return records.flatMap(({ contribute, at }, k) =>
    contribute ? [{ from: at, to: records[k + 1]?.at ?? Number.POSITIVE_INFINITY }] : [],
  )
}

function overlaps({ startsAt, endsAt }: Period, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => from < endsAt && to > startsAt)
}

/** Composition of zCDP: ρ adds up (Bun and Steinke 2016, Lemma 1.7). */
function epsilonOf(releases: readonly Release[], delta: number): number {
  const total = releases.reduce<Rational>((sum, { rho }) => addRational(sum, rho), zero)
  return zcdpEpsilon(total, delta)
}

export interface CrowdShare {
  readonly released: ExportedContribution['released']
  readonly cumulative: ExportedContribution['cumulative']
  /** Releases that the person's own records say nothing about, and what they can have cost. */
  readonly others: { readonly count: number; readonly epsilon: number }
}

export async function crowdShare(
  store: SiteStore,
  records: readonly ConsentRecord[],
): Promise<CrowdShare> {
  const [periods, releases] = [await store.periods(), await store.releases()]
  const { delta } = store.site.settings
  const byId = new Map(periods.map((period) => [period.id, period]))
  const spans = helpedIn(records)
  const own = releases.filter(({ periodId }) => {
    const period = byId.get(periodId)
    return period?.source === 'events' && overlaps(period, spans)
  })
  const others = releases.filter((release) => !own.includes(release))
  return {
    released: own.map(({ id, periodId, at, epsilon, delta: shown }) => ({
      release: id,
      period: periodId,
      at: isoTime(at),
      epsilon,
      delta: shown,
    })),
    cumulative: own.length === 0 ? null : { epsilon: epsilonOf(own, delta), delta },
    others: { count: others.length, epsilon: epsilonOf(others, delta) },
  }
}
