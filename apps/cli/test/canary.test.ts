/**
 * People come in at every level through every door, are erased, and every byte on the disk is searched
 * for them: the data folder with its write-ahead log, what the process printed, its temporary files,
 * and a backup from the night before that is put back. The server is the real one, in a process of its
 * own; mail goes by SMTP.
 */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { once } from 'node:events'
import {
  cpSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { seededWords } from '@discreet/crowd'
import { localVault } from '@discreet/crypto-node'
import type { SiteStore } from '@discreet/engine'
import {
  createSite,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
  withSampleAssessment,
} from '@discreet/engine'
import type { MailCatcher } from '@discreet/mail-smtp'
import { catchMails } from '@discreet/mail-smtp'
import { mintRightsPermit } from '@discreet/policy'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Session } from '../src/session.ts'
import { masterKeysFile, withSession } from '../src/session.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-canary-'))
const data = join(folder, 'data')
const temporary = join(folder, 'tmp')
mkdirSync(temporary)
const backup = mkdtempSync(join(tmpdir(), 'discreet-backup-'))
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))

/** Whatever says whose something is, or what they wrote. Each is found in no other text. */
const canaries = new Map<string, string>()
const canary = (what: string): string => {
  const known = canaries.get(what) ?? `canary${what}${canaries.size}x7qf`
  canaries.set(what, known)
  return known
}
const mailOf = (who: string): string => `${canary(`${who}mail`)}@people.example`

const agent = generateKeyPairSync('ed25519')
const { x: agentKey = '' } = agent.publicKey.export({ format: 'jwk' })
let mails: MailCatcher
let shopKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
let writeKey = ''
let server: { child: ChildProcess; url: string } | undefined
/** Bytes by which a person could be found in the tables. */
const keyed = new Map<string, Buffer>()

async function start(): Promise<string> {
  const log = createWriteStream(join(folder, 'server.log'), { flags: 'a' })
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', '--conditions=discreet-source', main, 'start', '--json'],
      ...['--data', data, '--port', '0', '--no-demo', '--smtp-url', mails.url],
      ...['--mail-from', 'Shop <privacy@shop.example>', '--public-url', 'https://privacy.example'],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: temporary } },
  )
  let said = ''
  const listening = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      log.write(chunk)
      said += chunk.toString()
      const url = /"url": ?"([^"]+)"/.exec(said)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      log.write(chunk)
      said += chunk.toString()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  const url = await listening
  server = { child, url }
  return url
}

