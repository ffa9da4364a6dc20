import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { caughtMailRoutes } from '../src/caught-mail-routes.ts'

const mail = {
  at: 0,
  to: ['anna@example.org'],
  subject: 'Hello <b>',
  text: 'Open http://localhost:8080/rights/confirm?site=demo&token=abc\n<script>alert(1)</script>',
}
const server = Fastify()
caughtMailRoutes(server, () => [mail])

const get = (headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  server.inject({ url: '/mail', remoteAddress, headers: { host: 'localhost:8080', ...headers } })

test('shows each mail with links that work and nothing that runs', async () => {
  const { statusCode, body, headers } = await get({ 'sec-fetch-site': 'none' })
  expect(statusCode).toBe(200)
  expect(body).toContain(
    '<a href="http://localhost:8080/rights/confirm?site=demo&#38;token=abc">http://localhost',
  )
  expect(body).not.toMatch(/<script|<b>/)
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['cache-control']).toBe('no-store')
  expect((await get({ host: '127.0.0.1:1' }, '::1')).statusCode).toBe(200)
  expect((await get({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200)
})

test('shows nothing to another machine, to pages of other sites, or through a proxy', async () => {
  const refused = [
    await get({}, '192.0.2.1'),
    await get({}, '::ffff:10.0.0.1'),
    await get({ origin: 'https://elsewhere.example' }),
    await get({ 'sec-fetch-site': 'cross-site' }),
    await get({ 'sec-fetch-site': 'same-site' }),
    await get({ host: 'rebound.example:8080' }),
    await get({ host: 'localhost.example' }),
    await get({ 'x-forwarded-for': '192.0.2.1' }),
    await get({ forwarded: 'for=192.0.2.1' }),
  ]
  expect(refused.map(({ statusCode }) => statusCode)).toEqual(refused.map(() => 404))
  for (const { body } of refused) expect(body).not.toContain('anna')
})
