/** Members, keys, the provider's settings, two people for what is dangerous, and what the log says of it. */

import type { FoundAction } from '@discreet/engine'
import { inviteMember } from '@discreet/engine'
import { canonicalJson } from '@discreet/protocol'
import type { Role } from '@discreet/staff'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { openShop, staffKey } from './example-shop.ts'
import { demoMember, signedInAs } from './staff-browser.ts'

let shop: ExampleShop
const keys = new Map<string, string>()

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'
const ask = (who: string, method: Method, path: string, body?: object): Promise<Answer> =>
  shop.call(method, `/v1/office/${path}`, {
    token: keys.get(who) ?? who,
    ...(body === undefined ? {} : { body }),
  })
const text = async (who: string, path: string): Promise<{ type: unknown; body: string }> => {
  const headers = { authorization: `Bearer ${keys.get(who)}` }
  const answer = await shop.server.inject({ url: `/v1/office/${path}`, headers })
  return { type: answer.headers['content-type'], body: answer.body }
}
const audit = async (query: string): Promise<FoundAction[]> =>
  (await ask('root', 'GET', `audit?${query}`)).body.actions

beforeAll(async () => {
  shop = await openShop({}, 0)
  const staff: Record<string, readonly Role[]> = {
    root: ['administrator'],
    olga: ['privacy_officer'],
    otto: ['privacy_officer'],
    vic: ['viewer'],
  }
  for (const [name, roles] of Object.entries(staff)) {
    keys.set(name, await staffKey(shop, name, roles))
  }
})
afterAll(() => shop.close())

