/**
 * Counting how people choose: when it began, and what was released, which is noise about everybody.
 * `anonymous`: a choice of a page, told when it comes; who was erased does not become one.
 */
import { guarded } from './row-security.ts'

export const trust: string = `
CREATE TABLE trust_begun (site text PRIMARY KEY REFERENCES sites, at bigint NOT NULL);
CREATE TABLE trust_releases (
  site text NOT NULL REFERENCES sites, period integer NOT NULL CHECK (period >= 0),
  body text NOT NULL, PRIMARY KEY (site, period));
${guarded('trust_begun', 'SELECT, INSERT')}
${guarded('trust_releases', 'SELECT, INSERT')}
ALTER TABLE consent_records ADD COLUMN anonymous boolean NOT NULL DEFAULT false;
`
