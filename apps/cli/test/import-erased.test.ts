/** Old files know people who were erased since: their rows stay outside. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pseudonym } from '@discreet/engine'
import { erasureList } from '@discreet/erasure-list'
import { mintRightsPermit } from '@discreet/policy'
import { afterAll, expect, test } from 'vitest'
import { runImport } from '../src/command-import.ts'
import type { Output } from '../src/output.ts'
import { createProgram } from '../src/program.ts'
import type { Session } from '../src/session.ts'
import { erasureListFile, withSession } from '../src/session.ts'

const data = mkdtempSync(join(tmpdir(), 'discreet-import-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

let table: readonly Readonly<Record<string, unknown>>[] = []
let result: unknown
const output: Output = {
  json: false,
  say: () => undefined,
  table: (rows) => {
    table = rows
  },
  result: (value) => {
    result = value
  },
  progress: () => ({ update: () => undefined, done: () => undefined }),
}

async function imported(name: string, lines: readonly string[]): Promise<unknown> {
  const file = join(data, name)
  writeFileSync(file, `${['who,sku,day,order', ...lines].join('\n')}\n`)
  const columns = { person: 'who', item: 'sku', basket: 'order', time: 'day' }
  await runImport(file, { data, columns, declareItems: true }, output)
  return result
}

async function givenBy(
  { store, vault, cryptography, now }: Session,
  person: string,
): Promise<readonly string[]> {
  const site = await store.open('shop')
  const subject = vault.subject('shop', person)
  const permit = mintRightsPermit({ site: 'shop', subject }, 'system', now(), vault.sealPermit)
  const who = (key: Uint8Array): Pseudonym => cryptography.pseudonym(key, 'person', subject)
  const rows = await site.rights.erasure.contributionsOf(permit, who)
  return rows.map(({ item }) => item).sort()
}

test('rows from before a person was erased are left out and counted, also of a table that was put back', async () => {
  await createProgram(() => output).parseAsync([
    'node',
    'discreet',
    'init',
    '--site',
    'shop',
    '--data',
    data,
  ])
  const lines = [
    'ann,before,2026-01-01,o1',
    'ann,after,2026-03-01,o2',
    'bob,before,2026-01-01,o3',
    'cleo,before,2026-01-01,o4',
  ]
  // Nobody was erased: everything counts, and everybody is found under the pseudonym of an account.
  expect(await imported('first.csv', lines)).toMatchObject({ stored: 4, erased: 0 })
  expect(table.map(({ what }) => what)).not.toContain('left out: erased')
  await withSession({ data }, async (session) => {
    expect(await givenBy(session, 'ann')).toEqual(['after', 'before'])
    expect(await givenBy(session, 'bob')).toEqual(['before'])
    const { vault, store } = session
    const tombstone = (person: string, at: number): { hash: string; at: number } => ({
      hash: vault.tombstone(vault.subject('shop', person)),
      at,
    })
    const at = Date.UTC(2026, 1, 1)
    // One is in the list alone, as after a backup was put back; the other in the table alone.
    await erasureList(erasureListFile({ data })).append('shop', tombstone('ann', at))
    await (await store.open('shop')).rights.erasure.bury(tombstone('cleo', at))
  })
  expect(await imported('second.csv', lines)).toMatchObject({ rows: 4, stored: 2, erased: 2 })
  expect(table).toContainEqual({ what: 'left out: erased', count: 2 })
})