describe('members', () => {
  test('a key is shown once, is nobody without training, and is ended at once', async () => {
    const wanted = { name: 'import job', roles: ['developer', 'viewer'] }
    const made = await ask('root', 'POST', 'staff/keys', wanted)
    expect(made).toMatchObject({
      status: 201,
      body: {
        key: expect.stringMatching(/^discreet-staff-[\w-]{43}$/),
        member: { id: 'key:import job', awake: ['viewer'], asleep: [{ role: 'developer' }] },
      },
    })
    const { key } = made.body
    const { body: listed } = await ask('root', 'GET', 'staff')
    expect(JSON.stringify(listed)).not.toContain(key)
    expect(listed).toMatchObject({ provider: null })
    const again = await ask('root', 'POST', 'staff/keys', wanted)
    expect(again).toMatchObject({ status: 422, body: { field: '/name' } })
    expect((await ask(key, 'GET', 'overview')).status).toBe(200)
    expect((await ask(key, 'GET', 'health')).body.code).toBe('training_missing')
    const path = `staff/${encodeURIComponent('key:import job')}`
    const moved = await ask('root', 'PUT', `${path}/roles`, { roles: ['marketer'] })
    expect(moved.body).toMatchObject({ roles: ['marketer'], awake: [] })
    expect((await ask(key, 'GET', 'overview')).body.code).toBe('training_missing')
    expect((await ask('root', 'DELETE', path)).body.endedAt).toMatch(/^2026/)
    expect(await ask(key, 'GET', 'overview')).toMatchObject({
      status: 401,
      body: { code: 'key_invalid' },
    })
    const [ended] = await audit('action=DELETE /v1/office/staff')
    expect(ended).toMatchObject({
      step: 'ended',
      member: 'key:root',
      roles: ['administrator'],
      action: 'DELETE /v1/office/staff/:id',
      on: { id: 'key:import job' },
      status: 200,
    })
    const member = await shop.site.staff.member('key:import job')
    const { sha256 } = shop.setup.cryptography
    expect(ended?.after).toBe(sha256(canonicalJson(member)))
    expect(ended?.before).toBe(sha256(canonicalJson({ ...member, endedAt: null })))
  })

  test('somebody is invited by a link that says which site', async () => {
    const invited = await ask('root', 'POST', 'staff/invites', { roles: ['marketer'] })
    expect(invited.body.link).toMatch(/\/console\/join\?site=shop#[\w-]{43}$/)
    const secret = String(invited.body.link).split('#')[1] ?? ''
    const { sha256 } = shop.setup.cryptography
    expect(await shop.site.staff.invite(sha256(secret), shop.clock.now)).toMatchObject({
      roles: ['marketer'],
      invitedBy: 'key:root',
    })
    expect((await ask('root', 'POST', 'staff/invites', { roles: [] })).status).toBe(422)
  })

  test('whoever may only look may not look at these, and is told who may', async () => {
    for (const path of ['staff', 'audit', 'approvals', 'staff/training']) {
      expect(await ask('vic', 'GET', path)).toMatchObject({
        status: 403,
        body: { code: 'role_missing', expected: expect.stringContaining('administrator') },
      })
    }
    // A few of them are noted; trying everything fills no log.
    for (let k = 0; k < 9; k += 1) await ask('vic', 'GET', 'staff')
    expect(await audit('member=key:vic')).toHaveLength(10)
  })

  test('evidence of training is there for each member and module, as a table as well', async () => {
    const { body } = await ask('root', 'GET', 'staff/training')
    const ofOlga = body.evidence.filter(({ member }: { member: string }) => member === 'key:olga')
    expect(ofOlga).toHaveLength(5)
    expect(ofOlga[0]).toMatchObject({ right: 5, of: 5, holds: true, passedAt: expect.any(String) })
    const csv = await text('root', 'staff/training?format=csv')
    expect(csv.type).toBe('text/csv; charset=utf-8')
    expect(csv.body.split('\r\n')[0]).toMatch(/^member,name,module,passedAt/)
    expect(csv.body).toMatch(/\r\nkey:olga,olga,purpose,2026-11-24T/)
  })
})

describe('the provider', () => {
  const wanted = {
    issuer: 'https://login.shop.example',
    clientId: 'discreet',
    groups: { 'shop-admins': ['administrator'], everybody: ['viewer'] },
  }

  test('is set with what its groups mean, and never with a secret', async () => {
    const clear = { ...wanted, issuer: 'http://login.shop.example' }
    const nobody = { ...wanted, groups: { everybody: ['viewer'] } }
    const secret = { ...wanted, clientSecret: 'x' }
    const unknown = { ...wanted, groups: { everybody: ['emperor'] } }
    for (const wrong of [clear, nobody, secret, unknown]) {
      expect((await ask('root', 'PUT', 'staff/provider', wrong)).status).toBe(422)
    }
    const set = await ask('root', 'PUT', 'staff/provider', wanted)
    expect(set.body).toEqual({ provider: { ...wanted, shownAt: null } })
    const ways = await shop.call('GET', '/v1/staff/ways')
    expect(ways.body).toMatchObject({ provider: { issuer: wanted.issuer }, nobody: true })
    // This server has not got its secret.
    const member = demoMember('admin', 'administrator')
    const browser = await signedInAs(shop, shop.server, member)
    expect(await browser.call('POST', 'staff/sign-in/provider')).toMatchObject({
      status: 503,
      body: { code: 'identity_unavailable' },
    })
  })

  test('shows anew that it works when it is another one, and is taken away only from who can do without', async () => {
    const [site] = await shop.store.sites()
    if (site === undefined) throw new Error('there is no site')
    const { staffProvider } = site.settings
    if (staffProvider === undefined) throw new Error('there is no provider')
    const shownAt = shop.clock.now
    const shown = { ...site.settings, staffProvider: { ...staffProvider, shownAt } }
    await shop.store.updateSite({ ...site, settings: shown })
    const groups = { ...wanted.groups, it: ['developer'] }
    const changed = await ask('root', 'PUT', 'staff/provider', { ...wanted, groups })
    expect(changed.body.provider).toMatchObject({ groups, shownAt: expect.stringMatching(/^2026/) })
    const member = {
      ...demoMember('pia', 'viewer'),
      id: 'provider:pia',
      source: 'provider',
    } as const
    const pia = await signedInAs(shop, shop.server, member)
    const isIn = async (): Promise<number> => (await pia.call('GET', 'staff/session')).status
    expect(await isIn()).toBe(200)
    const other = await ask('root', 'PUT', 'staff/provider', { ...wanted, clientId: 'another' })
    expect(other.body.provider.shownAt).toBeNull()
    expect(await isIn()).toBe(401)
    expect(await ask('root', 'DELETE', 'staff/provider')).toMatchObject({
      status: 403,
      body: { code: 'role_missing' },
    })
    const setup = rightsSetup(shop.setup, await shop.store.open('shop'))
    const invite = { roles: ['administrator'], invitedBy: 'operator' } as const
    expect((await inviteMember(setup, invite, 'a hash')).ok).toBe(true)
    const joan = {
      ...demoMember('joan', 'administrator'),
      id: 'passkey:joan',
      source: 'passkey',
    } as const
    const passkey = {
      credential: 'word',
      member: joan.id,
      publicKey: Uint8Array.of(1),
      counter: 0,
      transports: [],
      addedAt: 0,
    }
    await shop.site.staff.joinByInvite('a hash', shop.clock.now, joan, passkey)
    expect((await ask('root', 'DELETE', 'staff/provider')).body).toEqual({ provider: null })
    expect((await shop.call('GET', '/v1/staff/ways')).body).toMatchObject({
      provider: null,
      nobody: false,
    })
  })
})

describe('what takes two people', () => {
  test('to lower what may be spent takes one, to raise it somebody else has to sign', async () => {
    const lower = { campaignEpsilonPerYear: '4', reason: 'we need less' }
    const lowered = await ask('root', 'POST', 'budget', lower)
    expect(lowered).toMatchObject({
      status: 200,
      body: { budget: { campaignEpsilonPerYear: '4' } },
    })
    const raise = { campaignEpsilonPerYear: '5', reason: 'a second campaign' }
    const proposed = await ask('root', 'POST', 'budget', raise)
    expect(proposed).toMatchObject({ status: 202, body: { approval: { action: 'raise_epsilon' } } })
    const { waitsFor } = proposed.body
    const now = async (): Promise<string> => {
      const { campaignEpsilonPerYear: rational } = await shop.store.budget('shop')
      return `${rational.num}/${rational.den}`
    }
    expect(await now()).toBe('4/1')
    expect((await ask('root', 'POST', `approvals/${waitsFor}/sign`)).body).toMatchObject({
      code: 'role_missing',
    })
    const { body: waiting } = await ask('olga', 'GET', 'approvals')
    expect(waiting.approvals[0]).toMatchObject({
      id: waitsFor,
      state: 'waiting',
      proposedByName: 'root',
      signedByName: null,
    })
    const signed = await ask('olga', 'POST', `approvals/${waitsFor}/sign`)
    expect(signed.body).toMatchObject({
      approval: { state: 'done', signedByName: 'olga' },
      done: { action: 'raise_epsilon', after: { campaignEpsilonPerYear: '5' } },
      trouble: null,
    })
    expect(await now()).toBe('5/1')
    expect((await ask('otto', 'POST', `approvals/${waitsFor}/sign`)).status).toBe(409)
    const [ended] = await audit('action=POST /v1/office/budget')
    expect(ended).toMatchObject({ reason: 'a second campaign', status: 202 })
    expect(ended?.before).toBe(ended?.after)
  })

  test('a proposal is refused, or taken back, and then nobody signs it', async () => {
    const raise = { campaignEpsilonPerYear: '9', reason: 'just because' }
    const { waitsFor } = (await ask('olga', 'POST', 'budget', raise)).body
    const refused = await ask('otto', 'POST', `approvals/${waitsFor}/refuse`)
    expect(refused.body.approval).toMatchObject({ state: 'refused', signedByName: 'otto' })
    expect(await ask('root', 'POST', `approvals/${waitsFor}/sign`)).toMatchObject({ status: 409 })
    expect((await ask('root', 'POST', 'approvals/none/sign')).body.code).toBe('request_unknown')
    expect((await ask('root', 'POST', `approvals/${waitsFor}/retry`)).status).toBe(409)
  })

  test('a tactic that waits for a second signature is among them; one person has one name', async () => {
    const wish = { to: 'ask', reason: 'for a test of the second signature' }
    const relaxed = await ask('olga', 'POST', 'tactics/auto_order/relax', wish)
    const waiting = (await ask('olga', 'GET', 'approvals')).body.tactics
    expect(waiting).toEqual([
      expect.objectContaining({ id: relaxed.body.waitsFor, signedBy: ['olga (key:olga)'] }),
    ])
    const renamed = await shop.site.staff.member('key:olga')
    if (renamed !== undefined) await shop.site.staff.saveMember({ ...renamed, name: 'Olga O.' })
    const path = 'tactics/auto_order/sign'
    const change = { change: relaxed.body.waitsFor }
    expect((await ask('olga', 'POST', path, change)).body.code).toBe('tactic_refused')
    expect((await ask('otto', 'POST', path, change)).status).toBe(200)
  })
})

describe('the log of what staff did', () => {
  test('says of each change that it began and how it ended, with the reason where it names nobody', async () => {
    const incident = {
      drill: true,
      facts: {
        nature: 'a laptop was stolen',
        categories: ['purchases'],
        consequences: 'mail',
        measures: 'keys',
        scope: { of: 'site', fields: ['account.purchases'] },
        highRisk: false,
        unreadable: true,
      },
    }
    expect((await ask('otto', 'POST', 'incidents', incident)).status).toBe(201)
    const hold = {
      person: 'dora',
      fields: ['account.purchases'],
      reason: 'tax law',
      until: '2030-01-01',
    }
    expect((await ask('otto', 'POST', 'holds', hold)).status).toBe(201)
    const found = await audit('member=key:otto&action=POST /v1/office/&limit=4')
    expect(found.map(({ step, action, reason }) => [step, action, reason])).toEqual([
      ['ended', 'POST /v1/office/holds', null],
      ['begun', 'POST /v1/office/holds', null],
      ['ended', 'POST /v1/office/incidents', null],
      ['begun', 'POST /v1/office/incidents', null],
    ])
    const [held, begun, opened] = found
    expect(held).toMatchObject({ id: begun?.id, before: null, status: 201 })
    expect(held?.after).toMatch(/^[0-9a-f]{64}$/)
    expect(opened?.after).not.toBe(opened?.before)
    // What is refused before anything is done is not a change.
    const wrong = { ...hold, fields: [] }
    expect((await ask('otto', 'POST', 'holds', wrong)).status).toBe(422)
    expect((await audit('member=key:otto&limit=1'))[0]?.id).toBe(held?.id)
    const [entry] = await shop.site.log.entries(held?.logIndex ?? 0, 1)
    expect(entry).toMatchObject({ kind: 'filed', ref: `staff:${held?.id}:ended` })
    expect(JSON.stringify(await audit('limit=500'))).not.toMatch(/dora|tax law/)
  })

  test('is searched, read page by page, and taken along whole', async () => {
    const all = await audit('limit=500')
    const pages: FoundAction[] = []
    for (let query = 'limit=7'; query !== ''; ) {
      const { body } = await ask('root', 'GET', `audit?${query}`)
      pages.push(...body.actions)
      query = body.next === null ? '' : `limit=7&before=${body.next}`
    }
    expect(pages.map(({ place }) => place)).toEqual(all.map(({ place }) => place))
    expect((await audit('text=SECOND campaign')).length).toBe(2)
    expect(await audit('to=2026-11-01')).toEqual([])
    expect((await ask('root', 'GET', 'audit?from=yesterday')).body).toMatchObject({ field: 'from' })
    const csv = await text('root', 'audit?format=csv&member=key:olga')
    expect(csv.type).toBe('text/csv; charset=utf-8')
    const [head, ...rows] = csv.body.trimEnd().split('\r\n')
    expect(head).toBe('logIndex,at,id,step,member,name,roles,action,on,reason,before,after,status')
    expect(rows).toHaveLength((await audit('member=key:olga&limit=500')).length)
    const jsonl = await text('root', 'audit?format=jsonl')
    const lines = jsonl.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(all.length)
    expect(lines[0]).toMatchObject({ id: all[0]?.id, at: all[0]?.at })
  })
})
