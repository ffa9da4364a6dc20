/** What developers see of keys and models beside what works without it. */
export const developers: string = `
ALTER TABLE write_keys ADD COLUMN ending text, ADD COLUMN added_at bigint,
  ADD COLUMN added_by text, ADD COLUMN replaces text, ADD COLUMN revoked_at bigint;
ALTER TABLE models ADD COLUMN facts text;
`
