/** Erasing one person store by store, and looking again. */
import type { FieldId, Permit } from '@discreet/policy'
import { profileFields } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import type { ErasureStore, RightsRequest, StoreReport } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import { holdText } from './certificate.ts'
import { pseudonymIn, rightsPermit } from './choices.ts'
import type { Pseudonym } from './pseudonym.ts'
import type { Found, Hold } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'
import { takeBackMails } from './tell-affected.ts'

export interface EraseOptions {
  /** When they were erased before, if that is known already; epoch milliseconds. */
  readonly buriedAt?: number
}

export interface Erasing {
  readonly setup: RightsSetup
  /** Of the request. */
  readonly id: string
  readonly subject: Pseudonym
  readonly options: EraseOptions
}

const profile = profileFields.map(({ id }) => id)

/** Where it is kept whole when one of these fields is held; key and account: when any field is. */
const heldBy: Readonly<Record<ErasureStore, readonly FieldId[] | 'any'>> = {
  key: 'any',
  profile,
  contributions: ['crowd.contribution', 'crowd.campaigns'],
  consentRecords: ['account.consentRecords'],
  accessLog: ['account.accessLog'],
  outbox: ['account.requests'],
  requests: ['account.requests'],
  account: 'any',
}

/** Fresh each time: it lives for seconds. */
function permitOf({ setup, subject }: Pick<Erasing, 'setup' | 'subject'>): Permit {
  return rightsPermit(setup, subject, 'system')
}

function lookingFor({ setup, id, subject }: Erasing) {
  return {
    request: id,
    person: pseudonymIn(setup, subject),
  }
}

/** What keeps something of the person from being erased now. */
export async function heldIn(whom: Pick<Erasing, 'setup' | 'subject'>): Promise<readonly Hold[]> {
  const { holds } = await whom.setup.store.rights.erasure.everything(permitOf(whom))
  return holds.filter(({ until }) => until > whom.setup.now())
}

export function lookAgain(erasing: Erasing): Promise<Found> {
  return erasing.setup.store.rights.erasure.scan(permitOf(erasing), lookingFor(erasing))
}

/** What there is, before anything of it goes. */
export async function plannedStores(erasing: Erasing): Promise<readonly StoreReport[]> {
  const found = await lookAgain(erasing)
  return erasureStores.map((store) => ({
    store,
    state: 'pending',
    count: found[store],
    reason: null,
    at: null,
  }))
}

/**
 * From here on the person is erased: a token from before opens nothing, and no backup and no file
 * brings them back. The list outside the database comes first. Done again when they came back since.
 */
export async function buryPerson(erasing: Erasing, { receivedAt }: RightsRequest): Promise<void> {
  const { setup, subject, options } = erasing
  const { store, vault, list, now } = setup
  const { erasure } = store.rights
  const hash = vault.tombstone(subject)
  const before = await erasure.buriedAt(hash)
  if (options.buriedAt === undefined && before !== undefined) {
    const { person } = await erasure.everything(permitOf(erasing))
    if (before >= receivedAt && before >= (person?.state.chosenAt ?? 0)) return
  }
  const tombstone = { hash, at: options.buriedAt ?? now() }
  await list.append(store.site.id, tombstone)
  await erasure.bury(tombstone)
}

function holdOf(store: ErasureStore, holds: readonly Hold[]): Hold | undefined {
  const fields = heldBy[store]
  return holds.find((hold) => fields === 'any' || hold.fields.some((one) => fields.includes(one)))
}

/** A store that fails says so and does not keep the others from being erased. */
async function eraseStore(
  erasing: Erasing,
  { store, count, state }: StoreReport,
  holds: readonly Hold[],
): Promise<StoreReport> {
  const { setup } = erasing
  const kept = holds.flatMap(({ fields }) => fields)
  try {
    const options = { ...lookingFor(erasing), kept }
    const hold = holdOf(store, holds)
    if (store === 'outbox' && hold === undefined) await takeBackMails(setup, erasing.subject)
    const rows = await setup.store.rights.erasure.erase(permitOf(erasing), store, options)
    const at = setup.now()
    if (hold !== undefined) {
      return { store, state: 'skipped', count: rows, reason: holdText(hold), at }
    }
    // After a crash the rows are gone already, and the plan is what is known of them. What was held
    // comes on top of what was not.
    const gone = state === 'skipped' ? count + rows : Math.max(count, rows)
    return { store, state: 'done', count: gone, reason: null, at }
  } catch (error) {
    const code = error instanceof DiscreetError ? error.code : 'unexpected'
    return { store, state: 'failed', count, reason: code, at: setup.now() }
  }
}

/** `save` is called after each store. Returns how each of them stands, or why that was not kept. */
export async function eraseStores(
  erasing: Erasing,
  before: readonly StoreReport[],
  holds: readonly Hold[],
  save: (report: StoreReport) => Promise<Refusal | undefined>,
): Promise<readonly StoreReport[] | Refusal> {
  const reports = new Map(before.map((one) => [one.store, one]))
  for (const store of erasureStores) {
    const planned = reports.get(store) ?? {
      store,
      state: 'pending',
      count: 0,
      reason: null,
      at: null,
    }
    if (planned.state === 'done') continue
    const report = await eraseStore(erasing, planned, holds)
    reports.set(store, report)
    const refused = await save(report)
    if (refused !== undefined) return refused
  }
  return [...reports.values()]
}

/** Of the two kinds of rows there each is held by itself. */
async function crowdMayStay(
  erasing: Erasing,
  found: Found,
  held: readonly FieldId[],
): Promise<boolean> {
  const [given, campaigns] = [held.includes('crowd.contribution'), held.includes('crowd.campaigns')]
  if (found.contributions === 0 || given === campaigns) return false
  const { erasure } = erasing.setup.store.rights
  const rows = await erasure.contributionsOf(permitOf(erasing), lookingFor(erasing).person)
  const baskets = rows.reduce((sum, one) => sum + one.baskets, 0)
  return given ? found.contributions > baskets : baskets > 0
}

/** Stores in which a second look found what no hold keeps there. */
export async function mayStay(
  erasing: Erasing,
  found: Found,
  holds: readonly Hold[],
): Promise<readonly ErasureStore[]> {
  const left = erasureStores.filter(
    (store) => found[store] > 0 && holdOf(store, holds) === undefined,
  )
  const held = holds.flatMap(({ fields }) => fields)
  if (!left.includes('contributions') && (await crowdMayStay(erasing, found, held))) {
    left.push('contributions')
  }
  if (holds.length === 0 || found.profile === 0 || left.includes('profile')) return left
  const { entries } = await erasing.setup.store.rights.erasure.everything(permitOf(erasing))
  return entries.every(({ field }) => held.includes(field)) ? left : [...left, 'profile']
}
