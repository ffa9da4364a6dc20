/** `discreet start`, on a port of the machine, as a browser and a backend meet it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededWords, simulateCrowd } from '@discreet/crowd'
import {
  createSite,
  importTarget,
  recordInteractions,
  releasePeriod,
  trainModel,
} from '@discreet/engine'
import { afterAll, expect, test, vi } from 'vitest'
import type { StartOptions } from '../src/command-start.ts'
import { start } from '../src/command-start.ts'
import type { Output } from '../src/output.ts'
import { withSession } from '../src/session.ts'

const folder = mkdtempSync(join(tmpdir(), 'discreet-start-'))
const names = ['sdk', 'shop', 'console'] as const
const [sdkFolder, shopFolder, consoleFolder] = names.map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const built = { sdkFolder, shopFolder, consoleFolder }
const none = join(folder, 'none')
const missing = { sdkFolder: none, shopFolder: none, consoleFolder: none }
for (const name of names) mkdirSync(join(folder, name))
writeFileSync(join(built.sdkFolder, 'discreet.js'), 'export const discreet = 1\n')
writeFileSync(join(built.shopFolder, 'index.html'), '<!doctype html><title>Shop</title>')
writeFileSync(join(built.consoleFolder, 'index.html'), '<!doctype html><title>Console</title>')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Said {
  readonly url: string
  readonly shop: string | null
  readonly console: string | null
  readonly links: readonly string[]
}

interface Running extends Said {
  readonly text: string
  status(path: string): Promise<number>
  stop(): Promise<void>
}

async function running(options: Partial<StartOptions> & { data: string }): Promise<Running> {
  let text = ''
  let stop: (value?: unknown) => void = () => undefined
  const until = new Promise((resolve) => {
    stop = resolve
  })
  let ended: Promise<void> = Promise.resolve()
  const said = await new Promise<Said>((resolve, reject) => {
    const output: Output = {
      json: false,
      say: (line) => {
        text += `${line}\n`
      },
      table: () => undefined,
      result: (value) => resolve(value as Said),
      progress: () => ({ update: () => undefined, done: () => undefined }),
    }
    ended = start({ port: 0, host: '127.0.0.1', demo: true, until, ...options }, output)
    ended.catch(reject)
  })
  return {
    ...said,
    text,
    status: async (path) => (await fetch(`${said.url}${path}`)).status,
    async stop() {
      stop()
      await ended
    },
  }
}

/** As `start` leaves it behind, with a smaller crowd. */
async function seeded(data: string): Promise<void> {
  await withSession({ data }, async ({ store, cryptography, linearAlgebra }) => {
    await createSite(store, cryptography, { id: 'demo', name: 'Demo grocery (simulated)' })
    const site = await store.open('demo')
    const crowd = simulateCrowd(300, seededWords(1))
    await site.upsertItems(crowd.items)
    const target = await importTarget(site, 'simulated-crowd', 'person', 0)
    const rows = crowd.baskets.flatMap(({ person, basket, items }) =>
      items.map((item) => ({ person, basket, item, at: 0 })),
    )
    await recordInteractions(site, cryptography, target, rows)
    const { periodId } = target
    await releasePeriod(site, { periodId, at: 1, random: seededWords(2) })
    await trainModel(site, { cryptography, linearAlgebra, at: 1 })
  })
}

async function keysIn(data: string): Promise<unknown> {
  let keys: unknown
  await withSession({ data }, async ({ store }) => {
    keys = (await store.open('demo')).site.settings.identity?.jwks
  })
  return keys
}

async function ways({ url }: Running): Promise<{ passkey: boolean; demo: object[] }> {
  const answer = await fetch(`${url}/v1/staff/ways`)
  return (await answer.json()) as { passkey: boolean; demo: object[] }
}

