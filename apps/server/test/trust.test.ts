/** The Trust page's one answer, and the counting behind it, through the routes. */
import type { Jobs } from '@discreet/engine'
import { locales } from '@discreet/policy'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaignPageTexts } from '../src/campaign-page-texts.ts'
import type { Answer, ExampleShop } from './example-shop.ts'
import { day, openShop, staffKey } from './example-shop.ts'

let shop: ExampleShop
let server: FastifyInstance
let key: string
const works = new Map<string, (data: Record<string, string>) => Promise<void>>()

const look = (): Promise<Answer> => shop.call('GET', '/v1/office/trust', { token: key })
const everyHour = (): Promise<void> | undefined => works.get('campaigns')?.({})

async function choose(level: number, person?: string, more: object = {}): Promise<void> {
  const body = { level, purposes: [], contribute: false, confirmed: true, ...more }
  const who = person === undefined ? {} : { token: await shop.tokenOf(person) }
  expect((await shop.call('PUT', '/v1/me/choices', { ...who, body })).status).toBe(200)
}

beforeAll(async () => {
  // ε 100 a period: next to no noise, so that the answer can be known here.
  shop = await openShop({ trustEpsilonPerYear: '1400' }, 0)
  key = await staffKey(shop, 'lea', ['viewer'])
  const jobs: Jobs = {
    enqueue: () => Promise.resolve(),
    work: async (queue, handle) => void works.set(queue, handle),
    schedule: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
  server = await shop.serve({ jobs })
  await server.ready()
})
afterAll(async () => {
  await server.close()
  await shop.close()
})

test('a new site has nothing yet, and says what will be here and when', async () => {
  const before = await look()
  expect(before.status).toBe(200)
  const { numbers, counting } = before.body
  expect(counting).toEqual({ epsilon: '100', nextAt: null, periods: [] })
  expect(numbers).toMatchObject({
    trust: { value: null, trend: [], reason: { code: 'nothing_released' } },
    control: { value: null, reason: { code: 'counting_begins', params: {} } },
    value: { value: null, reason: { code: 'nothing_tried' } },
    care: { value: null, reason: { code: 'few_requests' } },
  })
  await everyHour()
  const { body } = await look()
  // The clock of the tests began on 24 November at noon.
  const nextAt = '2026-12-23T01:00:00.000Z'
  expect(body.counting.nextAt).toBe(nextAt)
  expect(body.numbers.control.reason).toEqual({ code: 'counting_begins', params: { nextAt } })
})

test('is for whoever of the staff may look, and for nobody else', async () => {
  const person = await shop.tokenOf('anna')
  for (const token of [person, `discreet-staff-${'x'.repeat(40)}`]) {
    const refused = await shop.call('GET', '/v1/office/trust', { token })
    expect(refused.status).toBe(401)
    expect(refused.body).not.toHaveProperty('numbers')
  }
  const { paths } = (await shop.server.inject('/openapi.json')).json()
  expect(paths['/v1/office/trust'].get['x-discreet-access']).toBe('trust.read')
})

test('the hourly look counts once a period, charges it, and the page has levels, moves and the reason', async () => {
  shop.clock.now += day
  for (const name of ['anna', 'ben', 'cem', 'dora', 'eva']) await choose(3, name)
  shop.clock.now += 28 * day
  await choose(0, 'anna')
  await choose(1, 'ben')
  await choose(2)
  await choose(0, undefined, { previous: { level: 2, contribute: false } })
  shop.clock.now += 28 * day
  await everyHour()
  await everyHour()
  const { counting, numbers, spent, ease } = (await look()).body
  expect(counting.periods).toHaveLength(2)
  const [first, second] = counting.periods
  expect(first).toMatchObject({ from: '2026-11-25T00:00:00.000Z', accounts: { count: 5 } })
  const sharesOf = (rows: readonly { share: number }[]) => rows.map(({ share }) => share)
  expect(sharesOf(first.accounts.levels)).toEqual([0, 0, 0, 1])
  expect(sharesOf(second.accounts.levels)).toEqual([0.2, 0.2, 0, 0.6])
  expect(sharesOf(second.accounts.moves)).toEqual([0, 0, 0.4, 0, 0.6])
  expect(second.choices).toMatchObject({ count: 2, tookBack: { share: 0.5 } })
  expect(numbers.control).toMatchObject({
    value: 0.4,
    reason: { code: 'as_easy', params: { up: ease.up, down: ease.down } },
  })
  expect(numbers.control.trend.map(({ value }: { value: number }) => value)).toEqual([0, 0.4])
  expect(spent.counts).toMatchObject({ epsilon: 200, limit: 1400, left: 1200, charges: 2 })
  const { charges, spent: cumulative } = (await shop.call('GET', '/v1/ledger')).body
  expect(charges.map(({ periodId }: { periodId: string }) => periodId)).toEqual([
    'trust:0',
    'trust:1',
  ])
  expect(cumulative).toMatchObject({
    campaigns: 0,
    trustCounts: 2,
    trustEpsilon: 200,
    epsilon: 200,
  })
  expect(await shop.site.log.verify()).toMatchObject({ ok: true })
})

test.each(locales)(
  'the page about privacy says that it is counted, and what it costs (%s)',
  async (locale) => {
    const { payload } = await shop.server.inject(`/privacy?locale=${locale}`)
    const said = campaignPageTexts[locale]
    expect(payload).toContain(said.choosing('100.00'))
    expect(payload).toContain(said.total('200.00', '0.000001'))
  },
)
