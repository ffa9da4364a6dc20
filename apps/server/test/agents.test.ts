import { generateKeyPairSync, sign } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GuestShop } from './guest-shop.ts'
import { openGuestShop } from './guest-shop.ts'

const keys = { AGENT: generateKeyPairSync('ed25519'), OTHER: generateKeyPairSync('ed25519') }
type Agent = keyof typeof keys
let shop: GuestShop
let persons = 0
const tokens: Partial<Record<Agent, string>> = {}

function publicKeyOf(agent: Agent): string {
  const { x = '' } = keys[agent].publicKey.export({ format: 'jwk' })
  return Buffer.from(x, 'base64url').toString('base64')
}

function signed(body: object, agent: Agent = 'AGENT'): string {
  const bytes = Buffer.from(JSON.stringify(body))
  return Buffer.concat([sign(null, bytes, keys[agent].privateKey), bytes]).toString('base64')
}

const at = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace('Z', '+00:00')

let serial = 0
function claims(change: object = {}): object {
  serial += 1
  return {
    'agent-id': 'AGENT',
    'business-id': 'SHOP',
    'issued-at': at(shop.clock.now - 1000),
    'expires-at': at(shop.clock.now + 900_000),
    'drp.version': '1.0',
    'agent-request-id': `r${serial}`,
    ...change,
  }
}

const text = { 'content-type': 'text/plain' }

async function tokenOf(agent: Agent): Promise<string> {
  const known = tokens[agent]
  if (known !== undefined) return known
  const body = signed(claims({ 'agent-id': agent }), agent)
  const answer = await shop.raw('POST', `/v1/agent/${agent}`, { body, headers: text })
  const token = answer.json().token as string
  tokens[agent] = token
  return token
}

async function send(body: string, agent: Agent = 'AGENT'): Promise<LightMyRequestResponse> {
  const token = await tokenOf(agent)
  return shop.raw('POST', '/v1/data-rights-request', { body, token, headers: text })
}

const exercise = (change: object): Promise<LightMyRequestResponse> => send(signed(claims(change)))

async function somebody(): Promise<{ token: string; email: string }> {
  persons += 1
  const email = `bea${persons}@mail.example`
  return { email, token: (await shop.person(`bea${persons}`, email)).token }
}

async function statusOf(id: string): Promise<Record<string, string>> {
  const token = await tokenOf('AGENT')
  return (await shop.raw('GET', `/v1/data-rights-request/${id}`, { token })).json()
}

beforeAll(async () => {
  shop = await openGuestShop({
    businessId: 'SHOP',
    agents: [
      { id: 'AGENT', name: 'Agent', publicKey: publicKeyOf('AGENT') },
      { id: 'OTHER', name: 'Other', publicKey: publicKeyOf('OTHER') },
      { id: 'BROKEN', name: 'Broken', publicKey: 'AAAA' },
    ],
  })
})
afterAll(() => shop?.close())

