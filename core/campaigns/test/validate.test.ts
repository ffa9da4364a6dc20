import { expect, test } from 'vitest'
import type { Problem } from '../src/index.ts'
import {
  readCampaign,
  readPlacement,
  readSegment,
  validateCampaign,
  validatePlacement,
  validateSegment,
} from '../src/index.ts'
import { breakfast, cooks, hero, itemOf, plan } from './examples.ts'

const around = { placements: [hero], segments: [cooks], itemOf }

/** Where the faults are and what they say. */
const told = (problems: readonly Problem[]): string[] =>
  problems.map(({ field, problem }) => `${field}: ${problem}`)

const ofCampaign = (changes: object): string[] =>
  told(validateCampaign({ ...breakfast, ...changes }, around))
const ofPlan = (changes: object): string[] => ofCampaign({ plan: { ...plan, ...changes } })
const ofPlacement = (changes: object): string[] =>
  told(validatePlacement({ ...hero, ...changes }, around))
const ofRule = (rule: unknown): readonly Problem[] =>
  validateSegment({ id: 's', name: 'S', rule }, around)

const shelf = { fallbacks: [], limit: 4, fewest: 2, boosts: [], pins: [] }
const words = (en: string) => ({ kind: 'banner', title: { en } })
const form = 'This does not have the expected form.'

test('what holds together is given back as it is', () => {
  expect(validateCampaign(breakfast, around)).toEqual([])
  expect(readCampaign(breakfast, around)).toEqual({ ok: true, value: breakfast })
  expect(readPlacement(hero, around)).toEqual({ ok: true, value: hero })
  expect(readSegment(cooks, around)).toEqual({ ok: true, value: cooks })
  const full = {
    ...hero,
    shelf: {
      ...shelf,
      fallbacks: ['trending', 'home'],
      filters: { categories: ['Pantry'], owned: ['brie'], maxCategoryShare: 0.5 },
      exclude: ['gone'],
      boosts: [{ match: 'Sauces', by: 0.5 }],
      pins: [{ item: 'brie', at: 0 }],
    },
    cap: { perVisit: 3 },
    schedule: { from: 1, until: 2, days: [6, 7], hours: [22, 6] },
    contents: [
      {
        id: 'links',
        when: { not: { any: [{ field: 'page.kind', is: ['home'] }] } },
        content: {
          ...words('Pasta'),
          text: { en: 'All of it' },
          link: { href: '/pasta?a=1', label: { en: 'See' } },
          image: 'https://img.example/p.png',
        },
      },
      {
        id: 'value',
        when: { field: 'time.hour', atLeast: 22, below: 4 },
        content: { kind: 'value', value: { a: [1, null, 'x', true] } },
      },
      {
        id: 'list',
        when: { field: 'time.day', below: 6 },
        content: { kind: 'shelf', list: 'home' },
      },
      { id: 'none', content: { kind: 'nothing' } },
    ],
  }
  expect(validatePlacement(full, around)).toEqual([])
})

test('a fault says where it is, what is wrong and what was expected', () => {
  expect(validateCampaign({ ...breakfast, holdout: 0.6 }, around)).toEqual([
    { field: '/holdout', problem: form, expected: 'a number from 0 to 0.5' },
  ])
  const refused = readCampaign({ ...breakfast, holdout: 0.6 }, around)
  expect(refused).toMatchObject({ ok: false, problems: [{ field: '/holdout' }] })
})

test('anything else than an object is refused, and every missing part is named', () => {
  for (const value of [undefined, null, 7, 'x', []]) {
    for (const validate of [validateCampaign, validatePlacement, validateSegment]) {
      expect(validate(value, around).map(({ field }) => field)).toEqual([''])
    }
  }
  expect(told(validateSegment({}, around))).toEqual([
    '/id: This is missing.',
    '/name: This is missing.',
    '/rule: This is not a rule.',
  ])
  expect(validateCampaign({}, around).length).toBeGreaterThan(10)
})

test('several faults are all told', () => {
  expect(ofCampaign({ id: 'a b', seed: '', coverage: 0, colour: 'red' })).toEqual([
    '/colour: There is no such key here.',
    `/id: ${form}`,
    `/coverage: ${form}`,
    `/seed: ${form}`,
  ])
})

