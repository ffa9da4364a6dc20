import { createHash } from 'node:crypto'
import type { RightsSetup } from '@discreet/engine'
import { deliverDue, openRequest, remember, rightsPermit, standingOf } from '@discreet/engine'
import { dataCatalogue } from '@discreet/policy'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop, staffKey, train } from './example-shop.ts'

let key: string
let second: string
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const hour = 3_600_000

interface Office extends ExampleShop {
  readonly rights: RightsSetup
  readonly mails: { to: string; subject: string; text: string }[]
  get(path: string): Promise<Answer>
  post(path: string, body?: object): Promise<Answer>
  /** By the second person. */
  sign(approval: string): Promise<Answer>
  /** Proposed, signed, and had. */
  exported(person: string, reason: string): Promise<Answer>
  deliver(): Promise<void>
}

async function openOffice(...options: Parameters<typeof openShop>): Promise<Office> {
  const shop = await openShop(...options)
  key = await staffKey(shop, 'anna')
  second = await staffKey(shop, 'ben')
  const rights = rightsSetup(shop.setup, shop.site)
  const mails: Office['mails'] = []
  const mailer = {
    async send(mail: { to: string; subject: string; text: string }) {
      await Promise.resolve()
      mails.push(mail)
    },
  }
  const post: Office['post'] = (path, body) =>
    shop.call('POST', `/v1/office/${path}`, { token: key, ...(body === undefined ? {} : { body }) })
  const sign: Office['sign'] = (approval) =>
    shop.call('POST', `/v1/office/approvals/${approval}/sign`, { token: second })
  return {
    ...shop,
    rights,
    mails,
    get: (path) => shop.call('GET', `/v1/office/${path}`, { token: key }),
    post,
    sign,
    async exported(person, reason) {
      const { waitsFor } = (await post('people/export', { person, reason })).body
      await sign(waitsFor)
      return post(`approvals/${waitsFor}/export`)
    },
    async deliver() {
      const post = () => Promise.reject(new Error('no webhooks here'))
      await deliverDue(rights, {
        mailer,
        post,
        verify: () => false,
        encodeBase64: (bytes) => Buffer.from(bytes).toString('base64'),
      })
    },
  }
}

const controller = {
  controller: 'Shop Ltd, 1 High Street',
  contact: 'privacy@shop.example',
  officer: 'A. Officer',
  recipients: ['Mail Ltd'],
  transfers: [],
}

async function raise(
  { call, tokenOf }: ExampleShop,
  person: string,
  purposes: readonly string[] = ['purchases'],
): Promise<Answer> {
  const token = await tokenOf(person)
  return call('PUT', '/v1/me/choices', { token, body: { level: 3, purposes, confirmed: true } })
}

