import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consoleFiles } from '../src/console-files.ts'

let server: FastifyInstance
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'discreet-console-'))
  mkdirSync(join(folder, 'assets'))
  const files = {
    'index.html': '<!doctype html><title>Console</title>',
    'favicon.svg': '<svg/>',
    'assets/main-0123abcd.js': 'export {}',
    'assets/main-0123abcd.js.br': 'brotli',
    'assets/main-0123abcd.js.gz': 'gzip',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  server = Fastify()
  await server.register((scope) => consoleFiles(scope, folder))
})
afterAll(() => server.close())

const get = (url: string, coding = 'identity'): Promise<LightMyRequestResponse> =>
  server.inject({ url, headers: { 'accept-encoding': coding } })

test('every page has the one shell, with a policy that lets nothing else run', async () => {
  for (const path of ['', 'join', 'privacy/requests/11111111-1111-4111-8111-111111111111']) {
    const { statusCode, headers, body } = await get(`/console/${path}`)
    expect(statusCode).toBe(200)
    expect(body).toContain('<title>Console</title>')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'; require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*|http/)
  }
  expect(await get('/console')).toMatchObject({
    statusCode: 308,
    headers: { location: '/console/' },
  })
})

test('files are sent as they are kept, in the coding that is accepted; no other file has an address', async () => {
  const script = '/console/assets/main-0123abcd.js'
  expect((await get(script)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  for (const [coding, text] of [
    ['br', 'brotli'],
    ['gzip', 'gzip'],
    ['identity', 'export {}'],
  ] as const) {
    expect((await get(script, coding)).body).toBe(text)
  }
  expect((await get('/console/favicon.svg')).headers['cache-control']).toBe('no-cache')
  for (const path of ['other.js', 'index.html', 'assets/main-0123abcd.js.br', '../package.json']) {
    expect(await get(`/console/${path}`), path).toMatchObject({ statusCode: 404 })
  }
})
