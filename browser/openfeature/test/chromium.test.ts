/** The provider, the SDK and OpenFeature's own, all real, in a real browser. */
import { chromiumPath, openInChromium } from '@discreet/contracts/chromium'
import { flagAttributes, flagFile } from '@discreet/contracts/openfeature'
import { expect, it } from 'vitest'

/** As GET /v1/site answers. */
const facts = {
  site: 'corner',
  name: 'Corner',
  key: '',
  audience: 'general',
  pack: {
    id: 'test',
    version: '1.0.0',
    defaultLevel: 0,
    ages: [],
    consentDays: null,
    inactiveDays: null,
    twoStepRaise: false,
    reaskDays: 180,
  },
  accounts: false,
  model: null,
  catalogue: { path: '/v1/catalogue/c-1?site=corner' },
  crowd: {
    startsAt: 0,
    endsAt: Number.MAX_SAFE_INTEGER,
    periodsPerYear: 4,
    baskets: 3,
    itemsPerBasket: 20,
  },
}

const arm = (id: string, value: string) => ({
  id,
  weight: 1,
  contents: [{ id, content: { kind: 'value', value } }],
})

const campaign = {
  id: 'tone',
  kind: 'experiment',
  placement: 'string-flag',
  tactic: 'session_rank',
  arms: [arm('formal', 'good day'), arm('casual', 'hey')],
  holdout: 0,
  coverage: 1,
  namespace: { id: 'tone', from: 0, to: 1 },
  seed: 's',
  startsAt: Date.now() - 1000,
  plan: {
    outcome: { kind: 'funnel', steps: ['shown', 'clicked'] },
    guards: [],
    audiences: [],
    levels: [1, 2, 3],
    weeks: 4,
    outcomeDays: 1,
  },
  verdict: 'allow',
  level: 1,
  sentence: { en: 'Because of this visit.' },
  enrols: true,
}

const story = `
  const { OpenFeature, DiscreetWebProvider, exposureHook, createDiscreet } = code
  const discreet = createDiscreet({ site: 'corner' })
  const provider = new DiscreetWebProvider(discreet, { attributes: ${JSON.stringify(flagAttributes)} })
  await OpenFeature.setProviderAndWait(provider, { email: 'ballmer@macrosoft.com' })
  const client = OpenFeature.getClient()
  client.addHooks(exposureHook(provider))
  const targeted = client.getNumberDetails('integer-targeted-zero-flag', 1)
  const off = client.getStringDetails('string-flag', '')
  const missing = client.getBooleanDetails('nowhere', true)
  const change = () => new Promise((resolve) =>
    client.addHandler('PROVIDER_CONFIGURATION_CHANGED', (came) => resolve(came.flagsChanged)))
  const changed = change()
  const chosen = await discreet.choices.set({ level: 1, contribute: true })
  const flags = await changed
  const here = client.getStringDetails('string-flag', '')
  const lowered = change()
  await discreet.choices.set({ level: 0 })
  const between = client.getStringDetails('string-flag', '')
  await lowered
  const again = client.getStringDetails('string-flag', '')
  return { targeted, off, missing, chosen: chosen.ok, flags, here, between, again }
`

it.skipIf(chromiumPath === undefined)('flags follow the level of a person in a page', async () => {
  const page = await openInChromium(new URL('code.ts', import.meta.url), {
    'v1/site?site=corner': JSON.stringify(facts),
    'v1/campaigns?site=corner': JSON.stringify({ ...flagFile(), campaigns: [campaign] }),
  })
  try {
    const found = await page.run(story)
    expect(found).toMatchObject({
      targeted: { value: 0, variant: 'zero', reason: 'TARGETING_MATCH' },
      off: { value: 'hi', reason: 'STATIC', flagMetadata: {} },
      missing: { value: true, errorCode: 'FLAG_NOT_FOUND' },
      chosen: true,
      flags: ['string-flag'],
      here: { reason: 'SPLIT', flagMetadata: { campaign: 'tone', counted: true } },
      between: { value: '', errorCode: 'PROVIDER_NOT_READY' },
      again: { value: 'hi', reason: 'STATIC', flagMetadata: {} },
    })
  } finally {
    await page.close()
  }
})
