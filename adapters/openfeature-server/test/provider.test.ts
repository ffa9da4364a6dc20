import type { CampaignFile, SlotDecision } from '@discreet/campaigns'
import { flagAttributes, flagFile } from '@discreet/contracts/openfeature'
import type { Client, EvaluationContext, Hook } from '@openfeature/server-sdk'
import {
  AsyncLocalStorageTransactionContextPropagator,
  OpenFeature,
  ProviderEvents,
} from '@openfeature/server-sdk'
import { afterEach, describe, expect, it } from 'vitest'
import type { DiscreetProviderOptions } from '../src/index.ts'
import { DiscreetProvider } from '../src/index.ts'
import { StandIn } from './stand-in.ts'

/** Nine in the morning in London, ten in Berlin; a Tuesday. */
const now = Date.UTC(2026, 5, 2, 8, 30)

const file: CampaignFile = {
  version: 1,
  site: 'corner',
  questionShare: 0,
  segments: [],
  placements: [
    {
      id: 'greeting',
      name: 'Greeting',
      contents: [
        {
          id: 'morning',
          when: { field: 'time.hour', atLeast: 5, below: 10 },
          content: { kind: 'value', value: 'Good morning' },
        },
        { id: 'any', content: { kind: 'value', value: 'Hello' } },
      ],
    },
    { id: 'late', name: 'Late', contents: [], schedule: { hours: [18, 24] } },
    {
      id: 'mine',
      name: 'Mine',
      contents: [{ id: 'any', content: { kind: 'value', value: 'for everybody' } }],
    },
  ],
  campaigns: [
    {
      id: 'mine-again',
      kind: 'experiment',
      placement: 'mine',
      tactic: 'recs_purchases',
      arms: [
        { id: 'neutral', weight: 1, contents: null },
        {
          id: 'new',
          weight: 1,
          contents: [{ id: 'yours', content: { kind: 'value', value: 'for you' } }],
        },
      ],
      holdout: 0,
      coverage: 1,
      namespace: { id: 'mine', from: 0, to: 1 },
      seed: 's',
      startsAt: now - 1,
      plan: {
        outcome: { kind: 'funnel', steps: ['shown', 'bought'] },
        guards: [],
        audiences: [],
        levels: [1, 2, 3],
        weeks: 4,
        outcomeDays: 7,
      },
      verdict: 'allow',
      level: 0,
      sentence: { en: 'Because of what you bought here.' },
      enrols: true,
    },
  ],
}

const theirs: SlotDecision = {
  placement: 'mine',
  campaign: 'mine-again',
  arm: 'new',
  variant: 'yours',
  content: { kind: 'value', value: 'for you' },
  counted: true,
  asks: null,
  reasons: ['arm'],
  fields: [],
}

let domains = 0
OpenFeature.setLogger({ error() {}, warn() {}, info() {}, debug() {} })

async function opened(
  options: Partial<DiscreetProviderOptions> = {},
  server: StandIn = new StandIn({ ...file }),
): Promise<{ client: Client; server: StandIn; provider: DiscreetProvider }> {
  domains += 1
  const domain = `provider-${domains}`
  const provider = new DiscreetProvider({
    endpoint: 'http://discreet.test/',
    site: 'corner',
    fetch: server.fetch,
    now: () => now,
    ...options,
  })
  await OpenFeature.setProviderAndWait(domain, provider)
  const client = OpenFeature.getClient(domain)
  return { client, server, provider }
}

afterEach(async () => {
  await OpenFeature.clearProviders()
  OpenFeature.setContext({})
})