async function stop(): Promise<void> {
  const { child } = server ?? {}
  server = undefined
  if (child === undefined) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

interface Ask {
  readonly method?: string
  readonly token?: string
  readonly basic?: string
  readonly body?: object | string
  readonly headers?: Readonly<Record<string, string>>
}

async function ask<T = unknown>(
  path: string,
  { method, token, basic, body, headers }: Ask = {},
): Promise<T> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await fetch(`${server?.url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      'user-agent': canary('useragent'),
      'x-forwarded-for': '203.0.113.77',
      ...(body === undefined
        ? {}
        : { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(basic === undefined
        ? {}
        : { authorization: `Basic ${Buffer.from(`${basic}:`).toString('base64')}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: text }),
  })
  const said = await answer.text()
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${said.slice(0, 400)}`)
  const json = answer.headers.get('content-type')?.includes('json') ?? false
  return (json ? JSON.parse(said) : said) as T
}

async function tokenOf(who: string): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000)
  const jwt = await new SignJWT({ email: mailOf(who), email_verified: true })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer('https://shop.example')
    .setAudience('discreet')
    .setSubject(canary(who))
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 300)
    .sign(shopKey)
  return (await ask<{ token: string }>('/v1/me/token', { body: { jwt } })).token
}

/** The token in the newest mail to an address. */
async function linkTo(email: string): Promise<string> {
  for (let k = 0; k < 200; k += 1) {
    const mail = mails.mails().find(({ to }) => to.includes(email))
    const token = /confirm\?(?:[^\s#]*&)?token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (token !== undefined) return token
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`no mail came to the address of ${email.slice(0, 10)}…`)
}

/** The state of their request after the link in their mail. */
async function confirmedBy(who: string): Promise<string> {
  const body = { token: await linkTo(mailOf(who)) }
  return (await ask<{ request: { state: string } }>('/v1/requests/confirm', { body })).request.state
}

let serial = 0
function fromAgent(more: object): string {
  serial += 1
  const at = (milliseconds: number): string =>
    new Date(Date.now() + milliseconds).toISOString().replace('Z', '+00:00')
  const body = {
    'agent-id': 'AGENT',
    'business-id': 'SHOP',
    'issued-at': at(-1000),
    'expires-at': at(500_000),
    'drp.version': '1.0',
    'agent-request-id': `${canary('agentrequest')}-${serial}`,
    ...more,
  }
  const bytes = Buffer.from(JSON.stringify(body))
  return Buffer.concat([sign(null, bytes, agent.privateKey), bytes]).toString('base64')
}

const everything = {
  level: 3,
  purposes: ['purchases', 'browsing', 'preferences', 'demographics', 'offers'],
  contribute: true,
}

/** Somebody with an account at level 3, with something in every store. */
async function accountOf(who: string): Promise<string> {
  const token = await tokenOf(who)
  await ask('/v1/me/choices', { method: 'PUT', token, body: everything })
  const at = new Date(Date.now() - 3 * 86_400_000).toISOString()
  await ask('/v1/me/events', {
    token,
    body: {
      events: [
        { type: 'view', id: canary(`${who}view`), items: ['item-1'] },
        { type: 'purchase', id: canary(`${who}order`), items: ['item-1', 'item-2'] },
        ...Array.from({ length: 60 }, (_, k) => ({
          type: 'view',
          id: `${canary(`${who}past`)}-${k}`,
          items: [`item-${k % 9}`],
          at,
        })),
      ],
    },
  })
  await ask('/v1/me/preferences', {
    method: 'PUT',
    token,
    body: { liked: [canary(`${who}likes`)], avoided: [], less: [], owned: [], without: [] },
  })
  await ask('/v1/me/facts', {
    method: 'PUT',
    token,
    body: { ageBand: '18-24', offersAddress: mailOf(`${who}offers`) },
  })
  await ask('/v1/me/requests', { token, body: { type: 'complaint', text: canary(`${who}wrote`) } })
  const exported = await ask<object>('/v1/me/export?format=json', { token })
  await ask('/v1/me/import', { token, body: exported })
  await ask('/v1/recommend', { token, body: { placement: 'home' } })
  return token
}

/** Every door that needs no account. */
async function withoutAccount(): Promise<void> {
  await ask('/v1/recommend', {
    body: { placement: 'basket', items: [canary('shown')], basket: [canary('basket')] },
  })
  for (const level of [0, 1, 2]) {
    await ask(`/v1/me/choices?note=${canary('query')}`, {
      method: 'PUT',
      body: { level, contribute: level > 0 },
    })
  }
  const device = randomUUID()
  canaries.set('device', device)
  await ask('/v1/contributions', {
    body: { person: device, baskets: [['item-1', 'item-2']] },
  })
  await ask('/v1/requests', {
    body: { type: 'complaint', email: mailOf('stranger'), text: canary('strangerwrote') },
  })
}

/** Through the shop's backend, as Segment's clients send it. */
async function bySegment(): Promise<void> {
  const context = {
    ip: '203.0.113.78',
    userAgent: canary('segmentagent'),
    traits: { email: mailOf('segment') },
    consent: { categoryPreferences: { contribute: true } },
  }
  const order = (id: string, who: object): object => ({
    type: 'track',
    event: 'Order Completed',
    messageId: canary(`message${id}`),
    properties: {
      order_id: canary(`segmentorder${id}`),
      coupon: canary('coupon'),
      products: [{ product_id: 'item-3' }],
    },
    context,
    ...who,
  })
  await ask('/v1/batch', {
    basic: writeKey,
    body: {
      batch: [
        order('a', { userId: canary('anna') }),
        order('b', { anonymousId: canary('anonymous') }),
        { type: 'identify', userId: canary('anna'), traits: { name: canary('name') }, context },
      ],
    },
  })
}

/** Of nobody who is looked for, so that there is something to recommend. */
async function learn(site: SiteStore, { cryptography, linearAlgebra }: Session): Promise<void> {
  const target = await importTarget(site, 'crowd', 'person', 0)
  const bought = Array.from({ length: 200 }, (_, k) => ({
    person: `${k >> 1}`,
    basket: `${k >> 1}`,
    item: `item-${k % 12}`,
    at: 0,
  }))
  await recordInteractions(site, cryptography, target, bought)
  const random = seededWords(1)
  const released = await releasePeriod(site, { periodId: target.periodId, at: 1, random })
  expect(released.ok).toBe(true)
  await trainModel(site, { cryptography, linearAlgebra, at: 1 })
}

beforeAll(async () => {
  mails = await catchMails()
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  shopKey = privateKey
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }
  await withSession({ data }, async (session) => {
    const { store, cryptography, vault } = session
    const shop = {
      id: 'shop',
      name: 'Shop',
      settings: {
        place: 'DE',
        identity: { issuer: 'https://shop.example', jwks: { keys: [jwk] } },
        businessId: 'SHOP',
        agents: [
          {
            id: 'AGENT',
            name: 'Agent',
            publicKey: Buffer.from(agentKey, 'base64url').toString('base64'),
          },
        ],
        processors: [
          {
            name: 'Nobody there',
            url: 'http://127.0.0.1:9/',
            identity: 'email' as const,
            publicKey: agentKey,
          },
        ],
      },
    }
    ;({ writeKey } = await createSite(
      store,
      cryptography,
      withSampleAssessment(shop, cryptography, Date.now()),
    ))
    const site = await store.open('shop')
    await site.upsertItems(Array.from({ length: 12 }, (_, k) => ({ id: `item-${k}` })))
    await learn(site, session)
    // A file of past orders, as `discreet import` reads it.
    const target = await importTarget(site, 'past', 'person', Date.now())
    await recordInteractions(site, cryptography, target, [
      {
        person: vault.subject('shop', canary('anna')),
        basket: canary('pastbasket'),
        item: 'item-4',
        at: 0,
      },
    ])
  })
})

afterAll(async () => {
  await stop()
  await mails?.close()
  rmSync(folder, { recursive: true, force: true })
  rmSync(backup, { recursive: true, force: true })
})

function filesIn(where: string): string[] {
  return readdirSync(where, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
}

/** Which of the needles is in which file. */
function found(needles: ReadonlyMap<string, Buffer>, where: string): string[] {
  return filesIn(where).flatMap((file) => {
    const bytes = readFileSync(file)
    return [...needles].flatMap(([what, needle]) =>
      bytes.includes(needle) ? [`${what} in ${file.slice(where.length)}`] : [],
    )
  })
}

const plain = (): Map<string, Buffer> =>
  new Map([...canaries].map(([what, text]) => [what, Buffer.from(text)]))

/** How the tables know them: as text, as sixteen bytes, and the keys of their profiles. */
async function learnKeyed(people: readonly string[]): Promise<void> {
  await withSession({ data }, async ({ store, vault, now }) => {
    const site = await store.open('shop')
    for (const who of people) {
      const subject = vault.subject('shop', canary(who))
      const permit = mintRightsPermit({ site: 'shop', subject }, 'system', now(), vault.sealPermit)
      const { person, entries } = await site.rights.erasure.everything(permit)
      keyed.set(`${who} as text`, Buffer.from(subject))
      keyed.set(`${who} as bytes`, Buffer.from(subject.replaceAll('-', ''), 'hex'))
      const contact = vault.contact('shop', mailOf(who))
      keyed.set(`${who} address`, Buffer.from(contact.replaceAll('-', ''), 'hex'))
      if (person?.key) keyed.set(`${who} key`, Buffer.from(person.key.bytes.subarray(0, 24)))
      const [entry] = entries
      if (entry) keyed.set(`${who} entry`, Buffer.from(entry.sealed.subarray(0, 24)))
    }
  })
}

const scrubbed = (): Promise<void> =>
  withSession({ data }, async ({ store }) => (await store.open('shop')).rights.erasure.scrub())

test('nobody who was erased is left in any byte, also after the backup of the night before is put back', async () => {
  await start()
  const anna = await accountOf('anna')
  await accountOf('guest')
  await accountOf('client')
  await withoutAccount()
  await bySegment()
  await stop()
  // In the night before: nothing that says whose it is was ever written as it is.
  expect(found(plain(), folder)).toEqual([])
  cpSync(join(data, 'database'), backup, { recursive: true })
  await learnKeyed(['anna', 'guest', 'client'])
  // The search finds what is there.
  expect(found(keyed, data).length).toBeGreaterThan(8)

  await start()
  const erased = await ask<{ content: { rescan: readonly { rows: number }[] } }>(
    '/v1/me/requests',
    { token: anna, body: { type: 'erasure' } },
  )
  expect(erased.content.rescan.every(({ rows }) => rows === 0)).toBe(true)
  await ask('/v1/requests', { body: { type: 'erasure', email: mailOf('guest') } })
  expect(await confirmedBy('guest')).toBe('fulfilled')
  const { token } = await ask<{ token: string }>('/v1/agent/AGENT', { body: fromAgent({}) })
  await ask('/v1/data-rights-request', {
    token,
    body: fromAgent({
      exercise: 'deletion',
      regime: 'ccpa',
      relationships: [],
      name: canary('clientname'),
      email: mailOf('client'),
      email_verified: true,
    }),
  })
  expect(await confirmedBy('client')).toBe('fulfilled')
  await expect(ask('/v1/me/choices', { token: anna })).rejects.toThrow('401')
  await stop()
  expect(found(plain(), folder)).toEqual([])
  await scrubbed()
  expect(found(new Map([...plain(), ...keyed]), folder)).toEqual([])

  rmSync(join(data, 'database'), { recursive: true })
  cpSync(backup, join(data, 'database'), { recursive: true })
  expect(found(keyed, data).length).toBeGreaterThan(8)
  await start()
  for (const who of ['anna', 'guest', 'client']) {
    const { level } = await ask<{ level: { chosen: number | null } }>('/v1/me/choices', {
      token: await tokenOf(who),
    })
    expect(level.chosen).toBeNull()
  }
  await stop()
  await scrubbed()
  expect(found(new Map([...plain(), ...keyed]), folder)).toEqual([])
}, 180_000)

test('the master keys and the list of erased people are where the search would find them', () => {
  // Whoever searched the wrong folder would find nothing, too.
  expect(() => localVault(masterKeysFile({ data }))).not.toThrow()
  expect(filesIn(data).some((file) => file.endsWith('erasures.jsonl'))).toBe(true)
})
