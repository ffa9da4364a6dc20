/** Registers of the site: what was approved, what happened, who may look. Nobody's data. */
import type { Filed, Registers } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import type { Incident } from '@discreet/rights'
import { requireText } from './checked-text.ts'
import type { Connection, Row } from './database.ts'
import { canonicalJson } from './ledger-chain.ts'
import { appendToLog, digestOfText } from './log-append.ts'
import type { SiteScope } from './site-scope.ts'

function incidentOf(row: Row): Incident {
  return JSON.parse(String(row['body'])) as Incident
}

export function sqlRegisters(scope: SiteScope): Registers {
  const { site } = scope
  const read = (sql: string, ...values: readonly unknown[]): Promise<Row[]> =>
    scope.transaction(async (connection) => (await connection.query(sql, [site, ...values])).rows)
  return {
    file: (filed) => scope.transaction((connection) => fileIn(scope, connection, filed)),
    async filed(kind, limit) {
      const rows = await read(
        'SELECT body FROM filed WHERE site = $1 AND kind = $2 ORDER BY place DESC LIMIT $3',
        kind,
        limit,
      )
      return rows.map((row) => JSON.parse(String(row['body'])) as Filed)
    },
    saveIncident: (incident) => saveIncident(scope, incident),
    async incident(id) {
      const [row] = await read(
        `SELECT body FROM incidents WHERE site = $1 AND incident = $2
         ORDER BY version DESC LIMIT 1`,
        id,
      )
      return row && incidentOf(row)
    },
    async incidents() {
      const rows = await read(
        `SELECT body FROM (SELECT DISTINCT ON (incident) incident, body,
             first_value(place) OVER (PARTITION BY incident ORDER BY version) AS begun
           FROM incidents WHERE site = $1 ORDER BY incident, version DESC) AS newest
         ORDER BY begun DESC`,
      )
      return rows.map(incidentOf)
    },
  }
}

/** Within a transaction that it belongs to. Returns the log index. */
export async function fileIn(
  scope: SiteScope,
  connection: Connection,
  filed: Filed,
): Promise<number> {
  requireText(filed.id, 'id')
  const body = canonicalJson(filed)
  const { count } = await connection.query(
    'INSERT INTO filed (site, id, kind, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [scope.site, filed.id, filed.kind, body],
  )
  if (count === 0) {
    throw new DiscreetError('request_state', 'somebody filed this at the same moment', {
      expected: 'another look at what is there now, and then again',
    })
  }
  await scope.step('file:inserted')
  return appendToLog(scope, connection, [
    { kind: 'filed', ref: filed.id, digest: digestOfText(body) },
  ])
}

/** Every state that an incident was in is kept; the log calls it `<id>@<version>`, from 1. */
function saveIncident(scope: SiteScope, incident: Incident): Promise<number> {
  requireText(incident.id, 'incident')
  const body = canonicalJson(incident)
  return scope.transaction(async (connection) => {
    // Of two that save at once one waits here, so that there are no two of the same version.
    await connection.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7301947))', [
      `${scope.site} ${incident.id}`,
    ])
    const { rows } = await connection.query(
      `INSERT INTO incidents (site, incident, version, body)
       SELECT $1, $2, 1 + coalesce(max(version), 0), $3 FROM incidents
       WHERE site = $1 AND incident = $2 RETURNING version`,
      [scope.site, incident.id, body],
    )
    await scope.step('incident:inserted')
    return appendToLog(scope, connection, [
      {
        kind: 'incident',
        ref: `${incident.id}@${String(rows[0]?.['version'])}`,
        digest: digestOfText(body),
      },
    ])
  })
}
