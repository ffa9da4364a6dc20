/** Everything about one person, in every form it is handed over in, and taken up somewhere else. */
import { createRequire } from 'node:module'
import { CampaignsFixture } from '@discreet/contracts'
import { seededWords } from '@discreet/crowd'
import type { PersonExport } from '@discreet/engine'
import { exportPerson, exportSchema, releasePeriod } from '@discreet/engine'
import { dataCatalogue, exportTextsFor, locales } from '@discreet/policy'
import { rational, zcdpEpsilon } from '@discreet/privacy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderExport } from '../src/export-page.ts'
import { rightsSetup } from '../src/rights-options.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop } from './example-shop.ts'

interface Validate {
  (value: unknown): boolean
  readonly errors?: unknown
}

/** The validator that the packs are checked with. */
const require = createRequire(new URL('../../../adapters/packs-file/package.json', import.meta.url))
const { Ajv2020 } = require('ajv/dist/2020.js') as {
  Ajv2020: new (options: object) => { compile(schema: unknown): Validate }
}
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const ajv = new Ajv2020({ strict: true, formats: { 'date-time': dateTime, email: /@/ } })
const fits = ajv.compile(exportSchema)

/** Schema and the form of every entry. */
function requireValid(exported: PersonExport): void {
  expect(fits(exported), JSON.stringify(fits.errors)).toBe(true)
  for (const { form, entries, field } of exported.fields) {
    const entryFits = ajv.compile(form)
    for (const entry of entries) {
      expect(entryFits(entry), `${field}: ${JSON.stringify(entryFits.errors)}`).toBe(true)
    }
  }
}

let shop: ExampleShop
let items: readonly string[]
/** What everybody is shown, and the category of one of them. */
let popular: readonly string[]
let category: string
beforeAll(async () => {
  // Loud enough that pairs stand out: what was bought before then counts with what goes with it.
  const loud = { rhoPerPeriod: rational(4n), rhoPerYear: rational(100n) }
  const facts = {
    ...loud,
    controller: {
      controller: 'Shop Ltd',
      contact: 'privacy@shop.example',
      officer: 'none',
      recipients: ['Parcel Co'],
      transfers: [],
    },
    processors: [
      {
        name: 'Mailing House',
        url: 'https://mail.example/dsr',
        identity: 'email',
        publicKey: 'x'.repeat(43),
      },
    ],
  } as const
  shop = await openShop(facts, 1000)
  items = await shop.site.itemIds()
  const { body } = await shop.call('POST', '/v1/recommend', { body: { placement: 'home' } })
  popular = body.items.map(({ item }: { item: string }) => item)
  category = (await shop.site.items()).find(({ id }) => id === popular[8])?.categories?.at(-1) ?? ''
})
afterAll(() => shop.close())

const everyPurpose = ['purchases', 'browsing', 'preferences', 'demographics', 'offers'] as const
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'

const as = async (
  person: string,
  method: Method,
  path: string,
  body?: object,
  at = shop,
): Promise<Answer> =>
  at.call(method, path, {
    token: await at.tokenOf(person, { email: `${person}@example.org`, email_verified: true }),
    ...(body === undefined ? {} : { body }),
  })

async function choose(person: string, choice: object, at = shop): Promise<void> {
  const body = { level: 3, purposes: everyPurpose, ...choice }
  expect(await as(person, 'PUT', '/v1/me/choices', body, at)).toMatchObject({ status: 200 })
}

async function exportOf(person: string, query = '', at = shop): Promise<PersonExport> {
  const { status, body } = await as(person, 'GET', `/v1/me/export${query}`, undefined, at)
  expect(status, JSON.stringify(body)).toBe(200)
  return body as PersonExport
}

async function raw(
  person: string,
  format: string,
): Promise<{ bytes: Uint8Array; headers: object }> {
  const { rawPayload, headers, statusCode } = await shop.server.inject({
    method: 'GET',
    url: `/v1/me/export?format=${format}`,
    headers: { authorization: `Bearer ${await shop.tokenOf(person)}` },
  })
  expect(statusCode).toBe(200)
  return { bytes: new Uint8Array(rawPayload), headers }
}