describe('level 3 needs an approved assessment', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice({ controller }, 0, { assessed: false })
  })
  afterAll(() => office.close())

  test('a fresh site does not offer it and refuses it; once approved it does, without a restart', async () => {
    expect((await office.call('GET', '/v1/site')).body.accounts).toBe(false)
    const refused = await raise(office, 'first')
    expect(refused).toMatchObject({ status: 409, body: { code: 'assessment_missing' } })
    const { body: before } = await office.get('assessment')
    expect(before).toMatchObject({ state: 'missing', approved: null })

    const said = { approvedBy: 'A. Officer', sha256: 'f'.repeat(64) }
    const wrong = await office.post('assessment', said)
    expect(wrong).toMatchObject({ status: 422, body: { code: 'field_invalid', field: '/sha256' } })
    expect((await raise(office, 'first')).status).toBe(409)

    const [whole] = await office.store.sites()
    if (whole === undefined) throw new Error('there is no site')
    const { controller: _, ...unsaid } = whole.settings
    await office.store.updateSite({ ...whole, settings: unsaid })
    const incomplete = await office.post('assessment', { ...said, sha256: before.sha256 })
    expect(incomplete.body).toMatchObject({
      code: 'assessment_missing',
      field: 'controller, contact, officer',
    })
    await office.store.updateSite(whole)

    const approved = await office.post('assessment', { ...said, sha256: before.sha256 })
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } })
    const [entry] = await office.site.log.entries(approved.body.logIndex, 1)
    expect(entry).toMatchObject({ kind: 'filed' })
    expect((await office.call('GET', '/v1/site')).body.accounts).toBe(true)
    expect((await raise(office, 'first')).status).toBe(200)
    expect((await office.get('assessment')).body).toMatchObject({
      changed: false,
      approved: { approvedBy: 'A. Officer', sha256: before.sha256 },
    })
    const [filed] = await office.site.rights.registers.filed('dpia', 1)
    expect(sha256(String(filed?.body['document']))).toBe(before.sha256)
  })

  test('a field that came after the approval makes it stale: who is there goes on and down, not up', async () => {
    expect((await raise(office, 'stays', ['purchases', 'browsing'])).status).toBe(200)
    const [site] = await office.store.sites()
    const { assessment } = site?.settings ?? {}
    if (site === undefined || assessment === undefined) throw new Error('nothing is approved')
    const fields = assessment.fields.filter((field) => field !== 'account.ageBand')
    const settings = { ...site.settings, assessment: { ...assessment, fields } }
    const server = await office.serve({ refreshMilliseconds: 20 })
    expect((await server.inject('/v1/site')).json().accounts).toBe(true)
    await office.store.updateSite({ ...site, settings })
    await vi.waitFor(async () => {
      expect((await server.inject('/v1/site')).json().accounts).toBe(false)
    })
    const put = async (person: string, body: object): Promise<number> => {
      const authorization = `Bearer ${await office.tokenOf(person)}`
      const headers = { authorization, 'content-type': 'application/json' }
      const payload = { confirmed: true, ...body }
      const url = '/v1/me/choices'
      return (await server.inject({ method: 'PUT', url, headers, payload })).statusCode
    }
    expect(await put('newcomer', { level: 3, purposes: [] })).toBe(409)
    expect(await put('stays', { level: 3, purposes: ['purchases', 'browsing', 'offers'] })).toBe(
      409,
    )
    expect(await put('stays', { level: 3, purposes: ['purchases', 'browsing'] })).toBe(200)
    expect(await put('stays', { level: 3, purposes: ['browsing'] })).toBe(200)
    expect(await put('stays', { level: 3, purposes: ['purchases', 'browsing'] })).toBe(409)
    expect(await put('stays', { level: 2 })).toBe(200)
    expect(await put('stays', { level: 3, purposes: [] })).toBe(409)
    await server.close()
  })
})

let office: Office
beforeAll(async () => {
  office = await openOffice({ controller }, 0)
})
afterAll(() => office.close())

describe('who may come in', () => {
  test('nobody without a key of this site, and a token of a person is none', async () => {
    const paths = ['requests', 'overview', 'incidents', 'documents/processing', 'retention']
    const tokens = [undefined, await office.tokenOf('somebody'), 'discreet-staff-']
    for (const path of paths) {
      for (const token of tokens) {
        const ask = token === undefined ? {} : { token }
        const answer = await office.call('GET', `/v1/office/${path}`, ask)
        const code = token === undefined ? 'session_invalid' : 'key_invalid'
        expect(answer).toMatchObject({ status: 401, body: { code } })
      }
      expect((await office.get(path)).status).toBe(200)
    }
    const wrong = await office.call('GET', '/v1/office/overview', { token: `${key}x` })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'key_invalid' } })
  })

  test('a key that only one process knows opens nothing elsewhere', async () => {
    const own = `discreet-staff-${'o'.repeat(43)}`
    const server = await office.serve({ staff: new Map([[sha256(own), 'console']]) })
    const headers = { authorization: `Bearer ${own}` }
    const url = '/v1/office/overview'
    expect((await server.inject({ url, headers })).statusCode).toBe(200)
    expect((await office.call('GET', url, { headers })).status).toBe(401)
    await server.close()
  })
})

