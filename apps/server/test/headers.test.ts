/** What every answer says to browsers: walked over every route, found out and not listed. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caughtMailRoutes } from '../src/caught-mail-routes.ts'
import type { Route } from './every-route.ts'
import { withRoutes } from './every-route.ts'
import type { ExampleShop } from './example-shop.ts'
import { openShop } from './example-shop.ts'

const publicUrl = 'https://data.shop.example'
let shop: ExampleShop
let server: FastifyInstance
let routes: readonly Route[]
beforeAll(async () => {
  const sdkFolder = mkdtempSync(join(tmpdir(), 'discreet-sdk-'))
  writeFileSync(join(sdkFolder, 'discreet.js'), 'export const discreet = 1\n')
  shop = await openShop({}, 20)
  const opened = await withRoutes(() =>
    shop.serve({
      publicUrl,
      sdkFolder,
      limits: { choices: 100_000 },
      extend: async (scope) => caughtMailRoutes(scope, () => []),
    }),
  )
  server = opened.server
  routes = opened.routes
})
afterAll(async () => {
  await server.close()
  await shop.close()
})

type Method = 'GET' | 'POST' | 'OPTIONS'

const ask = (
  method: string,
  url: string,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> => server.inject({ method: method as Method, url, headers })

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
}
const closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const ofPages = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
}
const anyone = { ...everywhere, 'cross-origin-resource-policy': 'cross-origin' }
const here = { ...everywhere, ...ofPages, 'cross-origin-resource-policy': 'same-origin' }

/** The first row that fits says what is expected. */
const expected: readonly (readonly [RegExp, object])[] = [
  [/^\/v1\/(office|staff)\//, here],
  [/^\/sdk\//, anyone],
  [/^\/(v1|drp|\.well-known)\/|^\/openapi\.json$/, anyone],
  [/^/, here],
]

const isPage = ({ headers }: LightMyRequestResponse): boolean =>
  String(headers['content-type']).startsWith('text/html')

test('every route of the server says all of it, whatever it answers', async () => {
  expect(routes.length).toBeGreaterThan(100)
  for (const { method, path, url } of routes) {
    const answer = await ask(method, url)
    const [, headers] = expected.find(([fits]) => fits.test(path)) ?? []
    expect(answer.headers, `${method} ${path}`).toMatchObject(headers ?? {})
    const policy = answer.headers['content-security-policy']
    if (path.startsWith('/sdk/')) continue
    expect(policy, `${method} ${path}`).toContain("default-src 'none'")
    expect(policy, `${method} ${path}`).toContain("frame-ancestors 'none'")
    if (!isPage(answer)) expect(policy, `${method} ${path}`).toBe(closed)
  }
})

test('what may be kept is a short list; of everything else nothing is', async () => {
  const kept = new Set<string>()
  for (const { method, path, url } of routes) {
    const { headers } = await ask(method, path === '/sdk/*' ? '/sdk/discreet.js' : url)
    if (headers['cache-control'] !== 'no-store') kept.add(path)
  }
  expect([...kept].sort()).toEqual([
    '/.well-known/discreet/checkpoint',
    '/sdk/*',
    '/v1/campaigns',
    '/v1/model',
    '/v1/site',
  ])
})

describe('also where no route answers', () => {
  test.each([
    ['there is nothing', '/nothing', 404],
    ['the address cannot be read', '/%zz', 400],
    ['a part of the address is too long', `/v1/model/${'x'.repeat(600)}`, 404],
    ['a file is not there', '/sdk/nothing.js', 404],
    ['the site is unknown', '/v1/site?site=nobody', 404],
  ])('%s', async (_, url, status) => {
    const { statusCode, headers } = await ask('GET', url)
    expect(statusCode).toBe(status)
    expect(headers).toMatchObject({ ...everywhere, 'cache-control': 'no-store' })
    expect(headers['content-type']).toMatch(/problem\+json/)
  })
})

test('a script of the SDK has no policy, for it would be that of the worker it becomes', async () => {
  const { headers } = await ask('GET', '/sdk/discreet.js')
  expect(headers['content-security-policy']).toBeUndefined()
  expect(headers).toMatchObject(anyone)
})

test('pages of other origins may ask the public API, and nothing that is for staff', async () => {
  const origin = 'https://shop.example'
  const preflight = { origin, 'access-control-request-method': 'POST' }
  const allowed = async (method: string, url: string): Promise<unknown> =>
    (await ask(method, url, preflight)).headers['access-control-allow-origin']
  for (const url of ['/v1/recommend', '/v1/me/choices', '/v1/log/entries']) {
    expect([url, await allowed('OPTIONS', url)]).toEqual([url, origin])
  }
  const forStaff = routes.filter(({ path }) => /^\/(v1\/(office|staff)|console)/.test(path))
  expect(forStaff.length).toBeGreaterThan(30)
  for (const { method, url } of [...forStaff, { method: 'GET', url: '/rights' }]) {
    expect([url, await allowed('OPTIONS', url)]).toEqual([url, undefined])
    expect([url, await allowed(method, url)]).toEqual([url, undefined])
  }
  const answer = await ask('GET', '/v1/site', { origin })
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
})

test('every route has a limit of how often one address may ask, but what is read from memory', async () => {
  const limits = new Map<string, Set<string>>()
  for (const { method, path, url } of routes) {
    const { headers } = await ask(method, url)
    const limit = String(headers['x-ratelimit-limit'] ?? 'none')
    const group = path.startsWith('/v1/office/') ? '/v1/office/*' : path
    limits.set(limit, (limits.get(limit) ?? new Set()).add(group))
  }
  const of = (limit: string): readonly string[] => [...(limits.get(limit) ?? [])].sort()
  expect(of('none')).toEqual(['*', '/mail', '/openapi.json', '/sdk/*'])
  expect(of('60000')).toEqual(['/v1/decide', '/v1/recommend'])
  expect(of('60')).toEqual(['/v1/contributions'])
  expect(of('600')).toEqual(
    expect.arrayContaining(['/', '/privacy', '/v1/ledger', '/v1/log/consistency', '/readyz']),
  )
  expect(of('100000')).toEqual(expect.arrayContaining(['/v1/office/*', '/v1/reports']))
  expect(of('20')).toEqual(
    expect.arrayContaining(['/rights', '/v1/requests', '/v1/agent/:agentId']),
  )
})

test('whom a limit counts as one', async () => {
  const narrow = await shop.serve({ limits: { answers: 1 }, trustedProxies: ['10.0.0.1'] })
  const statuses = async (...from: readonly (readonly [string, string?])[]) => {
    const all: number[] = []
    for (const [remoteAddress, forwarded] of from) {
      const { statusCode } = await narrow.inject({
        method: 'POST',
        url: '/v1/recommend',
        payload: { placement: 'home' },
        remoteAddress,
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      })
      all.push(statusCode)
    }
    return all
  }
  const proxy = '10.0.0.1'
  const behind = await statuses([proxy, '192.0.2.1'], [proxy, '192.0.2.2'], [proxy, '192.0.2.1'])
  expect(behind).toEqual([200, 200, 429])
  // It only says that it is a proxy.
  expect(await statuses(['10.0.0.2', '192.0.2.3'], ['10.0.0.2', '192.0.2.4'])).toEqual([200, 429])
  // Everybody has a /64 to themselves.
  const six = await statuses(['2001:db8::1'], ['2001:db8::ffff:2'], ['2001:db8:0:1::1'])
  expect(six).toEqual([200, 429, 200])
  await narrow.close()
})

test('nothing of a large body is read for somebody without a key or a token', async () => {
  for (const [method, url] of [
    ['POST', '/v1/items'],
    ['POST', '/v1/me/import'],
  ] as const) {
    const { statusCode } = await server.inject({
      method,
      url,
      headers: { 'content-type': 'application/json' },
      // Read, it would be refused for not being JSON.
      payload: '{{{',
    })
    expect([url, statusCode]).toEqual([url, 401])
  }
})

test('without https nobody is told to use it', async () => {
  const plain = await shop.server.inject('/')
  expect(plain.headers['strict-transport-security']).toBeUndefined()
  expect(plain.headers).toMatchObject({ 'x-content-type-options': 'nosniff', ...ofPages })
})

describe('a page', () => {
  const pages = async (): Promise<readonly (readonly [string, LightMyRequestResponse])[]> => {
    const gets = routes.filter(({ method }) => method === 'GET')
    const own = await shop.tokenOf('reader')
    const asked = [
      ...gets.map(({ url }) => ({ method: 'GET' as const, url })),
      {
        method: 'GET' as const,
        url: '/v1/me/export?format=html',
        headers: { authorization: `Bearer ${own}` },
      },
      {
        method: 'POST' as const,
        url: '/rights',
        payload: 'type=nothing',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ]
    const answers = await Promise.all(
      asked.map(async (one) => [one.url, await server.inject(one)] as const),
    )
    return answers.filter(([, answer]) => isPage(answer))
  }

  test('has a policy without a single exception', async () => {
    const found = await pages()
    const names = found.map(([url]) => url)
    for (const known of ['/', '/docs', '/privacy', '/mail', '/rights', '/v1/me/export?format=html'])
      expect(names).toContain(known)
    for (const [url, { headers, body }] of found) {
      const policy = String(headers['content-security-policy'])
      expect(headers, url).toMatchObject(ofPages)
      expect(policy, url).not.toMatch(/unsafe-|\*|https?:/)
      for (const part of ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy, url).toContain(part)
      expect(policy, url).toMatch(/form-action '(none|self)'/)
      expect(body, url).not.toMatch(/ style=| on[a-z]+=/)
    }
  })
})