describe('at level 0', () => {
  it('decides here and asks nobody, whoever the targeting key names', async () => {
    const { client, server } = await opened()
    const asked = server.asked.length
    for (const targetingKey of ['ada', 'ben', 'cem', 'dea']) {
      const details = await client.getStringDetails('mine', '', { targetingKey, userId: 'u-1' })
      expect(details).toMatchObject({ value: 'for everybody', reason: 'STATIC', flagMetadata: {} })
    }
    expect(server.asked).toHaveLength(asked)
  })

  it('knows the time of a person only from the context', async () => {
    const { client } = await opened()
    const variant = async (context: EvaluationContext) =>
      (await client.getStringDetails('greeting', '', context)).variant
    expect(await variant({ timeZone: 'Europe/London' })).toBe('morning')
    expect(await variant({ timeZone: 'Europe/Berlin' })).toBe('any')
    expect(await variant({ timeZone: 'Nowhere/At_all' })).toBe('any')
    expect(await variant({})).toBe('any')
    expect(await variant({ time: { hour: 6 }, timeZone: 'Europe/Berlin' })).toBe('morning')
  })

  it('goes by UTC for schedules where it has no clock', async () => {
    const { client } = await opened()
    const reason = async (context: EvaluationContext) =>
      (await client.getStringDetails('late', '', context)).reason
    expect(await reason({})).toBe('DISABLED')
    expect(await reason({ timeZone: 'Asia/Tokyo' })).toBe('DISABLED')
    expect(await reason({ timeZone: 'Pacific/Auckland' })).toBe('DEFAULT')
  })

  it('tells nobody what happened', async () => {
    const { client, server } = await opened()
    const asked = server.asked.length
    client.track('bought', { targetingKey: 'ada' }, { campaign: 'mine-again', value: 12 })
    await client.getStringValue('mine', '')
    expect(server.asked).toHaveLength(asked)
  })
})

it('does not start with an attribute that would stand for something about a person', async () => {
  await expect(opened({ attributes: { orders: 'account.bought' } })).rejects.toMatchObject({
    code: 'PROVIDER_FATAL',
    message: 'orders stands for account.bought, which no request carries',
  })
})

describe('with a token of level 3', () => {
  const context = { discreetToken: 't-1', page: { kind: 'home' }, language: 'de', email: 'a@b.c' }

  it('lets Discreet decide for that person, from what the request carries', async () => {
    const { client, server } = await opened()
    server.theirs.set('t-1', { ...theirs })
    const details = await client.getStringDetails('mine', '', context)
    expect(details).toMatchObject({ value: 'for you', variant: 'yours', reason: 'SPLIT' })
    expect(details.flagMetadata).toEqual({ campaign: 'mine-again', arm: 'new', counted: true })
    const { path, headers, body } = server.asked.at(-1) ?? {}
    expect(path).toBe('/v1/decide?site=corner')
    expect(headers).toMatchObject({ authorization: 'Bearer t-1' })
    expect(headers).not.toHaveProperty('sec-gpc')
    expect(body).toEqual({
      placements: ['mine'],
      context: { 'page.kind': 'home', language: 'de' },
      locale: 'de',
    })
  })

  it('passes Global Privacy Control on', async () => {
    const { client, server } = await opened()
    await client.getStringValue('mine', '', { ...context, discreetGpc: true })
    expect(server.asked.at(-1)?.headers).toMatchObject({ 'sec-gpc': '1' })
  })

  it.each([
    ['a token that ran out', undefined],
    ['no network', 'gone'],
    ['a server in trouble', 503],
  ] as const)('decides as for nobody with %s', async (_title, trouble) => {
    const { client, server } = await opened()
    server.trouble = trouble
    const details = await client.getStringDetails('mine', '', context)
    expect(details).toMatchObject({ value: 'for everybody', reason: 'STATIC' })
  })

  it('does not send a token to find that there is no such flag', async () => {
    const { client, server } = await opened()
    await client.getStringValue('nowhere', '', context)
    expect(server.asked.some(({ path }) => path.startsWith('/v1/decide'))).toBe(false)
  })

  it('says what happened to the campaign that is named, and only then', async () => {
    const { client, server } = await opened()
    const said = () =>
      server.asked
        .filter(({ path }) => path === '/v1/me/campaigns?site=corner')
        .map(({ body }) => body)
    const carried = { 'page.kind': 'home', language: 'de' }
    client.track('exposed', context, { campaign: 'mine-again' })
    client.track('bought', context, { campaign: 'mine-again', value: 12.5 })
    client.track('bought', context, { value: 12.5 })
    client.track('bought', context)
    client.track('', context, { campaign: 'mine-again' })
    await expect.poll(said).toEqual([
      { steps: [{ campaign: 'mine-again' }], context: carried },
      { steps: [{ campaign: 'mine-again', step: 'bought', amount: 12.5 }], context: carried },
    ])
  })
})