describe('an agent', () => {
  test('gets a bearer token for a signed message, and can see that it works', async () => {
    const body = signed(claims())
    const answer = await shop.raw('POST', '/v1/agent/AGENT', { body, headers: text })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ 'agent-id': 'AGENT' })
    const { token } = answer.json()
    const works = await shop.raw('GET', '/v1/agent/AGENT', { token })
    expect([works.statusCode, works.body]).toEqual([200, '{}'])
    expect((await shop.raw('GET', '/v1/agent/OTHER', { token })).statusCode).toBe(403)
    for (const wrong of [`${token}A`, token.slice(1), 'x', `A${token.slice(1)}`]) {
      expect((await shop.raw('GET', '/v1/agent/AGENT', { token: wrong })).statusCode).toBe(401)
    }
    const elsewhere = await shop.serve({ publicUrl: shop.url })
    const headers = { authorization: `Bearer ${token}` }
    const other = await elsewhere.inject({ url: '/drp/shop/v1/agent/AGENT', headers })
    expect(other.statusCode).toBe(200)
    await elsewhere.close()
  })

  test('gets no token, and no word why, for anything else', async () => {
    const once = signed(claims())
    await shop.raw('POST', '/v1/agent/AGENT', { body: once, headers: text })
    const bad = [
      ['AGENT', once],
      ['AGENT', signed(claims({ 'agent-id': 'OTHER' }))],
      ['AGENT', signed(claims(), 'OTHER')],
      ['OTHER', signed(claims())],
      ['NOBODY', signed(claims())],
      ['BROKEN', signed(claims({ 'agent-id': 'BROKEN' }))],
      ['AGENT', signed(claims({ 'business-id': 'OTHER' }))],
      ['AGENT', signed(claims({ 'issued-at': at(shop.clock.now + 1) }))],
      ['AGENT', signed(claims({ 'expires-at': at(shop.clock.now) }))],
      ['AGENT', signed(claims({ 'drp.version': '0.9' }))],
      ['AGENT', 'nothing'],
    ] as const
    for (const [agent, body] of bad) {
      const answer = await shop.raw('POST', `/v1/agent/${agent}`, { body, headers: text })
      expect([answer.statusCode, answer.body]).toEqual([403, ''])
    }
  })

  test('opts somebody out at once when it vouches for the address', async () => {
    const { email, token } = await somebody()
    const asked = await exercise({
      exercise: 'sale:opt-out',
      regime: 'ccpa',
      email,
      email_verified: true,
      'agent-request-id': 'ours',
    })
    expect(asked.statusCode).toBe(200)
    expect(asked.json()).toMatchObject({ status: 'fulfilled', agent_request_id: 'ours' })
    const choices = await shop.call('GET', '/v1/me/choices', { token })
    expect(choices.body.contribute.on).toBe(false)
    expect(choices.body.objections).toContain('offers')
    const { body } = await shop.call('GET', '/v1/me/receipts', { token })
    expect(body.receipts.at(-1).record.expressedBy).toBe('agent')
    expect(await shop.delivered()).toEqual([])
  })

  test('learns nothing about whether somebody is known', async () => {
    const { email } = await somebody()
    for (const change of [
      { exercise: 'sale:opt-out', email_verified: true },
      { exercise: 'access', email_verified: true },
      { exercise: 'deletion' },
    ]) {
      const known = await exercise({ ...change, 'agent-request-id': 'same', email })
      const other = `nobody${serial}@mail.example`
      const unknown = await exercise({ ...change, 'agent-request-id': 'same', email: other })
      const shape = ({ body, statusCode }: LightMyRequestResponse): string =>
        statusCode + body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '*')
      expect(shape(known)).toBe(shape(unknown))
    }
    await shop.delivered()
  })

  test('gets access only by the person, who opens the link, and it goes to the person', async () => {
    const { email } = await somebody()
    const asked = (await exercise({ exercise: 'access', email, email_verified: true })).json()
    expect(asked).toMatchObject({
      status: 'in_progress',
      reason: 'need_user_verification',
      user_verification_url: `${shop.url}/rights/verify/${asked.request_id}?site=shop&locale=en`,
    })
    expect(Date.parse(asked.expected_by)).toBeGreaterThan(Date.parse(asked.received_at))
    const token = await shop.linkOf(email)
    expect(JSON.stringify(asked)).not.toContain(token)
    const answer = await shop.raw('POST', '/v1/requests/confirm', { body: { token } })
    expect(answer.json().answer.kind).toBe('export')
    const done = await statusOf(asked.request_id)
    expect(done).toMatchObject({ status: 'fulfilled' })
    expect(JSON.stringify(done)).not.toContain('export')
  })

  test('learns that an erasure is done although whose it was is forgotten', async () => {
    const { email } = await somebody()
    const asked = (await exercise({ exercise: 'deletion', email })).json()
    await shop.raw('POST', '/v1/requests/confirm', { body: { token: await shop.linkOf(email) } })
    expect(await shop.site.rights.requests.identity(asked.request_id)).toBeUndefined()
    expect(await statusOf(asked.request_id)).toMatchObject({
      request_id: asked.request_id,
      status: 'fulfilled',
    })
  })

  test('sends its person to a page that gives nothing away and can send the link again', async () => {
    const email = `nobody${serial}@mail.example`
    const asked = (await exercise({ exercise: 'access', email })).json()
    await shop.delivered()
    const { pathname, search } = new URL(asked.user_verification_url)
    const url = pathname + search
    const seen = await shop.raw('GET', `${url}&request_id=${asked.request_id}`)
    expect(seen.statusCode).toBe(200)
    expect(seen.body).not.toContain(email)
    expect(await shop.delivered()).toEqual([])
    expect((await shop.raw('GET', `${url}&request_id=other`)).statusCode).toBe(404)
    await shop.form(url, {})
    expect((await shop.delivered()).map(({ to }) => to)).toEqual([email])
    await shop.form(url.replace(asked.request_id, 'nothing'), {})
    expect(await shop.delivered()).toEqual([])
  })

  test('is refused without an address to ask at', async () => {
    const asked = (await exercise({ exercise: 'access', name: 'Ann' })).json()
    expect(asked).toMatchObject({ status: 'denied', reason: 'insuf_verification' })
    expect(asked.processing_details).toContain('e-mail')
  })

  test('takes a request back with a signed reason, and no other agent does', async () => {
    const email = `nobody${serial}@mail.example`
    const asked = (await exercise({ exercise: 'deletion', email })).json()
    const link = await shop.linkOf(email)
    const url = `/v1/data-rights-request/${asked.request_id}`
    const body = signed({ reason: 'a mistake' })
    const [own, other] = [await tokenOf('AGENT'), await tokenOf('OTHER')]
    expect((await shop.raw('GET', url, { token: other })).statusCode).toBe(403)
    const theirs = signed({ reason: 'x' }, 'OTHER')
    expect((await shop.raw('DELETE', url, { token: other, body: theirs })).statusCode).toBe(403)
    expect((await shop.raw('DELETE', url, { token: own, body: theirs })).statusCode).toBe(403)
    expect((await shop.raw('DELETE', url, { token: own })).statusCode).toBe(400)
    const nothing = await shop.raw('DELETE', `${url}x`, { token: own, body })
    expect(nothing.statusCode).toBe(403)
    const guessed = { request: asked.request_id, token: `agent AGENT ${asked.request_id}` }
    expect((await shop.form('/rights/status', guessed)).statusCode).toBe(404)
    expect((await shop.form('/rights/status', { ...guessed, act: 'revoke' })).statusCode).toBe(404)
    // As the agents out there send it: without a content type.
    const revoked = await shop.raw('DELETE', url, { token: own, body })
    expect([revoked.statusCode, revoked.json().status]).toEqual([200, 'revoked'])
    expect((await shop.raw('DELETE', url, { token: own, body })).json().status).toBe('revoked')
    const late = await shop.raw('POST', '/v1/requests/confirm', { body: { token: link } })
    expect(late.json().code).toBe('request_state')
  })
})

