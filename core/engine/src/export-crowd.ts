/**
 * What a person gave to the crowd. Of open periods every row; of released ones only what they can
 * have cost: which baskets were whose is gone with the key of the period.
 */
import type { CellTable } from '@discreet/experiment'
import { cellAt } from '@discreet/experiment'
import type { Rational } from '@discreet/privacy'
import { addRational, zcdpEpsilon, zero } from '@discreet/privacy'
import type { PeopleSetup } from './choices.ts'
import { pseudonymIn } from './choices.ts'
import { isoTime } from './export-fields.ts'
import type { ConsentRecord } from './people-ports.ts'
import type { ExportedContribution } from './person-export.ts'
import type { Period, Release, SiteStore } from './ports.ts'
import type { Pseudonym } from './pseudonym.ts'

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

/** A campaign that goes on and that somebody takes part in. */
export interface TakesPart {
  readonly campaign: string
  readonly name: string
  /** Their cohort is released: which cell was theirs is gone. */
  readonly counted: boolean
  readonly arm?: string
  readonly audience?: string
  readonly outcome?: string
  /** Missing: nothing was said. */
  readonly guard?: string
}

function cellIn(table: CellTable, index: number): Omit<TakesPart, 'campaign' | 'name' | 'counted'> {
  const cell = cellAt(table, index)
  if (cell === undefined) return {}
  const { outcome, arms, audiences, guards } = table
  const reached =
    outcome.kind === 'funnel'
      ? outcome.steps[cell.outcome]
      : outcome.buckets[cell.outcome]?.from.toString()
  const [arm, audience, guard] = [arms[cell.arm], audiences[cell.audience], guards[cell.guard - 1]]
  return {
    ...(arm === undefined ? {} : { arm }),
    ...(audience === undefined ? {} : { audience }),
    ...(reached === undefined ? {} : { outcome: reached }),
    ...(guard === undefined ? {} : { guard }),
  }
}

/** Of an account, in campaigns that are not closed. What pages take part in is not known here. */
export async function campaignsOf(
  setup: Pick<PeopleSetup, 'store' | 'cryptography'>,
  subject: Pseudonym,
): Promise<readonly TakesPart[]> {
  const { campaigns } = setup.store
  const found: TakesPart[] = []
  for (const { campaign, registration } of await campaigns.campaigns()) {
    const { id, name } = campaign
    const key = await campaigns.key(id)
    if (key === undefined || registration === null) continue
    const cell = await campaigns.cellOf(id, pseudonymIn(setup, subject)(key))
    if (cell === undefined) continue
    const place = cell === null ? {} : cellIn(registration.table, cell)
    found.push({ campaign: id, name, counted: cell === null, ...place })
  }
  return found
}