test.each([
  ['/rule/field: There is no such field.', { field: 'moon', is: ['x'] }],
  ['/rule/field: There is no such field.', { field: 'toString', is: ['x'] }],
  ['/rule/is: basket.size is a number, and not a text.', { field: 'basket.size', is: ['2'] }],
  [
    '/rule/atLeast: language is a text, and not a number.',
    { field: 'language', is: ['de'], atLeast: 1 },
  ],
  ['/rule/is: This is missing.', { field: 'language' }],
  ['/rule/is: The list has 0 entries.', { field: 'language', is: [] }],
  ['/rule/is: This is not a list.', { field: 'language', is: 'de' }],
  ['/rule/is/1: This is there already.', { field: 'language', is: ['de', 'de'] }],
  [`/rule/is/0: ${form}`, { field: 'language', is: [7] }],
  ['/rule: The rule says nothing about its field.', { field: 'time.hour' }],
  [`/rule/atLeast: ${form}`, { field: 'time.hour', atLeast: 25 }],
  [`/rule/below: ${form}`, { field: 'time.day', below: 9 }],
  [`/rule/atLeast: ${form}`, { field: 'basket.size', atLeast: -1 }],
  ['/rule/below: No number is in this range.', { field: 'basket.size', atLeast: 4, below: 2 }],
  ['/rule/below: No number is in this range.', { field: 'time.hour', atLeast: 4, below: 4 }],
  ['/rule/all: The list has 0 entries.', { all: [] }],
  ['/rule/any/0: This is not a rule.', { any: ['x'] }],
  ['/rule: This is not a rule.', {}],
  ['/rule: A rule is one of all and any.', { all: [{}], any: [{}] }],
  [
    '/rule/because: There is no such key here.',
    { not: { field: 'language', is: ['de'] }, because: 1 },
  ],
  [
    '/rule/not/than: There is no such key here.',
    { not: { field: 'language', is: ['de'], than: 1 } },
  ],
])('of a rule: %s', (what, rule) => {
  expect(told(ofRule(rule))).toEqual([what])
})

test('rules that nobody could follow are refused, and not walked through', () => {
  let deep: object = { field: 'language', is: ['de'] }
  for (let k = 0; k < 10_000; k += 1) deep = { not: deep }
  expect(told(ofRule(deep))).toEqual([
    '/rule/not/not/not/not/not: The rule is too large to be understood.',
  ])
  const one = { field: 'language', is: ['de'] }
  const twenty = { all: Array.from({ length: 20 }, () => one) }
  const wide = { any: Array.from({ length: 20 }, () => twenty) }
  expect(ofRule(wide)).toHaveLength(1)
})

test.each(['Wine', 'Health', 'chianti', 'secret', 'Schwangerschaft', 'Weight loss'])(
  'nobody is told apart by %s',
  (value) => {
    const [problem, ...others] = ofRule({ field: 'device.categories', is: ['Pasta', value] })
    expect(others).toEqual([])
    expect(problem?.field).toBe('/rule/is/1')
    expect(problem?.problem).toMatch(/sensitive/)
    expect(ofRule({ not: { field: 'page.items', is: [value] } })).toHaveLength(1)
  },
)

