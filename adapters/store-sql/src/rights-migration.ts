/**
 * The rights of people: what they asked for, what is sent for them, who looked at what, and the
 * registers of whoever answers for it.
 *
 * Duties beside those of the people's tables: rights (answering or erasing one person: that person's
 * rows and no other, but also while their use is restricted), office (counting people, and finding the
 * account of an address).
 */
import { duty, guarded, own, siteRole } from './row-security.ts'

const ofSite = `site = current_setting('app.site', true)`

/**
 * GDPR 18(2): while use is restricted, storing is all that is allowed. Not correlated, so it is asked
 * once a statement and not once a row.
 */
const unrestricted = `NOT EXISTS (SELECT FROM people AS held WHERE held.${ofSite}
  AND held.subject = nullif(current_setting('app.subject', true), '')::uuid AND held.restricted)`

const columnsOfPeople = `
ALTER TABLE people ADD COLUMN contact uuid, ADD COLUMN restricted boolean NOT NULL DEFAULT false,
  ADD COLUMN warned_at bigint;
CREATE INDEX people_contact ON people (site, contact) WHERE contact IS NOT NULL;
DROP POLICY people_guard ON people;
CREATE POLICY people_guard ON people
  USING (${ofSite} AND (${own} OR ${duty('gate', 'retention', 'keys', 'office')}))
  WITH CHECK (${ofSite} AND (${own} OR ${duty('gate', 'retention', 'keys', 'office')}));
DROP POLICY profile_entries_guard ON profile_entries;
CREATE POLICY profile_entries_guard ON profile_entries
  USING (${ofSite} AND ((${own} AND (${duty('rights')} OR ${unrestricted})) OR ${duty('retention')}))
  WITH CHECK (${ofSite} AND ((${own} AND (${duty('rights')} OR ${unrestricted})) OR ${duty('retention')}));
`

/** A record of consent stays for good; all that can ever change of it is that it is nobody's. */
const consentRecords = `
DROP POLICY consent_records_guard ON consent_records;
CREATE POLICY consent_records_seen ON consent_records FOR SELECT
  USING (${ofSite} AND (subject IS NULL OR ${own} OR ${duty('log', 'retention', 'office')}));
CREATE POLICY consent_records_added ON consent_records FOR INSERT
  WITH CHECK (${ofSite} AND (subject IS NULL OR ${own}));
CREATE POLICY consent_records_let_go ON consent_records FOR UPDATE
  USING (${ofSite} AND ((${own} AND ${duty('rights')}) OR ${duty('retention')}))
  WITH CHECK (${ofSite} AND subject IS NULL);
GRANT UPDATE (subject) ON consent_records TO ${siteRole};
`

const requests = `
CREATE TABLE requests (
  site text NOT NULL REFERENCES sites, request text NOT NULL, state text NOT NULL,
  due bigint NOT NULL, body text NOT NULL, place bigserial NOT NULL, PRIMARY KEY (site, request));
CREATE INDEX requests_by_state ON requests (site, state, due);
CREATE INDEX requests_by_place ON requests (site, place);
CREATE TABLE request_events (
  site text NOT NULL, event text NOT NULL, request text NOT NULL, body text NOT NULL,
  place bigserial NOT NULL, PRIMARY KEY (site, event),
  FOREIGN KEY (site, request) REFERENCES requests);
CREATE INDEX request_events_of ON request_events (site, request, place);
CREATE TABLE request_identities (
  site text NOT NULL, request text NOT NULL, subject uuid, sealed bytea NOT NULL,
  wrapped_key bytea NOT NULL, key_id text NOT NULL, until bigint NOT NULL,
  PRIMARY KEY (site, request), FOREIGN KEY (site, request) REFERENCES requests);
CREATE INDEX request_identities_of ON request_identities (site, subject) WHERE subject IS NOT NULL;
CREATE INDEX request_identities_until ON request_identities (site, until);
CREATE TABLE request_secrets (
  site text NOT NULL, sha256 text NOT NULL, request text NOT NULL,
  use text NOT NULL CHECK (use IN ('status', 'confirm')), expires_at bigint NOT NULL,
  PRIMARY KEY (site, sha256), FOREIGN KEY (site, request) REFERENCES requests);
CREATE INDEX request_secrets_of ON request_secrets (site, request);
CREATE INDEX request_secrets_expire ON request_secrets (site, expires_at);
CREATE TABLE contacts_noted (
  site text NOT NULL REFERENCES sites, contact uuid NOT NULL, at bigint NOT NULL,
  place bigserial NOT NULL, PRIMARY KEY (site, place));
CREATE INDEX contacts_noted_of ON contacts_noted (site, contact, at);
CREATE INDEX contacts_noted_at ON contacts_noted (site, at);
CREATE TABLE spent_messages (
  site text NOT NULL REFERENCES sites, sha256 text NOT NULL, expires_at bigint NOT NULL,
  PRIMARY KEY (site, sha256));
CREATE INDEX spent_messages_expire ON spent_messages (site, expires_at);
GRANT USAGE ON SEQUENCE requests_place_seq, request_events_place_seq, contacts_noted_place_seq
  TO ${siteRole};
${guarded('requests', 'SELECT, INSERT, UPDATE')}
${guarded('request_events', 'SELECT, INSERT')}
${guarded('request_identities', 'SELECT, INSERT, UPDATE, DELETE', ` AND (${own} OR ${duty('office', 'retention', 'keys')})`)}
${guarded('request_secrets', 'SELECT, INSERT, DELETE')}
${guarded('contacts_noted', 'SELECT, INSERT, DELETE')}
${guarded('spent_messages', 'SELECT, INSERT, DELETE')}
`