describe('a message of an agent', () => {
  const email = 'nobody@mail.example'
  const faultOf = (answer: LightMyRequestResponse): unknown[] => [
    answer.statusCode,
    answer.json().code,
    answer.json().fatal,
  ]

  test('is refused when it is told again, also to another server', async () => {
    const body = signed(claims({ exercise: 'access', email }))
    const elsewhere = await shop.serve({ publicUrl: shop.url, mailer: { send: async () => {} } })
    const token = await tokenOf('AGENT')
    const count = async (): Promise<number> => (await shop.site.rights.requests.list({})).length
    const before = await count()
    const both = await Promise.all([
      send(body),
      elsewhere.inject({
        method: 'POST',
        url: '/v1/data-rights-request',
        headers: { ...text, authorization: `Bearer ${token}` },
        payload: body,
      }),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 403])
    expect(faultOf(await send(body))).toEqual([403, '403', true])
    expect(faultOf(await send(` ${body}\n`))).toEqual([403, '403', true])
    expect(await count()).toBe(before + 1)
    await elsewhere.close()
    await shop.delivered()
  })

  test('is refused when a byte of it was changed', async () => {
    const bytes = Buffer.from(signed(claims({ exercise: 'deletion', email })), 'base64')
    for (const place of [0, 63, 64, 90, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[place] = (changed[place] ?? 0) ^ 1
      expect(faultOf(await send(changed.toString('base64')))).toEqual([403, '403', true])
    }
  })

  test('is refused late, early, for another business, by another agent, or for another right', async () => {
    const base = { exercise: 'access', email }
    expect(faultOf(await exercise({ ...base, 'expires-at': at(shop.clock.now) }))).toEqual([
      403,
      '403',
      true,
    ])
    expect(faultOf(await exercise({ ...base, 'issued-at': at(shop.clock.now - 600_000) }))).toEqual(
      [403, '403', true],
    )
    const early = await exercise({ ...base, 'issued-at': at(shop.clock.now + 1000) })
    expect(faultOf(early)).toEqual([403, '403', undefined])
    expect(faultOf(await exercise({ ...base, 'business-id': 'shop' }))).toEqual([403, '403', true])
    expect(faultOf(await exercise({ ...base, 'agent-id': 'OTHER' }))).toEqual([403, '403', true])
    expect(faultOf(await send(signed(claims(base)), 'OTHER'))).toEqual([403, '403', true])
    expect(faultOf(await exercise({ ...base, 'drp.version': '2.0' }))).toEqual([400, '400', true])
    expect(faultOf(await exercise({ ...base, exercise: 'sale:opt-in' }))).toEqual([
      400,
      '400',
      true,
    ])
    expect(faultOf(await send('%%%'))).toEqual([400, '400', true])
    const body = signed(claims(base))
    const none = await shop.raw('POST', '/v1/data-rights-request', { body, headers: text })
    expect(faultOf(none)).toEqual([401, '401', undefined])
    expect(await shop.delivered()).toEqual([])
  })

  test('that was refused for its form can be mended and told again', async () => {
    const wrong = claims({ exercise: 'access', email: 'nobody' })
    expect((await send(signed(wrong))).statusCode).toBe(400)
    expect((await send(signed({ ...wrong, email }))).statusCode).toBe(200)
    await shop.delivered()
  })
})

test('what agents may ask for is published where they look', async () => {
  for (const url of ['/.well-known/data-rights.json', '/drp/shop/.well-known/data-rights.json']) {
    const answer = await shop.raw('GET', url)
    expect(answer.json()).toMatchObject({
      id: 'SHOP',
      name: 'Shop',
      api_base: `${shop.url}/drp/shop`,
      supported_actions: [
        'access',
        'access:categories',
        'access:specific',
        'deletion',
        'sale:opt-out',
      ],
      supported_verifications: ['email'],
    })
  }
})
