/** Who sees which rows: the words in which a migration says it. */

/** What a site's transactions run as: sees nothing unless `app.site` is set. */
export const siteRole = 'discreet_site'

/** Row-level security by site, and by whatever else `also` asks for. */
export function guarded(table: string, rights: string, also = ''): string {
  const condition = `site = current_setting('app.site', true)${also}`
  return `
GRANT ${rights} ON ${table} TO ${siteRole};
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY ${table}_guard ON ${table} USING (${condition}) WITH CHECK (${condition});`
}

/** What a transaction is for, where it is not for one person alone. */
export type Duty = 'gate' | 'retention' | 'keys' | 'log' | 'rights' | 'office'

export const duty = (...names: readonly Duty[]): string =>
  `current_setting('app.duty', true) IN (${names.map((name) => `'${name}'`).join(', ')})`

export const own = `subject::text = current_setting('app.subject', true)`
