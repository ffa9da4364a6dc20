/**
 * What of a site is in order, what is late, and what is broken: for whoever runs it. Numbers and times
 * only, so that whoever shows it says it in their own words, and nothing that is about anybody.
 */
import { nextCohort } from './campaign-weeks.ts'
import type { SiteStore } from './ports.ts'

export type HealthState = 'ok' | 'late' | 'broken' | 'off'

export interface HealthFinding {
  readonly check: SiteCheck
  readonly state: HealthState
  /** Times are epoch milliseconds; null: there was none. */
  readonly facts: Readonly<Record<string, number | null>>
}

const siteChecks = [
  'ledger',
  'log',
  'periods',
  'release',
  'model',
  'cohorts',
  'outbox',
  'erasures',
  'retention',
] as const

export type SiteCheck = (typeof siteChecks)[number]

type Finding = Omit<HealthFinding, 'check'>
type Check = (store: SiteStore, now: number) => Promise<Finding>

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds
/** Longer than a job that runs every few minutes, every hour, every night may take to come round. */
const patience = {
  minutes: hourMilliseconds / 2,
  hourly: 3 * hourMilliseconds,
  nightly: 36 * hourMilliseconds,
}

async function ledger(store: SiteStore): Promise<Finding> {
  const { charges, verification } = await store.verifiedLedger()
  const entries = charges.length
  if (verification.ok) return { state: 'ok', facts: { entries } }
  return { state: 'broken', facts: { entries, brokenAt: verification.brokenAt } }
}

/** Verifying every entry takes long on a large site: `discreet log verify` does. */
async function log({ log: entries }: SiteStore): Promise<Finding> {
  return { state: 'ok', facts: { entries: (await entries.head()).size } }
}

/** Periods of live events that are over and wait for somebody to release them. */
async function periods(store: SiteStore, now: number): Promise<Finding> {
  const waiting = (await store.periods()).filter(
    ({ source, state, endsAt }) => source === 'events' && state !== 'released' && endsAt <= now,
  )
  const oldest = Math.min(...waiting.map(({ endsAt }) => endsAt))
  const since = waiting.length === 0 ? null : oldest
  const late = since !== null && now - since > dayMilliseconds
  return { state: late ? 'late' : 'ok', facts: { waiting: waiting.length, since } }
}

async function release(store: SiteStore): Promise<Finding> {
  const releases = await store.releases()
  const last = releases.at(-1)
  if (last === undefined) return { state: 'off', facts: { releases: 0, at: null } }
  const { at, epsilon } = last
  return { state: 'ok', facts: { releases: releases.length, at, epsilon } }
}

/** Late when a release is newer than the model. */
async function model(store: SiteStore): Promise<Finding> {
  const [newest] = await store.models(1)
  const last = (await store.releases()).at(-1)
  if (newest === undefined) {
    return { state: last === undefined ? 'off' : 'late', facts: { at: null, releases: 0 } }
  }
  const { at, releases } = newest
  const current = last === undefined || releases.includes(last.id)
  return { state: current ? 'ok' : 'late', facts: { at, releases: releases.length } }
}

async function cohorts({ campaigns }: SiteStore, now: number): Promise<Finding> {
  let waiting = 0
  for (const stored of await campaigns.campaigns()) {
    if (stored.state === 'draft' || stored.state === 'closed') continue
    const done = new Set((await campaigns.cohorts(stored.campaign.id)).map(({ week }) => week))
    const next = nextCohort(stored, done, now)
    if (next !== undefined && next.dueAt <= now - patience.hourly) waiting += 1
  }
  return { state: waiting === 0 ? 'ok' : 'late', facts: { waiting } }
}

async function outbox({ rights }: SiteStore, now: number): Promise<Finding> {
  const waiting = await rights.outbox.overdue(now - patience.minutes)
  return { state: waiting === 0 ? 'ok' : 'late', facts: { waiting } }
}

async function erasures({ rights }: SiteStore, now: number): Promise<Finding> {
  const states = ['planned', 'executing', 'verifying'] as const
  const underWay = await rights.requests.list({ states, limit: 500 })
  const stuck = underWay.filter(({ changedAt }) => now - changedAt > patience.minutes)
  return { state: stuck.length === 0 ? 'ok' : 'late', facts: { waiting: stuck.length } }
}

async function retention({ rights }: SiteStore, now: number): Promise<Finding> {
  const [last] = await rights.registers.filed('retention', 1)
  if (last === undefined) return { state: 'off', facts: { at: null } }
  const late = now - last.at > patience.nightly
  return { state: late ? 'late' : 'ok', facts: { at: last.at } }
}

const checks: Readonly<Record<SiteCheck, Check>> = {
  ledger,
  log,
  periods,
  release,
  model,
  cohorts,
  outbox,
  erasures,
  retention,
}

/** `now`: epoch milliseconds. Rejects with `store_unavailable`. */
export async function siteHealth(store: SiteStore, now: number): Promise<readonly HealthFinding[]> {
  const findings: HealthFinding[] = []
  for (const check of siteChecks) findings.push({ check, ...(await checks[check](store, now)) })
  return findings
}
