/** Campaigns through the HTTP routes: the office, the public file, decisions, counting, releases. */
import { randomUUID } from 'node:crypto'
import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import type { Jobs } from '@discreet/engine'
import { cellAt } from '@discreet/experiment'
import { locales } from '@discreet/policy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { campaignPageTexts } from '../src/campaign-page-texts.ts'
import { banner, campaignOf, shelf } from './example-campaigns.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop, staffKey } from './example-shop.ts'

const keyOf = (name: string): string => `discreet-staff-${name.padEnd(43, 'k')}`

let shop: ExampleShop
let pinned: string
let baked: string
let otherItem: string

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'
const office = (method: Method, path: string, body?: object, who = 'anna'): Promise<Answer> =>
  shop.call(method, `/v1/office/${path}`, {
    token: keyOf(who),
    ...(body === undefined ? {} : { body }),
  })

async function running(id: string, ...more: [object?, object?]): Promise<Answer> {
  await office('PUT', `campaigns/${id}`, campaignOf(id, shop.clock.now, ...more))
  return office('POST', `campaigns/${id}/start`)
}

const end = (id: string): Promise<Answer> =>
  office('POST', `campaigns/${id}/end`, { reason: 'the test is over' })

interface Person {
  readonly token: string
  readonly subject: string
}

async function person(
  name: string,
  choice: { purposes?: readonly string[]; contribute?: boolean; restricted?: boolean } = {},
): Promise<Person> {
  const token = await shop.tokenOf(name)
  const body = { level: 3, purposes: [], contribute: false, confirmed: true, ...choice }
  expect((await shop.call('PUT', '/v1/me/choices', { token, body })).status).toBe(200)
  return { token, subject: shop.setup.vault.subject('shop', name) }
}

const buy = (token: string, id: string, ...items: string[]): Promise<Answer> =>
  shop.call('POST', '/v1/me/events', { token, body: { events: [{ type: 'purchase', id, items }] } })

const decide = (body: object, token?: string): Promise<Answer> =>
  shop.call('POST', '/v1/decide', { body, ...(token === undefined ? {} : { token }) })

const steps = (token: string, ...list: unknown[]): Promise<Answer> =>
  shop.call('POST', '/v1/me/campaigns', { token, body: { steps: list } })

/** Where somebody is in the table: undefined when they are not counted. */
async function cellOf(
  campaign: string,
  { subject }: Person,
): Promise<ReturnType<typeof cellAt> | null> {
  const key = await shop.site.campaigns.key(campaign)
  const stored = await shop.site.campaigns.find(campaign)
  if (key === undefined || !stored?.registration) return undefined
  const unit = shop.setup.cryptography.pseudonym(key, 'person', subject)
  const cell = await shop.site.campaigns.cellOf(campaign, unit)
  return typeof cell === 'number' ? cellAt(stored.registration.table, cell) : cell
}

beforeAll(async () => {
  shop = await openShop({}, 120)
  for (const name of ['anna', 'ben']) await staffKey(shop, name)
  const items = await shop.site.items()
  const [first, second] = items.filter(({ sensitive }) => sensitive !== true)
  pinned = first?.id ?? ''
  otherItem = second?.id ?? ''
  baked = 'bread'
  await shop.site.upsertItems([
    { id: baked, title: 'Bread', categories: ['Bakery'], price: 3 },
    { id: 'test-kit', title: 'Kit', categories: ['Pregnancy tests'], price: 9 },
  ])
  await office('PUT', 'placements/home-banner', banner)
  await office('PUT', 'placements/basket-shelf', shelf(pinned))
})
afterAll(() => shop.close())

