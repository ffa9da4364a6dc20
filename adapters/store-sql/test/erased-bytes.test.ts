/** After an erasure and a scrub, no file of the database has a byte of the person, anywhere. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CampaignsFixture } from '@discreet/contracts'
import { localVault, nodeCryptography, pooledRandomWords } from '@discreet/crypto-node'
import type { SiteStore, Store, StoredPerson } from '@discreet/engine'
import { createSite } from '@discreet/engine'
import type { Permit } from '@discreet/policy'
import { mintRightsPermit, unknownPerson } from '@discreet/policy'
import type { RequestEvent, RightsRequest } from '@discreet/rights'
import { erasureStores } from '@discreet/rights'
import type { Approval } from '@discreet/staff'
import { expect, test } from 'vitest'
import { openStore, sqlRunnerOf } from '../src/index.ts'
import { startPostgres } from './real-postgres.ts'

const cryptography = nodeCryptography()
const keys = mkdtempSync(join(tmpdir(), 'discreet-keys-'))
const vault = localVault(join(keys, 'master-keys.json'))
const options = { newKey: cryptography.newKey, sealPermit: vault.sealPermit }
const now = Date.now()

/** What to look for, by a name that says where it was put. */
type Traces = ReadonlyMap<string, Buffer>

const binary = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const text = (value: string): Buffer => Buffer.from(value, 'latin1')

/** How many files have it, by its name. */
function search(folder: string, traces: Traces): Record<string, number> {
  const found: Record<string, number> = Object.fromEntries([...traces.keys()].map((k) => [k, 0]))
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const bytes = readFileSync(join(file.parentPath, file.name))
    for (const [name, trace] of traces) {
      if (bytes.includes(trace)) found[name] = (found[name] ?? 0) + 1
    }
  }
  return found
}

interface Planted {
  readonly traces: Traces
  readonly request: RightsRequest
}

function requestOf(site: string): { request: RightsRequest; event: RequestEvent } {
  const request: RightsRequest = {
    id: randomUUID(),
    site,
    type: 'erasure',
    state: 'received',
    channel: 'account',
    pack: { id: 'eu', version: '1.0.0' },
    place: null,
    receivedAt: now,
    acknowledgedAt: null,
    verifiedAt: null,
    closedAt: null,
    changedAt: now,
    clocks: { acknowledgeBy: null, answerBy: now, aimBy: now, extended: null, paused: null },
    about: null,
    denial: null,
    stores: [],
    answer: null,
    certificate: null,
    identityUntil: now + 1e9,
  }
  return { request, event: eventOf(request) }
}

const eventOf = (request: RightsRequest): RequestEvent => ({
  id: randomUUID(),
  request: request.id,
  at: now,
  by: 'person',
  from: null,
  to: request.state,
  act: { act: 'move', to: request.state },
})

const permitOf = (site: SiteStore, subject: string): Permit =>
  mintRightsPermit({ site: site.site.id, subject }, 'signed_in', Date.now(), vault.sealPermit)

async function takePart(site: SiteStore, subject: string): Promise<string> {
  const { campaigns } = site
  if ((await campaigns.find('trial')) === undefined) {
    await new CampaignsFixture(site, pooledRandomWords()).running('trial')
  }
  const key = (await campaigns.key('trial')) as Uint8Array
  const unit = cryptography.pseudonym(key, 'person', subject)
  await campaigns.enrol('trial', [{ unit, week: 0, cell: 1 }])
  await campaigns.move('trial', unit, (cell) => cell + 1)
  return unit
}

function proposalOf(reason: string): Approval {
  return {
    id: randomUUID(),
    action: 'export_person',
    facts: {},
    reason,
    proposedBy: 'passkey:ada',
    signedBy: null,
    state: 'waiting',
    at: now,
    expiresAt: now + 1e9,
  }
}

