import type {
  FlagClient,
  FlagContext,
  FlagDetails,
  FlagKind,
  FlagWorld,
  ProviderState,
} from '@discreet/contracts/openfeature'
import { flagAttributes, flagFile, openFeatureSuite } from '@discreet/contracts/openfeature'
import type { Client, Hook, JsonValue } from '@openfeature/web-sdk'
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk'
import { expect } from 'vitest'
import { DiscreetWebProvider } from '../src/index.ts'
import { PageStandIn } from './page-stand-in.ts'

function details(
  client: Client,
  kind: FlagKind,
  key: string,
  byDefault: JsonValue,
  hooks: readonly unknown[] = [],
): FlagDetails {
  const options = { hooks: hooks as Hook[] }
  switch (kind) {
    case 'boolean':
      return client.getBooleanDetails(key, byDefault as boolean, options)
    case 'string':
      return client.getStringDetails(key, byDefault as string, options)
    case 'number':
      return client.getNumberDetails(key, byDefault as number, options)
    case 'object':
      return client.getObjectDetails(key, byDefault, options)
  }
}

function value(client: Client, kind: FlagKind, key: string, byDefault: JsonValue): unknown {
  switch (kind) {
    case 'boolean':
      return client.getBooleanValue(key, byDefault as boolean)
    case 'string':
      return client.getStringValue(key, byDefault as string)
    case 'number':
      return client.getNumberValue(key, byDefault as number)
    case 'object':
      return client.getObjectValue(key, byDefault)
  }
}

function asClient(domain: string, page: PageStandIn): FlagClient {
  const client = OpenFeature.getClient(domain)
  let context: FlagContext = {}
  /** In a page the context is set, and evaluating takes none. */
  const within = async (next: FlagContext = {}): Promise<void> => {
    if (JSON.stringify(next) === JSON.stringify(context)) return
    context = next
    await OpenFeature.setContext(domain, next)
  }
  return {
    async details(kind, key, byDefault, next, hooks) {
      await within(next)
      return details(client, kind, key, byDefault, hooks)
    },
    async value(kind, key, byDefault, next) {
      await within(next)
      return value(client, kind, key, byDefault)
    },
    status: () => client.providerStatus,
    next: (event) =>
      new Promise((resolve) =>
        client.addHandler(event as ProviderEvents.Ready, (came) => resolve({ ...came })),
      ),
    async change(key) {
      const noticed = new Promise((resolve) =>
        client.addHandler(ProviderEvents.ConfigurationChanged, resolve),
      )
      page.change(flagFile(key))
      await noticed
    },
  }
}

let domains = 0
OpenFeature.setLogger({ error() {}, warn() {}, info() {}, debug() {} })

const world: FlagWorld = {
  async open(state: ProviderState, waiting) {
    domains += 1
    const domain = `scenario-${domains}`
    const page = new PageStandIn(state === 'error' ? undefined : flagFile())
    if (state === 'not ready') page.holding = new Promise(() => undefined)
    const provider = new DiscreetWebProvider(page.discreet, {
      attributes: state === 'fatal' ? { orders: 'account.bought' } : flagAttributes,
    })
    const client = asClient(domain, page)
    waiting?.(client)
    const set = OpenFeature.setProviderAndWait(domain, provider)
    if (state === 'not ready') return client
    await set.catch(() => undefined)
    if (state === 'stale') {
      page.change(undefined)
      await expect.poll(client.status).toBe('STALE')
    }
    return client
  },
  close: () => OpenFeature.clearProviders(),
}

openFeatureSuite('in a page', world)