describe('the office of campaigns', () => {
  test('nobody comes in without a staff key, and a token of a person is none', async () => {
    const { token } = await person('outsider')
    const paths = ['placements', 'segments', 'campaigns', 'tactics', 'feedback', 'tactics/push']
    for (const path of paths) {
      for (const ask of [{}, { token }]) {
        const answer = await shop.call('GET', `/v1/office/${path}`, ask)
        const code = 'token' in ask ? 'key_invalid' : 'session_invalid'
        expect(answer).toMatchObject({ status: 401, body: { code } })
      }
      expect((await office('GET', path)).status).toBe(200)
    }
    const put = await shop.call('PUT', '/v1/office/placements/x', { token, body: { id: 'x' } })
    expect(put.status).toBe(401)
  })

  test('a definition with faults is answered with all of them, and nothing is stored', async () => {
    const wrong = { ...campaignOf('faulty', shop.clock.now, {}, { weeks: 99 }), coverage: 2 }
    const answer = await office('PUT', 'campaigns/faulty', wrong)
    expect(answer).toMatchObject({ status: 422, body: { code: 'campaign_invalid', status: 422 } })
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    const fields = answer.body.problems.map(({ field }: { field: string }) => field)
    expect(fields).toEqual(expect.arrayContaining(['/coverage', '/plan/weeks']))
    for (const one of answer.body.problems) {
      expect(one.problem).toMatch(/^[A-Z].+\.$/)
      expect(one.expected).toMatch(/\w/)
    }
    expect((await office('GET', 'campaigns/faulty')).body.code).toBe('campaign_unknown')
    const other = await office('PUT', 'campaigns/other', campaignOf('faulty', shop.clock.now))
    expect(other.body).toMatchObject({ code: 'campaign_invalid', field: '/id', expected: 'other' })
    const segment = await office('PUT', 'segments/x', { id: 'x', name: 'X', rule: { all: [] } })
    expect(segment.body.problems.length).toBeGreaterThan(0)
  })

  test('a tactic that people find creepy is refused with its evidence, and does not start', async () => {
    const campaign = campaignOf('stalker', shop.clock.now, {
      tactic: 'retarget_off',
      channel: 'ads',
    })
    expect((await office('PUT', 'campaigns/stalker', campaign)).body.state).toBe('draft')
    for (const [method, path] of [
      ['GET', 'campaigns/stalker/check'],
      ['POST', 'campaigns/stalker/start'],
    ] as const) {
      const answer = await office(method, path)
      expect(answer).toMatchObject({ status: 409, body: { code: 'tactic_refused' } })
      expect(answer.body.evidence[0].source).toMatch(/\w/)
      expect(answer.body.detail).toMatch(/never/)
      expect(answer.body.reasons.length).toBeGreaterThan(0)
    }
    expect((await office('GET', 'campaigns/stalker')).body).toMatchObject({
      state: 'draft',
      registration: null,
    })
    const { body } = await shop.call('GET', '/v1/campaigns')
    expect(JSON.stringify(body)).not.toContain('stalker')
  })

  test('from draft to end, each step with who and why, and the ledger charged at the start', async () => {
    const before = (await shop.call('GET', '/v1/ledger')).body
    const defined = await office('PUT', 'campaigns/course', campaignOf('course', shop.clock.now))
    expect(defined.body).toMatchObject({ id: 'course', state: 'draft', registration: null })
    const check = await office('GET', 'campaigns/course/check')
    expect(check.body).toMatchObject({ verdict: 'allow', epsilon: '1/2' })
    expect(check.body.needs.fields).toContain('account.boughtCategories')
    const started = await office('POST', 'campaigns/course/start')
    expect(started.body).toMatchObject({ state: 'running', week: 0 })
    expect(started.body.registration.sha256).toMatch(/^[0-9a-f]{64}$/)
    const [entry] = await shop.site.log.entries(started.body.logIndex, 1)
    expect(entry).toMatchObject({ kind: 'filed' })

    const { charges, verification, spent } = (await shop.call('GET', '/v1/ledger')).body
    expect(verification.ok).toBe(true)
    expect(charges).toHaveLength(before.charges.length + 1)
    expect(charges.at(-1)).toMatchObject({ periodId: 'campaign:course', rho: '0', epsilon: '1/2' })
    expect(spent).toMatchObject({
      periods: before.spent.periods,
      campaigns: 1,
      campaignEpsilon: 0.5,
    })
    expect(spent.epsilon).toBeCloseTo(before.spent.epsilon + 0.5, 9)

    const again = await office('PUT', 'campaigns/course', campaignOf('course', shop.clock.now))
    expect(again).toMatchObject({ status: 409, body: { code: 'campaign_state' } })
    expect((await office('POST', 'campaigns/course/pause', {})).status).toBe(422)
    const paused = await office('POST', 'campaigns/course/pause', { reason: 'a wrong picture' })
    expect(paused.body).toMatchObject({
      state: 'paused',
      pausedBy: 'anna (key:anna)',
      pausedBecause: 'a wrong picture',
    })
    const resume = { reason: 'the picture is right now' }
    expect((await office('POST', 'campaigns/course/resume', resume, 'ben')).body.state).toBe(
      'running',
    )
    expect((await end('course')).body.state).toBe('ended')
    expect((await end('course')).body.code).toBe('campaign_state')
    const filed = await shop.site.rights.registers.filed('campaign', 100)
    const own = filed.filter(({ body }) => body['campaign'] === 'course').reverse()
    expect(own.map(({ body }) => [body['event'], body['by']])).toEqual([
      ['defined', 'anna (key:anna)'],
      ['started', 'anna (key:anna)'],
      ['paused', 'anna (key:anna)'],
      ['resumed', 'ben (key:ben)'],
      ['ended', 'anna (key:anna)'],
    ])
    expect((await office('POST', 'campaigns/none/start')).body.code).toBe('campaign_unknown')
  })

  test('a preview shows each level what it would see, of a draft as well, and counts nobody', async () => {
    const arms = [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'warm', weight: 1, contents: campaignOf('x', 0).arms[1]?.contents ?? null },
    ]
    // It begins next week.
    const draft = campaignOf('looked-at', shop.clock.now + 7 * day, { arms, holdout: 0.05 })
    expect((await office('PUT', 'campaigns/looked-at', draft)).status).toBe(200)
    const look = async (query: string): Promise<Answer['body']> =>
      (await office('GET', `placements/home-banner/preview?${query}`)).body
    const of = 'campaign=looked-at&hour=9'
    expect(await look(`level=0&${of}&items=${baked}`)).toMatchObject({
      campaign: null,
      words: { title: 'Good morning' },
      reasons: ['level_0'],
    })
    expect(await look('level=0&hour=20&locale=de')).toMatchObject({
      words: { title: 'Willkommen' },
    })
    const baker = await look(`level=3&${of}&items=${baked}`)
    expect(baker).toMatchObject({ arm: 'warm', words: { title: 'For bakers' }, counted: true })
    expect(baker.fields).toContain('account.boughtCategories')
    expect(await look(`level=3&${of}`)).toMatchObject({ words: { title: 'Spring is here' } })
    // The tactic begins at level 3: what the example looked at is not read below it.
    const visitor = await look(`level=1&${of}&items=${baked}`)
    expect(visitor).toMatchObject({ campaign: null, reasons: ['tactic_level'] })
    expect(visitor.fields).not.toContain('account.boughtCategories')
    for (const arm of ['neutral', 'holdout']) {
      const shown = await look(`level=3&${of}&arm=${arm}&items=${baked}`)
      expect(shown).toMatchObject({ arm, words: { title: 'Good morning' } })
    }
    expect((await look('level=3&campaign=looked-at&arm=cold')).code).toBe('field_invalid')
    expect((await look('level=3&campaign=unheard')).code).toBe('campaign_unknown')
    expect((await look('level=4')).code).toBe('field_invalid')
    const stored = await shop.site.campaigns.find('looked-at')
    expect(stored).toMatchObject({ state: 'draft', registration: null })
    expect((await office('GET', 'placements/unheard/preview?level=0')).status).toBe(404)
  })

  test('slots and audiences name who changed them, and one in use stays', async () => {
    await running('uses')
    const gone = await office('DELETE', 'placements/home-banner')
    expect(gone).toMatchObject({ status: 409, body: { code: 'campaign_state' } })
    await end('uses')
    const rule = { field: 'time.hour', atLeast: 18 }
    const evening = { id: 'evening', name: 'Evening', rule }
    expect((await office('PUT', 'segments/evening', evening)).body.segment).toEqual(evening)
    const { segments } = (await office('GET', 'segments')).body
    expect(segments).toMatchObject([{ id: 'evening', size: { count: null, enough: false } }])
    const removed = await office('DELETE', 'segments/evening', undefined, 'ben')
    expect(removed.body.removed).toBe(true)
    const [entry] = await shop.site.log.entries(removed.body.logIndex, 1)
    const [filed] = await shop.site.rights.registers.filed('campaign', 1)
    expect(filed?.id).toBe(entry?.ref)
    expect(filed?.body).toMatchObject({ by: 'ben (key:ben)', segment: 'evening', definition: null })
    expect((await office('DELETE', 'segments/evening')).body.code).toBe('campaign_unknown')
  })
})

