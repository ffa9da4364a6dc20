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
const built = { sdkFolder: join(folder, 'sdk'), shopFolder: join(folder, 'shop') }
const missing = { sdkFolder: join(folder, 'none'), shopFolder: join(folder, 'none') }
mkdirSync(built.sdkFolder)
mkdirSync(built.shopFolder)
writeFileSync(join(built.sdkFolder, 'discreet.js'), 'export const discreet = 1\n')
writeFileSync(join(built.shopFolder, 'index.html'), '<!doctype html><title>Shop</title>')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Running {
  readonly text: string
  readonly url: string
  readonly shop: string | null
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
  const { url, shop } = await new Promise<{ url: string; shop: string | null }>(
    (resolve, reject) => {
      const output: Output = {
        json: false,
        say: (line) => {
          text += `${line}\n`
        },
        table: () => undefined,
        result: (value) => resolve(value as { url: string; shop: string | null }),
        progress: () => ({ update: () => undefined, done: () => undefined }),
      }
      ended = start({ port: 0, host: '127.0.0.1', demo: true, until, ...options }, output)
      ended.catch(reject)
    },
  )
  return {
    text,
    url,
    shop,
    status: async (path) => (await fetch(`${url}${path}`)).status,
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

test('the demo has its shop, whose sign-in holds for one start; without a bundle it says what to do', async () => {
  const data = join(folder, 'demo')
  await seeded(data)
  const bare = await running({ data, ...missing })
  expect(bare.text).toContain('npm run build')
  expect(bare.text).not.toMatch(/\/shop|write key/)
  expect(bare.shop).toBeNull()
  expect(await Promise.all(['/', '/shop', '/sdk/discreet.js'].map(bare.status))).toEqual([
    200, 404, 404,
  ])
  await bare.stop()
  expect(await keysIn(data)).toBeUndefined()

  const shop = await running({ data, ...built })
  expect(shop.text).toContain(`\n  Shop    ${shop.url}/shop\n`)
  expect(shop.text).not.toContain('npm run build')
  expect(shop.shop).toBe(`${shop.url}/shop`)
  expect(await Promise.all(['/shop', '/sdk/discreet.js'].map(shop.status))).toEqual([200, 200])
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

test("a shop's own site gets the SDK and no demo shop", async () => {
  const data = join(folder, 'own')
  await withSession({ data }, async ({ store, cryptography }) => {
    await createSite(store, cryptography, { id: 'own', name: 'Own' })
  })
  const own = await running({ data, ...built })
  expect(own.text).not.toMatch(/Shop |npm run build/)
  expect(await Promise.all(['/sdk/discreet.js', '/shop'].map(own.status))).toEqual([200, 404])
  await own.stop()
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
