import { seededWords } from '@discreet/crowd'
import { importTarget, releaseTrust } from '@discreet/engine'
import { roles } from '@discreet/staff'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop, staffKey, train } from './example-shop.ts'

let shop: ExampleShop
let token: string
beforeAll(async () => {
  shop = await openShop({}, 0)
  token = await staffKey(shop, 'anna')
})
afterAll(() => shop.close())

const get = (path: string): Promise<Answer> => shop.call('GET', `/v1/office/${path}`, { token })
const post = (path: string, body: object): Promise<Answer> =>
  shop.call('POST', `/v1/office/${path}`, { token, body })

/** Charged, and its noise not drawn yet. */
async function chargePeriod(name: string): Promise<void> {
  const { site, clock } = shop
  const { periodId } = await importTarget(site, name, 'person', clock.now)
  await site.closePeriod(periodId, clock.now)
  const { rhoPerPeriod: rho } = site.site.settings
  const request = { idempotencyKey: name, periodId, rho, mechanism: {}, at: clock.now }
  expect(await site.reserve(request)).toMatchObject({ ok: true })
}

describe('the budget', () => {
  test('what is spent in a year comes back after it; what somebody can have given does not', async () => {
    const empty = (await get('budget')).body
    expect(empty).toMatchObject({
      limits: { periodsPerYear: 52, campaignEpsilonPerYear: 6, trustEpsilonPerYear: 2 },
      year: { periods: 0, modelEpsilon: 0, share: 0, periodsLeft: 52 },
      verification: { ok: true },
    })
    await chargePeriod('first')
    shop.clock.now += day
    await chargePeriod('second')
    await releaseTrust(shop.site, seededWords(3), shop.clock.now)
    shop.clock.now += 40 * day
    expect(await releaseTrust(shop.site, seededWords(3), shop.clock.now)).toBe(1)

    const { body } = await get('budget')
    expect(body.year).toMatchObject({ periods: 2, periodsLeft: 50, trustCounts: 1 })
    expect(body.year.share).toBeCloseTo(2 / 52)
    expect(body.year.trustEpsilon).toBeCloseTo(1 / 7)
    const [one, two, three] = body.over
    expect(one.modelEpsilon).toBeCloseTo(body.limits.epsilonPerPeriod)
    expect(two.modelEpsilon).toBeGreaterThan(one.modelEpsilon)
    expect(three.cumulative).toBeCloseTo(two.cumulative + 1 / 7)
    expect(body.total).toMatchObject({ periods: 2, trustCounts: 1, delta: 1e-6 })

    shop.clock.now += 360 * day
    // A year later it has to be passed again.
    await train(shop.site, { id: 'key:anna', roles }, shop.clock.now)
    const later = (await get('budget')).body
    expect(later.year).toMatchObject({ periods: 0, modelEpsilon: 0, periodsLeft: 52 })
    expect(later.total.epsilon).toBe(body.total.epsilon)
    expect(later.over.at(-1)).toMatchObject({ modelEpsilon: 0, cumulative: body.total.epsilon })
  })

  test('periods are told by state and dates, and by nothing that counts people', async () => {
    const { body } = await get('periods')
    expect(body.periods).toHaveLength(2)
    for (const period of body.periods) {
      expect(Object.keys(period).sort()).toEqual([
        'endsAt',
        'id',
        'source',
        'startsAt',
        'state',
        'unit',
      ])
      expect(period.state).toBe('charged')
    }
  })

  test('the plan is for the catalogue of this site: more people and more ε keep more', async () => {
    const { body } = await get('plan')
    expect(body.items).toBe((await shop.site.itemIds()).length)
    for (const { crowds } of body.plans) {
      const kept = crowds.map(({ retained }: { retained: number }) => retained)
      expect(kept).toEqual([...kept].sort((a: number, b: number) => a - b))
    }
    const [one, two] = body.plans
    expect(one.epsilon).toBeCloseTo(1)
    expect(two.crowds[0].retained).toBeGreaterThan(one.crowds[0].retained)
  })
})

test('packs are shown whole, with the log entry of their digest, and which one holds where', async () => {
  const { body } = await get('packs?place=US-CA')
  expect(body).toMatchObject({
    site: { place: 'DE', pack: 'eu' },
    asked: { place: 'US-CA', pack: 'us-ca' },
  })
  for (const { id, version, digest, logged } of body.packs) {
    const [entry] = await shop.site.log.entries(logged.index, 1)
    expect(entry).toMatchObject({ kind: 'pack', ref: `${id}@${version}`, digest })
    expect(logged.same).toBe(true)
  }
})