describe('the tactics registry', () => {
  test('every verdict is explained with its evidence, in the language that is asked for', async () => {
    const { tactics } = (await office('GET', 'tactics')).body
    expect(tactics.length).toBeGreaterThan(30)
    const { body } = await office('GET', 'tactics/price_personal?locale=de')
    expect(body).toMatchObject({ verdict: 'never', relaxable: 'fixed', pending: [] })
    expect(body.evidence.length).toBeGreaterThan(0)
    expect(body.lines.join('\n')).toContain(body.sentence)
    expect((await office('GET', 'tactics/unheard-of')).status).toBe(422)
  })

  test('what is fixed nobody relaxes; what is hard takes two names; all of it is in the log', async () => {
    const reason = 'people asked for it in the survey of May'
    const relax = (id: string, to: string, who?: string): Promise<Answer> =>
      office('POST', `tactics/${id}/relax`, { to, reason }, who)
    expect((await relax('price_personal', 'ask')).body.code).toBe('tactic_refused')
    const brand = await relax('declared_diet', 'allow')
    expect(brand.body).toMatchObject({ verdict: 'allow', registered: 'ask', waitsFor: null })
    const once = await relax('auto_order', 'ask')
    expect(once.body.verdict).toBe('never')
    const change = { change: once.body.waitsFor }
    const same = await office('POST', 'tactics/auto_order/sign', change)
    expect(same.body.code).toBe('tactic_refused')
    const both = await office('POST', 'tactics/auto_order/sign', change, 'ben')
    expect(both.body).toMatchObject({ verdict: 'ask', waitsFor: null })
    expect(both.body.changes.at(-1).signedBy).toEqual(['anna (key:anna)', 'ben (key:ben)'])
    const [entry] = await shop.site.log.entries(both.body.logIndex, 1)
    expect(entry?.kind).toBe('filed')
    expect((await relax('unheard-of', 'ask')).status).toBe(422)
  })
})

