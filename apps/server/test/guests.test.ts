import type { ErasureStoreAccess } from '@discreet/engine'
import { runRetention } from '@discreet/engine'
import { readReceipt, signReceipt } from '@discreet/identity-jwt'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer } from './example-shop.ts'
import type { GuestShop } from './guest-shop.ts'
import { openGuestShop } from './guest-shop.ts'

let shop: GuestShop
let persons = 0

beforeAll(async () => {
  shop = await openGuestShop()
})
afterAll(() => shop?.close())

/** A new person with an account, and their address. */
async function somebody(): Promise<{ token: string; receipt: string; email: string }> {
  persons += 1
  const email = `ann${persons}@mail.example`
  return { email, ...(await shop.person(`ann${persons}`, email)) }
}

/** A new address that nobody here knows. */
function stranger(): string {
  persons += 1
  return `stranger${persons}@mail.example`
}

const confirm = async (token: string): Promise<Answer> => {
  const answer = await shop.raw('POST', '/v1/requests/confirm', { body: { token } })
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
}

const stateOf = async ({ body }: Answer): Promise<string> => {
  const answer = await shop.raw('GET', `/v1/requests/${body.request}`, { token: body.statusToken })
  return answer.statusCode === 200 ? answer.json().state : answer.json().code
}

/** An answer but for what is random or the clock's. */
function shape(answer: { statusCode: number; headers: object; body: string }): object {
  const random = /[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
  const { date: _, ...headers } = answer.headers as Record<string, unknown>
  for (const name of Object.keys(headers)) {
    if (name.startsWith('x-ratelimit')) delete headers[name]
  }
  return { status: answer.statusCode, headers, body: answer.body.replaceAll(random, '*') }
}

describe('a request by e-mail', () => {
  test('is answered the same, byte for byte, whether anything is held or not', async () => {
    const { email } = await somebody()
    const types = ['access', 'portability', 'erasure', 'explain', 'objection', 'withdraw']
    for (const type of types) {
      const known = await shop.raw('POST', '/v1/requests', { body: { type, email } })
      const other = { type, email: stranger() }
      const unknown = await shop.raw('POST', '/v1/requests', { body: other })
      expect(known.statusCode).toBe(202)
      expect(shape(known)).toEqual(shape(unknown))
    }
    await shop.delivered()
  })

  test('is acknowledged at once and shows its clocks to whoever has its token', async () => {
    const asked = await shop.ask({ type: 'access', email: stranger(), locale: 'de' })
    expect(asked.body).toMatchObject({ state: 'need_verification' })
    expect(Date.parse(asked.body.aimBy)).toBeLessThanOrEqual(Date.parse(asked.body.answerBy))
    const seen = await shop.raw('GET', `/v1/requests/${asked.body.request}`, {
      token: asked.body.statusToken,
    })
    expect(seen.json()).toMatchObject({
      id: asked.body.request,
      state: 'need_verification',
      clocks: { answerBy: asked.body.answerBy, aimBy: asked.body.aimBy },
    })
    expect(seen.headers['cache-control']).toBe('no-store')
    const [mail] = await shop.delivered()
    expect(mail?.subject).toContain('Shop')
    expect(mail?.text).toContain(`${shop.url}/rights/confirm?site=shop&locale=de&token=`)
  })

  test('gives everything to whoever opens the link, and nothing to the second who does', async () => {
    const { email } = await somebody()
    const asked = await shop.ask({ type: 'access', email: ` ${email.toUpperCase()} ` })
    const token = await shop.linkOf(email)
    const answer = await confirm(token)
    expect(answer.status).toBe(200)
    expect(answer.body.answer).toMatchObject({
      kind: 'export',
      export: { schema: 'https://discreet.example/export/1' },
    })
    expect(answer.body.answer.export.consents).toHaveLength(1)
    expect(await stateOf(asked)).toBe('fulfilled')
    const again = await confirm(token)
    expect([again.status, again.body.code]).toEqual([401, 'token_invalid'])
    expect(JSON.stringify(again.body)).not.toContain(email)
  })

  test('tells only whoever opens the link that nothing is held', async () => {
    const email = stranger()
    for (const type of ['access', 'erasure', 'objection']) {
      const asked = await shop.ask({ type, email })
      const answer = await confirm(await shop.linkOf(email))
      expect(answer.body.answer.kind).toBe('nothing_held')
      expect(answer.body.answer.statement.join(' ')).toContain('GDPR Article 11')
      expect(await stateOf(asked)).toBe('fulfilled')
    }
  })

  test('erases, with a certificate, and the token from before opens nothing any more', async () => {
    const { email, token, receipt } = await somebody()
    const asked = await shop.ask({ type: 'erasure', email })
    const answer = await confirm(await shop.linkOf(email))
    expect(answer.body.answer.kind).toBe('certificate')
    expect(
      answer.body.answer.certificate.rescan.every(({ rows }: { rows: number }) => rows === 0),
    ).toBe(true)
    expect((await shop.call('GET', '/v1/me/choices', { token })).body.code).toBe('token_invalid')
    const seen = await shop.raw('GET', `/v1/requests/${asked.body.request}`, {
      token: asked.body.statusToken,
    })
    // Whoever typed the address holds this: it says no more than of an address that nobody knows.
    expect(seen.json().state).toBe('fulfilled')
    for (const what of ['certificate', 'stores', 'answer', 'denial']) {
      expect(seen.json()[what] ?? null).toBeNull()
    }
    await shop.ask({ type: 'access', email })
    expect((await confirm(await shop.linkOf(email))).body.answer.kind).toBe('nothing_held')
    const left = await shop.ask({ type: 'objection', receipt })
    expect(left.body.answer.kind).toBe('nothing_held')
  })

  test('by an address of two accounts shows, changes and erases neither', async () => {
    const { email, token } = await somebody()
    const other = await shop.person(`${email} too`, email)
    const accesses = (): Promise<LightMyRequestResponse[]> =>
      Promise.all(
        [token, other.token].map((one) => shop.raw('GET', '/v1/me/access-log', { token: one })),
      )
    for (const type of ['access', 'erasure', 'withdraw']) {
      const opened = await shop.ask({ type, email })
      const answer = await confirm(await shop.linkOf(email))
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
      expect(await stateOf(opened)).toBe('denied')
    }
    expect((await accesses()).map((one) => one.json())).toEqual([
      { accesses: [] },
      { accesses: [] },
    ])
  })

  test('stops the use at once when the link is opened', async () => {
    const { email, token } = await somebody()
    await shop.ask({ type: 'restriction', email })
    const answer = await confirm(await shop.linkOf(email))
    expect(answer.body.answer.kind).toBe('receipt')
    const { cryptography } = shop.setup
    expect(await readReceipt(cryptography.publicKey, answer.body.answer.receipt)).toMatchObject({
      ok: true,
      value: answer.body.answer.record,
    })
    expect((await shop.call('GET', '/v1/me/choices', { token })).body.restricted).toBe(true)
  })

  test('does nothing when the link has run out, is another one, or the request was taken back', async () => {
    const { email } = await somebody()
    await shop.ask({ type: 'erasure', email })
    const late = await shop.linkOf(email)
    const forged = `${late[0] === '0' ? '1' : '0'}${late.slice(1)}`
    expect((await confirm(forged)).body.code).toBe('token_invalid')
    shop.clock.now += 3_600_000
    expect((await confirm(late)).body.code).toBe('token_invalid')
    const asked = await shop.ask({ type: 'erasure', email })
    const token = await shop.linkOf(email)
    const revoked = await shop.raw('DELETE', `/v1/requests/${asked.body.request}`, {
      token: asked.body.statusToken,
    })
    expect(revoked.json().state).toBe('revoked')
    expect((await confirm(token)).body.code).toBe('request_state')
    expect(await stateOf(asked)).toBe('revoked')
    await shop.ask({ type: 'access', email })
    expect((await confirm(await shop.linkOf(email))).body.answer.kind).toBe('export')
  })

  test('cannot be used by two who press at once', async () => {
    const { email } = await somebody()
    await shop.ask({ type: 'access', email })
    const token = await shop.linkOf(email)
    const both = await Promise.all([confirm(token), confirm(token)])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  })

  test('sends three links a day to one address at most, and looks no different after that', async () => {
    const { email } = await somebody()
    const all = []
    for (let k = 0; k < 6; k += 1) {
      all.push(shape(await shop.raw('POST', '/v1/requests', { body: { type: 'access', email } })))
    }
    for (const one of all) expect(one).toEqual(all[0])
    expect(await shop.delivered()).toHaveLength(3)
    shop.clock.now += 86_400_000 + 1
    await shop.ask({ type: 'access', email })
    expect(await shop.delivered()).toHaveLength(1)
  })

  test('sends no more than three when many ask at once', async () => {
    const email = stranger()
    await Promise.all(Array.from({ length: 12 }, () => shop.ask({ type: 'access', email })))
    expect((await shop.delivered()).length).toBeLessThanOrEqual(3)
  })

  test('is refused to one visitor who makes too many', async () => {
    const statuses = []
    for (let k = 0; k < 22; k += 1) {
      const answer = await shop.server.inject({
        method: 'POST',
        url: '/v1/requests',
        remoteAddress: '192.0.2.7',
        payload: { type: 'access', email: stranger() },
      })
      statuses.push(answer.statusCode)
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
    await shop.delivered()
  })
})

test('asking looks nobody up, so it takes no longer for one who is known', async () => {
  const { email } = await somebody()
  const all = Object.getPrototypeOf(shop.site.rights.erasure) as ErasureStoreAccess
  const found = vi.spyOn(all, 'byContact')
  await shop.ask({ type: 'access', email })
  expect(found).not.toHaveBeenCalled()
  await confirm(await shop.linkOf(email))
  expect(found).toHaveBeenCalled()
  found.mockRestore()
})

describe('the pages', () => {
  test('keep to themselves: no script, no referrer, no copy, no frame', async () => {
    for (const url of [
      '/rights',
      '/rights/confirm?token=x',
      '/rights/status',
      '/rights/verify/x',
    ]) {
      const { headers, body } = await shop.raw('GET', url)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'content-type': 'text/html; charset=utf-8',
      })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['set-cookie']).toBeUndefined()
      expect(body).not.toMatch(/<script|src=|https?:/)
    }
  })

  test('say what is missing in the language of whoever asks, and keep what was typed', async () => {
    const bad = { type: 'complaint', text: '', email: '"><b>x' }
    const answer = await shop.form('/rights?locale=fr', bad)
    expect([answer.statusCode, answer.body.includes('Dites-nous')]).toEqual([422, true])
    expect(answer.body).not.toContain('<b>x')
    expect(answer.body).toContain('&#60;b&#62;x')
    const none = await shop.form('/rights?locale=de', { text: 'x', type: 'constructor' })
    expect([none.statusCode, none.body.includes('Wählen Sie')]).toEqual([422, true])
    const about = await shop.form('/rights', { type: 'appeal', text: 'x', about: 'nothing' })
    expect([about.statusCode, about.body.includes('id="about-fault"')]).toEqual([422, true])
  })

  test('open a link as often as scanners like, and do it only for the button', async () => {
    const { email, token } = await somebody()
    const sent = await shop.form('/rights', { type: 'erasure', email })
    expect(sent.statusCode).toBe(202)
    const link = await shop.linkOf(email)
    for (let k = 0; k < 5; k += 1) {
      const seen = await shop.raw('GET', `/rights/confirm?token=${link}`)
      expect([seen.statusCode, seen.body.includes('Erase my data for good')]).toEqual([200, true])
    }
    expect((await shop.call('GET', '/v1/me/choices', { token })).status).toBe(200)
    const done = await shop.form('/rights/confirm', { token: link })
    expect([done.statusCode, done.body.includes('Your data is erased')]).toEqual([200, true])
    expect((await shop.raw('GET', `/rights/confirm?token=${link}`)).statusCode).toBe(410)
    expect((await shop.form('/rights/confirm', { token: link })).statusCode).toBe(401)
  })

  test('show what whoever asked wants set, so that nobody says yes to it unseen', async () => {
    const { email } = await somebody()
    const wish = { facts: { offersAddress: 'not-ann@other.example' } }
    await shop.ask({ type: 'rectification', email, wish })
    const seen = await shop.raw('GET', `/rights/confirm?token=${await shop.linkOf(email)}`)
    expect([seen.statusCode, seen.body.includes('not-ann@other.example')]).toEqual([200, true])
  })

  test('say the same to a known and an unknown address', async () => {
    const { email } = await somebody()
    const known = await shop.form('/rights', { type: 'access', email })
    const unknown = await shop.form('/rights', { type: 'access', email: stranger() })
    expect(shape(known)).toEqual(shape(unknown))
    await shop.delivered()
  })

  test('show how far it is, and take it back, to whoever has number and secret', async () => {
    const { body } = await shop.ask({ type: 'access', email: stranger() })
    const held = { request: body.request, token: body.statusToken }
    const look = await shop.form('/rights/status', held)
    expect(look.body).toContain('waiting for you to open the link')
    const wrong = await shop.form('/rights/status', { ...held, token: 'x' })
    expect([wrong.statusCode, wrong.body.includes('We do not know')]).toEqual([404, true])
    const back = await shop.form('/rights/status', { ...held, act: 'revoke' })
    expect(back.body).toContain('taken back')
    const late = await shop.form('/rights/status', { ...held, act: 'revoke' })
    expect([late.statusCode, late.body.includes('any more')]).toEqual([409, true])
    await shop.delivered()
  })
})