/** In a campaign in which they are counted already, and in one in which they are not. */
async function takePart(person: string, at: ExampleShop): Promise<void> {
  const campaigns = new CampaignsFixture(at.site, seededWords(1))
  const { vault, cryptography } = at.setup
  for (const id of ['counted', 'open']) {
    if ((await at.site.campaigns.find(id)) === undefined) await campaigns.running(id)
    const key = (await at.site.campaigns.key(id)) as Uint8Array
    const unit = cryptography.pseudonym(key, 'person', vault.subject('shop', person))
    const week = (await at.site.campaigns.cohorts(id)).length
    await campaigns.enrol(id, { unit, week, cell: 11 })
    if (id === 'counted') await campaigns.release(id, week)
  }
}

/** Somebody with something in every field that the server has. */
async function fill(person: string, at = shop): Promise<void> {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = popular
  await choose(person, { contribute: true }, at)
  const ago = (days: number): string => new Date(at.clock.now - days * day).toISOString()
  const events = [
    { type: 'purchase', items: [a, b], id: 'o1', at: ago(20) },
    { type: 'purchase', items: [a, c], id: 'o2', at: ago(3) },
    { type: 'purchase', items: [b], id: 'o3' },
    { type: 'view', items: [d], id: 'v1', at: ago(0.01) },
    { type: 'view', items: [e, d], id: 'v2', at: ago(1) },
  ]
  expect((await as(person, 'POST', '/v1/me/events', { events }, at)).status).toBe(200)
  const said = {
    liked: [category],
    avoided: [f],
    less: [],
    owned: [g],
    without: [],
  }
  expect((await as(person, 'PUT', '/v1/me/preferences', said, at)).status).toBe(200)
  const facts = { ageBand: '25-34', offersAddress: `${person}@example.org` }
  expect(await as(person, 'PUT', '/v1/me/facts', facts, at)).toMatchObject({ status: 200 })
  await takePart(person, at)
}

const held = (exported: PersonExport, field: string): readonly Record<string, unknown>[] =>
  exported.fields.find((one) => one.field === field)?.entries ?? []

const recommended = async (person: string, at = shop): Promise<Answer> =>
  as(person, 'POST', '/v1/recommend', { placement: 'home', limit: 10, locale: 'en' }, at)

