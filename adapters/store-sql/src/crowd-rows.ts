/**
 * What somebody gave to the crowd and is still theirs: rows of periods that are not released, and of
 * campaigns that are not closed. Each is under a name of its own, which only its key leads to.
 */
import type { Pseudonym } from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import type { Connection, Row } from './database.ts'
import { lockContributions } from './not-erased.ts'
import type { SiteScope } from './site-scope.ts'

/** Who somebody is, or several are, in a period or a campaign, from its key. */
type PersonsIn = (key: Uint8Array) => readonly Pseudonym[]
/** What is done in one of them; returns how many rows. */
type Work = (where: string, persons: readonly Pseudonym[]) => Promise<number>

const inContributions = 'contributions WHERE site = $1 AND period = $2 AND person = ANY($3::uuid[])'
const inUnits = 'campaign_units WHERE site = $1 AND campaign = $2 AND unit = ANY($3::uuid[])'

async function inEach(
  rows: readonly Row[],
  column: 'period' | 'campaign',
  personsIn: PersonsIn,
  work: Work,
): Promise<number> {
  let total = 0
  for (const row of rows) {
    const persons = personsIn(new Uint8Array(row['key'] as Uint8Array))
    if (persons.length > 0) total += await work(String(row[column]), persons)
  }
  return total
}

/** In each period that has a key, with who they are there. */
export async function inPeriods(
  connection: Connection,
  site: string,
  personsIn: PersonsIn,
  work: Work,
): Promise<number> {
  const { rows } = await connection.query(
    'SELECT period, key FROM periods WHERE site = $1 AND key IS NOT NULL',
    [site],
  )
  return inEach(rows, 'period', personsIn, work)
}

/**
 * In each campaign that has a key. `changing`: then no cohort is released meanwhile, which would take
 * the same rows in another order.
 */
async function inCampaigns(
  connection: Connection,
  site: string,
  personsIn: PersonsIn,
  work: Work,
  changing: '' | ' FOR SHARE',
): Promise<number> {
  const { rows } = await connection.query(
    `SELECT campaign, key FROM campaigns WHERE site = $1 AND key IS NOT NULL
     ORDER BY campaign${changing}`,
    [site],
  )
  return inEach(rows, 'campaign', personsIn, work)
}

const counting =
  (connection: Connection, site: string, from: string): Work =>
  async (where, persons) => {
    const values = [site, where, persons]
    const { rows } = await connection.query(`SELECT count(*) AS n FROM ${from}`, values)
    return Number(rows[0]?.['n'])
  }

const deleting =
  (connection: Connection, site: string, from: string): Work =>
  async (where, persons) =>
    (await connection.query(`DELETE FROM ${from}`, [site, where, persons])).count

/** How many rows of either kind. */
export async function countInCrowd(
  connection: Connection,
  site: string,
  personsIn: PersonsIn,
): Promise<number> {
  const given = counting(connection, site, inContributions)
  const units = counting(connection, site, inUnits)
  return (
    (await inPeriods(connection, site, personsIn, given)) +
    (await inCampaigns(connection, site, personsIn, units, ''))
  )
}

/** Rows of both kinds, but for the kind that is held. Returns how many. */
export async function eraseFromCrowd(
  { site, step }: SiteScope,
  connection: Connection,
  target: {
    readonly kept: readonly FieldId[]
    readonly request: string
    readonly personsIn: PersonsIn
  },
): Promise<number> {
  const { personsIn, request, kept } = target
  // Only who is erased by a request has a tombstone, which keeps out whatever comes later.
  if (request !== '') await lockContributions(connection, site, '')
  let count = 0
  if (!kept.includes('crowd.contribution')) {
    count += await inPeriods(
      connection,
      site,
      personsIn,
      deleting(connection, site, inContributions),
    )
    await step('erase:given')
  }
  if (!kept.includes('crowd.campaigns')) {
    const units = deleting(connection, site, inUnits)
    count += await inCampaigns(connection, site, personsIn, units, ' FOR SHARE')
  }
  return count
}

/**
 * What somebody gave to periods that are not released yet, and the campaigns in which they are not
 * counted yet. Where they are, their row stays, without anything in it, so that they are not counted
 * again should they change their mind.
 */
export async function withdrawContributions(
  connection: Connection,
  site: string,
  pseudonymIn: (key: Uint8Array) => Pseudonym,
): Promise<{ readonly contributions: number; readonly campaigns: number }> {
  const one: PersonsIn = (key) => [pseudonymIn(key)]
  const given = deleting(connection, site, inContributions)
  const units = deleting(connection, site, `${inUnits} AND cell IS NOT NULL`)
  return {
    contributions: await inPeriods(connection, site, one, given),
    campaigns: await inCampaigns(connection, site, one, units, ' FOR SHARE'),
  }
}