describe('the campaign file', () => {
  const refreshMilliseconds = 5

  it('is not sent again when nothing changed', async () => {
    const { server, client } = await opened({ refreshMilliseconds })
    const changes: unknown[] = []
    client.addHandler(ProviderEvents.ConfigurationChanged, (details) => changes.push(details))
    await expect.poll(() => server.asked.length).toBeGreaterThan(2)
    expect(server.asked[0]?.headers).not.toHaveProperty('if-none-match')
    expect(server.asked[1]?.headers).toHaveProperty('if-none-match')
    expect(changes).toEqual([])
  })

  it('that changes names every flag that came, went or differs', async () => {
    const { server, client } = await opened({ refreshMilliseconds })
    const came = new Promise<readonly string[]>((resolve) =>
      client.addHandler(ProviderEvents.ConfigurationChanged, (details) =>
        resolve(details?.flagsChanged ?? []),
      ),
    )
    const [greeting, , mine] = file.placements
    server.change({ ...file, placements: [greeting, mine, { ...mine, id: 'new' }], campaigns: [] })
    expect([...(await came)].sort()).toEqual(['late', 'mine', 'new'])
  })

  it('that cannot be had is said once, and once when it is there again', async () => {
    const { server, client } = await opened({ refreshMilliseconds })
    const events: string[] = []
    for (const event of [ProviderEvents.Stale, ProviderEvents.Ready] as const) {
      client.addHandler(event, () => void events.push(event))
    }
    await expect.poll(() => events).toEqual(['PROVIDER_READY'])
    server.trouble = 503
    await expect.poll(() => events).toEqual(['PROVIDER_READY', 'PROVIDER_STALE'])
    const asked = server.asked.length
    await expect.poll(() => server.asked.length).toBeGreaterThan(asked + 2)
    server.trouble = undefined
    await expect.poll(() => client.providerStatus).toBe('READY')
    expect(events).toEqual(['PROVIDER_READY', 'PROVIDER_STALE', 'PROVIDER_READY'])
  })

  it('that was not there at the start is used when it comes', async () => {
    const server = new StandIn({ ...file })
    server.trouble = 'gone'
    await expect(opened({ refreshMilliseconds }, server)).rejects.toThrow('cannot be had now')
    const client = OpenFeature.getClient(`provider-${domains}`)
    expect(client.providerStatus).toBe('ERROR')
    server.trouble = undefined
    await expect.poll(() => client.providerStatus).toBe('READY')
    expect(await client.getStringValue('mine', '')).toBe('for everybody')
  })

  it.each([
    ['another version', { version: 2 }],
    ['something else', { hello: 'world' }],
  ])('that is %s is refused for good', async (_title, wrong) => {
    const server = new StandIn(wrong)
    await expect(opened({}, server)).rejects.toMatchObject({ code: 'PROVIDER_FATAL' })
  })

  it('is not asked for any more when the provider is closed', async () => {
    const { server, provider } = await opened({ refreshMilliseconds })
    await provider.onClose()
    const asked = server.asked.length
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(server.asked).toHaveLength(asked)
  })
})

describe('contexts that are merged', () => {
  const levels = ['API', 'Transaction', 'Client', 'Invocation', 'Before Hooks'] as const

  async function evaluated(said: Readonly<Partial<Record<(typeof levels)[number], string>>>) {
    const server = new StandIn(flagFile())
    const { client } = await opened({ attributes: flagAttributes }, server)
    const at = (level: (typeof levels)[number]) => {
      const key = said[level]
      return key === undefined ? {} : { key }
    }
    OpenFeature.setTransactionContextPropagator(new AsyncLocalStorageTransactionContextPropagator())
    OpenFeature.setContext(at('API'))
    client.setContext(at('Client'))
    const hook: Hook = { before: () => at('Before Hooks') }
    return new Promise<unknown>((resolve) => {
      OpenFeature.setTransactionContext(at('Transaction'), () => {
        resolve(client.getStringValue('merged-flag', '', at('Invocation'), { hooks: [hook] }))
      })
    })
  }

  it.each(levels)('reach the provider from one level: %s', async (level) => {
    expect(await evaluated({ [level]: level })).toBe(level)
  })

  it.each(levels)('let the later level win: down to %s', async (level) => {
    const down = levels.slice(0, levels.indexOf(level) + 1)
    expect(await evaluated(Object.fromEntries(down.map((one) => [one, one])))).toBe(level)
  })
})