describe('an export', () => {
  test('has every field of the data catalogue, and something in each that the server keeps', async () => {
    await fill('full')
    const exported = await exportOf('full')
    expect(exported.fields.map(({ field }) => field)).toEqual(dataCatalogue.map(({ id }) => id))
    for (const { field, where, entries, ...facts } of exported.fields) {
      expect(entries.length > 0, field).toBe(where === 'server')
      expect(facts.purposes.length).toBeGreaterThan(0)
      for (const said of [facts.name, facts.basisText, facts.retention, facts.source]) {
        expect(said).toMatch(/\w/)
      }
      expect(facts.recipients).toEqual(where === 'server' ? ['Parcel Co', 'Mailing House'] : [])
    }
    requireValid(exported)
    expect(held(exported, 'account.purchases')).toHaveLength(5)
    expect(held(exported, 'account.views')).toHaveLength(3)
    expect(held(exported, 'account.offersAddress')).toMatchObject([{ address: 'full@example.org' }])
    expect(exported.contributed.open.length).toBeGreaterThan(0)
    expect(exported.requests.at(0)).toMatchObject({ type: 'portability', channel: 'account' })
  })

  test.each(locales)(
    'is complete and fits its schema in %s, for somebody and for nobody',
    async (locale) => {
      for (const person of ['full', `stranger-${locale}`]) {
        const exported = await exportOf(person, `?locale=${locale}`)
        requireValid(exported)
        expect(exported.locale).toBe(locale)
      }
    },
  )

  test('says in which campaigns somebody is, and as what where they are not counted yet', async () => {
    await fill('trier')
    const { name: _, ...counted } = held(await exportOf('trier'), 'crowd.campaigns')[0] ?? {}
    expect(counted).toEqual({ campaign: 'counted', counted: true })
    expect(held(await exportOf('trier'), 'crowd.campaigns')[1]).toEqual({
      campaign: 'open',
      name: 'The trial open',
      counted: false,
      arm: 'banner',
      audience: 'others',
      outcome: 'bought',
      guard: 'too_personal',
    })
  })

  test('of somebody of whom nothing is held says so, and notes no look at what is not there', async () => {
    const exported = await exportOf('nobody')
    for (const { field, entries } of exported.fields) {
      if (field !== 'account.requests') expect(entries, field).toEqual([])
    }
    expect(exported.completeness[0]?.why).toContain('Article 11')
    const { accesses } = (await as('nobody', 'GET', '/v1/me/access-log')).body
    expect(accesses).toEqual([])
  })

  test('has what an objection or a restriction keeps from being used, and says that it is not used', async () => {
    await fill('objector')
    const before = await exportOf('objector')
    expect(before.logic.used?.bought.length).toBeGreaterThan(0)
    for (const no of [{ objections: ['profiling'] }, { restricted: true }]) {
      await choose('objector', no)
      const after = await exportOf('objector')
      requireValid(after)
      for (const field of ['account.purchases', 'account.views', 'account.preferences']) {
        expect(held(after, field)).toEqual(held(before, field))
      }
      expect(after.logic.used).toBeNull()
      for (const { terms } of after.logic.items) {
        expect(Object.keys(terms)).not.toContain('history')
        expect(Object.keys(terms)).not.toContain('again')
      }
    }
  })

  test('shows the very scores of what the person is shown, and the terms add up to them', async () => {
    await fill('shown')
    const { logic } = await exportOf('shown')
    const answer = await recommended('shown')
    expect(answer.body.items.length).toBe(10)
    expect(logic.items.map(({ title: _, ...one }) => one)).toEqual(answer.body.items)
    expect(logic.model).toMatchObject({ id: answer.body.model.id })
    const own = logic.items.flatMap(({ terms }) => Object.keys(terms))
    expect(logic.model?.kind).toBe('pairs')
    for (const term of ['preference', 'history']) expect(own).toContain(term)
    for (const { score, terms } of logic.items) {
      const sum = Object.values(terms).reduce((total, value) => total + value, 0)
      expect(sum).toBeCloseTo(score, 12)
    }
  })

  test('counts what helping cost at most, and nothing of the time in which the person did not help', async () => {
    const own = await openShop({}, 0)
    const release = async (): Promise<void> => {
      const { period } = await own.site.openPeriod(own.clock.now)
      own.clock.now = period.endsAt + 1
      const random = seededWords(own.clock.now % 1000)
      const done = await releasePeriod(own.site, { periodId: period.id, at: own.clock.now, random })
      expect(done.ok).toBe(true)
    }
    await choose('late', { contribute: false }, own)
    await release()
    const none = await exportOf('late', '', own)
    expect(none.contributed).toMatchObject({ released: [], cumulative: null })
    await choose('late', { contribute: true }, own)
    await release()
    own.clock.now += day
    await choose('late', { contribute: false }, own)
    await release()
    await release()
    const { contributed, completeness } = await exportOf('late', '', own)
    // The third began while the person helped, so it counts.
    expect(contributed.released).toHaveLength(2)
    const rho = own.site.site.settings.rhoPerPeriod
    const total = rational(rho.num * 2n, rho.den)
    expect(contributed.cumulative?.epsilon).toBe(zcdpEpsilon(total, own.site.site.settings.delta))
    for (const { epsilon } of contributed.released) {
      expect(epsilon).toBeGreaterThan(0)
      expect(epsilon).toBeLessThan(contributed.cumulative?.epsilon ?? 0)
    }
    expect(contributed.text).toContain('most')
    expect(completeness.some(({ what }) => what.endsWith(': 2'))).toBe(true)
    await own.close()
  })

  test('names what it does not cover, each processor by itself', async () => {
    const { completeness } = await exportOf('full')
    const text = JSON.stringify(completeness)
    for (const name of ['Mailing House', 'privacy@shop.example', 'Backups', 'receipt', 'noise']) {
      expect(text).toContain(name)
    }
  })

  test('is noted, is never cached, and is for nobody but the person', async () => {
    await fill('watched')
    const first = await exportOf('watched')
    expect(first.accesses).toMatchObject([
      { actor: 'person', reason: expect.stringContaining(first.request) },
    ])
    expect((await exportOf('watched')).accesses).toHaveLength(2)
    const { headers } = await as('watched', 'GET', '/v1/me/export')
    expect(headers['cache-control']).toBe('no-store')
    for (const path of ['export', 'requests', 'access-log']) {
      expect(await shop.call('GET', `/v1/me/${path}`)).toMatchObject({
        status: 401,
        body: { code: 'token_invalid' },
      })
    }
    expect(JSON.stringify(await exportOf('full'))).not.toContain('watched')
  })

  test('counts what does not open, and hands over the rest', async () => {
    await fill('torn')
    const setup = rightsSetup(shop.setup, shop.site)
    const { vault } = shop.setup
    let calls = 0
    const half = {
      ...setup,
      vault: {
        ...vault,
        unwrap: async (...args: Parameters<typeof vault.unwrap>) => {
          const key = await vault.unwrap(...args)
          return {
            ...key,
            open: (sealed: Uint8Array, context: string) => {
              calls += 1
              return key.open(calls % 4 === 0 ? sealed.map((byte) => byte ^ 1) : sealed, context)
            },
          }
        },
      },
    }
    const options = { request: 'r', proof: 'signed_in', gpc: false } as const
    const subject = vault.subject('shop', 'torn')
    const whole = await exportPerson(setup, subject, options)
    const part = await exportPerson(
      {
        ...half,
        store: {
          ...shop.site,
          rights: {
            ...shop.site.rights,
            requests: { ...shop.site.rights.requests, ofPerson: () => Promise.resolve([]) },
          },
        } as typeof shop.site,
      },
      subject,
      options,
    )
    const count = (one: PersonExport): number =>
      ['purchases', 'views', 'preferences', 'ageBand', 'offersAddress']
        .map((name) => held(one, `account.${name}`).length)
        .reduce((a, b) => a + b, 0)
    expect(count(whole)).toBe(11)
    expect(count(part)).toBe(9)
    expect(part.completeness.some(({ what }) => what === 'Entries that do not open: 2')).toBe(true)
  })
})