test.each([
  ['/contents: The list has 0 entries.', { contents: [] }],
  [
    '/contents/1/when: The last content has a rule, so that some people would see nothing.',
    {
      contents: [hero.contents[0], { ...hero.contents[0], id: 'b' }],
    },
  ],
  [
    '/contents/0: This content has no rule, so that those after it are never shown.',
    {
      contents: [hero.contents[1], { ...hero.contents[1], id: 'b' }],
    },
  ],
  [
    '/contents/1/id: This is there already.',
    {
      contents: [hero.contents[0], { ...hero.contents[1], id: 'basket' }],
    },
  ],
  [`/contents/0/content/kind: ${form}`, { contents: [{ id: 'a', content: { kind: 'popup' } }] }],
  [`/contents/0/content/kind: ${form}`, { contents: [{ id: 'a', content: { kind: 'valueOf' } }] }],
  ['/contents/0/content: This is not an object.', { contents: [{ id: 'a', content: 'Hi' }] }],
  [
    '/contents/0/content/title/en: The English words are missing.',
    {
      contents: [{ id: 'a', content: { kind: 'banner', title: { de: 'Hallo' } } }],
    },
  ],
  [
    '/contents/0/content/title/de-AT: This is not a language.',
    {
      contents: [{ id: 'a', content: { kind: 'banner', title: { en: 'Hi', 'de-AT': 'Servus' } } }],
    },
  ],
  [
    '/contents/0/content/title/a~1b~0c: This is not a language.',
    {
      contents: [{ id: 'a', content: { kind: 'banner', title: { en: 'Hi', 'a/b~c': 'x' } } }],
    },
  ],
  [
    `/contents/0/content/list: ${form}`,
    {
      contents: [{ id: 'a', content: { kind: 'shelf', list: 'visit' } }],
    },
  ],
  [
    `/contents/0/content/value: ${form}`,
    {
      contents: [{ id: 'a', content: { kind: 'value', value: Number.NaN } }],
    },
  ],
  [
    `/contents/0/content/value: ${form}`,
    {
      contents: [{ id: 'a', content: { kind: 'value', value: 'x'.repeat(20_000) } }],
    },
  ],
  [`/cap/perVisit: ${form}`, { cap: { perVisit: 0 } }],
  ['/schedule/until: It ends before it begins.', { schedule: { from: 5, until: 5 } }],
  [`/schedule/days/0: ${form}`, { schedule: { days: [0] } }],
  [`/schedule/hours: ${form}`, { schedule: { hours: [9, 9] } }],
  [`/schedule/hours: ${form}`, { schedule: { hours: [9, 25] } }],
  [
    '/shelf/fewest: More items are wanted than the shelf holds.',
    { shelf: { ...shelf, fewest: 5 } },
  ],
  [
    '/shelf/fallbacks/1: This is there already.',
    { shelf: { ...shelf, fallbacks: ['home', 'home'] } },
  ],
  [`/shelf/boosts/0/by: ${form}`, { shelf: { ...shelf, boosts: [{ match: 'Pasta', by: -1 }] } }],
  [
    `/shelf/filters/maxCategoryShare: ${form}`,
    { shelf: { ...shelf, filters: { maxCategoryShare: 0 } } },
  ],
  [
    '/shelf/pins/0/item: The catalogue has no such item.',
    {
      shelf: { ...shelf, pins: [{ item: 'unicorn', at: 0 }] },
    },
  ],
  [
    '/shelf/pins/0/at: The shelf has no such place.',
    { shelf: { ...shelf, pins: [{ item: 'brie', at: 4 }] } },
  ],
  [
    '/shelf/pins/0/item: The item is excluded as well.',
    {
      shelf: { ...shelf, exclude: ['brie'], pins: [{ item: 'brie', at: 0 }] },
    },
  ],
  [
    '/shelf/pins/1/at: This is there already.',
    {
      shelf: {
        ...shelf,
        pins: [
          { item: 'brie', at: 0 },
          { item: 'pesto', at: 0 },
        ],
      },
    },
  ],
])('of a placement: %s', (what, changes) => {
  expect(ofPlacement(changes)).toEqual([what])
})

test.each([
  'javascript:alert(1)',
  '//evil.example',
  '/\\evil.example',
  'http://x.example',
  'x',
  '/a b',
  'https://',
])('no link goes to %s', (href) => {
  const content = { ...words('Hi'), link: { href, label: { en: 'Go' } } }
  expect(ofPlacement({ contents: [{ id: 'a', content }] })).toEqual([
    `/contents/0/content/link/href: ${form}`,
  ])
})

test('a shop pushes nothing sensitive: no pin, no boost', () => {
  for (const name of ['chianti', 'secret']) {
    const [pinned] = ofPlacement({ shelf: { ...shelf, pins: [{ item: name, at: 0 }] } })
    expect(pinned).toMatch(/^\/shelf\/pins\/0\/item: This names something sensitive/)
  }
  for (const name of ['Wine', 'secret', 'alcohol']) {
    const [boosted] = ofPlacement({ shelf: { ...shelf, boosts: [{ match: name, by: 1 }] } })
    expect(boosted).toMatch(/^\/shelf\/boosts\/0\/match: This names something sensitive/)
  }
})