/** Something recognisable in every place that can hold something of a person. */
async function plant(site: SiteStore, subject: string): Promise<Planted> {
  const fresh = (): Buffer => randomBytes(24)
  const [sealed, long, key, requestKey, requestSealed, mail] = Array.from({ length: 6 }, fresh)
  const contact = vault.contact(site.site.id, `${subject}@example.org`)
  const permit = permitOf(site, subject)
  const person: StoredPerson = {
    state: { ...unknownPerson, level: 3, purposes: ['purchases'], chosenAt: now },
    place: `XX-${randomBytes(12).toString('hex')}`,
    notice: 'n',
    key: { keyId: 'k1', bytes: key as Buffer },
    contact,
    expiresAt: null,
  }
  const record = { id: randomUUID(), erased: [] } as never
  await site.people.choose(permit, () => ({ person, record }))
  await site.people.addEntries(
    permit,
    [sealed, Buffer.concat([randomBytes(4000), long as Buffer, randomBytes(4000)])].map(
      (bytes) => ({
        id: randomUUID(),
        field: 'account.purchases' as const,
        sealed: bytes as Buffer,
        expiresAt: null,
      }),
    ),
  )
  const { period, key: periodKey } = await site.openPeriod(now)
  const inPeriod = cryptography.pseudonym(periodKey, 'person', subject)
  const basket = cryptography.pseudonym(periodKey, 'basket', subject)
  await site.addContributions(period.id, [{ person: inPeriod, basket, item: 'a' }])
  const unit = await takePart(site, subject)
  const reason = randomBytes(12).toString('hex')
  const { erasure, outbox, requests } = site.rights
  await erasure.noteAccess(permit, { at: now, actor: 'staff Ada', reason, fields: [] })
  await requests.noteContact(contact, now)
  const why = randomBytes(12).toString('hex')
  await site.staff.propose(proposalOf(why), subject)
  const { request, event } = requestOf(site.site.id)
  const secret = randomBytes(32).toString('hex')
  await requests.open(
    request,
    event,
    {
      subject,
      sealed: requestSealed as Buffer,
      key: { keyId: 'k1', bytes: requestKey as Buffer },
    },
    [{ sha256: secret, request: request.id, use: 'confirm', expiresAt: now + 1e9 }],
  )
  await outbox.put(
    {
      id: randomUUID(),
      request: request.id,
      kind: 'mail',
      recipient: 'person',
      state: 'waiting',
      tries: 0,
      nextAt: now,
      trouble: null,
    },
    mail as Buffer,
  )
  return {
    request,
    traces: new Map([
      ['the subject, binary', binary(subject)],
      ['the subject, text', text(subject)],
      ['an entry', sealed as Buffer],
      ['a long entry', long as Buffer],
      ['the wrapped key', key as Buffer],
      ['the place', text(person.place as string)],
      ['the address, binary', binary(contact)],
      ['the pseudonym of the period', binary(inPeriod)],
      ['the basket', binary(basket)],
      ['the unit of a campaign', binary(unit)],
      ['a reason of the access log', text(reason)],
      ['a reason of a proposal', text(why)],
      ['the sealed half of a request', requestSealed as Buffer],
      ['the key of a request', requestKey as Buffer],
      ['a secret of a request', text(secret)],
      ['a mail', mail as Buffer],
    ]),
  }
}

async function erase(site: SiteStore, subject: string, { request }: Planted): Promise<void> {
  const { erasure, requests } = site.rights
  for (const store of erasureStores) {
    await erasure.erase(permitOf(site, subject), store, {
      kept: [],
      request: request.id,
      person: (key) => cryptography.pseudonym(key, 'person', subject),
    })
  }
  await requests.advance(request.id, (current) => {
    const done: RightsRequest = { ...current, state: 'fulfilled' }
    return { request: done, event: eventOf(done) }
  })
}

const nowhere = (traces: Traces): Record<string, number> =>
  Object.fromEntries([...traces.keys()].map((name) => [name, 0]))

