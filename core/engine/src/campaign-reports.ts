/**
 * Reports of pages, at levels 1 and 2: which cell of which cohort, and a random token so that the same
 * report counts once. Whatever is more than that is not taken. Anybody can send one, as with any public
 * form; the server limits how many come from one address.
 */
import { cellAt } from '@discreet/experiment'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError, isFields, isText, refuse } from '@discreet/protocol'
import type { StoredCampaign } from './campaign-ports.ts'
import { lastWeek } from './campaign-weeks.ts'
import type { SiteStore } from './ports.ts'

interface CellReport {
  readonly campaign: string
  readonly week: number
  readonly cell: number
  readonly token: string
}

export type ReportOutcome =
  | { readonly outcome: 'accepted' | 'duplicate' }
  | ({ readonly outcome: 'refused' } & Omit<Refusal, 'ok'>)

const token = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const fields = ['campaign', 'cell', 'token', 'week']

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

function readReport(value: unknown): ({ readonly ok: true } & CellReport) | Refusal {
  const wrong = (field: string, expected: string): Refusal =>
    refuse('event_invalid', 'a report does not have the expected form', { field, expected })
  if (!isFields(value)) return wrong('/', 'an object')
  // What a page does not have to tell it must not tell.
  if (Object.keys(value).some((name) => !fields.includes(name)))
    return wrong('/', fields.join(', '))
  const { campaign, week, cell, token: once } = value
  if (typeof campaign !== 'string') return wrong('/campaign', 'an id of a campaign')
  if (!isIndex(week)) return wrong('/week', 'a whole number from 0')
  if (!isIndex(cell)) return wrong('/cell', 'a whole number from 0')
  if (typeof once !== 'string' || !token.test(once)) {
    return wrong('/token', 'a random UUID (RFC 9562, version 4), lower case')
  }
  return { ok: true, campaign, week, cell, token: once }
}

const longestId = 64

function campaignNamed(report: unknown): readonly string[] {
  const id = isFields(report) ? report['campaign'] : undefined
  return isText(id, longestId) ? [id] : []
}

/** undefined: it may be counted. */
function reportRefusal(
  stored: StoredCampaign | undefined,
  { week, cell }: CellReport,
  at: number,
): Refusal | undefined {
  const registration = stored?.registration ?? null
  if (stored === undefined || registration === null) {
    return refuse('campaign_unknown', 'there is no such campaign', { field: '/campaign' })
  }
  if (stored.state === 'closed') {
    return refuse('campaign_state', 'the campaign is closed', { field: '/campaign' })
  }
  const last = lastWeek(stored, at)
  if (week > last) {
    return refuse('event_invalid', 'nobody is enrolled in that week', {
      field: '/week',
      expected: last < 0 ? 'a report after the first day' : `0 to ${last}`,
    })
  }
  const { table } = registration
  const level = table.levels[cellAt(table, cell)?.level ?? -1]
  // Accounts are counted by the server itself: no page can claim one.
  if (level !== 1 && level !== 2) {
    return refuse('event_invalid', 'no page can be in that cell', {
      field: '/cell',
      expected: 'a cell of level 1 or 2',
    })
  }
  return undefined
}

async function acceptOne(
  store: Pick<SiteStore, 'campaigns'>,
  campaigns: ReadonlyMap<string, StoredCampaign>,
  value: unknown,
  at: number,
): Promise<ReportOutcome> {
  const report = readReport(value)
  const refused = report.ok ? reportRefusal(campaigns.get(report.campaign), report, at) : report
  if (refused !== undefined || !report.ok) {
    const { ok: _, ...why } = refused ?? refuse('unexpected', 'a report was not read')
    return { outcome: 'refused', ...why }
  }
  const { campaign, week, cell, token: unit } = report
  try {
    const fresh = await store.campaigns.enrol(campaign, [{ unit, week, cell }])
    return { outcome: fresh === 1 ? 'accepted' : 'duplicate' }
  } catch (error) {
    if (!(error instanceof DiscreetError) || error.code !== 'release_state') throw error
    return { outcome: 'refused', code: 'campaign_state', reason: 'that week is counted already' }
  }
}

/** What became of each, in their order; one that is wrong does not take the others with it. */
export async function acceptReports(
  store: Pick<SiteStore, 'campaigns'>,
  reports: readonly unknown[],
  at: number,
): Promise<readonly ReportOutcome[]> {
  const campaigns = new Map<string, StoredCampaign>()
  for (const id of new Set(reports.flatMap(campaignNamed))) {
    const stored = await store.campaigns.find(id)
    if (stored !== undefined) campaigns.set(id, stored)
  }
  const outcomes: ReportOutcome[] = []
  for (const report of reports) outcomes.push(await acceptOne(store, campaigns, report, at))
  return outcomes
}
