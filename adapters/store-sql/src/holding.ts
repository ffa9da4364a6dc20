/** How many people have something in a field: where to look is in the data catalogue. */
import type { FieldId } from '@discreet/policy'
import { fieldOf } from '@discreet/policy'
import { withDuty } from './permit-door.ts'
import type { SiteScope } from './site-scope.ts'

/** Everybody once in each period or campaign. */
const inCrowd: Readonly<Partial<Record<FieldId, string>>> = {
  'crowd.contribution': 'SELECT DISTINCT period, person FROM contributions',
  'crowd.campaigns': 'SELECT campaign, unit FROM campaign_units',
}

/** `SELECT subject` of everybody who has something there; $1: the site, $2: fields. */
function subjectsWith(field: FieldId): string | undefined {
  const { stored } = fieldOf(field)
  if (stored.in !== 'table' || inCrowd[field] !== undefined) return undefined
  if (stored.table === 'profile_entries') {
    return 'SELECT subject FROM profile_entries WHERE site = $1 AND field = ANY($2::text[])'
  }
  const filled = stored.columns.map((column) => `${column} IS NOT NULL`).join(' OR ')
  return `SELECT subject FROM ${stored.table} WHERE site = $1 AND subject IS NOT NULL AND (${filled})`
}

/**
 * What is given to the crowd is under other names, which nothing joins to accounts, to other periods or
 * to other campaigns: who is among them is counted once for each, so that the number is rather too high
 * than too low.
 * Under the duty `retention`, because people whose use is restricted count as well.
 */
export function countHolding(scope: SiteScope, fields: readonly FieldId[]): Promise<number> {
  const sources = new Set(fields.map(subjectsWith).filter((sql) => sql !== undefined))
  return withDuty(scope, 'retention', async (connection) => {
    let total = 0
    if (sources.size > 0) {
      const { rows } = await connection.query(
        `SELECT count(*) AS n, $2::text[] IS NULL FROM
           (SELECT subject FROM (${[...sources].join(' UNION ALL ')}) AS rows GROUP BY subject) AS everybody`,
        [scope.site, fields],
      )
      total += Number(rows[0]?.['n'])
    }
    for (const from of fields.flatMap((field) => inCrowd[field] ?? [])) {
      const { rows } = await connection.query(
        `SELECT count(*) AS n FROM (${from} WHERE site = $1) AS everybody`,
        [scope.site],
      )
      total += Number(rows[0]?.['n'])
    }
    return total
  })
}
