/**
 * The staff of a site: who they are, their sessions, how they sign in, and where to find in the log what
 * they did. Evidence (what they passed, what they did, what they proposed and signed) is in `filed`, which
 * the log covers; here is only what it is found by.
 *
 * Keys of before there were roles become members of the same name, `key:<name>`, with no roles: what they
 * could do is denied until somebody gives them roles (`discreet keys staff`) and whoever uses them has
 * passed the training.
 */
import { duty, guarded, own, siteRole } from './row-security.ts'

const members = `
CREATE TABLE staff_members (
  site text NOT NULL REFERENCES sites, member text NOT NULL, name text NOT NULL,
  source text NOT NULL CHECK (source IN ('provider', 'passkey', 'key', 'demo', 'operator')),
  roles text[] NOT NULL, ended_at bigint, PRIMARY KEY (site, member));
`

/** The owner of a table sees past its policies only where they are not forced on it. */
const keys = `
ALTER TABLE staff_keys NO FORCE ROW LEVEL SECURITY;
ALTER TABLE staff_keys ADD COLUMN member text, ADD COLUMN added_at bigint NOT NULL DEFAULT 0;
INSERT INTO staff_members (site, member, name, source, roles)
  SELECT DISTINCT site, 'key:' || name, name, 'key', '{}'::text[] FROM staff_keys;
UPDATE staff_keys SET member = 'key:' || name;
ALTER TABLE staff_keys DROP COLUMN name, ALTER COLUMN member SET NOT NULL,
  ALTER COLUMN added_at DROP DEFAULT,
  ADD FOREIGN KEY (site, member) REFERENCES staff_members;
ALTER TABLE staff_keys FORCE ROW LEVEL SECURITY;
${guarded('staff_members', 'SELECT, INSERT, UPDATE')}
`

const signingIn = `
CREATE TABLE staff_sessions (
  site text NOT NULL, sha256 text NOT NULL, member text NOT NULL, source text NOT NULL,
  key_thumbprint text NOT NULL, opened_at bigint NOT NULL, seen_at bigint NOT NULL,
  checked_at bigint NOT NULL, provider_session text, provider_subject text, sealed_tokens bytea,
  PRIMARY KEY (site, sha256), FOREIGN KEY (site, member) REFERENCES staff_members);
CREATE INDEX staff_sessions_of ON staff_sessions (site, member);
CREATE TABLE staff_sign_ins (
  site text NOT NULL REFERENCES sites, sha256 text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('provider', 'passkey', 'register')), facts text NOT NULL,
  key_thumbprint text NOT NULL, expires_at bigint NOT NULL, PRIMARY KEY (site, sha256));
CREATE TABLE staff_invites (
  site text NOT NULL REFERENCES sites, sha256 text NOT NULL, roles text[] NOT NULL,
  invited_by text NOT NULL, expires_at bigint NOT NULL, PRIMARY KEY (site, sha256));
CREATE TABLE staff_passkeys (
  site text NOT NULL, credential text NOT NULL, member text NOT NULL, public_key bytea NOT NULL,
  counter bigint NOT NULL, transports text[] NOT NULL, added_at bigint NOT NULL,
  PRIMARY KEY (site, credential), FOREIGN KEY (site, member) REFERENCES staff_members);
CREATE INDEX staff_passkeys_of ON staff_passkeys (site, member, added_at);
CREATE TABLE staff_tries (
  site text NOT NULL REFERENCES sites, of_what text NOT NULL, at bigint NOT NULL,
  place bigserial NOT NULL, PRIMARY KEY (site, place));
CREATE INDEX staff_tries_of ON staff_tries (site, of_what, at);
GRANT USAGE ON SEQUENCE staff_tries_place_seq TO ${siteRole};
${guarded('staff_sessions', 'SELECT, INSERT, UPDATE, DELETE')}
${guarded('staff_sign_ins', 'SELECT, INSERT, UPDATE, DELETE')}
${guarded('staff_invites', 'SELECT, INSERT, DELETE')}
${guarded('staff_passkeys', 'SELECT, INSERT, UPDATE (counter)')}
${guarded('staff_tries', 'SELECT, INSERT, DELETE')}
`

/**
 * What is not leakproof, LIKE and what is inside JSON, is asked of rows only after row-level security has
 * let them through: no index helps it, so each has columns to be found by.
 */
const evidence = `
CREATE TABLE staff_passes (
  site text NOT NULL REFERENCES sites, member text NOT NULL, leaf bigint NOT NULL,
  filed text NOT NULL, PRIMARY KEY (site, member, leaf),
  FOREIGN KEY (site, filed) REFERENCES filed);
CREATE TABLE staff_actions (
  site text NOT NULL REFERENCES sites, leaf bigint NOT NULL, filed text NOT NULL,
  member text NOT NULL, action text NOT NULL, at bigint NOT NULL, words text NOT NULL,
  PRIMARY KEY (site, leaf), FOREIGN KEY (site, filed) REFERENCES filed);
CREATE INDEX staff_actions_by ON staff_actions (site, member, leaf);
CREATE INDEX staff_actions_at ON staff_actions (site, at);
CREATE TABLE staff_approval_subjects (
  site text NOT NULL REFERENCES sites, approval text NOT NULL, subject uuid NOT NULL,
  reason text NOT NULL, until bigint NOT NULL, PRIMARY KEY (site, approval));
CREATE INDEX staff_approval_subjects_of ON staff_approval_subjects (site, subject);
ALTER TABLE staff_approval_subjects ALTER COLUMN subject SET STATISTICS 0,
  ALTER COLUMN reason SET STATISTICS 0;
${guarded('staff_passes', 'SELECT, INSERT')}
${guarded('staff_actions', 'SELECT, INSERT')}
${guarded('staff_approval_subjects', 'SELECT, INSERT, DELETE', ` AND (${own} OR ${duty('office', 'retention')})`)}
`

export const staff: string = [members, keys, signingIn, evidence].join('\n')