test('sensitive words are for everybody or for nobody, and never in a campaign', () => {
  const wine = words('Wine of the week')
  const to = (when: object | undefined) =>
    ofPlacement({
      contents: [
        ...(when ? [{ id: 'w', when, content: wine }] : []),
        { id: 'all', content: when ? words('Hi') : wine },
      ],
    })
  expect(to(undefined)).toEqual([])
  expect(to({ field: 'page.kind', is: ['home'] })).toEqual([])
  const [personal] = to({ field: 'device.categories', is: ['Pasta'] })
  expect(personal).toMatch(/^\/contents\/0\/content\/title\/en: This names something sensitive/)
  const arms = [breakfast.arms[0], { id: 'w', weight: 1, contents: [{ id: 'w', content: wine }] }]
  expect(ofCampaign({ arms })[0]).toMatch(/^\/arms\/1\/contents\/0\/content\/title\/en: This names/)
  const value = { kind: 'value', value: { skus: ['penne', 'chianti'] } }
  const skus = [breakfast.arms[0], { id: 'w', weight: 1, contents: [{ id: 'w', content: value }] }]
  expect(ofCampaign({ arms: skus })[0]).toMatch(
    /^\/arms\/1\/contents\/0\/content\/value\/skus\/1: /,
  )
})

const [neutral, morning] = breakfast.arms

test.each([
  ['/arms: 0 arms are neutral.', { arms: [morning, { ...morning, id: 'b' }] }],
  ['/arms: 2 arms are neutral.', { arms: [neutral, { ...neutral, id: 'b' }] }],
  ['/arms: There is nothing to hold the arm against.', { arms: [morning], holdout: 0 }],
  ['/arms: There is nothing to hold the arm against.', { arms: [neutral] }],
  ['/arms: The list has 0 entries.', { arms: [] }],
  ['/arms/1/id: This is there already.', { arms: [neutral, { ...morning, id: 'neutral' }] }],
  [
    '/arms/1/id: This is the name of those who are kept out.',
    { arms: [neutral, { ...morning, id: 'holdout' }] },
  ],
  [`/arms/0/weight: ${form}`, { arms: [{ ...neutral, weight: 0 }, morning] }],
  ['/arms/0/contents: This is missing.', { arms: [{ id: 'a', weight: 1 }, morning] }],
  [`/channel: ${form}`, { channel: 'pigeon' }],
  ['/placement: There is no such placement.', { placement: 'nowhere' }],
  ['/segment: There is no such segment.', { segment: 'nobody' }],
  ['/namespace/to: Nobody is in this range.', { namespace: { id: 'n', from: 0.5, to: 0.5 } }],
  [`/namespace/from: ${form}`, { namespace: { id: 'n', from: 0.0005, to: 1 } }],
  [`/startsAt: ${form}`, { startsAt: 1.5 }],
  [
    '/arms: A census shows nothing and compares nothing.',
    {
      kind: 'census',
      segment: 'cooks',
      plan: {
        ...plan,
        outcome: { kind: 'funnel', steps: ['out', 'in'] },
        primary: { kind: 'reached', step: 'in' },
      },
    },
  ],
  [
    '/segment: This is missing.',
    {
      kind: 'census',
      holdout: 0,
      arms: [neutral],
      plan: {
        ...plan,
        outcome: { kind: 'funnel', steps: ['out', 'in'] },
        primary: { kind: 'reached', step: 'in' },
      },
    },
  ],
  [
    '/plan/outcome: A census counts who is not in its segment and who is.',
    {
      kind: 'census',
      holdout: 0,
      arms: [neutral],
      segment: 'cooks',
    },
  ],
])('of a campaign: %s', (what, changes) => {
  expect(ofCampaign(changes)).toEqual([what])
})

test('one arm against a holdout is an experiment', () => {
  expect(ofCampaign({ arms: [morning] })).toEqual([])
})

const buckets = [
  { from: 0, value: 0 },
  { from: 10, value: 15 },
]
const spend = { kind: 'spend' }

