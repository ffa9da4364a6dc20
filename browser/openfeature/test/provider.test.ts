import type { CampaignFile } from '@discreet/campaigns'
import type { Client } from '@openfeature/web-sdk'
import { OpenFeature, ProviderEvents } from '@openfeature/web-sdk'
import { afterEach, describe, expect, it } from 'vitest'
import { DiscreetWebProvider, exposureHook } from '../src/index.ts'
import { PageStandIn } from './page-stand-in.ts'

const file: CampaignFile = {
  version: 1,
  site: 'corner',
  questionShare: 0,
  segments: [],
  placements: [
    {
      id: 'columns',
      name: 'Columns',
      contents: [{ id: 'three', content: { kind: 'value', value: 3 } }],
    },
    {
      id: 'place',
      name: 'Place',
      contents: [
        {
          id: 'here',
          when: { field: 'given.place', is: ['Lyon'] },
          content: { kind: 'value', value: 'near' },
        },
        { id: 'anywhere', content: { kind: 'value', value: 'far' } },
      ],
    },
    {
      id: 'hero',
      name: 'Hero',
      contents: [{ id: 'plain', content: { kind: 'banner', title: { en: 'Welcome' } } }],
    },
  ],
  campaigns: [
    {
      id: 'wide',
      kind: 'experiment',
      placement: 'columns',
      tactic: 'session_rank',
      arms: [
        {
          id: 'four',
          weight: 1,
          contents: [{ id: 'four', content: { kind: 'value', value: 4 } }],
        },
      ],
      holdout: 0,
      coverage: 1,
      namespace: { id: 'wide', from: 0, to: 1 },
      seed: 's',
      startsAt: 0,
      plan: {
        outcome: { kind: 'funnel', steps: ['shown', 'clicked'] },
        guards: [],
        audiences: [],
        levels: [1, 2, 3],
        weeks: 1,
        outcomeDays: 1,
      },
      verdict: 'allow',
      level: 1,
      sentence: { en: 'Because of this visit.' },
      enrols: true,
    },
  ],
}

let domains = 0
OpenFeature.setLogger({ error() {}, warn() {}, info() {}, debug() {} })

async function opened(
  level: 0 | 1 = 1,
): Promise<{ page: PageStandIn; client: Client; domain: string; provider: DiscreetWebProvider }> {
  domains += 1
  const domain = `provider-${domains}`
  const page = new PageStandIn({ ...file })
  page.level = level
  const provider = new DiscreetWebProvider(page.discreet)
  await OpenFeature.setProviderAndWait(domain, provider)
  return { page, client: OpenFeature.getClient(domain), domain, provider }
}

afterEach(() => OpenFeature.clearProviders())

describe('a flag in a page', () => {
  it('is the neutral one at level 0 and says nothing of a campaign', async () => {
    const { client } = await opened(0)
    expect(client.getNumberDetails('columns', 0)).toMatchObject({
      value: 3,
      reason: 'STATIC',
      flagMetadata: {},
    })
  })

  it('is of the arm where the person is in a campaign', async () => {
    const { client } = await opened()
    expect(client.getNumberDetails('columns', 0)).toMatchObject({
      value: 4,
      variant: 'four',
      reason: 'SPLIT',
      flagMetadata: { campaign: 'wide', arm: 'four', counted: true },
    })
  })

  it('follows a choice, and tells which flags changed', async () => {
    const { client, page } = await opened(0)
    const came = new Promise((resolve) =>
      client.addHandler(ProviderEvents.ConfigurationChanged, (one) => resolve(one?.flagsChanged)),
    )
    page.choose(1)
    expect(await came).toEqual(['columns'])
    expect(client.getNumberValue('columns', 0)).toBe(4)
  })

  it('of a higher level is not used from the moment the level is lowered', async () => {
    const { client, page, provider } = await opened()
    let go: () => void = () => undefined
    page.holding = new Promise((resolve) => {
      go = resolve
    })
    page.choose(0)
    expect(client.getNumberDetails('columns', 0)).toMatchObject({
      value: 0,
      errorCode: 'PROVIDER_NOT_READY',
    })
    provider.exposed('columns')
    go()
    await expect.poll(() => client.getNumberValue('columns', 0)).toBe(3)
    expect(page.told).toEqual([])
  })

  it('is not what an older deciding found, when that comes late', async () => {
    const { client, page, domain } = await opened()
    let go: () => void = () => undefined
    page.holding = new Promise((resolve) => {
      go = resolve
    })
    const { asked } = page
    const early = OpenFeature.setContext(domain, { given: { place: 'Lyon' } })
    await expect.poll(() => page.asked).toBe(asked + file.placements.length)
    page.holding = Promise.resolve()
    await OpenFeature.setContext(domain, { given: { place: 'Paris' } })
    go()
    await early
    expect(client.getStringDetails('place', '')).toMatchObject({ value: 'far', reason: 'DEFAULT' })
  })

  it('made for people is not a value', async () => {
    const { client } = await opened()
    expect(client.getObjectDetails('hero', {})).toMatchObject({ errorCode: 'TYPE_MISMATCH' })
  })
})

describe('what counts', () => {
  it('is not that a flag was evaluated', async () => {
    const { client, page } = await opened()
    client.getNumberValue('columns', 0)
    expect(page.told).toEqual([])
  })

  it('is what the shop says was rendered, or happened', async () => {
    const { client, page } = await opened()
    client.track('exposed', { flag: 'columns' })
    client.track('clicked', { flag: 'columns' })
    client.track('bought', { campaign: 'wide', value: 12 })
    await expect
      .poll(() => page.told)
      .toEqual([
        ['exposed', 'columns'],
        ['wide', 'clicked', undefined],
        ['wide', 'bought', 12],
      ])
  })

  it('is nothing that names no campaign', async () => {
    const { client, page } = await opened()
    client.track('exposed')
    client.track('exposed', { flag: 'nowhere' })
    client.track('clicked', { flag: 'place' })
    client.track('', { campaign: 'wide' })
    client.track('sentinel', { campaign: 'wide' })
    await expect.poll(() => page.told).toEqual([['wide', 'sentinel', undefined]])
  })

  it('is each evaluation where the shop wants that, if it gave a value', async () => {
    const { client, page, provider } = await opened()
    client.addHooks(exposureHook(provider))
    client.getNumberValue('columns', 0)
    client.getStringValue('columns', '')
    client.getNumberValue('nowhere', 0)
    client.track('sentinel', { campaign: 'wide' })
    await expect
      .poll(() => page.told)
      .toEqual([
        ['exposed', 'columns'],
        ['wide', 'sentinel', undefined],
      ])
  })
})

it('listens to the page no longer when it is closed', async () => {
  const { page, provider } = await opened()
  expect(page.listening).toBe(1)
  await provider.onClose()
  expect(page.listening).toBe(0)
})

it('answers again when the campaigns can be had', async () => {
  const page = new PageStandIn(undefined)
  const provider = new DiscreetWebProvider(page.discreet)
  await OpenFeature.setProviderAndWait('late', provider).catch(() => undefined)
  const client = OpenFeature.getClient('late')
  expect(client.providerStatus).toBe('ERROR')
  page.change({ ...file })
  await expect.poll(() => client.providerStatus).toBe('READY')
  expect(client.getNumberValue('columns', 0)).toBe(3)
})
