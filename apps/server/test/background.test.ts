/** What goes on while nobody asks, and what is done before the server listens. */
import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ErasureList, RightsSetup } from '@discreet/engine'
import { choose, eraseFor, mailPerson, openRequest } from '@discreet/engine'
import { erasureList } from '@discreet/erasure-list'
import { openJobs } from '@discreet/jobs-pgboss'
import { catchMails, smtpMailer } from '@discreet/mail-smtp'
import { sqlRunnerOf } from '@discreet/store-sql'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { ExampleShop } from './example-shop.ts'
import { everyChoice, openShop } from './example-shop.ts'

let shop: ExampleShop
let setup: RightsSetup
let list: ErasureList
let file: string

beforeAll(async () => {
  shop = await openShop({}, 0)
  file = join(mkdtempSync(join(tmpdir(), 'discreet-background-')), 'erasures.jsonl')
  list = erasureList(file)
  setup = rightsSetup({ ...shop.setup, erasureList: list }, shop.site)
})
afterAll(() => shop.close())
beforeEach(() => {
  shop.step.on = undefined
  shop.clock.now += 120_000
})

async function account(person: string): Promise<string> {
  const subject = setup.vault.subject('shop', person)
  const little = { ...everyChoice, level: 2, purposes: [], contribute: false } as const
  const chosen = await choose(setup, { subject, gpc: false }, little)
  expect(chosen).toMatchObject({ ok: true })
  return subject
}

const known = async (subject: string): Promise<boolean> =>
  (await shop.site.people.known([subject])).length === 1

test('an erasure that was cut short is done before the next server takes a request', async () => {
  const subject = await account('half')
  const { request } = await openRequest(setup, {
    type: 'erasure',
    channel: 'account',
    subject,
    proof: 'signed_in',
    person: { person: 'half' },
  })
  let steps = 0
  shop.step.on = () => {
    steps += 1
    if (steps > 6) throw new Error('a crash')
  }
  await expect(eraseFor(setup, request.id)).rejects.toThrow('a crash')
  shop.step.on = undefined
  expect((await shop.site.rights.requests.find(request.id))?.state).not.toBe('fulfilled')
  shop.clock.now += 120_000
  const server = await shop.serve({ erasureList: list })
  await server.ready()
  const done = await shop.site.rights.requests.find(request.id)
  expect(done).toMatchObject({ state: 'fulfilled', certificate: expect.any(String) as string })
  expect(await known(subject)).toBe(false)
  await server.close()
})

test('whom a backup brought back is gone before the server takes a request', async () => {
  const subject = await account('returned')
  shop.clock.now += 1000
  await list.append('shop', { hash: setup.vault.tombstone(subject), at: shop.clock.now })
  expect(await known(subject)).toBe(true)
  const server = await shop.serve({ erasureList: list })
  await server.ready()
  expect(await known(subject)).toBe(false)
  await server.close()
})

test('mails go out by themselves; a queue that cannot be reached is no reason for a request to fail', async () => {
  const catcher = await catchMails()
  const jobs = await openJobs(sqlRunnerOf(shop.store), { pollSeconds: 0.2, now: shop.setup.now })
  const mailer = smtpMailer({ url: catcher.url, from: 'shop@example.org' })
  const outside = { jobs, mailer, erasureList: list }
  const options = { ...shop.setup, ...outside }
  const server = await shop.serve(outside)
  await server.ready()
  const working = rightsSetup(options, shop.site)
  const { request } = await openRequest(working, {
    type: 'access',
    channel: 'email',
    person: { email: 'anna@example.org' },
  })
  await mailPerson(working, request, { to: 'anna@example.org', subject: 'hello', text: 't' })
  await vi.waitFor(() => expect(catcher.mails()).toHaveLength(1), 5000)
  const broken = { ...jobs, enqueue: () => Promise.reject(new Error('gone')) }
  const unwoken = rightsSetup({ ...options, jobs: broken }, shop.site)
  await mailPerson(unwoken, request, { to: 'anna@example.org', subject: 'later', text: 't' })
  expect(await shop.site.rights.outbox.ofRequest(request.id)).toHaveLength(2)
  // The next look by schedule finds it.
  shop.clock.now += 300_000
  await vi.waitFor(() => expect(catcher.mails()).toHaveLength(2), 5000)
  await server.close()
  await jobs.stop()
  await catcher.close()
})

test('by night what is beyond its date goes and the database is cleaned, once for several servers', async () => {
  const runs = async (): Promise<number> =>
    (await shop.site.rights.registers.filed('retention', 100)).length
  const scrubbed: string[] = []
  shop.step.on = (name) => {
    if (name === 'scrub:people') scrubbed.push(name)
  }
  const jobs = await Promise.all(
    [1, 2].map(() => openJobs(sqlRunnerOf(shop.store), { pollSeconds: 0.2, now: shop.setup.now })),
  )
  const servers = await Promise.all(jobs.map((one) => shop.serve({ jobs: one, erasureList: list })))
  await Promise.all(servers.map((server) => server.ready()))
  // The night before was made up for when the first server came.
  await vi.waitFor(async () => expect(await runs()).toBe(1), { timeout: 10_000, interval: 100 })
  scrubbed.length = 0
  shop.clock.now += 86_400_000
  await vi.waitFor(
    async () => {
      expect(await runs()).toBe(2)
      expect(scrubbed).toHaveLength(1)
    },
    { timeout: 10_000, interval: 100 },
  )
  for (const server of servers) await server.close()
  for (const one of jobs) await one.stop()
  expect(await runs()).toBe(2)
})

test('a server whose list of erased people is damaged does not listen', async () => {
  appendFileSync(file, '{"site":"shop","hash":"x"}\n{"site":"shop","hash":"y"}\n')
  const server = await shop.serve({ erasureList: erasureList(file) })
  await expect(server.listen({ port: 0 })).rejects.toThrow('damaged')
  await server.close()
})
