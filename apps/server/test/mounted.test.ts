/** Files of the SDK, and what the composition root mounts beside the API. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExampleShop } from './example-shop.ts'
import { openShop } from './example-shop.ts'

const code = 'export const discreet = 1\n'
let shop: ExampleShop
let server: FastifyInstance
beforeAll(async () => {
  const sdkFolder = mkdtempSync(join(tmpdir(), 'discreet-sdk-'))
  for (const name of [
    'discreet.js',
    'preferences-7KQX2ABC.js',
    'scorer-0a1b2c3d.js',
    'discreet-elements.js',
  ]) {
    writeFileSync(join(sdkFolder, name), code)
    writeFileSync(join(sdkFolder, `${name}.gz`), gzipSync(code))
  }
  writeFileSync(join(sdkFolder, 'integrity.json'), '{}')
  writeFileSync(join(sdkFolder, '.secret'), 'x')
  shop = await openShop({}, 0)
  server = await shop.serve({
    sdkFolder,
    async extend(scope) {
      scope.addHook('onSend', (_, reply, payload, done) => {
        void reply.header('x-mounted', 'yes')
        done(null, payload)
      })
      await scope.register((own, _, done) => {
        own.get('/shop', () => ({ shop: true }))
        done()
      })
    },
  })
})
afterAll(async () => {
  await server.close()
  await shop.close()
})

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ url, headers })

test('a module of the SDK may be loaded by a page of any origin', async () => {
  const { statusCode, headers, body } = await get('/sdk/discreet.js', {
    origin: 'https://shop.example',
  })
  expect([statusCode, body]).toEqual([200, code])
  expect(headers).toMatchObject({
    'content-type': expect.stringMatching(/^(text|application)\/javascript/),
    'access-control-allow-origin': 'https://shop.example',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  })
  expect((await get('/sdk/integrity.json')).headers['content-type']).toMatch(/^application\/json/)
})

test('only a name with a hash in it is immutable', async () => {
  const cached = async (name: string) => (await get(`/sdk/${name}`)).headers['cache-control']
  expect(await cached('preferences-7KQX2ABC.js')).toMatch(/immutable/)
  expect(await cached('scorer-0a1b2c3d.js')).toMatch(/immutable/)
  expect(await cached('discreet-elements.js')).toBe('no-cache')
})

test('what was compressed beforehand is sent so, under its own type and name', async () => {
  const zipped = await get('/sdk/preferences-7KQX2ABC.js', { 'accept-encoding': 'gzip, br' })
  expect(zipped.headers).toMatchObject({
    'content-encoding': 'gzip',
    'content-type': expect.stringMatching(/javascript/),
    'cache-control': expect.stringMatching(/immutable/),
    'x-content-type-options': 'nosniff',
  })
  expect(String(zipped.headers['vary']).toLowerCase()).toMatch(/accept-encoding/)
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(code)
})

test.each(['nothing.js', '', '/discreet.js', '.secret', '..%2Fkeys.json', '%2e%2e/keys.json'])(
  'nothing else of the disk is served: /sdk/%s',
  async (name) => {
    const { statusCode, headers } = await get(`/sdk/${name}`)
    expect(statusCode).toBe(404)
    expect(headers['content-type']).toMatch(/problem\+json/)
  },
)

test('more can be mounted, and its hooks stay with it', async () => {
  const mounted = await get('/shop')
  expect(mounted.json()).toEqual({ shop: true })
  expect(mounted.headers['x-mounted']).toBe('yes')
  expect((await get('/v1/site')).headers['x-mounted']).toBeUndefined()
  expect((await shop.server.inject('/shop')).statusCode).toBe(404)
})