test('the demo has its shop, whose sign-in holds for one start; without a bundle it says what to do', async () => {
  const data = join(folder, 'demo')
  await seeded(data)
  const bare = await running({ data, ...missing })
  expect(bare.text).toContain('npm run build')
  expect(bare.text).not.toMatch(/\/shop|write key|\/console/)
  expect(bare).toMatchObject({ shop: null, console: null, links: [] })
  const paths = ['/', '/shop', '/sdk/discreet.js', '/console/']
  expect(await Promise.all(paths.map(bare.status))).toEqual([200, 404, 404, 404])
  await bare.stop()
  expect(await keysIn(data)).toBeUndefined()

  const shop = await running({ data, ...built })
  expect(shop.text).toContain(`\n  Shop    ${shop.url}/shop\n`)
  expect(shop.text).not.toContain('npm run build')
  expect(shop.shop).toBe(`${shop.url}/shop`)
  expect(await Promise.all(['/shop', '/sdk/discreet.js'].map(shop.status))).toEqual([200, 200])
  expect(shop.text).toMatch(/\n {2}Console http:\/\/localhost:\d+\/console\/\n/)
  expect(shop.text).toContain('invented staff')
  expect(await shop.status('/console/')).toBe(200)
  expect((await ways(shop)).demo).toHaveLength(6)
  const site = await (await fetch(`${shop.url}/v1/site`)).json()
  expect(site).toMatchObject({ site: 'demo', accounts: true, pack: { id: 'eu' } })
  const signedIn = await fetch(`${shop.url}/shop/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: 'demo-anna' }),
  })
  const { token } = (await signedIn.json()) as { token: string }
  const headers = { authorization: `Bearer ${token}` }
  expect((await fetch(`${shop.url}/v1/me/choices`, { headers })).status).toBe(200)
  await shop.stop()
  const before = await keysIn(data)
  expect(before).toEqual({ keys: [expect.not.objectContaining({ d: expect.anything() })] })

  const again = await running({ data, ...built })
  await again.stop()
  expect(await keysIn(data)).not.toEqual(before)
})

test("a shop's own site gets the SDK and no demo; its first administrator gets a link", async () => {
  const data = join(folder, 'own')
  await withSession({ data }, async ({ store, cryptography }) => {
    await createSite(store, cryptography, { id: 'own', name: 'Own' })
  })
  const own = await running({ data, ...built, publicUrl: 'https://shop.example' })
  expect(own.text).not.toMatch(/Shop |npm run build|invented/)
  expect(await Promise.all(['/sdk/discreet.js', '/shop'].map(own.status))).toEqual([200, 404])
  const [link = ''] = own.links
  expect(link).toMatch(/^https:\/\/shop\.example\/console\/join#[\w-]{43}$/)
  expect(own.text).toContain(`\n  Console ${link}\n`)
  expect(await ways(own)).toMatchObject({ passkey: true, demo: [] })
  await own.stop()
  await withSession({ data }, async ({ store, cryptography, now }) => {
    const { staff } = await store.open('own')
    const sha256 = cryptography.sha256(link.split('#')[1] ?? '')
    const invite = await staff.invite(sha256, now())
    expect(invite).toMatchObject({ roles: ['administrator'], invitedBy: 'operator' })
    expect(invite!.expiresAt - now()).toBeLessThanOrEqual(3_600_000)
    const [noted] = await staff.actions({ limit: 1 })
    expect(noted).toMatchObject({ action: 'first_link', step: 'ended' })
    const id = 'passkey:a'
    const member = {
      id,
      name: 'A',
      source: 'passkey',
      roles: invite!.roles,
      endedAt: null,
    } as const
    const key = { credential: 'c', publicKey: new Uint8Array([1]), counter: 0, transports: [] }
    const passkey = { ...key, member: id, addedAt: now() }
    expect(await staff.joinByInvite(sha256, now(), member, passkey)).toBe(true)
  })
  const later = await running({ data, ...built })
  expect(later.links).toEqual([])
  expect(later.text).toMatch(/\n {2}Console http:\/\/localhost:\d+\/console\/\n/)
  // The address was not known before: no browser could be asked for a passkey.
  expect(await ways(later)).toMatchObject({ passkey: false, demo: [] })
  await later.stop()
})

test('the demo sends no mail: what it would send is on a page of this machine, and its link works', async () => {
  const data = join(folder, 'mail')
  await seeded(data)
  const publicUrl = 'http://people.example'
  const demo = await running({ data, ...built, publicUrl: `${publicUrl}/` })
  expect(demo.text).toContain(`\n  Mail    ${demo.url}/mail\n`)
  const asked = await fetch(`${demo.url}/v1/requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'access', email: 'anna@example.org' }),
  })
  expect(asked.status).toBe(202)
  const mail = async (headers: Record<string, string> = {}): Promise<string> =>
    (await fetch(`${demo.url}/mail`, { headers })).text()
  await vi.waitFor(async () => expect(await mail()).toContain('To anna@example.org'), 5000)
  const link =
    /href="(http:\/\/people\.example\/rights\/confirm[^"]+)"/.exec(await mail())?.[1] ?? ''
  const path = link.replaceAll('&#38;', '&').slice(publicUrl.length)
  expect(await demo.status(path)).toBe(200)
  expect(await mail({ origin: 'https://elsewhere.example' })).not.toContain('anna')
  await demo.stop()
})

test('a list of erased people that is damaged keeps the server from starting', async () => {
  const data = join(folder, 'own')
  const erasures = join(folder, 'list.jsonl')
  writeFileSync(erasures, '{"site":"own"}\n{"site":"own"}\n')
  await expect(running({ data, ...built, erasures })).rejects.toThrow('damaged')
  await expect(running({ data, ...built, smtpUrl: 'smtp://127.0.0.1:1' })).rejects.toThrow('sender')
  await expect(running({ data, ...built, publicUrl: 'here' })).rejects.toThrow('such an address')
  // All of it was closed again.
  const own = await running({ data, ...built })
  expect(await own.status('/mail')).toBe(404)
  await own.stop()
})