describe('a receipt', () => {
  test('is enough to stop a use, at once and without mail', async () => {
    const { token, receipt } = await somebody()
    const asked = await shop.ask({ type: 'withdraw', receipt: `${receipt}\n` })
    expect(asked.status).toBe(202)
    expect(asked.body).toMatchObject({ state: 'fulfilled', answer: { kind: 'receipt' } })
    expect((await shop.call('GET', '/v1/me/choices', { token })).body.level.chosen).toBe(0)
    expect(await shop.delivered()).toEqual([])
  })

  test('is not enough to see, change or erase anything', async () => {
    const { receipt, email } = await somebody()
    for (const type of ['access', 'portability', 'erasure', 'explain']) {
      const alone = await shop.ask({ type, receipt })
      expect([alone.status, alone.body.field]).toEqual([422, '/email'])
      expect(JSON.stringify(alone.body)).not.toContain('export')
    }
    const asked = await shop.ask({ type: 'access', receipt, email })
    expect(asked.body).toMatchObject({ state: 'need_verification' })
    expect((await confirm(await shop.linkOf(email))).body.answer.kind).toBe('export')
  })

  test('of somebody else opens nothing for whoever has another address', async () => {
    const { receipt } = await somebody()
    const email = stranger()
    await shop.ask({ type: 'access', receipt, email })
    expect((await confirm(await shop.linkOf(email))).body.answer.kind).toBe('nothing_held')
  })

  test('without an account behind it is answered with what it says itself (GDPR 11)', async () => {
    const { body } = await shop.call('PUT', '/v1/me/choices', { body: { level: 2 } })
    for (const type of ['access', 'erasure', 'objection']) {
      const asked = await shop.ask({ type, receipt: body.receipt })
      expect(asked.body).toMatchObject({
        state: 'fulfilled',
        answer: { kind: 'nothing_held', record: body.record },
      })
      expect(asked.body.answer.statement).toContain('We hold nothing that we could find you by')
    }
  })

  test('that was changed, is of another shop or is not in the log is refused', async () => {
    const { receipt } = await somebody()
    const [head = '', payload = '', signature = ''] = receipt.split('.')
    const other = Buffer.from(
      JSON.stringify({
        ...JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')),
        levelTo: 0,
      }),
    ).toString('base64url')
    const { cryptography } = shop.setup
    const invented = {
      schema: 'https://discreet.example/consent/1',
      site: 'shop',
      id: '00000000-0000-4000-8000-000000000000',
    }
    const real = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    const bad = [
      'x',
      `${head}.${other}.${signature}`,
      signReceipt(cryptography, invented),
      signReceipt(cryptography, { ...real, site: 'other' }),
      signReceipt(cryptography, { ...real, levelTo: 0 }),
    ]
    for (const one of bad) {
      const asked = await shop.ask({ type: 'objection', receipt: one })
      expect([asked.status, asked.body.field]).toEqual([422, '/receipt'])
    }
  })
})

