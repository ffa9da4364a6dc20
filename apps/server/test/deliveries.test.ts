/** What leaves the house: processors that are told, and mails, over real sockets. */

import type { AddressInfo } from 'node:net'
import { createServer as createNetServer } from 'node:net'
import type { Outgoing, RequestPerson, RightsSetup } from '@discreet/engine'
import { deliverDue, fanOut, mailPerson, openRequest } from '@discreet/engine'
import type { MailCatcher } from '@discreet/mail-smtp'
import { catchMails, smtpMailer } from '@discreet/mail-smtp'
import type { RequestType, RightsRequest } from '@discreet/rights'
import { sqlRunnerOf } from '@discreet/store-sql'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { courierOf } from '../src/courier.ts'
import type { RightsOptions } from '../src/rights-options.ts'
import { rightsSetup } from '../src/rights-options.ts'
import type { ExampleProcessor, Told } from './example-processor.ts'
import { holds, startProcessor } from './example-processor.ts'
import type { ExampleShop } from './example-shop.ts'
import { openShop } from './example-shop.ts'

const minute = 60_000
const hour = 60 * minute
const email = 'anna-canary@example.org'

let shop: ExampleShop
let server: FastifyInstance
let catcher: MailCatcher
let options: RightsOptions
let setup: RightsSetup
let mails: ExampleProcessor
let stock: ExampleProcessor

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createNetServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

beforeAll(async () => {
  mails = await startProcessor('Mail Ltd', 'email')
  stock = await startProcessor('Stock Ltd', 'controller_customer_id')
  shop = await openShop({ processors: [mails.settings, stock.settings] }, 0)
  catcher = await catchMails({
    refuse: (to) => ({ 'gone@example.org': 550, 'full@example.org': 452 })[to],
  })
  const port = await freePort()
  const mailer = smtpMailer({ url: catcher.url, from: 'shop@example.org' })
  const publicUrl = `http://127.0.0.1:${port}`
  options = { ...shop.setup, mailer, publicUrl }
  setup = rightsSetup(options, shop.site)
  server = await shop.serve({ mailer, publicUrl })
  await server.listen({ port, host: '127.0.0.1' })
})
beforeEach(() => {
  for (const one of [mails, stock]) {
    one.told.length = 0
    one.answers.length = 0
  }
})
afterAll(async () => {
  await server.close()
  await shop.close()
  await Promise.all([mails.close(), stock.close(), catcher.close()])
})

async function ask(
  type: RequestType = 'erasure',
  person: RequestPerson = { email },
): Promise<RightsRequest> {
  return (await openRequest(setup, { type, channel: 'email', person })).request
}

const deliver = () => deliverDue(setup, courierOf(options))

async function registerOf({ id }: RightsRequest, name = 'Mail Ltd'): Promise<Outgoing> {
  const all = await shop.site.rights.outbox.ofRequest(id)
  const one = all.find(({ recipient }) => recipient === name)
  if (one === undefined) throw new Error(`${name} is not in the register`)
  return one
}

async function sealedBytes({ id }: Outgoing): Promise<Uint8Array | null> {
  const { rows } = await sqlRunnerOf(shop.store).executeSql(
    'SELECT sealed FROM outgoing WHERE id = $1',
    [id],
  )
  return rows[0]?.['sealed'] as Uint8Array | null
}

async function tell(person: RequestPerson = { email }): Promise<RightsRequest> {
  const request = await ask()
  await fanOut(setup, request, person)
  return request
}

function last({ told }: ExampleProcessor): Told {
  const one = told.at(-1)
  if (one === undefined) throw new Error('it was not told')
  return one
}

async function codeOf(answer: Response): Promise<[number, string]> {
  return [answer.status, ((await answer.json()) as { code: string }).code]
}

