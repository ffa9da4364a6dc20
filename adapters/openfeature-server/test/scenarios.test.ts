import type {
  FlagClient,
  FlagContext,
  FlagKind,
  FlagWorld,
  ProviderState,
} from '@discreet/contracts/openfeature'
import { flagAttributes, flagFile, openFeatureSuite } from '@discreet/contracts/openfeature'
import type { Client, Hook, JsonValue } from '@openfeature/server-sdk'
import { OpenFeature, ProviderEvents } from '@openfeature/server-sdk'
import { expect } from 'vitest'
import { DiscreetProvider } from '../src/index.ts'
import { StandIn } from './stand-in.ts'

const refreshMilliseconds = 10

function details(
  client: Client,
  kind: FlagKind,
  key: string,
  byDefault: JsonValue,
  context: FlagContext = {},
  hooks: readonly unknown[] = [],
) {
  const options = { hooks: hooks as Hook[] }
  switch (kind) {
    case 'boolean':
      return client.getBooleanDetails(key, byDefault as boolean, context, options)
    case 'string':
      return client.getStringDetails(key, byDefault as string, context, options)
    case 'number':
      return client.getNumberDetails(key, byDefault as number, context, options)
    case 'object':
      return client.getObjectDetails(key, byDefault, context, options)
  }
}

function value(
  client: Client,
  kind: FlagKind,
  key: string,
  byDefault: JsonValue,
  context?: FlagContext,
): Promise<unknown> {
  switch (kind) {
    case 'boolean':
      return client.getBooleanValue(key, byDefault as boolean, context)
    case 'string':
      return client.getStringValue(key, byDefault as string, context)
    case 'number':
      return client.getNumberValue(key, byDefault as number, context)
    case 'object':
      return client.getObjectValue(key, byDefault, context)
  }
}

function asClient(client: Client, server: StandIn): FlagClient {
  return {
    details: (kind, key, byDefault, context, hooks) =>
      details(client, kind, key, byDefault, context, hooks),
    value: (kind, key, byDefault, context) => value(client, kind, key, byDefault, context),
    status: () => client.providerStatus,
    next: (event) =>
      new Promise((resolve) =>
        client.addHandler(event as ProviderEvents.Ready, (came) => resolve({ ...came })),
      ),
    async change(key) {
      const noticed = new Promise((resolve) =>
        client.addHandler(ProviderEvents.ConfigurationChanged, resolve),
      )
      server.change(flagFile(key))
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
    const server = new StandIn(flagFile())
    if (state === 'error') server.trouble = 'gone'
    if (state === 'fatal') server.trouble = 404
    const never = () => new Promise<never>(() => undefined)
    const provider = new DiscreetProvider({
      endpoint: 'http://discreet.test',
      site: 'corner',
      fetch: state === 'not ready' ? never : server.fetch,
      refreshMilliseconds,
      attributes: flagAttributes,
    })
    const client = OpenFeature.getClient(domain)
    waiting?.(asClient(client, server))
    const set = OpenFeature.setProviderAndWait(domain, provider)
    if (state === 'not ready') return asClient(client, server)
    await set.catch(() => undefined)
    if (state === 'stale') {
      server.trouble = 'gone'
      await expect.poll(() => client.providerStatus).toBe('STALE')
    }
    return asClient(client, server)
  },
  close: () => OpenFeature.clearProviders(),
}

openFeatureSuite('on a server', world)
