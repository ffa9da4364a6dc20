/**
 * Campaigns and their course. Each step is one transaction: the charge where it starts, the campaign, the
 * entry of the log; and at its end what is left of whoever was in it goes with the key.
 */
import { randomUUID } from 'node:crypto'
import type {
  CampaignChange,
  CampaignState,
  CampaignStore,
  Registration,
  StoredCampaign,
} from '@discreet/engine'
import type { Refusal } from '@discreet/protocol'
import { DiscreetError } from '@discreet/protocol'
import { chargeCampaign } from './charge-table.ts'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { fileIn } from './register-table.ts'
import type { SiteScope } from './site-scope.ts'

/** A campaign and its key as they are in the table. */
export interface FoundCampaign {
  readonly stored: StoredCampaign
  readonly key: Uint8Array | undefined
}

function foundOf(row: Row): FoundCampaign {
  const { key } = row
  return {
    stored: JSON.parse(String(row['body'])) as StoredCampaign,
    key: key instanceof Uint8Array ? new Uint8Array(key) : undefined,
  }
}

/** `lock`: until the end of the transaction nobody else has it at all, or only shared as well. */
export async function findCampaign(
  connection: Connection,
  site: string,
  id: string,
  lock: '' | ' FOR SHARE' | ' FOR UPDATE',
): Promise<FoundCampaign | undefined> {
  const { rows } = await connection.query(
    `SELECT body, key FROM campaigns WHERE site = $1 AND campaign = $2${lock}`,
    [site, id],
  )
  return rows[0] === undefined ? undefined : foundOf(rows[0])
}

const started: readonly CampaignState[] = ['running', 'paused', 'ended']

function wrong(why: string): DiscreetError {
  return new DiscreetError('campaign_state', why)
}

/**
 * What the guarantee hangs on, whoever calls: nobody is counted before the charge, the table stays as it
 * was registered, and what is closed stays closed.
 */
function requireSound(id: string, before: FoundCampaign | undefined, change: CampaignChange): void {
  const { stored, charge } = change
  if (stored.campaign.id !== id) throw wrong('a campaign is kept under its own id')
  if (before?.stored.state === 'closed') throw wrong('the campaign is closed')
  const runs = started.includes(stored.state)
  if (before?.key === undefined) {
    if (runs !== (charge !== undefined) || runs !== (stored.registration !== null)) {
      throw wrong('a campaign starts with its charge and its registration, and not without')
    }
    if (runs && stored.state !== 'running') throw wrong('a campaign starts by running')
    return
  }
  if (charge !== undefined) throw wrong('the campaign was charged before')
  if (!runs && stored.state !== 'closed') throw wrong('the campaign was started before')
  if (canonicalJson(stored.registration) !== canonicalJson(before.stored.registration)) {
    throw wrong('what was registered before the start does not change')
  }
}

interface Advancing {
  readonly scope: SiteScope
  readonly connection: Connection
  readonly id: string
  readonly before: FoundCampaign | undefined
  readonly newKey: () => Uint8Array
}

async function write(
  { scope, connection, id, before, newKey }: Advancing,
  stored: StoredCampaign,
): Promise<void> {
  const key = started.includes(stored.state) ? (before?.key ?? newKey()) : null
  await connection.query(
    `INSERT INTO campaigns (site, campaign, state, body, key) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (site, campaign) DO UPDATE
     SET state = excluded.state, body = excluded.body, key = excluded.key`,
    [scope.site, id, stored.state, canonicalJson(stored), key],
  )
  await scope.step('campaign:written')
  if (stored.state !== 'closed') return
  await connection.query('DELETE FROM campaign_units WHERE site = $1 AND campaign = $2', [
    scope.site,
    id,
  ])
  await scope.step('campaign:units-deleted')
}

/** Fills in which charge the registration is about. */
async function charged(
  { scope, connection, id }: Advancing,
  { stored, charge }: CampaignChange,
): Promise<{ ok: true; stored: StoredCampaign } | Refusal> {
  if (charge === undefined) return { ok: true, stored }
  const outcome = await chargeCampaign(scope, connection, id, charge)
  if (!outcome.ok) return outcome
  await scope.step('campaign:charged')
  const registration = { ...(stored.registration as Registration), chargeId: outcome.charge.id }
  return { ok: true, stored: { ...stored, registration } }
}

async function advance(
  scope: SiteScope,
  newKey: () => Uint8Array,
  id: string,
  change: (current: StoredCampaign | undefined) => CampaignChange | Refusal,
): ReturnType<CampaignStore['advance']> {
  requireText(id, 'campaign')
  const outcome = await scope.transaction(async (connection) => {
    // Also of one that is not there yet, so that of two that begin it one sees the other's.
    await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7301950))', [
      `${scope.site} ${id}`,
    ])
    const before = await findCampaign(connection, scope.site, id, ' FOR UPDATE')
    const changed = change(before?.stored)
    if ('ok' in changed) return changed
    requireSound(id, before, changed)
    const advancing: Advancing = { scope, connection, id, before, newKey }
    const paid = await charged(advancing, changed)
    if (!paid.ok) return paid
    await write(advancing, paid.stored)
    const { at, by, event, facts } = changed.event
    const logIndex = await fileIn(scope, connection, {
      id: randomUUID(),
      kind: 'campaign',
      at,
      body: { campaign: id, by, event, facts },
    })
    return { ok: true, stored: paid.stored, logIndex } as const
  })
  await scope.step('campaign:committed')
  if (outcome.ok && outcome.stored.state === 'closed') await reclaim(scope)
  return outcome
}

/** What was deleted or emptied stays in the file until its place is reclaimed; PGlite never does. */
export async function reclaim(scope: SiteScope): Promise<void> {
  await scope.run('VACUUM campaign_units').catch(() => undefined)
}

/** A sum of hashes needs no order and no memory; every body has its id in it. */
async function readVersion(scope: SiteScope): Promise<string> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `SELECT count(*) || ' ' || coalesce(sum(hashtextextended(body, kind)), 0) AS version FROM (
         SELECT body, CASE kind WHEN 'placement' THEN 1 ELSE 2 END AS kind
         FROM definitions WHERE site = $1
         UNION ALL SELECT body, 3 FROM campaigns WHERE site = $1) AS everything`,
      [scope.site],
    )
    return String(rows[0]?.['version'])
  })
}

export function sqlCourse(
  scope: SiteScope,
  newKey: () => Uint8Array,
): Pick<CampaignStore, 'campaigns' | 'find' | 'version' | 'advance' | 'key'> {
  const find = (id: string): Promise<FoundCampaign | undefined> =>
    scope.transaction((connection) => findCampaign(connection, scope.site, id, ''))
  return {
    campaigns: () =>
      scope.transaction(async (connection) => {
        const { rows } = await connection.query(
          'SELECT body, key FROM campaigns WHERE site = $1 ORDER BY place',
          [scope.site],
        )
        return rows.map((row) => foundOf(row).stored)
      }),
    find: async (id) => (await find(id))?.stored,
    version: () => readVersion(scope),
    advance: (id, change) => advance(scope, newKey, id, change),
    key: async (id) => (await find(id))?.key,
  }
}
