import process from 'node:process'
import type { Site } from '@discreet/engine'
import { siteSettings } from '@discreet/engine'
import { afterEach, expect, test } from 'vitest'
import { invented } from '../src/seed-staff.ts'
import type { Session } from '../src/session.ts'
import { firstLinks, signInOf } from '../src/start-console.ts'

const provider = { issuer: 'https://id.example', clientId: 'c', groups: {} }

function siteNamed(id: string, staffProvider: object = provider): Site {
  const settings = { ...siteSettings({ id, name: id }), staffProvider }
  return { id, name: id, settings } as unknown as Site
}

function bare(site: Site): Site {
  const { id, name } = site
  return { ...site, settings: siteSettings({ id, name }) }
}

/** As far as signing in looks at it. */
function sessionOf(...sites: readonly Site[]): Session {
  const store = { sites: async () => sites, open: async (id: string) => opened(id) }
  const opened = (id: string) => ({ site: sites.find((one) => one.id === id), staff: {} })
  return { store, now: () => 0 } as unknown as Session
}

const here = { host: '127.0.0.1' }
const names = ['', '_MY_SHOP'].map((end) => `DISCREET_STAFF_CLIENT_SECRET${end}`)
afterEach(() => {
  for (const name of names.flatMap((one) => [one, `${one}_FILE`])) delete process.env[name]
})

test.each([
  ['https://shop.example/personal', true],
  ['http://localhost:8080', true],
  ['http://shop.localhost', true],
  ['http://shop.example', false],
  ['http://notlocalhost', false],
  ['https://192.0.2.1', false],
  ['http://127.0.0.1:8080', false],
  ['https://[::1]', false],
  [undefined, false],
])('at %s there are passkeys: %s', async (publicUrl, are) => {
  const at = publicUrl === undefined ? here : { ...here, publicUrl }
  expect((await signInOf(sessionOf(), at)).passkeys !== undefined).toBe(are)
})

test('invented staff are offered of the demo only, and only at an address of this machine', async () => {
  const demo = siteNamed('demo')
  const offered = (await signInOf(sessionOf(demo), { ...here, demo })).demoStaff
  expect(offered).toEqual(new Map([['demo', invented]]))
  for (const at of [here, { host: '0.0.0.0', demo }, { host: 'shop.example', demo }]) {
    expect(await signInOf(sessionOf(demo), at)).not.toHaveProperty('demoStaff')
  }
})

test('a provider is made once, and anew when its settings change', async () => {
  const site = siteNamed('my-shop')
  const { identityProvider } = await signInOf(sessionOf(site), here)
  const made = identityProvider?.(site)
  expect(made).toBeDefined()
  const groups = { law: ['viewer'] }
  expect(identityProvider?.(siteNamed('my-shop', { ...provider, groups }))).toBe(made)
  expect(identityProvider?.(siteNamed('my-shop', { ...provider, clientId: 'd' }))).not.toBe(made)
  expect(identityProvider?.(bare(site))).toBeUndefined()
})

test('a secret that cannot be read keeps the server from starting, if a site needs it', async () => {
  process.env['DISCREET_STAFF_CLIENT_SECRET_FILE'] = '/none'
  const [site, other] = [siteNamed('my-shop'), siteNamed('other')]
  const refused = { code: 'configuration_invalid' }
  await expect(signInOf(sessionOf(site), here)).rejects.toMatchObject(refused)
  await expect(signInOf(sessionOf(bare(site)), here)).resolves.toBeDefined()
  // Of several sites each has its own: this one is nobody's.
  await expect(signInOf(sessionOf(site, other), here)).resolves.toBeDefined()
  process.env['DISCREET_STAFF_CLIENT_SECRET_MY_SHOP_FILE'] = '/none'
  await expect(signInOf(sessionOf(site, other), here)).rejects.toMatchObject(refused)
})

test('there is no link where people sign in with their provider', async () => {
  const shown = siteNamed('my-shop', { ...provider, shownAt: 1 })
  expect(await firstLinks(sessionOf(shown))).toEqual([])
})
