/**
 * What erasing means in each place where something of a person can be, for one person or for many, and
 * how to look whether anything is left. Each statement is safe to repeat.
 */
import type { Found, Pseudonym } from '@discreet/engine'
import type { FieldId } from '@discreet/policy'
import type { ErasureStore } from '@discreet/rights'
import { countInCrowd, eraseFromCrowd } from './crowd-rows.ts'
import type { Connection } from './database.ts'
import type { SiteScope } from './site-scope.ts'

export interface ErasureTarget {
  readonly subjects: readonly string[]
  readonly kept: readonly FieldId[]
  /** The erasure that this is done for: whoever asked must still learn of it. Empty: nobody asked. */
  readonly request: string
  /** Who they are in a period or a campaign, from its key; one for each subject. Empty: it is not known. */
  readonly personsIn: (key: Uint8Array) => readonly Pseudonym[]
}

type Erasing = (scope: SiteScope, connection: Connection, target: ErasureTarget) => Promise<number>

const theirs = 'site = $1 AND subject = ANY($2::uuid[])'
/** An instruction to erase has to arrive even though whoever gave it is erased by now. */
const outgoingOfTheirs = `site = $1 AND request = ANY($2::text[])
  AND NOT (request = $3 AND kind = 'webhook')`
/** Whoever asked must be able to learn what came of it. */
const secretsOfTheirs = `site = $1 AND request = ANY($2::text[])
  AND NOT (request = $3 AND use = 'status')`

/**
 * Of two erasures of one person each lets the other know whose it is until its own end, at which that
 * goes: without it neither could be completed.
 */
const notUnderWay = `NOT EXISTS (SELECT FROM requests r WHERE r.site = i.site AND r.request = i.request
  AND r.request <> $3 AND r.state IN ('verified', 'planned', 'executing', 'verifying')
  AND r.body::json ->> 'type' = 'erasure')`

/** What their rows elsewhere are found by; read first, so that each is a question to one index. */
async function namesOf(
  connection: Connection,
  site: string,
  { subjects, request }: Pick<ErasureTarget, 'subjects' | 'request'>,
): Promise<{ readonly requests: readonly string[]; readonly contacts: readonly string[] }> {
  const { rows } = await connection.query(
    `SELECT ARRAY(SELECT i.request FROM request_identities i WHERE ${theirs} AND ${notUnderWay})
         AS requests,
       ARRAY(SELECT contact::text FROM people WHERE ${theirs} AND contact IS NOT NULL) AS contacts`,
    [site, subjects, request],
  )
  const [row] = rows
  return { requests: row?.['requests'] as string[], contacts: row?.['contacts'] as string[] }
}

async function change(
  connection: Connection,
  sql: string,
  parameters: readonly unknown[],
): Promise<number> {
  return (await connection.query(sql, parameters)).count
}

const eraseRequests: Erasing = async (scope, connection, target) => {
  const { site } = scope
  const { subjects, request } = target
  // While the account is there, so is the address by which its notes are found.
  const { requests, contacts } = await namesOf(connection, site, target)
  const noted = await change(
    connection,
    'DELETE FROM contacts_noted WHERE site = $1 AND contact = ANY($2::uuid[])',
    [site, contacts],
  )
  await scope.step('erase:contacts')
  const secrets = await change(connection, `DELETE FROM request_secrets WHERE ${secretsOfTheirs}`, [
    site,
    requests,
    request,
  ])
  await scope.step('erase:secrets')
  const identities = await change(
    connection,
    `DELETE FROM request_identities
     WHERE ${theirs} AND request <> $3 AND request = ANY($4::text[])`,
    [site, subjects, request, requests],
  )
  await scope.step('erase:identities')
  // What was proposed about them stays, and is nobody's.
  const proposals = await change(
    connection,
    `DELETE FROM staff_approval_subjects WHERE ${theirs}`,
    [site, subjects],
  )
  return noted + secrets + identities + proposals
}

const eraseAccount: Erasing = async (scope, connection, { subjects, kept }) => {
  if (kept.length > 0) return 0
  const people = await change(connection, `DELETE FROM people WHERE ${theirs}`, [
    scope.site,
    subjects,
  ])
  await scope.step('erase:people')
  const holds = await change(connection, `DELETE FROM holds WHERE ${theirs}`, [
    scope.site,
    subjects,
  ])
  return people + holds
}