describe('the public file', () => {
  const file = (headers: Record<string, string> = {}) =>
    shop.server.inject({ url: '/v1/campaigns', headers })

  test('is the same bytes for everybody, cached, zipped, and says nothing of the staff', async () => {
    await running('public')
    const { token } = await person('reader', { contribute: true })
    const [a, b] = [
      await file(),
      await file({
        authorization: `Bearer ${token}`,
        'sec-gpc': '1',
        'x-place': 'US-CA',
        'accept-language': 'de',
        cookie: 'a=b',
      }),
    ]
    expect(a.body).toBe(b.body)
    expect(a.headers['etag']).toBe(b.headers['etag'])
    expect(String(a.headers['vary'])).not.toMatch(/authorization|cookie|gpc|place|language/i)
    expect(a.headers['cache-control']).toBe('public, max-age=60')
    expect(a.headers['set-cookie']).toBeUndefined()
    expect(a.json().campaigns.map(({ id }: { id: string }) => id)).toContain('public')
    expect(a.body).not.toMatch(/Secret name|anna|margins|epsilon/)
    const held = await file({ 'if-none-match': String(a.headers['etag']) })
    expect([held.statusCode, held.body]).toEqual([304, ''])
    const zipped = await file({ 'accept-encoding': 'gzip' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(zipped.rawPayload.length).toBeLessThan(a.rawPayload.length)
  })

  test('shows a change of the office at once, and of another process after a while', async () => {
    const enrols = async (server = shop.server): Promise<boolean | undefined> => {
      const { campaigns } = (await server.inject('/v1/campaigns')).json()
      return campaigns.find(({ id }: { id: string }) => id === 'public')?.enrols
    }
    const other = await shop.serve({ refreshMilliseconds: 1000 })
    expect([await enrols(), await enrols(other)]).toEqual([true, true])
    const etag = (await file()).headers['etag']
    await office('POST', 'campaigns/public/pause', { reason: 'a look at it' })
    expect((await file()).headers['etag']).not.toBe(etag)
    expect([await enrols(), await enrols(other)]).toEqual([false, true])
    shop.clock.now += 1000
    expect(await enrols(other)).toBe(false)
    await other.close()
    await end('public')
  })
})

describe('decisions', () => {
  const home = { placements: ['home-banner'] }
  beforeAll(async () => {
    expect((await running('spring')).body.state).toBe('running')
  })
  afterAll(() => end('spring'))

  test('without a token it is level 0: nobody is in a campaign, the page decides the words', async () => {
    const morning = await decide({ ...home, context: { time: { hour: 7 } }, locale: 'de-AT' })
    expect(morning.headers['cache-control']).toBe('no-store')
    expect(morning.body).toMatchObject({
      unknown: [],
      decisions: [
        {
          placement: 'home-banner',
          campaign: null,
          arm: null,
          variant: 'morning',
          words: { title: 'Guten Morgen' },
          counted: false,
          fields: ['time.hour'],
        },
      ],
    })
    expect(morning.body.decisions[0].reasons).toContain('level_0')
    const flat = await decide({ ...home, context: { 'time.hour': 13 } })
    expect(flat.body.decisions[0]).toMatchObject({ variant: 'plain', words: { title: 'Welcome' } })
  })

  test('what a page claims about an account is not believed', async () => {
    const { token } = await person('claims', { purposes: ['purchases'] })
    const context = {
      'account.boughtCategories': ['Bakery'],
      account: { boughtCategories: ['Bakery'] },
    }
    for (const who of [undefined, token]) {
      const { body } = await decide({ ...home, context }, who)
      expect(body.decisions[0].variant).not.toBe('bakers')
    }
  })

  test('at level 3 a rule reads what its person switched on, and nothing that they did not', async () => {
    const on = await person('baker', { purposes: ['purchases'] })
    await buy(on.token, 'o1', baked)
    const seen = (await decide(home, on.token)).body.decisions[0]
    expect(seen).toMatchObject({
      campaign: 'spring',
      arm: 'warm',
      variant: 'bakers',
      words: { title: 'For bakers' },
      counted: false,
      fields: ['account.boughtCategories'],
    })
    const off = await person('baker', { purposes: ['browsing'] })
    const kept = (await decide(home, off.token)).body.decisions[0]
    expect(kept).toMatchObject({ campaign: 'spring', variant: 'all' })
    expect(kept.reasons).toContain('rule_not_permitted')
    const below = await shop.call('PUT', '/v1/me/choices', {
      token: off.token,
      body: { level: 2, purposes: [], confirmed: true },
    })
    expect(below.status).toBe(200)
    expect((await decide(home, off.token)).body.decisions[0].reasons).toContain('level_0')
  })

  test('whoever has restricted the use of their data sees what everybody sees', async () => {
    const choice = { purposes: ['purchases'], contribute: true }
    const { token } = await person('restricted', choice)
    await buy(token, 'o1', baked)
    expect((await decide(home, token)).body.decisions[0].variant).toBe('bakers')
    await person('restricted', { ...choice, restricted: true })
    const seen = (await decide(home, token)).body.decisions[0]
    expect(seen).toMatchObject({ campaign: null, counted: false })
    expect(seen).toEqual((await decide(home)).body.decisions[0])
    expect((await steps(token, { campaign: 'spring' })).body.code).toBe('not_permitted')
  })

  test('a mute holds, whether the account or this visit remembers it', async () => {
    const { token } = await person('muter', { purposes: ['preferences'] })
    expect((await decide(home, token)).body.decisions[0].campaign).toBe('spring')
    const visit = { ...home, visit: { muted: ['spring'] } }
    expect((await decide(visit, token)).body.decisions[0].reasons).toContain('muted')
    const body = { liked: [], avoided: ['campaign:spring'] }
    expect((await shop.call('PUT', '/v1/me/preferences', { token, body })).status).toBe(200)
    const seen = (await decide(home, token)).body.decisions[0]
    expect(seen).toMatchObject({ campaign: null, variant: 'plain' })
    expect(seen.reasons).toContain('muted')
    for (const name of ['tactic:recs_purchases', 'placement:home-banner']) {
      const said = { liked: [], avoided: [name] }
      await shop.call('PUT', '/v1/me/preferences', { token, body: said })
      const none = (await decide(home, token)).body.decisions[0]
      expect(none).toMatchObject({ campaign: null, counted: false })
      expect(none.reasons).toContain('muted')
    }
    const closed = (await decide(home, token)).body.decisions[0]
    expect(closed.content).toEqual({ kind: 'nothing' })
  })

  test('a shelf comes with its items, the reason of each, and what the shop has pinned', async () => {
    const context = { basket: { items: [otherItem] } }
    const shelved = { placements: ['basket-shelf', 'unheard-of'], context }
    const { body } = await decide({ ...shelved, locale: 'es' })
    expect(body.unknown).toEqual(['unheard-of'])
    const [{ items, content }] = body.decisions
    expect(content).toMatchObject({ kind: 'shelf', list: 'basket' })
    expect(items).toHaveLength(4)
    expect(items[0]).toMatchObject({
      item: pinned,
      reason: { term: 'chosen', text: 'Elegido por la tienda' },
      product: { id: pinned },
    })
    expect(items.map(({ item }: { item: string }) => item)).not.toContain(otherItem)
    // What somebody avoids is not there for them, not even when it is pinned.
    const { token } = await person('picky', { purposes: ['preferences'] })
    const avoids = { liked: [], avoided: [pinned] }
    await shop.call('PUT', '/v1/me/preferences', { token, body: avoids })
    const theirs = (await decide(shelved, token)).body.decisions[0].items
    expect(theirs.map(({ item }: { item: string }) => item)).not.toContain(pinned)
  })

  test.each([
    ['no slot', {}, '/'],
    ['too many', { placements: Array.from({ length: 21 }, (_, k) => `p${k}`) }, '/placements'],
    ['a field that is not there', { ...home, person: 'ann' }, '/'],
  ])('a request with %s is refused', async (_, body, field) => {
    expect(await decide(body)).toMatchObject({
      status: 422,
      body: { code: 'field_invalid', field },
    })
  })
})

describe('counting accounts', () => {
  beforeAll(() => running('count'))
  afterAll(() => end('count'))

  test('nobody is counted who does not help the crowd, and nobody without an account', async () => {
    const shy = await person('shy', { purposes: ['purchases'] })
    const refused = await steps(shy.token, { campaign: 'count' })
    expect(refused).toMatchObject({ status: 403, body: { code: 'not_permitted' } })
    await buy(shy.token, 'o1', baked)
    expect(await cellOf('count', shy)).toBeUndefined()
    const nobody = await shop.call('POST', '/v1/me/campaigns', {
      body: { steps: [{ campaign: 'count' }] },
    })
    expect(nobody.body.code).toBe('token_invalid')
  })

  test('rendering enrols, what follows moves, and one wrong step leaves the others', async () => {
    const helper = await person('helper', { purposes: ['purchases'], contribute: true })
    const seen = (await decide({ placements: ['home-banner'] }, helper.token)).body.decisions[0]
    expect(seen.counted).toBe(true)
    expect(await cellOf('count', helper)).toBeUndefined()
    const answer = await steps(
      helper.token,
      { campaign: 'count' },
      { campaign: 'count', step: 'clicked' },
      { campaign: 'count', step: 'flew' },
      { campaign: 'none' },
      { campaign: 'count', guard: 'rude' },
      'not a step',
      { campaign: 'count', guard: 'too_personal' },
    )
    expect(answer.body.results).toMatchObject([
      { outcome: 'enrolled' },
      { outcome: 'moved' },
      { outcome: 'refused', code: 'field_invalid' },
      { outcome: 'refused', code: 'campaign_unknown' },
      { outcome: 'refused', code: 'event_invalid', details: { field: '/guard' } },
      { outcome: 'refused', code: 'event_invalid' },
      { outcome: 'moved' },
    ])
    expect(await cellOf('count', helper)).toMatchObject({ arm: 1, outcome: 1, guard: 1 })
  })

  test('a purchase moves, told by the page or by the shop, but not of something sensitive', async () => {
    const choice = { purposes: ['purchases'], contribute: true }
    const page = await person('buys-page', choice)
    const backend = await person('buys-backend', choice)
    for (const { token } of [page, backend]) await steps(token, { campaign: 'count' })
    await buy(page.token, 'o1', 'test-kit')
    expect(await cellOf('count', page)).toMatchObject({ outcome: 0 })
    await buy(page.token, 'o2', baked, 'test-kit')
    expect(await cellOf('count', page)).toMatchObject({ outcome: 2 })
    const event = {
      type: 'track',
      event: 'Order Completed',
      userId: 'buys-backend',
      messageId: 'm1',
      timestamp: new Date(shop.clock.now).toISOString(),
      properties: { order_id: 'o3', products: [{ product_id: baked }] },
    }
    const basic = Buffer.from(`${shop.writeKey}:`).toString('base64')
    const told = await shop.call('POST', '/v1/batch', {
      headers: { authorization: `Basic ${basic}` },
      body: { batch: [event] },
    })
    expect(told.body).toMatchObject({ success: true, accepted: 1 })
    expect(await cellOf('count', backend)).toMatchObject({ outcome: 2 })
  })
})

describe('reports of devices', () => {
  const report = (cell: number, token: string = randomUUID(), campaign = 'devices', week = 0) => ({
    campaign,
    week,
    cell,
    token,
  })
  const send = (reports: unknown[], headers: Record<string, string> = {}): Promise<Answer> =>
    shop.call('POST', '/v1/reports', { body: { reports }, headers })
  beforeAll(async () => {
    await running('devices')
    shop.clock.now += day
  })
  afterAll(() => end('devices'))

  test('each is answered by itself; a token counts once; a page cannot claim an account', async () => {
    const token = randomUUID()
    const table = (await shop.site.campaigns.find('devices'))?.registration?.table
    // Arm 1, level 2, and the same at level 3.
    const [device = 0, account = 0] = [12, 18]
    expect(table && [cellAt(table, device)?.level, cellAt(table, account)?.level]).toEqual([0, 1])
    const answer = await send([
      report(device, token),
      report(device, token),
      report(account),
      report(9999),
      report(device, randomUUID(), 'none'),
      report(device, randomUUID(), 'devices', 1),
      report(device, 'ann@example.org'),
      { ...report(device), person: 'ann' },
      'not a report',
    ])
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['set-cookie']).toBeUndefined()
    const short = answer.body.results.map(({ outcome, code }: Record<string, string>) =>
      code === undefined ? outcome : `${outcome} ${code}`,
    )
    expect(short).toEqual([
      'accepted',
      'duplicate',
      'refused event_invalid',
      'refused event_invalid',
      'refused campaign_unknown',
      'refused event_invalid',
      'refused event_invalid',
      'refused event_invalid',
      'refused event_invalid',
    ])
    expect(JSON.stringify(answer.body)).not.toContain(token)
    const metrics = (await shop.server.inject('/metrics')).payload
    expect(metrics).toMatch(/discreet_reports_total\{outcome="accepted"\} 1/)
    expect(metrics).toMatch(/discreet_reports_total\{outcome="refused"\} 7/)
    expect(metrics).not.toContain(token)
  })

  test.each([[[]], [Array.from({ length: 51 }, () => ({}))]])(
    'none or too many at once are refused',
    async (reports) => {
      expect((await send(reports)).body.code).toBe('field_invalid')
    },
  )

  test('whoever sends too many is slowed down, as with every choice', async () => {
    const server = await shop.serve({ limits: { choices: 2 } })
    const ask = { method: 'POST', url: '/v1/reports', payload: { reports: ['x'] } } as const
    const statuses = [await server.inject(ask), await server.inject(ask), await server.inject(ask)]
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429])
    await server.close()
  })

  test('where people may be children nothing is taken from devices', async () => {
    const [site] = await shop.store.sites()
    if (site === undefined) throw new Error('there is no site')
    const settings = { ...site.settings, audience: 'children' as const }
    await shop.store.updateSite({ ...site, settings })
    const server = await shop.serve()
    const payload = { reports: [report(12)] }
    const answer = await server.inject({ method: 'POST', url: '/v1/reports', payload })
    expect(answer.json().code).toBe('not_permitted')
    await server.close()
    await shop.store.updateSite(site)
  })
})