test.each([
  [
    '/plan/primary/step: The outcome has no such step.',
    { primary: { kind: 'reached', step: 'danced' } },
  ],
  [
    '/plan/primary/step: Everybody who takes part has reached the first step.',
    {
      primary: { kind: 'reached', step: 'seen' },
    },
  ],
  ['/plan/primary/kind: The outcome has no amounts.', { primary: spend }],
  ['/plan/primary/kind: The outcome has no steps.', { outcome: { kind: 'spend', buckets } }],
  [
    '/plan/outcome/steps: The list has 1 entries.',
    { outcome: { kind: 'funnel', steps: ['seen'] } },
  ],
  [
    '/plan/outcome/buckets/0/from: The buckets do not follow each other.',
    {
      outcome: {
        kind: 'spend',
        buckets: [
          { from: 1, value: 1 },
          { from: 2, value: 2 },
        ],
      },
      primary: spend,
    },
  ],
  [
    '/plan/outcome/buckets/1/value: The value that stands for the bucket is not in it.',
    {
      outcome: {
        kind: 'spend',
        buckets: [
          { from: 0, value: 0 },
          { from: 5, value: 2 },
        ],
      },
      primary: spend,
    },
  ],
  [`/plan/better: ${form}`, { better: 'bigger' }],
  [`/plan/guards/0: ${form}`, { guards: ['sales'], margins: {} }],
  ['/plan/margins/too_personal: This is missing.', { margins: {} }],
  [
    '/plan/margins/complaint: This is not a guard of the plan.',
    {
      margins: { too_personal: 0.1, complaint: 0.1 },
    },
  ],
  ['/plan/audiences/1: There is no such segment.', { audiences: ['cooks', 'nobody'] }],
  ['/plan/audiences: The list has 9 entries.', { audiences: [...'abcdefghi'] }],
  ['/plan/levels: The list has 0 entries.', { levels: [] }],
  [`/plan/levels/0: ${form}`, { levels: [0] }],
  [`/plan/alpha: ${form}`, { alpha: 0 }],
  [`/plan/tuning: ${form}`, { tuning: 0.5 }],
  [`/plan/weeks: ${form}`, { weeks: 53 }],
  [`/plan/outcomeDays: ${form}`, { outcomeDays: 61 }],
  [`/plan/fewest: ${form}`, { fewest: 0 }],
])('of a plan: %s', (what, changes) => {
  expect(ofPlan(changes)).toEqual([what])
})

test('spend in buckets is an outcome', () => {
  expect(ofPlan({ outcome: { kind: 'spend', buckets }, primary: spend })).toEqual([])
})

test('ε is an exact fraction from 1/1000 to 4', () => {
  for (const epsilon of ['1', '4', '3/10', '8/2', '1/1000']) expect(ofPlan({ epsilon })).toEqual([])
  for (const epsilon of ['0', '5', '9/2', '1/0', '0.3', '-1', 1, '', '1e0', '0/3', '1/1001']) {
    expect(ofPlan({ epsilon })).toEqual([`/plan/epsilon: ${form}`])
  }
})

test('what people consent to is never a goal, however it is written', () => {
  const steps = [
    ...[
      'consent',
      'level-up',
      'levelUp',
      'level',
      'opt_in',
      'optIn',
      'Opted-In-consent',
      'contribute',
    ],
    ...['accept', 'acceptAll', 'cookie-ok', 'agreed', 'permission', 'einwilligung', 'zustimmung'],
    ...['consentement', 'accord', 'permiso', 'grant.access', 'allow', 'privacy-ok'],
  ]
  for (const goal of steps) {
    const outcome = { kind: 'funnel', steps: ['seen', goal] }
    expect(ofPlan({ outcome, primary: { kind: 'reached', step: goal } }), goal).toEqual([
      '/plan/outcome/steps/1: What people consent to is never a goal.',
    ])
  }
  for (const goal of [
    'clicked',
    'added',
    'bought',
    'swallowed',
    'accordion',
    'fragrant',
    'signed-up',
  ]) {
    const outcome = { kind: 'funnel', steps: ['seen', goal] }
    expect(ofPlan({ outcome, primary: { kind: 'reached', step: goal } })).toEqual([])
  }
})

test('a table of too many cells is refused, because every cell gets noise', () => {
  const segments = [...'abcdefgh'].map((id) => ({ id }))
  const big = {
    ...breakfast,
    arms: [neutral, ...[...'ijklmno'].map((id) => ({ ...morning, id }))],
    plan: {
      ...plan,
      outcome: { kind: 'funnel', steps: [...'stuvwxyz'] },
      primary: { kind: 'reached', step: 'z' },
      guards: ['too_personal', 'complaint'],
      margins: { too_personal: 0.1, complaint: 0.1 },
      audiences: segments.map(({ id }) => id),
    },
  }
  const problems = validateCampaign(big, { ...around, segments })
  expect(told(problems)).toEqual(['/plan: The table has 5832 cells, and every one gets noise.'])
})

test('the name of whoever is in no segment is taken', () => {
  expect(told(validateSegment({ ...cooks, id: 'others' }, around))).toEqual([
    '/id: This is the name of whoever is in no segment.',
  ])
})