describe('asking and looking', () => {
  test('ends by itself when nobody opens the link, and what was written goes', async () => {
    const asked = await shop.ask({ type: 'access', email: stranger() })
    await shop.delivered()
    const { now } = shop.clock
    const { store, cryptography, vault, packs } = shop.setup
    const later = { cryptography, vault, packs, now: () => shop.clock.now }
    const retain = () => runRetention(rightsSetup(later, store), { dryRun: false })
    const identity = () => store.rights.requests.identity(asked.body.request)
    shop.clock.now = now + 6 * 86_400_000
    await retain()
    expect(await stateOf(asked)).toBe('need_verification')
    shop.clock.now = now + 7 * 86_400_000
    await retain()
    expect(await stateOf(asked)).toBe('expired')
    expect(await identity()).toBeDefined()
    shop.clock.now = now + 14 * 86_400_000 + 1
    await retain()
    expect(await identity()).toBeUndefined()
    shop.clock.now = now
  })

  test('needs an address or a receipt, but for a complaint', async () => {
    const field = async (body: object): Promise<unknown> => (await shop.ask(body)).body.field
    expect(await field({ type: 'access' })).toBe('/email')
    expect(await field({ type: 'access', email: 'a@b, c@d' })).toBe('/email')
    expect(await field({ type: 'rectification', email: stranger() })).toBe('/text')
    expect(await field({ type: 'complaint' })).toBe('/text')
    expect(await field({ type: 'appeal', text: 'no' })).toBe('/about')
    expect(await field({ type: 'appeal', text: 'no', about: 'nothing' })).toBe('/about')
    expect((await shop.ask({ type: 'sale', email: stranger() })).status).toBe(422)
    const complaint = await shop.ask({ type: 'complaint', text: 'You never answered.' })
    expect(complaint.body.state).toBe('acknowledged')
    const { request: about } = complaint.body
    const appeal = await shop.ask({ type: 'appeal', text: 'Look again.', about })
    expect(appeal.status).toBe(202)
    expect(await shop.delivered()).toEqual([])
  })

  test('takes the token of this very request', async () => {
    const one = await shop.ask({ type: 'access', email: stranger() })
    const two = await shop.ask({ type: 'access', email: stranger() })
    const link = (await shop.delivered())[0]?.text.match(/token=([0-9a-f]+)/)?.[1] ?? ''
    const url = `/v1/requests/${one.body.request}`
    for (const token of [two.body.statusToken, 'x', link]) {
      for (const method of ['GET', 'DELETE'] as const) {
        const answer = await shop.raw(method, url, { token })
        expect([answer.statusCode, answer.json().code]).toEqual([404, 'request_unknown'])
      }
    }
    expect((await shop.raw('GET', url)).json().code).toBe('token_invalid')
    expect(await stateOf(one)).toBe('need_verification')
  })

  test('does not take back what is done', async () => {
    const { receipt } = await somebody()
    const { body } = await shop.ask({ type: 'objection', receipt })
    const answer = await shop.raw('DELETE', `/v1/requests/${body.request}`, {
      token: body.statusToken,
    })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'request_state'])
  })

  test('keeps nothing in clear that was shown for it', async () => {
    const email = stranger()
    await shop.ask({ type: 'access', email, text: 'my secret words' })
    await shop.delivered()
    const listed = JSON.stringify(await shop.site.rights.requests.list({}))
    expect(listed).not.toContain(email)
    expect(listed).not.toContain('my secret words')
  })
})

test('a server that cannot send mail says so and opens nothing', async () => {
  const server = await shop.serve({})
  const before = (await shop.site.rights.requests.list({})).length
  const payload = { type: 'access', email: stranger() }
  const answer = await server.inject({ method: 'POST', url: '/v1/requests', payload })
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'configuration_invalid'])
  expect(await shop.site.rights.requests.list({})).toHaveLength(before)
  await server.close()
})