describe('the notice', () => {
  const controller = {
    controller: 'Shop Ltd, 1 High Street',
    contact: 'privacy@shop.example',
    officer: 'A. Officer',
    recipients: [] as string[],
    transfers: [] as string[],
  }
  const additions = {
    en: { heading: 'Our shop', lines: ['We are a small shop. We bake our own bread.'] },
  }
  const reason = 'the officer is new'

  test('a sentence that hides something or is hard to read is refused, and named', async () => {
    const hiding = { en: { heading: 'Our shop', lines: ['We are small. Our partners help us.'] } }
    for (const path of ['notices/preview', 'notices']) {
      const more = path === 'notices' ? { reason } : {}
      const { status, body } = await post(path, { controller, additions: hiding, ...more })
      expect(status).toBe(422)
      expect(body.detail).toContain('“Our partners help us.”')
      expect(body.field).toBe('/additions/en')
    }
  })

  test('nothing is published while something is missing, or without a reason', async () => {
    const draft = { controller: { ...controller, officer: ' ' }, additions: {} }
    expect((await post('notices/preview', draft)).body.missing).toEqual(['officer'])
    expect((await post('notices', { ...draft, reason })).body.field).toBe('/controller/officer')
    expect((await post('notices', { controller, additions })).status).toBe(422)
    expect((await get('notices')).body).toMatchObject({
      missing: ['controller', 'contact', 'officer'],
      versions: [],
    })
  })

  test('a preview measures it and changes nothing', async () => {
    const { body } = await post('notices/preview', { controller, additions })
    expect(body.notices.map(({ locale }: { locale: string }) => locale)).toEqual([
      'en',
      'de',
      'fr',
      'es',
    ])
    expect(body.notices[0].addition).toEqual(additions.en)
    const { short, full } = body.notices[0].readings
    expect(short.words).toBeLessThanOrEqual(50)
    expect(full.grade).toBeLessThanOrEqual(8)
    expect(body).toMatchObject({ missing: [], material: false, widened: [] })
    expect((await shop.call('GET', '/v1/notice')).status).toBe(500)
  })

  test('published it is what people read, kept in the log, with who, why and when', async () => {
    const { status, body } = await post('notices', { controller, additions, reason })
    expect(status).toBe(201)
    const shown = (await shop.call('GET', '/v1/notice?locale=en')).body
    expect(shown).toMatchObject({ sha256: body.notices[0].sha256, addition: additions.en })
    expect((await shop.server.inject('/privacy?locale=en')).body).toContain(
      'We bake our own bread.',
    )
    expect((await shop.server.inject('/privacy?locale=de')).body).not.toContain('bread')
    expect(await shop.site.log.find('notice', shown.sha256)).toBeDefined()
    const [entry] = await shop.site.log.entries(body.logIndex, 1)
    expect(entry).toMatchObject({ kind: 'filed', ref: body.version.id })
    expect((await get('notices')).body.versions).toMatchObject([
      { by: expect.stringContaining('anna'), reason, material: false },
    ])
    expect(await shop.site.log.verify()).toMatchObject({ ok: true })
  })

  test('only what says more about data is a material change; the same words are no change', async () => {
    const again = await post('notices', { controller, additions, reason })
    expect(again.body).toMatchObject({ code: 'field_invalid' })
    const worded = { en: { heading: 'Our shop', lines: ['We bake.'] } }
    const words = await post('notices', { controller, additions: worded, reason })
    expect(words.body.version).toMatchObject({ material: false, widened: [] })
    const given = { ...controller, recipients: ['Parcel Ltd'], transfers: ['Canada (adequacy)'] }
    const wider = await post('notices', { controller: given, additions: worded, reason })
    expect(wider.body.version).toMatchObject({
      material: true,
      widened: ['given to Parcel Ltd', 'sent to Canada (adequacy)'],
    })
    // The server died between filing it and putting it into force.
    const [site] = await shop.store.sites()
    if (site === undefined) throw new Error('there is no site')
    await shop.store.updateSite({ ...site, settings: { ...site.settings, controller } })
    const resumed = await post('notices', { controller: given, additions: worded, reason })
    expect(resumed.body.version).toMatchObject({ material: false })
    expect((await shop.call('GET', '/v1/notice')).body.sections).toContainEqual(
      expect.objectContaining({ item: 'recipients', lines: ['Parcel Ltd'] }),
    )
    const narrower = await post('notices', { controller, additions: worded, reason })
    expect(narrower.body.version).toMatchObject({ material: false })
    const { versions } = (await get('notices')).body
    expect(versions.map(({ material }: { material: boolean }) => material)).toEqual([
      false,
      false,
      true,
      false,
      false,
    ])
  })
})

