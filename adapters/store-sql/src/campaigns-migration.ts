/**
 * Campaigns: what is defined for a site, who is counted in which cell, and what was released of it. Only
 * `campaign_units` is about people, under names that only the campaign's key leads to; once a cohort is
 * released, its rows say no more than that somebody took part.
 */
import { guarded, siteRole } from './row-security.ts'

const tables = `
CREATE TABLE definitions (
  site text NOT NULL REFERENCES sites, kind text NOT NULL CHECK (kind IN ('placement', 'segment')),
  id text NOT NULL, body text NOT NULL, PRIMARY KEY (site, kind, id));
CREATE TABLE campaigns (
  site text NOT NULL REFERENCES sites, campaign text NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'ended', 'closed')),
  body text NOT NULL, key bytea, place bigserial NOT NULL, PRIMARY KEY (site, campaign),
  CHECK ((state IN ('draft', 'closed')) = (key IS NULL)));
CREATE TABLE campaign_units (
  site text NOT NULL, campaign text NOT NULL, unit uuid NOT NULL, week integer, cell integer,
  PRIMARY KEY (site, campaign, unit), CHECK ((week IS NULL) = (cell IS NULL)),
  FOREIGN KEY (site, campaign) REFERENCES campaigns);
CREATE INDEX campaign_units_of ON campaign_units (site, campaign, week) WHERE week IS NOT NULL;
CREATE TABLE cohort_releases (
  site text NOT NULL, campaign text NOT NULL, week integer NOT NULL, body text NOT NULL,
  PRIMARY KEY (site, campaign, week), FOREIGN KEY (site, campaign) REFERENCES campaigns);
GRANT USAGE ON SEQUENCE campaigns_place_seq TO ${siteRole};
${guarded('definitions', 'SELECT, INSERT, UPDATE, DELETE')}
${guarded('campaigns', 'SELECT, INSERT, UPDATE')}
${guarded('campaign_units', 'SELECT, INSERT, UPDATE, DELETE')}
${guarded('cohort_releases', 'SELECT, INSERT')}
`

/** A charge is for a period, or for a campaign: pure ε then, and complete at once. */
const charges = `
ALTER TABLE charges ADD COLUMN epsilon text,
  ADD COLUMN of_period text GENERATED ALWAYS AS (CASE WHEN epsilon IS NULL THEN period END) STORED,
  DROP CONSTRAINT charges_site_period_fkey, DROP CONSTRAINT charges_check;
ALTER TABLE charges ADD FOREIGN KEY (site, of_period) REFERENCES periods,
  ADD CHECK (CASE WHEN epsilon IS NULL THEN (state = 'released') = (release_id IS NOT NULL)
    ELSE state = 'released' AND release_id IS NULL AND rho = '0' END);
`

/** Of these columns ANALYZE keeps no copy, as in the other tables of people. */
const statistics = `
ALTER TABLE campaign_units ALTER COLUMN unit SET STATISTICS 0,
  ALTER COLUMN week SET STATISTICS 0, ALTER COLUMN cell SET STATISTICS 0;
`

export const campaigns: string = [tables, charges, statistics].join('\n')