/** Others come and go around the person, so that pages split and bytes move. */
async function bystanders(site: SiteStore, count: number): Promise<void> {
  for (let k = 0; k < count; k += 1) await plant(site, randomUUID())
}

async function newSite(store: Store): Promise<SiteStore> {
  await createSite(store, cryptography, { id: 'erased', name: 'erased' })
  const site = await store.open('erased')
  await site.upsertItems([{ id: 'a' }])
  return site
}

/** Shows first that the search finds what is there. */
async function plantAndErase(store: Store, folder: string): Promise<Traces> {
  const site = await newSite(store)
  const subject = vault.subject('erased', 'canary')
  await bystanders(site, 4)
  const planted = await plant(site, subject)
  await bystanders(site, 4)
  const run = sqlRunnerOf(store)
  await run.executeSql('CHECKPOINT')
  const there = search(folder, planted.traces)
  for (const [name, files] of Object.entries(there)) {
    // Nothing keeps it as text, and nothing is to.
    if (name === 'the subject, text') expect(files, name).toBe(0)
    else expect(files, name).toBeGreaterThan(0)
  }
  // What a server does by itself after a while: rows are moved, pages are sampled.
  await run.executeSql('ANALYZE')
  await run.executeSql('VACUUM')
  await erase(site, subject, planted)
  await bystanders(site, 2)
  await site.rights.erasure.scrub()
  return planted.traces
}

test('PGlite: no file of the data folder has a byte of an erased person', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-erased-'))
  const store = await openStore({ ...options, folder })
  const traces = await plantAndErase(store, folder)
  expect(search(folder, traces)).toEqual(nowhere(traces))
  await store.close()
  expect(search(folder, traces)).toEqual(nowhere(traces))
  rmSync(folder, { recursive: true })
})

test('PGlite: nor in segments of a log that was recycled by an earlier version', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-erased-'))
  const store = await openStore({ ...options, folder })
  const site = await newSite(store)
  const run = sqlRunnerOf(store)
  await run.executeSql('SET wal_recycle = on')
  const planted = await plant(site, vault.subject('erased', 'canary'))
  for (let k = 0; k < 4; k += 1) await run.executeSql('SELECT pg_switch_wal(); CHECKPOINT')
  await erase(site, vault.subject('erased', 'canary'), planted)
  await store.close()
  expect(search(folder, planted.traces)).not.toEqual(nowhere(planted.traces))
  const later = await openStore({ ...options, folder })
  await (await later.open('erased')).rights.erasure.scrub()
  await later.close()
  expect(search(folder, planted.traces)).toEqual(nowhere(planted.traces))
  rmSync(folder, { recursive: true })
})

test('PostgreSQL: no file has one where segments of the log are not recycled', async () => {
  const server = await startPostgres({ wal_recycle: 'off' })
  const store = await openStore({ ...options, databaseUrl: server.url })
  const traces = await plantAndErase(store, server.folder)
  await store.close()
  await server.halt()
  expect(search(server.folder, traces)).toEqual(nowhere(traces))
  await server.stop()
}, 60_000)

test('PostgreSQL: a user who may not end a segment or begin a checkpoint can scrub', async () => {
  const server = await startPostgres()
  const admin = await openStore({ ...options, databaseUrl: server.url })
  const run = sqlRunnerOf(admin)
  await run.executeSql(
    `CREATE ROLE shop LOGIN CREATEROLE PASSWORD 'test-only';
     GRANT discreet_site TO shop WITH ADMIN OPTION`,
  )
  await run.executeSql('CREATE DATABASE shop OWNER shop')
  await admin.close()
  const url = new URL(server.url)
  url.username = 'shop'
  url.pathname = '/shop'
  const store = await openStore({ ...options, databaseUrl: url.href })
  const site = await newSite(store)
  const subject = vault.subject('erased', 'canary')
  await erase(site, subject, await plant(site, subject))
  await site.rights.erasure.scrub()
  expect(await site.log.verify()).toMatchObject({ ok: true })
  await store.close()
  await server.stop()
}, 60_000)
