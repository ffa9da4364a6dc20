/**
 * The example shop with the console in front of it, and something on every page: slots, a campaign, a
 * complaint, a drill, and what waits for a second person.
 */

import type { AddressInfo } from 'node:net'
import { createServer as createProbe } from 'node:net'
import { passkeys } from '@discreet/identity-passkey'
import type { Role } from '@discreet/staff'
import { roles } from '@discreet/staff'
import { banner, campaignOf, shelf } from '../../server/test/example-campaigns.ts'
import type { ExampleShop } from '../../server/test/example-shop.ts'
import { openShop, staffKey, train } from '../../server/test/example-shop.ts'

const day = 86_400_000
const manyAMinute = 100_000

interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
}

export const everything: DemoPerson = { id: 'demo:ada', name: 'Ada (invented)', roles }
export const untrained: DemoPerson = {
  id: 'demo:nils',
  name: 'Nils (invented)',
  roles: ['viewer', 'marketer'],
}

export interface ConsoleShop {
  /** Without a slash at the end. */
  readonly url: string
  readonly shop: ExampleShop
  /** Addresses below /console/ that lead to one thing of a list. */
  readonly single: readonly string[]
  close(): Promise<void>
}

/** Passkeys are bound to an address with its port. */
async function freePort(): Promise<number> {
  const probe = createProbe()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function fill(shop: ExampleShop): Promise<readonly string[]> {
  const token = await staffKey(shop, 'otto')
  const office = async (method: 'POST' | 'PUT', path: string, body: object): Promise<string> => {
    const answer = await shop.call(method, `/v1/office/${path}`, { token, body })
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return (answer.body as { readonly id?: string }).id ?? ''
  }
  await office('PUT', 'placements/home-banner', banner)
  await office('PUT', 'placements/basket-shelf', shelf('butter-250-g'))
  await office('PUT', 'campaigns/spring', campaignOf('spring', shop.clock.now + day))
  const incident = await office('POST', 'incidents', {
    drill: true,
    facts: {
      nature: 'a laptop was stolen',
      categories: ['purchases'],
      consequences: 'somebody could read them',
      measures: 'the key was changed',
      scope: { of: 'site', fields: ['account.purchases'] },
      highRisk: true,
      unreadable: false,
    },
  })
  await office('POST', 'budget', { epsilonPerPeriod: 2, reason: 'to see more of small groups' })
  await office('POST', 'people/export', { person: 'somebody', reason: 'a letter came by post' })
  await office('POST', 'tactics/name_unlogged/relax', {
    to: 'ask',
    reason: 'to see whether our customers mind it',
  })
  const body = { type: 'complaint', text: 'Nobody answered me.' }
  await shop.call('POST', '/v1/requests', { body })
  const { requests } = (await shop.call('GET', '/v1/office/requests', { token })).body as {
    readonly requests: readonly { readonly id: string }[]
  }
  return [
    `privacy/incidents/${incident}`,
    ...requests.map(({ id }) => `privacy/requests/${id}`),
    'marketing/campaigns/spring',
    'marketing/tactics/push',
    'training/consent',
  ]
}

/** `consoleFolder`: as `buildConsole` makes it. `sdkFolder`: with an `integrity.json`. */
export async function openConsoleShop(
  consoleFolder: string,
  sdkFolder: string,
): Promise<ConsoleShop> {
  const shop = await openShop()
  // What the browser signs is of its own time, which no test moves.
  Object.defineProperty(shop.clock, 'now', { get: () => Date.now() })
  const single = await fill(shop)
  await train(shop.site, everything, shop.clock.now)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = await shop.serve({
    consoleFolder,
    sdkFolder,
    passkeys: passkeys({ rpId: 'localhost', rpName: 'Shop', origin: url }),
    demoStaff: new Map([['shop', [everything, untrained]]]),
    limits: { signIns: manyAMinute, choices: manyAMinute, files: manyAMinute },
  })
  await server.listen({ port, host: 'localhost' })
  return {
    url,
    shop,
    single,
    async close() {
      await server.close()
      await shop.close()
    },
  }
}