describe('requests', () => {
  const complain = async (text: string, more: object = {}): Promise<string> => {
    const { request } = await openRequest(office.rights, {
      type: 'complaint',
      channel: 'email',
      place: 'DE',
      person: { email: 'ada@people.example', text, locale: 'en' },
      ...more,
    })
    return request.id
  }

  test('wait with what is due first, first, and are overdue when the clock has run out', async () => {
    const first = await complain('the first')
    office.clock.now += 10 * day
    const second = await complain('the second')
    const ids = (answer: Answer): string[] =>
      answer.body.requests.map(({ id }: { id: string }) => id)
    const queue = await office.get('requests')
    expect(ids(queue)).toEqual([first, second])
    expect(queue.body.requests[0]).toMatchObject({
      type: 'complaint',
      channel: 'email',
      pack: { id: 'eu' },
      clocks: { answerBy: expect.stringMatching(/^2026-12-24T/), state: 'in_time' },
    })
    expect(JSON.stringify(queue.body)).not.toMatch(/ada@people|the first/)
    expect(ids(await office.get('requests?overdue=true'))).toEqual([])
    office.clock.now += 25 * day
    const late = await office.get('requests?overdue=true')
    expect(ids(late)).toEqual([first])
    expect(late.body.requests[0].clocks).toMatchObject({ state: 'overdue', daysLeft: -5 })
    const { body: overview } = await office.get('overview')
    expect(overview).toMatchObject({ open: 2, overdue: 1, medianToAnswer: null })
    expect(ids(await office.get('requests?type=erasure'))).toEqual([])
    expect((await office.get('requests?state=unheard')).status).toBe(422)
    expect((await office.post(`requests/${second}/retry`)).body.code).toBe('request_state')
  })

  test('what somebody wrote is opened with a reason only, and answered in a letter', async () => {
    const id = await complain('my name is spelled wrong')
    expect((await office.post(`requests/${id}/person`, {})).status).toBe(422)
    const read = await office.post(`requests/${id}/person`, { reason: 'to answer it' })
    expect(read.body).toMatchObject({ text: 'my name is spelled wrong' })
    const [noted] = await office.site.rights.registers.filed('access', 1)
    expect(noted?.body).toMatchObject({ actor: 'staff anna', reason: 'to answer it', request: id })

    office.clock.now += hour
    const answered = await office.post(`requests/${id}/answer`, { text: 'It is put right.' })
    expect(answered.body).toMatchObject({ state: 'fulfilled', clocks: { state: 'answered' } })
    const history: { act: { act: string }; logIndex: number; by: string }[] = answered.body.history
    expect(history.map(({ act }) => act.act).slice(-2)).toEqual(['answer', 'move'])
    for (const { logIndex } of history) {
      const [entry] = await office.site.log.entries(logIndex, 1)
      expect(entry).toMatchObject({ kind: 'request' })
    }
    expect(answered.body.recipients).toMatchObject([{ kind: 'mail', recipient: 'person' }])
    await office.deliver()
    expect(office.mails.at(-1)).toMatchObject({ to: 'ada@people.example' })
    expect(office.mails.at(-1)?.text).toContain('It is put right.')
    expect((await office.post(`requests/${id}/answer`, { text: 'again' })).body.code).toBe(
      'request_state',
    )
    expect((await office.get('overview')).body.medianToAnswer).toBe(hour)
    expect((await office.get('requests?state=closed')).body.requests).toHaveLength(1)
  })

  test('an extension and a denial are told to the person, with why and where to complain', async () => {
    const { request } = await openRequest(office.rights, {
      type: 'access',
      channel: 'email',
      place: 'DE',
      person: { email: 'bo@people.example', locale: 'en' },
    })
    const { id } = request
    const longer = await office.post(`requests/${id}/extend`, { reason: 'three shops are asked' })
    expect(longer.body.clocks.extended).toMatchObject({ reason: 'three shops are asked' })
    expect(Date.parse(longer.body.clocks.answerBy)).toBeGreaterThan(office.clock.now + 85 * day)
    expect((await office.post(`requests/${id}/extend`, { reason: 'and again' })).status).toBe(409)
    expect((await office.post(`requests/${id}/pause`, { reason: 'not in this law' })).status).toBe(
      409,
    )
    await office.deliver()
    expect(office.mails.at(-1)?.text).toContain('three shops are asked')

    const denial = { reason: 'no_match', explanation: 'we hold nothing under this address' }
    expect((await office.post(`requests/${id}/deny`, { reason: 'no_match' })).status).toBe(422)
    const denied = await office.post(`requests/${id}/deny`, denial)
    expect(denied.body).toMatchObject({ state: 'denied', denial })
    await office.deliver()
    expect(office.mails.at(-1)?.to).toBe('bo@people.example')
    expect(office.mails.at(-1)?.text).toContain('we hold nothing under this address')
  })

  test('the clock stops where the law allows it, and only there', async () => {
    const { request } = await openRequest(office.rights, {
      type: 'access',
      channel: 'email',
      place: 'GB',
      person: { email: 'cy@people.example' },
    })
    const path = `requests/${request.id}`
    const before = (await office.get(path)).body.clocks
    const paused = await office.post(`${path}/pause`, { reason: 'waiting for the person' })
    expect(paused.body.clocks).toMatchObject({ state: 'paused' })
    office.clock.now += 7 * day
    const { body } = await office.post(`${path}/resume`)
    expect(Date.parse(body.clocks.answerBy) - Date.parse(before.answerBy)).toBe(7 * day)
    expect((await office.post(`${path}/resume`)).status).toBe(409)
    expect((await office.get('requests/none')).body.code).toBe('request_unknown')
  })
})