describe('afterwards', () => {
  test('a queue releases cohorts when they are due, and the office reads what they say', async () => {
    await running('told', {}, { weeks: 1 })
    const helper = await person('in-told', { purposes: [], contribute: true })
    await steps(helper.token, { campaign: 'told' })
    const works = new Map<string, (data: Record<string, string>) => Promise<void>>()
    const jobs: Jobs = {
      enqueue: () => Promise.resolve(),
      work: async (queue, handle) => void works.set(queue, handle),
      schedule: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    }
    const server = await shop.serve({ jobs })
    await server.ready()
    const before = await office('GET', 'campaigns/told/results')
    expect(before.body).toMatchObject({ state: 'running', cohorts: 0, report: null, n: null })
    shop.clock.now += 18 * day
    await works.get('campaigns')?.({})
    const { body } = await office('GET', 'campaigns/told/results')
    expect(body).toMatchObject({
      state: 'closed',
      cohorts: 1,
      epsilon: '1/2',
      registration: { matches: true },
      weeks: [{ week: 0, byArm: { neutral: expect.any(Number) as number } }],
    })
    expect(body.report.decided).toMatchObject([{ arm: 'warm', verdict: 'unresolved' }])
    expect(await shop.site.campaigns.key('told')).toBeUndefined()
    const metrics = (await server.inject('/metrics')).payload
    expect(Number(/discreet_cohorts_released_total (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(0)
    expect(metrics).not.toMatch(/told|warm/)
    const feedback = (await office('GET', 'feedback')).body.feedback
    expect(feedback).toMatchObject([{ tactic: 'recs_purchases' }])
    expect((await office('GET', 'campaigns/none/results')).body.code).toBe('campaign_unknown')
    await server.close()
  })

  test.each(locales)(
    'the page about privacy says what runs and what it costs (%s)',
    async (locale) => {
      const id = `page-${locale}`
      const { registration } = (await running(id, { namespace: { id, from: 0, to: 1 } })).body
      const { spent } = (await shop.call('GET', '/v1/ledger')).body
      const { payload } = await shop.server.inject(`/privacy?locale=${locale}`)
      expect(payload).toContain(campaignPageTexts[locale].heading)
      expect(payload).toContain(`<code>${id}</code>`)
      expect(payload).toContain('ε 1/2')
      expect(payload).toContain(registration.sha256)
      expect(payload).toContain(`ε ${spent.epsilon.toFixed(2)}`)
      expect(payload).not.toContain('Secret name')
      await end(id)
    },
  )

  test.each(locales)('its words are easy and hide nothing (%s)', (locale) => {
    const texts = textsIn([campaignPageTexts[locale]])
    const reading = readingOf(sentencesOf(texts))
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
    for (const word of bannedWords[locale]) expect(texts.join('\n')).not.toMatch(word)
  })

  test('every new address is described', async () => {
    const { paths } = (await shop.server.inject('/openapi.json')).json()
    for (const [path = '', method = ''] of [
      ['/v1/campaigns', 'get'],
      ['/v1/decide', 'post'],
      ['/v1/me/campaigns', 'post'],
      ['/v1/reports', 'post'],
      ['/v1/office/campaigns/{id}/start', 'post'],
      ['/v1/office/tactics/{id}/sign', 'post'],
    ]) {
      expect(paths[path][method].summary).toMatch(/\w/)
    }
  })
})