/** Every text and number in it. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves)
  return []
}

const plain = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

describe('the page', () => {
  test.each(locales)('has everything that the data has (%s)', async (locale) => {
    const exported = await exportOf('full', `?locale=${locale}`)
    const text = plain(renderExport(exported))
    const missing = leaves(exported).filter((leaf) => !text.includes(leaf))
    // Where things are is said in words.
    expect(missing.filter((leaf) => !['page', 'device', 'server'].includes(leaf))).toEqual([])
  })

  test.each(locales)('says in words what each thing is (%s)', async (locale) => {
    const html = renderExport(await exportOf('full', `?locale=${locale}`))
    const names = [...html.matchAll(/<(?:dt|th scope="col"|summary)>([^<]*)</g)].map(
      ([, name]) => name,
    )
    const terms = Object.keys(exportTextsFor(locale).terms)
    const raw = names.filter((name = '') => /^[a-z]\w*$/.test(name) && !terms.includes(name))
    expect(raw).toEqual([])
  })

  test('runs nothing, loads nothing, and cannot be made to by what people or shops write', async () => {
    const exported = await exportOf('full')
    const evil = '<img src=x onerror=alert(1)>"\'&'
    const html = renderExport({
      ...exported,
      site: { ...exported.site, name: evil },
      recipients: [evil],
      fields: exported.fields.map((field) => ({ ...field, entries: [{ at: evil, [evil]: evil }] })),
    })
    expect(html).not.toMatch(/<script|<img|javascript:|<link|https?:\/\/[^\s<]*["'] ?>/i)
    expect(plain(html)).toContain(evil)
  })

  test('has a language, one title, headings in order and named regions that can be reached', async () => {
    const { bytes, headers } = await raw('full', 'html')
    const html = Buffer.from(bytes).toString('utf8')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(html).toMatch(/^<!doctype html><html lang="en">/)
    expect(html.match(/<h1/g)).toHaveLength(1)
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    const steps = levels.map((level, k) => level - (levels[k - 1] ?? 0))
    expect(Math.max(...steps)).toBe(1)
    const regions = [...html.matchAll(/role="region" tabindex="0" aria-label="([^"]+)"/g)]
    expect(new Set(regions.map(([, label]) => label)).size).toBe(regions.length)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })
})

describe('the archive', () => {
  test('is handed over whole and cached nowhere', async () => {
    const { bytes, headers } = await raw('full', 'zip')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="shop-data.zip"',
    })
    // The first and the last record of a ZIP file.
    expect(Buffer.from(bytes.subarray(0, 4)).toString('latin1')).toBe('PK\u0003\u0004')
    expect(Buffer.from(bytes).indexOf('PK\u0005\u0006', 0, 'latin1')).toBeGreaterThan(0)
    const names = Buffer.from(bytes).toString('latin1')
    for (const name of ['index.html', 'data.json', 'schema.json', 'tables/account.purchases.csv']) {
      expect(names).toContain(name)
    }
  })
})

describe('an import', () => {
  let there: ExampleShop
  beforeAll(async () => {
    there = await openShop({}, 0)
    there.clock.now = shop.clock.now
    await there.site.upsertItems(await shop.site.items())
    const model = await shop.site.latestModel()
    if (model === undefined) throw new Error('no model')
    await there.site.saveModel({ ...model, releases: [] })
  })
  afterAll(() => there.close())

  const bring = (person: string, exported: unknown): Promise<Answer> =>
    as(person, 'POST', '/v1/me/import', exported as object, there)

  test('on another Discreet gives the same recommendations, to the last digit of each score', async () => {
    await fill('mover')
    // Corrections, as a page makes them.
    const { body: shown } = await recommended('mover')
    const correction = {
      liked: [category],
      avoided: [shown.items[0].item],
      less: [],
      owned: [shown.items[1].item],
      without: [],
    }
    await as('mover', 'PUT', '/v1/me/preferences', correction)
    const exported = await exportOf('mover')
    await choose('moved', {}, there)
    const before = await recommended('moved', there)
    const { status, body } = await bring('moved', exported)
    expect({ status, body }).toMatchObject({ status: 200, body: { taken: 11, thereAlready: 0 } })
    const [here, gone] = [await recommended('mover'), await recommended('moved', there)]
    expect(gone.body.items).toEqual(here.body.items)
    expect(gone.body.items).not.toEqual(before.body.items)
    for (const placement of ['again', 'basket']) {
      const ask = { placement, basket: [items[3]], locale: 'en' }
      const at = async (place: ExampleShop, person: string): Promise<unknown> =>
        (await as(person, 'POST', '/v1/recommend', ask, place)).body.items
      expect(await at(there, 'moved')).toEqual(await at(shop, 'mover'))
    }
  })

  test('told twice is there once, also where the things came from somewhere else', async () => {
    const exported = await exportOf('mover')
    const { body } = await bring('moved', exported)
    expect(body).toMatchObject({ taken: 0, thereAlready: 11 })
    expect((await as('mover', 'POST', '/v1/me/import', exported)).body).toMatchObject({
      taken: 0,
      thereAlready: 11,
    })
    const again = await exportOf('moved', '', there)
    for (const field of ['account.purchases', 'account.views', 'account.preferences']) {
      const inOrder = (one: PersonExport): string[] =>
        held(one, field)
          .map((entry) => JSON.stringify(entry))
          .sort()
      expect(inOrder(again)).toEqual(inOrder(exported))
    }
  })

  test('takes only what is switched on here, and no choice of there is one here', async () => {
    const exported = await exportOf('mover')
    await choose('careful', { purposes: ['purchases'] }, there)
    const { body } = await bring('careful', exported)
    expect(body.taken).toBe(5)
    expect(body.wants.sort()).toEqual(['browsing', 'demographics', 'offers', 'preferences'])
    const reasons = new Set(body.report.map(({ why }: { why?: string }) => why))
    expect(reasons).toEqual(new Set([undefined, 'not_switched_on', 'stays_there']))
    const stays = exported.fields.filter(({ field }) =>
      ['account.choices', 'account.consentRecords', 'account.key'].includes(field),
    )
    for (const { field, entries } of stays) {
      expect(body.report.filter((one: { field: string }) => one.field === field)).toHaveLength(
        entries.length,
      )
    }
    const after = await exportOf('careful', '', there)
    expect(after.choices).toMatchObject({ purposes: ['purchases'], contribute: false })
    expect(after.consents).toHaveLength(1)
    expect(held(after, 'account.views')).toEqual([])
    await bring('unknown', exported)
    expect((await exportOf('unknown', '', there)).choices.level).toBeNull()
  })

  test('checks every entry, and a bad one takes none of the others with it', async () => {
    await choose('checked', {}, there)
    const [a = ''] = items
    const at = new Date(there.clock.now - day).toISOString()
    const fields = [
      {
        field: 'account.purchases',
        entries: [
          { at, item: a },
          { at, item: a },
          { at: 'yesterday', item: a },
          { at: new Date(there.clock.now + day).toISOString(), item: a },
          { at: '2001-01-01T00:00:00.000Z', item: a },
          { at, item: 7 },
          'hello',
        ],
      },
      { field: 'account.ageBand', entries: [{ at, ageBand: '12' }] },
      { field: 'account.offersAddress', entries: [{ at, address: 'no address' }] },
      { field: 'account.shoeSize', entries: [{ at, size: 44 }] },
      {
        field: 'account.preferences',
        entries: [
          { at, liked: ['New'], avoided: [] },
          { at: new Date(there.clock.now - 2 * day).toISOString(), liked: ['Old'], avoided: [] },
        ],
      },
    ]
    const { body } = await bring('checked', {
      schema: 'https://discreet.example/export/1',
      fields,
    })
    expect(body.report.map(({ why, outcome }: Record<string, string>) => why ?? outcome)).toEqual([
      'taken',
      'taken',
      'time',
      'time',
      'too_old',
      'form',
      'form',
      'form',
      'form',
      'no_such_field',
      'taken',
      'newer_here',
    ])
    const kept = await exportOf('checked', '', there)
    expect(held(kept, 'account.purchases')).toHaveLength(2)
    expect(held(kept, 'account.preferences')).toMatchObject([{ liked: ['New'] }])
  })

  test('of what is no export is refused, and what was said here later counts', async () => {
    for (const [body, field] of [
      [{}, '/schema'],
      [{ schema: 'https://discreet.example/export/1' }, '/fields'],
      [{ schema: 'https://discreet.example/export/1', fields: [7] }, '/fields/0'],
      [[], '/'],
    ] as const) {
      expect(await bring('checked', body)).toMatchObject({
        status: 422,
        body: { code: 'file_invalid', field },
      })
    }
    const exported = await exportOf('mover')
    there.clock.now += 1000
    const said = { liked: ['Later'], avoided: [] }
    await choose('later', {}, there)
    await as('later', 'PUT', '/v1/me/preferences', said, there)
    const { body } = await bring('later', exported)
    expect(body.report.filter(({ why }: { why?: string }) => why === 'newer_here')).toEqual([
      { field: 'account.preferences', index: 0, outcome: 'left_out', why: 'newer_here' },
    ])
    expect(held(await exportOf('later', '', there), 'account.preferences')).toMatchObject([
      { liked: ['Later'] },
    ])
  })
})

test('an export of a person with 1,000 events takes well under a second', async () => {
  await choose('busy', {})
  const events = Array.from({ length: 1000 }, (_, k) => ({
    type: k % 4 === 0 ? 'purchase' : 'view',
    items: [items[k % items.length] ?? ''],
    id: `e${k}`,
    at: new Date(shop.clock.now - k * 3_600_000).toISOString(),
  }))
  for (let k = 0; k < events.length; k += 100) {
    await as('busy', 'POST', '/v1/me/events', { events: events.slice(k, k + 100) })
  }
  for (const format of ['json', 'html', 'zip']) {
    const begun = performance.now()
    const { bytes } = await raw('busy', format)
    const took = performance.now() - begun
    console.info(
      `export of 1,000 events as ${format}: ${took.toFixed(0)} ms, ${bytes.length} bytes`,
    )
    expect(took).toBeLessThan(1000)
  }
})