describe('data of one person', () => {
  beforeAll(async () => {
    expect((await raise(office, 'dora', ['purchases', 'offers'])).status).toBe(200)
  })

  test('is exported for whoever says why and finds a second person; the person sees it', async () => {
    const person = 'dora'
    expect((await office.post('people/export', { person })).status).toBe(422)
    const reason = 'a letter asked for it'
    const proposed = await office.post('people/export', { person, reason })
    expect(proposed).toMatchObject({ status: 202, body: { approval: { state: 'waiting' } } })
    expect(JSON.stringify(proposed.body)).not.toContain(person)
    const id = proposed.body.waitsFor
    const early = await office.post(`approvals/${id}/export`)
    expect(early).toMatchObject({ status: 409, body: { code: 'approval_state' } })
    const own = await office.post(`approvals/${id}/sign`)
    expect(own).toMatchObject({ status: 403, body: { code: 'role_missing' } })
    expect((await office.sign(id)).body.approval).toMatchObject({
      state: 'signed',
      proposedByName: 'anna',
      signedByName: 'ben',
    })
    const url = `/v1/office/approvals/${id}/export`
    expect((await office.call('POST', url, { token: second })).status).toBe(403)
    const { status, body } = await office.post(`approvals/${id}/export`)
    expect(status).toBe(200)
    expect((await office.post(`approvals/${id}/export`)).status).toBe(409)
    expect(body.export).toMatchObject({ proof: 'staff', request: body.request })
    expect((await office.site.log.entries(body.logIndex, 1))[0]).toMatchObject({ kind: 'filed' })
    const token = await office.tokenOf(person)
    const { subject } = (await office.call('GET', '/v1/me/choices', { token })).body
    expect(subject).toBeUndefined()
    const { accesses } = (await office.call('GET', '/v1/me/access-log', { token })).body
    expect(accesses).toContainEqual(expect.objectContaining({ actor: 'staff anna', reason }))
    const again = await office.exported(person, 'once more')
    expect(again.body.export.accesses).toContainEqual(
      expect.objectContaining({ actor: 'staff anna', reason }),
    )
    const nobody = await office.exported('unknown', reason)
    expect(nobody.body.export).toBeNull()
  })

  test('is held for a law, and the hold is lifted', async () => {
    const hold = {
      person: 'dora',
      fields: ['account.purchases'],
      reason: 'tax law',
      until: '2030-01-01',
    }
    const held = await office.post('holds', hold)
    expect(held).toMatchObject({ status: 201, body: { until: '2030-01-01T00:00:00.000Z' } })
    for (const wrong of [{ until: '2020-01-01' }, { until: 'soon' }, { fields: ['nothing'] }]) {
      expect((await office.post('holds', { ...hold, ...wrong })).status).toBe(422)
    }
    const url = `/v1/office/holds/${held.body.id}`
    const lift = { token: key, body: { reason: 'the dispute is over' } }
    expect((await office.call('DELETE', url, { token: key, body: {} })).status).toBe(422)
    const { status, body } = await office.call('DELETE', url, lift)
    expect(status).toBe(202)
    const subject = office.setup.vault.subject('shop', 'dora')
    const holds = async (): Promise<number> => {
      const permit = rightsPermit(office.setup, subject, 'staff')
      return (await office.site.rights.erasure.everything(permit)).holds.length
    }
    expect(await holds()).toBe(1)
    const signed = await office.sign(body.waitsFor)
    expect(signed.body).toMatchObject({ approval: { state: 'done' }, trouble: null })
    expect(await holds()).toBe(0)
    expect((await office.sign(body.waitsFor)).body.code).toBe('approval_state')
  })
})

const facts = {
  nature: 'a laptop was stolen',
  categories: ['purchases of customers'],
  consequences: 'unwanted mail',
  measures: 'keys were rotated',
  scope: { of: 'site', fields: ['account.offersAddress'] },
  highRisk: true,
  unreadable: false,
}

