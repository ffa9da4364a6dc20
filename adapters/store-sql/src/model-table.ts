/** Models and what is known about each; the newest serves. */
import type { ListedModel, ModelFacts, StoredModel } from '@discreet/engine'
import { requireText } from './checked-text.ts'
import type { Row } from './database.ts'
import type { SiteScope } from './site-scope.ts'

export async function saveModel(scope: SiteScope, model: StoredModel): Promise<void> {
  requireText(model.id, 'id')
  await scope.transaction((connection) =>
    connection.query(
      'INSERT INTO models (site, id, at, pack, releases, facts) VALUES ($1, $2, $3, $4, $5, $6)',
      [
        scope.site,
        model.id,
        model.at,
        model.pack,
        JSON.stringify(model.releases),
        model.facts === null ? null : JSON.stringify(model.facts),
      ],
    ),
  )
}

function modelOf(row: Row): Omit<StoredModel, 'pack'> {
  const { facts } = row
  return {
    id: String(row['id']),
    at: Number(row['at']),
    releases: JSON.parse(String(row['releases'])) as string[],
    facts: facts === null ? null : (JSON.parse(String(facts)) as ModelFacts),
  }
}

export function latestModel(scope: SiteScope): Promise<StoredModel | undefined> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `SELECT id, at, pack, releases, facts FROM models WHERE site = $1
       ORDER BY sequence DESC LIMIT 1`,
      [scope.site],
    )
    const [row] = rows
    return row && { ...modelOf(row), pack: new Uint8Array(row['pack'] as Uint8Array) }
  })
}

export function listModels(scope: SiteScope, limit: number): Promise<readonly ListedModel[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      `SELECT id, at, length(pack) AS bytes, releases, facts FROM models WHERE site = $1
       ORDER BY sequence DESC LIMIT $2`,
      [scope.site, limit],
    )
    return rows.map((row) => ({ ...modelOf(row), bytes: Number(row['bytes']) }))
  })
}
