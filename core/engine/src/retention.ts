/**
 * What is beyond its date goes (GDPR 5(1)(e)); where a law asks for it, whoever it is about is told
 * before (DPDP Rules 2025, rule 8: 48 hours). A dry run counts what a real one would take.
 */
import type { LawPack } from '@discreet/policy'
import { packFor } from '@discreet/policy'
import { warningMilliseconds } from '@discreet/rights'
import { pseudonymIn, recordsOf, rightsPermit } from './choices.ts'
import { mailPerson } from './mail-person.ts'
import { freshId, moveRequest } from './move-request.ts'
import { offersAddressOf } from './offers-address.ts'
import { openRequest } from './open-request.ts'
import type { Pseudonym } from './pseudonym.ts'
import { retentionLetter } from './retention-letter.ts'
import type { RetentionReport } from './rights-ports.ts'
import type { Progress, RightsSetup } from './rights-setup.ts'

type WarningOf = (place: string | null) => number

interface Address {
  readonly email: string
  /** Epoch milliseconds: when the account ends, at the earliest. */
  readonly endsAt: number
}

async function addressOf(
  setup: RightsSetup,
  subject: Pseudonym,
  warningOf: WarningOf,
): Promise<Address | undefined> {
  const held = await setup.store.rights.erasure.everything(rightsPermit(setup, subject, 'system'))
  const email = await offersAddressOf(setup, subject, held)
  const { expiresAt = null, place = null } = held.person ?? {}
  if (email === undefined || expiresAt === null) return undefined
  return { email, endsAt: Math.max(expiresAt, setup.now() + warningOf(place)) }
}

async function localeOf(setup: RightsSetup, subject: Pseudonym): Promise<string | undefined> {
  const records = await recordsOf(setup, subject)
  return records.at(-1)?.notice.locale
}

/**
 * Told by mail where there is an address; everybody sees it in their choices. The mail hangs on a request
 * of its own, which shows that they were told and takes the mail with it when they are erased.
 */
async function warnPerson(
  setup: RightsSetup,
  subject: Pseudonym,
  warningOf: WarningOf,
): Promise<void> {
  const address = await addressOf(setup, subject, warningOf)
  if (address === undefined) return
  const { email, endsAt } = address
  const locale = await localeOf(setup, subject)
  const person = { email, ...(locale === undefined ? {} : { locale }) }
  const { request } = await openRequest(setup, {
    type: 'explain',
    channel: 'staff',
    subject,
    proof: 'system',
    person,
  })
  const letter = retentionLetter(setup.store.site.name, endsAt, locale)
  await mailPerson(setup, request, { to: email, ...letter })
  const close = { act: 'move', to: 'fulfilled' } as const
  await moveRequest(setup, request.id, 'system', close)
}

/** One of whom something cannot be read does not keep the others from being told. */
async function warnPeople(setup: RightsSetup, now: number, warningOf: WarningOf): Promise<void> {
  for (const subject of await setup.store.rights.retention.warn(now, warningOf)) {
    await warnPerson(setup, subject, warningOf).catch(() => undefined)
  }
}

const dayMilliseconds = 86_400_000
/** The link itself holds for an hour. */
const unopenedMilliseconds = 7 * dayMilliseconds
const pageSize = 500

/** Whoever did not show who they are has not asked; what they wrote goes a week after that. */
async function endUnopened(setup: RightsSetup, now: number): Promise<void> {
  const { requests } = setup.store.rights
  let before: string | undefined
  for (;;) {
    const page = await requests.list({
      states: ['need_verification'],
      limit: pageSize,
      ...(before === undefined ? {} : { before }),
    })
    for (const { id, receivedAt } of page) {
      if (now - receivedAt < unopenedMilliseconds) continue
      await moveRequest(setup, id, 'system', { act: 'move', to: 'expired' })
    }
    before = page.at(-1)?.id
    if (page.length < pageSize) return
  }
}

/** Warnings, requests that nobody confirmed, identities of requests, accounts with their entries. */
const steps = 4

/** A real run is filed, in the log as well. `progress`: steps of it. */
export async function runRetention(
  setup: RightsSetup,
  { dryRun }: { readonly dryRun: boolean },
  progress: Progress = () => undefined,
): Promise<RetentionReport> {
  const { packs, store } = setup
  const { requests, retention, registers } = store.rights
  const now = setup.now()
  const packOf = (place: string | null): LawPack => packFor(packs, place ?? undefined)
  const warningOf: WarningOf = (place) => warningMilliseconds(packOf(place))
  if (!dryRun) {
    await warnPeople(setup, now, warningOf)
    progress({ done: 1, total: steps })
    await endUnopened(setup, now)
  }
  progress({ done: 2, total: steps })
  // Before the accounts, which take theirs with them, so that both kinds of run count the same.
  const identities = await requests.forgetIdentities(now, dryRun)
  progress({ done: 3, total: steps })
  const expired = await retention.expire({
    now,
    dryRun,
    warningOf,
    person: (subject, periodKey) => pseudonymIn(setup, subject)(periodKey),
  })
  const report: RetentionReport = { at: now, dryRun, identities, ...expired }
  if (!dryRun) {
    const body = { ...report }
    await registers.file({ id: freshId(setup), kind: 'retention', at: now, body })
  }
  return report
}