describe('incidents', () => {
  beforeAll(async () => {
    for (const person of ['eve', 'fay', 'gil']) await raise(office, person, ['offers', 'purchases'])
    const { setup } = office
    const tell = async (person: string, field: 'account.offersAddress' | 'account.purchases') => {
      const subject = setup.vault.subject('shop', person)
      const standing = await standingOf(setup, { subject, gpc: false, place: 'DE' })
      const content = { address: `${person}@people.example`, item: 'butter-250-g' }
      await remember(setup, subject, standing, [{ field, thing: 'one', at: setup.now(), content }])
    }
    await tell('eve', 'account.offersAddress')
    await tell('fay', 'account.purchases')
  })

  const course = [
    ['assessed', 'one device, encrypted'],
    ['contained', 'wiped from afar'],
    ['authority_notified', 'by its form'],
    ['people_notified', 'by mail'],
    ['closed', 'nothing is open'],
  ] as const

  test('a drill goes its whole course and tells nobody', async () => {
    const opened = await office.post('incidents', { drill: true, facts })
    expect(opened).toMatchObject({
      status: 201,
      body: { drill: true, phase: 'detected', clock: { state: 'in_time', hoursLeft: 72 } },
    })
    const { id } = opened.body
    const counted = await office.post(`incidents/${id}/affected`)
    expect(counted.body.affected).toBe(1)
    const { body: letters } = await office.get(`incidents/${id}/letters?locale=de`)
    expect(letters.authority.text).toContain('a laptop was stolen')
    expect(letters.people.text).toContain('privacy@shop.example')
    for (const [phase, note] of course) {
      if (phase === 'people_notified') {
        const told = await office.post(`incidents/${id}/tell`)
        expect(told.body).toMatchObject({ drill: true, affected: 1, unreachable: 0 })
      }
      const moved = await office.post(`incidents/${id}/phases`, { phase, note })
      expect(moved).toMatchObject({ status: 200, body: { phase } })
      const [entry] = await office.site.log.entries(moved.body.logIndex, 1)
      expect(entry).toMatchObject({ kind: 'incident' })
    }
    expect(await office.site.rights.outbox.ofRequest(id)).toEqual([])
    const again = await office.post(`incidents/${id}/phases`, { phase: 'assessed', note: 'again' })
    expect(again.status).toBe(409)
  })

  test('a real one tells each person once, says who cannot be reached, and its 72 hours run out', async () => {
    const fields = ['account.purchases', 'account.offersAddress']
    const real = { ...facts, scope: { of: 'site', fields } }
    const { id } = (await office.post('incidents', { drill: false, facts: real })).body
    expect((await office.post(`incidents/${id}/affected`)).body.affected).toBe(2)
    expect((await office.post(`incidents/${id}/tell`)).body.code).toBe('request_state')
    const assessed = { phase: 'assessed', note: 'purchases and addresses' }
    expect((await office.post(`incidents/${id}/phases`, assessed)).status).toBe(200)
    await office.deliver()
    const sent = office.mails.length
    const told = await office.post(`incidents/${id}/tell`)
    expect(told.body).toEqual({ drill: false, affected: 2, told: 1, before: 0, unreachable: 1 })
    await office.deliver()
    expect(office.mails.slice(sent)).toMatchObject([{ to: 'eve@people.example' }])
    expect(office.mails.at(-1)?.text).toContain('a laptop was stolen')
    const again = await office.post(`incidents/${id}/tell`)
    expect(again.body).toEqual({ drill: false, affected: 2, told: 0, before: 1, unreachable: 1 })
    await office.deliver()
    expect(office.mails).toHaveLength(sent + 1)

    office.clock.now += 72 * hour + 1
    const { body } = await office.get('incidents')
    const shown = body.incidents.find((one: { id: string }) => one.id === id)
    expect(shown.clock.state).toBe('overdue')
    const late = { phase: 'authority_notified', note: 'by its form' }
    expect((await office.post(`incidents/${id}/phases`, late)).body.field).toBe('delay')
    expect((await office.get('overview')).body.incidents).toEqual({
      open: 1,
      overdue: 1,
      drills: 0,
    })
  })

  test('whoever is erased before the mail is sent gets none, and their address is nowhere', async () => {
    await raise(office, 'hal', ['offers'])
    const token = await office.tokenOf('hal')
    const body = { offersAddress: 'hal@people.example' }
    expect((await office.call('PUT', '/v1/me/facts', { token, body })).status).toBe(200)
    const { id } = (await office.post('incidents', { drill: false, facts })).body
    await office.post(`incidents/${id}/phases`, { phase: 'assessed', note: 'addresses' })
    expect((await office.post(`incidents/${id}/tell`)).body).toMatchObject({ told: 2 })
    const erased = await office.call('POST', '/v1/me/requests', {
      token,
      body: { type: 'erasure' },
    })
    expect(erased.body.request.state).toBe('fulfilled')
    const sent = office.mails.length
    await office.deliver()
    expect(office.mails.slice(sent).map(({ to }) => to)).toEqual(['eve@people.example'])
    const closing = [
      ['contained', 'wiped'],
      ['authority_notified', 'by its form'],
      ['people_notified', 'by mail'],
      ['closed', 'nothing is open'],
    ] as const
    for (const [phase, note] of closing) {
      expect((await office.post(`incidents/${id}/phases`, { phase, note })).status).toBe(200)
    }
  })

  test('whom somebody looked at is found in the access log', async () => {
    office.clock.now += hour
    const from = new Date(office.clock.now).toISOString()
    office.clock.now += hour
    await office.exported('gil', 'curiosity')
    office.clock.now += hour
    const to = new Date(office.clock.now).toISOString()
    const scope = { of: 'accesses', actor: 'staff anna', from, to }
    const { id } = (await office.post('incidents', { drill: true, facts: { ...facts, scope } }))
      .body
    expect((await office.post(`incidents/${id}/affected`)).body.affected).toBe(1)
    await office.post(`incidents/${id}/phases`, { phase: 'assessed', note: 'one person' })
    expect((await office.post(`incidents/${id}/tell`)).body).toMatchObject({
      affected: 1,
      unreachable: 1,
    })
    const backwards = { ...facts, scope: { ...scope, from: to, to: from } }
    expect((await office.post('incidents', { drill: true, facts: backwards })).status).toBe(422)
    const unknown = { ...facts, scope: { of: 'site', fields: ['account.shoeSize'] } }
    expect((await office.post('incidents', { drill: true, facts: unknown })).status).toBe(422)
  })
})

