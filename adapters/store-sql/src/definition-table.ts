/** What a site has defined: placements and segments, each as it was written. */
import type { CampaignStore } from '@discreet/engine'
import { DiscreetError } from '@discreet/protocol'
import { requireText } from './checked-text.ts'
import { canonicalJson } from './ledger-chain.ts'
import type { SiteScope } from './site-scope.ts'

type Kind = 'placement' | 'segment'

async function readAll<Definition>(scope: SiteScope, kind: Kind): Promise<readonly Definition[]> {
  return scope.transaction(async (connection) => {
    const { rows } = await connection.query(
      'SELECT body FROM definitions WHERE site = $1 AND kind = $2 ORDER BY id COLLATE "C"',
      [scope.site, kind],
    )
    return rows.map((row) => JSON.parse(String(row['body'])) as Definition)
  })
}

async function set(
  scope: SiteScope,
  kind: Kind,
  id: string,
  definition: { readonly id: string } | undefined,
): Promise<void> {
  requireText(id, kind)
  if (definition !== undefined && definition.id !== id) {
    throw new DiscreetError('field_invalid', `a ${kind} is kept under its own id`, { field: '/id' })
  }
  await scope.transaction((connection) =>
    definition === undefined
      ? connection.query('DELETE FROM definitions WHERE site = $1 AND kind = $2 AND id = $3', [
          scope.site,
          kind,
          id,
        ])
      : connection.query(
          `INSERT INTO definitions (site, kind, id, body) VALUES ($1, $2, $3, $4)
           ON CONFLICT (site, kind, id) DO UPDATE SET body = excluded.body`,
          [scope.site, kind, id, canonicalJson(definition)],
        ),
  )
}

export function sqlDefinitions(
  scope: SiteScope,
): Pick<CampaignStore, 'placements' | 'setPlacement' | 'segments' | 'setSegment'> {
  return {
    placements: () => readAll(scope, 'placement'),
    setPlacement: (id, definition) => set(scope, 'placement', id, definition),
    segments: () => readAll(scope, 'segment'),
    setSegment: (id, segment) => set(scope, 'segment', id, segment),
  }
}