const erasure = `
CREATE TABLE tombstones (
  site text NOT NULL REFERENCES sites, hash text NOT NULL, at bigint NOT NULL,
  PRIMARY KEY (site, hash, at));
CREATE TABLE holds (
  site text NOT NULL REFERENCES sites, hold text NOT NULL, subject uuid NOT NULL,
  fields text[] NOT NULL, reason text NOT NULL, until bigint NOT NULL, PRIMARY KEY (site, hold));
CREATE INDEX holds_of ON holds (site, subject);
CREATE TABLE access_log (
  site text NOT NULL REFERENCES sites, subject uuid NOT NULL, at bigint NOT NULL,
  actor text NOT NULL, body text NOT NULL, place bigserial NOT NULL, PRIMARY KEY (site, place));
CREATE INDEX access_log_of ON access_log (site, subject, place);
CREATE INDEX access_log_by ON access_log (site, actor, at);
CREATE INDEX access_log_at ON access_log (site, at);
CREATE TABLE outgoing (
  site text NOT NULL REFERENCES sites, id text NOT NULL, request text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('mail', 'webhook')), recipient text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'acknowledged', 'failed')),
  tries integer NOT NULL, next_at bigint NOT NULL, lease bigint, trouble text, sealed bytea,
  place bigserial NOT NULL, PRIMARY KEY (site, id));
CREATE INDEX outgoing_of ON outgoing (site, request, place);
CREATE INDEX outgoing_due ON outgoing (site, next_at) WHERE sealed IS NOT NULL;
GRANT USAGE ON SEQUENCE access_log_place_seq, outgoing_place_seq TO ${siteRole};
${guarded('tombstones', 'SELECT, INSERT')}
${guarded('holds', 'SELECT, INSERT, DELETE', ` AND (${own} OR ${duty('office', 'retention')})`)}
${guarded('access_log', 'SELECT, INSERT, DELETE', ` AND (${own} OR ${duty('office', 'retention')})`)}
${guarded('outgoing', 'SELECT, INSERT, UPDATE, DELETE')}
`

const registers = `
CREATE TABLE incidents (
  site text NOT NULL REFERENCES sites, incident text NOT NULL, version integer NOT NULL,
  body text NOT NULL, place bigserial NOT NULL, PRIMARY KEY (site, incident, version));
CREATE TABLE filed (
  site text NOT NULL REFERENCES sites, id text NOT NULL, kind text NOT NULL, body text NOT NULL,
  place bigserial NOT NULL, PRIMARY KEY (site, id));
CREATE INDEX filed_of ON filed (site, kind, place);
CREATE TABLE staff_keys (
  site text NOT NULL REFERENCES sites, sha256 text NOT NULL, name text NOT NULL,
  PRIMARY KEY (site, sha256));
GRANT USAGE ON SEQUENCE incidents_place_seq, filed_place_seq TO ${siteRole};
${guarded('incidents', 'SELECT, INSERT')}
${guarded('filed', 'SELECT, INSERT')}
${guarded('staff_keys', 'SELECT, INSERT')}
`

/**
 * What ANALYZE samples is a copy of somebody's bytes in a table of the database's own, where no erasure
 * reaches it: of these columns it takes none.
 */
const unsampled: Readonly<Record<string, readonly string[]>> = {
  people: ['subject', 'choices', 'wrapped_key', 'contact'],
  profile_entries: ['subject', 'entry', 'sealed'],
  consent_records: ['subject'],
  contributions: ['person', 'basket'],
  request_identities: ['subject', 'sealed', 'wrapped_key'],
  request_secrets: ['sha256'],
  contacts_noted: ['contact'],
  holds: ['subject', 'reason'],
  access_log: ['subject', 'body'],
  outgoing: ['sealed'],
}
const statistics = Object.entries(unsampled)
  .map(([table, columns]) => {
    const each = columns.map((column) => `ALTER COLUMN ${column} SET STATISTICS 0`)
    return `ALTER TABLE ${table} ${each.join(', ')};`
  })
  .join('\n')

export const rights: string = [
  columnsOfPeople,
  consentRecords,
  requests,
  erasure,
  registers,
  statistics,
].join('\n')