/** `needs`: the field that stays when it is held. */
const erasing: Readonly<Record<ErasureStore, { readonly needs?: FieldId; readonly run: Erasing }>> =
  {
    key: {
      run: (scope, connection, { subjects, kept }) =>
        // What is held is held to be read some day.
        kept.length > 0
          ? Promise.resolve(0)
          : change(
              connection,
              `UPDATE people SET wrapped_key = NULL, key_id = NULL
               WHERE ${theirs} AND wrapped_key IS NOT NULL`,
              [scope.site, subjects],
            ),
    },
    profile: {
      run: (scope, connection, { subjects, kept }) =>
        change(
          connection,
          `DELETE FROM profile_entries WHERE ${theirs} AND field <> ALL($3::text[])`,
          [scope.site, subjects, kept],
        ),
    },
    contributions: { run: eraseFromCrowd },
    consentRecords: {
      needs: 'account.consentRecords',
      run: (scope, connection, { subjects }) =>
        change(connection, `UPDATE consent_records SET subject = NULL WHERE ${theirs}`, [
          scope.site,
          subjects,
        ]),
    },
    accessLog: {
      needs: 'account.accessLog',
      run: (scope, connection, { subjects }) =>
        change(connection, `DELETE FROM access_log WHERE ${theirs}`, [scope.site, subjects]),
    },
    requests: { needs: 'account.requests', run: eraseRequests },
    outbox: {
      needs: 'account.requests',
      async run(scope, connection, target) {
        const { requests } = await namesOf(connection, scope.site, target)
        return change(connection, `DELETE FROM outgoing WHERE ${outgoingOfTheirs}`, [
          scope.site,
          requests,
          target.request,
        ])
      },
    },
    account: { run: eraseAccount },
  }

/** Within a transaction that sees these people. Returns how many rows. */
export async function eraseIn(
  store: ErasureStore,
  scope: SiteScope,
  connection: Connection,
  target: ErasureTarget,
): Promise<number> {
  const { needs, run } = erasing[store]
  if (needs !== undefined && target.kept.includes(needs)) return 0
  return run(scope, connection, target)
}

/** Of one person, in every table that could hold something of theirs. */
export async function findIn(
  { site }: SiteScope,
  connection: Connection,
  target: ErasureTarget,
): Promise<Found> {
  const { subjects, request, personsIn } = target
  const { requests, contacts } = await namesOf(connection, site, target)
  const counted = await connection.query(
    `SELECT
       (SELECT count(*) FROM people WHERE ${theirs} AND wrapped_key IS NOT NULL) AS key,
       (SELECT count(*) FROM profile_entries WHERE ${theirs}) AS profile,
       (SELECT count(*) FROM consent_records WHERE ${theirs}) AS "consentRecords",
       (SELECT count(*) FROM access_log WHERE ${theirs}) AS "accessLog",
       (SELECT count(*) FROM request_identities i
         WHERE ${theirs} AND request <> $3 AND ${notUnderWay}) AS identities,
       (SELECT count(*) FROM staff_approval_subjects WHERE ${theirs}) AS proposals,
       (SELECT count(*) FROM people WHERE ${theirs})
         + (SELECT count(*) FROM holds WHERE ${theirs}) AS account`,
    [site, subjects, request],
  )
  const others = await connection.query(
    `SELECT (SELECT count(*) FROM request_secrets WHERE ${secretsOfTheirs}) AS secrets,
       (SELECT count(*) FROM contacts_noted WHERE site = $1 AND contact = ANY($4::uuid[])) AS noted,
       (SELECT count(*) FROM outgoing WHERE ${outgoingOfTheirs}) AS outbox`,
    [site, requests, request, contacts],
  )
  const row = { ...counted.rows[0], ...others.rows[0] }
  const found = (name: string): number => Number(row[name])
  return {
    key: found('key'),
    profile: found('profile'),
    contributions: await countInCrowd(connection, site, personsIn),
    consentRecords: found('consentRecords'),
    accessLog: found('accessLog'),
    requests: found('identities') + found('secrets') + found('noted') + found('proposals'),
    outbox: found('outbox'),
    account: found('account'),
  }
}