describe('long work', () => {
  const stream = async (path: string, body?: object) => {
    const answer = await shop.server.inject({
      method: 'POST',
      url: `/v1/office/${path}`,
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      ...(body === undefined ? {} : { payload: body }),
    })
    const streamed = String(answer.headers['content-type']).startsWith('text/event-stream')
    const events = (streamed ? answer.body : '')
      .split('\n\n')
      .filter((block) => block !== '')
      .map((block) => {
        const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? []
        return { event, data: JSON.parse(data) as unknown }
      })
    return { answer, events }
  }
  const facts = {
    nature: 'a laptop was stolen',
    categories: ['choices of customers'],
    consequences: 'unwanted mail',
    measures: 'keys were rotated',
    scope: { of: 'site', fields: ['account.choices'] },
    highRisk: true,
    unreadable: false,
  }

  test('telling people says how far it is, and ends with what one answer would have said', async () => {
    for (const person of ['eve', 'fay']) {
      const choice = { level: 3, purposes: ['purchases'], confirmed: true }
      const theirs = { token: await shop.tokenOf(person), body: choice }
      expect((await shop.call('PUT', '/v1/me/choices', theirs)).status).toBe(200)
    }
    const { id } = (await post('incidents', { drill: true, facts })).body
    await post(`incidents/${id}/affected`, {})
    const early = await stream(`incidents/${id}/tell`)
    expect(early.answer.statusCode).toBe(409)
    await post(`incidents/${id}/phases`, { phase: 'assessed', note: 'two people' })
    const { answer, events } = await stream(`incidents/${id}/tell`)
    expect(answer.headers['content-type']).toContain('text/event-stream')
    expect(events[0]).toEqual({ event: 'progress', data: { done: 0, total: 2 } })
    const told = (await shop.call('POST', `/v1/office/incidents/${id}/tell`, { token })).body
    expect(events.at(-1)).toEqual({ event: 'done', data: told })
    expect(told).toMatchObject({ drill: true, affected: 2 })

    const { log } = (await get(`incidents/${id}`)).body
    expect(log).toHaveLength(3)
    for (const [k, index] of log.entries()) {
      const [entry] = await shop.site.log.entries(index, 1)
      expect(entry).toMatchObject({ kind: 'incident', ref: `${id}@${k + 1}` })
    }
  })

  test('what fails on the way is said at the end', async () => {
    let filed = 0
    shop.step.on = (name) => {
      if (name !== 'file:inserted') return
      filed += 1
      // The first is that it was begun.
      if (filed === 2) throw new Error('crash')
    }
    const { answer, events } = await stream('retention', { dryRun: false, reason: 'by hand' })
    shop.step.on = undefined
    expect(answer.statusCode).toBe(200)
    expect(events.at(-1)).toMatchObject({ event: 'failed', data: { code: 'unexpected' } })
    const dry = await stream('retention', { dryRun: true })
    expect(dry.events.at(-1)).toMatchObject({ event: 'done', data: { dryRun: true } })
  })
})

test('a request says which moves can come now, and each of them can', async () => {
  const theirs = {
    token: await shop.tokenOf('eve'),
    body: { type: 'complaint', text: 'why this?' },
  }
  const { id } = (await shop.call('POST', '/v1/me/requests', theirs)).body.request
  const { moves, clocks } = (await get(`requests/${id}`)).body
  expect(clocks.extended).toBeNull()
  expect(moves).toEqual(expect.arrayContaining(['deny', 'answer']))
  // The law knows neither for a complaint.
  for (const move of ['extend', 'pause', 'resume', 'retry']) expect(moves).not.toContain(move)
  const explanation = { reason: 'other', explanation: 'it was answered' }
  expect((await post(`requests/${id}/deny`, explanation)).status).toBe(200)
  expect((await get(`requests/${id}`)).body.moves).toEqual([])
})