test('a processor that fails twice, then takes it unsigned, then calls back, is told until it has signed', async () => {
  mails.answers.push(503, 'dropped', 'unsigned')
  const request = await tell()
  const put = await registerOf(request)
  expect(Buffer.from((await sealedBytes(put)) ?? []).toString('latin1')).not.toContain('canary')
  expect(await deliver()).toEqual({ sent: 0, failed: 1 })
  expect(await registerOf(request)).toMatchObject({
    state: 'waiting',
    tries: 1,
    trouble: 'HTTP 503',
  })
  // Not before its time.
  expect(await deliver()).toEqual({ sent: 0, failed: 0 })
  shop.clock.now += 5 * minute
  await deliver()
  expect(await registerOf(request)).toMatchObject({
    state: 'waiting',
    tries: 2,
    trouble: 'no answer',
  })
  shop.clock.now += 10 * minute
  expect(await deliver()).toEqual({ sent: 1, failed: 0 })
  const sent = await registerOf(request)
  expect(sent).toMatchObject({ state: 'sent', tries: 3, trouble: 'not signed for yet' })
  expect(await sealedBytes(sent)).not.toBeNull()
  expect(mails.told).toHaveLength(3)
  expect(new Set(mails.told.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1)

  const answer = await mails.callBack(last(mails))
  expect([answer.status, await answer.json()]).toEqual([202, { state: 'acknowledged' }])
  const done = await registerOf(request)
  expect(done).toMatchObject({ state: 'acknowledged', tries: 3, trouble: null })
  expect(await sealedBytes(done)).toBeNull()
  expect((await mails.callBack(last(mails))).status).toBe(202)
  shop.clock.now += 100 * hour
  expect(await deliver()).toEqual({ sent: 0, failed: 0 })
})

test('what it is told is a request of OpenDSR 2.0, signed with the key that the server publishes', async () => {
  const request = await tell()
  expect(await deliver()).toEqual({ sent: 1, failed: 0 })
  expect(await registerOf(request)).toMatchObject({ state: 'acknowledged', trouble: null })
  expect(await sealedBytes(await registerOf(request))).toBeNull()
  const { headers, bytes, body } = last(mails)
  const { id } = await registerOf(request)
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(body).toEqual({
    regulation: 'gdpr',
    subject_request_id: id,
    subject_request_type: 'erasure',
    submitted_time: new Date(request.receivedAt).toISOString(),
    subject_identities: [{ identity_type: 'email', identity_value: email, identity_format: 'raw' }],
    api_version: '2.0',
    extensions: { '127.0.0.1': { site: 'shop', law: `eu@${request.pack.version}` } },
    status_callback_urls: [`${options.publicUrl}/v1/deliveries/${id}/acknowledgement?site=shop`],
  })
  const { jwk } = (await (await fetch(`${options.publicUrl}/.well-known/discreet/key`)).json()) as {
    jwk: { x: string }
  }
  const signature = String(headers['x-opendsr-signature'])
  expect(holds(jwk.x, bytes, signature)).toBe(true)
  expect(holds(jwk.x, Buffer.concat([bytes, Buffer.from(' ')]), signature)).toBe(false)
  expect(headers['x-opendsr-controller-domain']).toBe('127.0.0.1')
})

test('letters beyond ASCII arrive, and the signature is over what arrives', async () => {
  await tell({ email: 'ännä@exämple.org' })
  await deliver()
  const { headers, bytes, body } = last(mails)
  expect(body.subject_identities[0].identity_value).toBe('ännä@exämple.org')
  const x = Buffer.from(setup.cryptography.publicKey).toString('base64url')
  expect(holds(x, bytes, String(headers['x-opendsr-signature']))).toBe(true)
})

test('an acknowledgement that its processor did not sign for this very request changes nothing', async () => {
  mails.answers.push('forged')
  const request = await tell()
  await deliver()
  const before = await registerOf(request)
  expect(before).toMatchObject({ state: 'sent', trouble: expect.stringContaining('signature') })
  const told = last(mails)
  const invalid = [403, 'signature_invalid']
  expect(await codeOf(await mails.callBack(told, {}, stock.sign))).toEqual(invalid)
  expect(await codeOf(await mails.callBack(told, {}, () => ''))).toEqual(invalid)
  expect(await codeOf(await mails.callBack(told, {}, () => 'AAAA'))).toEqual(invalid)
  const tampered = (body: string): string => mails.sign(body.replace('completed', 'pending'))
  expect(await codeOf(await mails.callBack(told, {}, tampered))).toEqual(invalid)
  const wrong = [422, 'field_invalid']
  for (const more of [
    { subject_request_id: request.id },
    { subject_request_id: null },
    { request_status: 'done' },
    { status_callback_url: 'https://elsewhere.example/' },
  ]) {
    expect(await codeOf(await mails.callBack(told, more))).toEqual(wrong)
  }
  const elsewhere = {
    ...told,
    body: {
      ...told.body,
      status_callback_urls: told.body.status_callback_urls.map((url: string) =>
        url.replace(before.id, '00000000-0000-4000-8000-000000000000'),
      ),
    },
  }
  expect(await codeOf(await mails.callBack(elsewhere))).toEqual([404, 'request_unknown'])
  expect(await registerOf(request)).toEqual(before)
  expect((await mails.callBack(told)).status).toBe(202)
  expect((await registerOf(request)).state).toBe('acknowledged')
})

test('what a processor cancels is in sight, and an older message does not undo it', async () => {
  const request = await tell()
  await deliver()
  const told = last(mails)
  await mails.callBack(told, { request_status: 'cancelled' })
  const cancelled = { state: 'failed', trouble: 'cancelled by the processor' }
  expect(await registerOf(request)).toMatchObject(cancelled)
  await mails.callBack(told, { request_status: 'pending' })
  await mails.callBack(told, { request_status: 'in_progress' })
  expect(await registerOf(request)).toMatchObject(cancelled)
  await mails.callBack(told, { request_status: 'completed' })
  expect(await registerOf(request)).toMatchObject({ state: 'acknowledged', trouble: null })
})

test('whom a processor does not know is in the register as such, and nobody is told twice', async () => {
  const request = await ask()
  expect(await fanOut(setup, request, { email })).toBe(2)
  expect(await registerOf(request, 'Stock Ltd')).toMatchObject({
    kind: 'webhook',
    state: 'failed',
    tries: 0,
    trouble: 'identity unknown',
  })
  expect(await sealedBytes(await registerOf(request, 'Stock Ltd'))).toBeNull()
  const twice = await Promise.all(
    [1, 2, 3].map(() => fanOut(setup, request, { email, person: 'c1' })),
  )
  expect(twice).toEqual([0, 0, 0])
  await deliver()
  expect([mails.told.length, stock.told.length]).toEqual([1, 0])

  const known = await ask()
  const both = { email, person: 'customer-1' }
  await Promise.all([1, 2, 3].map(() => fanOut(setup, known, both)))
  await deliver()
  expect([mails.told.length, stock.told.length]).toEqual([2, 1])
  expect(last(stock).body.subject_identities).toEqual([
    {
      identity_type: 'controller_customer_id',
      identity_value: 'customer-1',
      identity_format: 'raw',
    },
  ])
  expect(last(stock).bytes.toString()).not.toContain('canary')
  expect(last(stock).body.subject_request_id).not.toBe(last(mails).body.subject_request_id)
})

test('what concerns no processor is told to none', async () => {
  for (const type of ['complaint', 'objection', 'opt_out', 'withdraw'] as const) {
    expect(await fanOut(setup, await ask(type), { email })).toBe(0)
  }
  for (const type of ['access', 'portability', 'rectification', 'restriction'] as const) {
    await fanOut(setup, await ask(type), { email })
    await deliver()
    expect(last(mails).body.subject_request_type).toBe(type)
  }
})

test('it is given up after 72 hours, later each time, and a late answer still counts', async () => {
  mails.answers.push(500)
  const request = await tell()
  const began = shop.clock.now
  const waits: number[] = []
  for (
    let one = await registerOf(request);
    one.state === 'waiting';
    one = await registerOf(request)
  ) {
    if (one.tries > 0) waits.push((one.nextAt - shop.clock.now) / minute)
    shop.clock.now = one.nextAt
    await deliver()
  }
  expect(waits.slice(0, 8)).toEqual([5, 10, 20, 40, 80, 160, 320, 360])
  expect(shop.clock.now - began).toBe(72 * hour)
  const failed = await registerOf(request)
  expect(failed).toMatchObject({ state: 'failed', trouble: 'given up after 72 hours: HTTP 500' })
  expect(await sealedBytes(failed)).toBeNull()
  expect((await mails.callBack(last(mails))).status).toBe(202)
  expect((await registerOf(request)).state).toBe('acknowledged')
})

test('whoever takes it and never signs is reminded each day and given up', async () => {
  mails.answers.push('unsigned')
  const request = await tell()
  for (let k = 0; k < 4; k += 1) {
    await deliver()
    shop.clock.now += 24 * hour
  }
  expect(mails.told).toHaveLength(4)
  expect(await registerOf(request)).toMatchObject({ state: 'failed', tries: 4 })
})

test('nobody waits more than once for a processor that does not answer', async () => {
  mails.answers.push('dropped')
  const requests = await Promise.all(Array.from({ length: 25 }, () => tell()))
  expect(await deliver()).toEqual({ sent: 0, failed: 25 })
  expect(mails.told.length).toBeLessThanOrEqual(20)
  for (const request of requests) expect((await registerOf(request)).tries).toBe(1)
  mails.answers[0] = 'signed'
  shop.clock.now += 5 * minute
  expect(await deliver()).toEqual({ sent: 25, failed: 0 })
})

test('a mail goes out once, also when two servers deliver at once, and its words are gone then', async () => {
  const request = await ask('access')
  const writing = {
    to: email,
    subject: 'Your request: bestätigen',
    text: 'https://shop.example/?a=1',
  }
  for (let k = 0; k < 30; k += 1) {
    await mailPerson(setup, request, { ...writing, text: `${writing.text}&k=${k}`, locale: 'en' })
  }
  const { rows } = await sqlRunnerOf(shop.store).executeSql(
    'SELECT outgoing::text AS line FROM outgoing',
  )
  expect(JSON.stringify(rows)).not.toMatch(/canary|bestätigen/)
  const before = catcher.mails().length
  const done = await Promise.all([deliver(), deliver(), deliver()])
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(30)
  const caught = catcher.mails().slice(0, catcher.mails().length - before)
  expect(caught).toHaveLength(30)
  expect(new Set(caught.map(({ text }) => text)).size).toBe(30)
  expect(caught[0]).toMatchObject({ to: [email], subject: writing.subject })
  expect(caught[0]?.headers).toMatchObject({ 'content-language': 'en' })
  for (const one of await shop.site.rights.outbox.ofRequest(request.id)) {
    expect(one).toMatchObject({ kind: 'mail', recipient: 'person', state: 'sent', trouble: null })
    expect(await sealedBytes(one)).toBeNull()
  }
})

test('what a mail server refuses for good is not tried again; without a mail server mails wait', async () => {
  const request = await ask('access')
  const letter = { subject: 's', text: 't' }
  await mailPerson(setup, request, { to: 'gone@example.org', ...letter })
  await mailPerson(setup, request, { to: 'full@example.org', ...letter })
  await deliver()
  const states = (await shop.site.rights.outbox.ofRequest(request.id)).map(({ state, trouble }) => [
    state,
    trouble,
  ])
  expect(states).toEqual([
    ['failed', 'delivery_refused'],
    ['waiting', 'delivery_failed'],
  ])
  const later = await ask('access')
  await mailPerson(setup, later, { to: email, ...letter })
  await deliverDue(setup, { ...courierOf(options), mailer: undefined })
  const [waiting] = await shop.site.rights.outbox.ofRequest(later.id)
  expect(waiting).toMatchObject({ state: 'waiting', trouble: 'no mail server is set up' })
})

test('whoever dies with it gives it back', async () => {
  const request = await tell()
  const { outbox } = shop.site.rights
  await outbox.take(shop.clock.now, shop.clock.now + 5 * minute, 10)
  expect(await deliver()).toEqual({ sent: 0, failed: 0 })
  shop.clock.now += 5 * minute
  await deliver()
  expect((await registerOf(request)).state).toBe('acknowledged')
})