describe('documents and retention', () => {
  test.each(['processing', 'assessment'])(
    'the %s document names every field of the catalogue',
    async (name) => {
      const { body } = await office.get(`documents/${name}`)
      const page = await office.server.inject({
        url: `/v1/office/documents/${name}?format=html&locale=de`,
        headers: { authorization: `Bearer ${key}` },
      })
      expect(page.headers['content-type']).toMatch(/^text\/html/)
      for (const { id } of dataCatalogue) {
        expect(JSON.stringify(body)).toContain(id)
        expect(page.body).toContain(id)
      }
      expect(page.body).toContain('Shop Ltd, 1 High Street')
      expect(page.body).not.toMatch(/<script|undefined|\[object/)
    },
  )

  test('retention counts before it erases, and what it did is on file', async () => {
    const token = await office.tokenOf('old')
    const headers = { 'x-place': 'IN' }
    const body = { level: 3, purposes: ['purchases'], confirmed: true }
    const chosen = await office.call('PUT', '/v1/me/choices', { token, headers, body })
    expect(chosen.status).toBe(200)
    office.clock.now += 3 * 366 * day
    // A pass holds for a year.
    expect((await office.post('retention', { dryRun: true })).body.code).toBe('training_missing')
    await train(office.site, { id: 'key:anna', roles: ['privacy_officer'] }, office.clock.now)
    const dry = await office.post('retention', { dryRun: true })
    expect(dry.body).toMatchObject({ dryRun: true, people: 0, waiting: 1 })
    await office.post('retention', { dryRun: false })
    office.clock.now += 3 * day
    const again = await office.post('retention', { dryRun: true })
    expect(again.body).toMatchObject({ people: 1, warned: 1, waiting: 0 })
    const done = await office.post('retention', { dryRun: false })
    expect(done.body).toMatchObject({ dryRun: false, people: 1 })
    expect((await office.get('retention')).body.reports[0]).toMatchObject(done.body)
    const overview = await office.get('overview')
    expect(overview.body.retention).toMatchObject({ dryRun: false, people: 1 })
    expect(overview.body.log.checkpoint).toMatch(/^discreet\/shop\n/)
  })
})
