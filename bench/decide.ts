/**
 * What is decided for every request, in microseconds of single calls:
 *
 *   npx tsx --conditions=discreet-source bench/decide.ts [--json]
 *
 * `policy`: what may happen with a person's data, over states and packs.
 * `slot`: placement, variant and experiment: five placements, ten campaigns, each with a segment, a
 * holdout, a namespace and contents by rules; people of every level. The reference in the same run is
 * GrowthBook's own client over five features of like complexity (per feature two experiments with a
 * condition, a namespace and hashing version 2, then two forced values with conditions); it has no
 * holdout, no contents within an arm, and nothing to be allowed.
 *
 * Ends with 1 when the 99th percentile of a slot is 100 µs or more.
 */
import process from 'node:process'
import type { CampaignFile, PublicCampaign, Rule, Situation } from '@discreet/campaigns'
import { decideSlot } from '@discreet/campaigns'
import { readPacks } from '@discreet/packs-file'
import type { Level, PersonState, Purpose } from '@discreet/policy'
import { accountPurposes, decide, unknownPerson } from '@discreet/policy'
import { GrowthBookClient } from '@growthbook/growthbook'

const calls = 200_000
const now = Date.now()
const categories = ['Pasta', 'Sauces', 'Cheese', 'Bread', 'Fruit', 'Snacks', 'Coffee', 'Fish']

interface Row {
  readonly what: string
  readonly calls: number
  readonly p50: number
  readonly p99: number
  readonly p999: number
  readonly max: number
}

/** The second of two rounds: the first is for the compiler. */
function measure(what: string, call: (k: number) => unknown): Row {
  const times = new Float64Array(calls)
  for (let round = 0; round < 2; round += 1) {
    for (let k = 0; k < calls; k += 1) {
      const start = performance.now()
      call(k)
      times[k] = (performance.now() - start) * 1000
    }
  }
  times.sort()
  const at = (share: number): number => +(times[Math.floor(share * calls)] as number).toFixed(2)
  const max = +(times[calls - 1] as number).toFixed(1)
  return { what, calls, p50: at(0.5), p99: at(0.99), p999: at(0.999), max }
}

const packs = readPacks().map(({ pack }) => pack)
const states: PersonState[] = ([null, 0, 1, 2, 3] as const).map((level) => ({
  ...unknownPerson,
  level,
  purposes: [...accountPurposes],
  contribute: true,
  chosenAt: now - 1000,
  age: 17,
}))

function policy(k: number): unknown {
  const pack = packs[k % packs.length]
  const request = { signedIn: true, gpc: false, audience: 'general' } as const
  return pack && decide(request, states[k % states.length] ?? unknownPerson, pack, now)
}

const text = (en: string) => ({ kind: 'banner', title: { en } }) as const
const liking = (k: number): Rule => ({
  any: ['visit.categories', 'device.categories', 'account.boughtCategories'].map((field) => ({
    field: field as 'visit.categories',
    is: [categories[k % 8] as string, categories[(k + 3) % 8] as string],
  })),
})
const hours = (atLeast: number, below: number): Rule => ({ field: 'time.hour', atLeast, below })

function campaign(k: number): PublicCampaign {
  return {
    id: `campaign-${k}`,
    kind: 'experiment',
    placement: `slot-${k % 5}`,
    tactic: `tactic-${k % 3}`,
    segment: `segment-${k % 4}`,
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      {
        id: 'shown',
        weight: 1,
        contents: [
          { id: 'morning', when: hours(6, 11), content: text('Morning') },
          { id: 'full', when: { field: 'basket.size', atLeast: 3 }, content: text('Full') },
          { id: 'any', content: text('Any time') },
        ],
      },
    ],
    holdout: 0.05,
    coverage: 0.9,
    namespace: { id: 'home', from: k < 5 ? 0 : 0.5, to: k < 5 ? 0.5 : 1 },
    seed: `seed-${k}`,
    startsAt: now - 86_400_000,
    plan: {
      outcome: { kind: 'funnel', steps: ['seen', 'clicked', 'bought'] },
      guards: ['too_personal'],
      audiences: [],
      levels: [1, 2, 3],
      weeks: 8,
      outcomeDays: 14,
    },
    verdict: k % 5 === 0 ? 'ask' : 'allow',
    level: 1,
    sentence: { en: 'May we?' },
    enrols: true,
  }
}

const file: CampaignFile = {
  version: 1,
  site: 'demo',
  questionShare: 0,
  placements: Array.from({ length: 5 }, (_, k) => ({
    id: `slot-${k}`,
    name: `Slot ${k}`,
    schedule: { days: [1, 2, 3, 4, 5, 6, 7], hours: [0, 24] },
    cap: { perVisit: 5 },
    contents: [
      { id: 'german', when: { field: 'language', is: ['de'] }, content: text('Deutsch') },
      { id: 'phone', when: { field: 'device.class', is: ['phone'] }, content: text('Phone') },
      { id: 'all', content: text('All') },
    ],
  })),
  segments: Array.from({ length: 4 }, (_, k) => ({
    id: `segment-${k}`,
    name: `Segment ${k}`,
    rule: { all: [liking(k), { not: hours(0, 2) }] },
  })),
  campaigns: Array.from({ length: 10 }, (_, k) => campaign(k)),
}

const allowed: readonly (readonly Purpose[])[] = [
  ['page'],
  ['page', 'visit', 'contribute'],
  ['page', 'visit', 'device', 'contribute'],
  ['page', 'visit', 'device', 'purchases', 'browsing', 'preferences', 'contribute'],
]

const people: readonly Situation[] = Array.from({ length: 1009 }, (_, k) => ({
  decision: { level: (k % 4) as Level, purposes: allowed[k % 4] ?? [] },
  known: {
    'time.hour': k % 24,
    'basket.size': k % 6,
    language: k % 3 === 0 ? 'de' : 'en',
    'device.class': k % 2 === 0 ? 'phone' : 'desktop',
    'visit.categories': [categories[k % 8] as string],
    'device.categories': [categories[(k + 1) % 8] as string, categories[(k + 2) % 8] as string],
    'account.boughtCategories': [categories[(k + 5) % 8] as string],
  },
  unit: k % 4 === 0 ? null : `unit-${k}`,
  now,
  hour: k % 24,
  day: 1 + (k % 7),
  answered: k % 2 === 0 ? { 'tactic-0': 'yes', 'tactic-2': 'yes' } : {},
  muted: k % 20 === 0 ? ['campaign-3'] : [],
  shown: {},
}))

function conditionOf(k: number) {
  const liked = { $in: [categories[k % 8], categories[(k + 3) % 8]] }
  const any = ['visit', 'device', 'account'].map((from) => ({ [`${from}Categories`]: liked }))
  return { $and: [{ $or: any }, { $not: { hour: { $gte: 0, $lt: 2 } } }] }
}

const growthBook = new GrowthBookClient().initSync({
  payload: {
    features: Object.fromEntries(
      Array.from({ length: 5 }, (_, slot) => [
        `slot-${slot}`,
        {
          defaultValue: 'all',
          rules: [
            ...[slot, slot + 5].map((k) => ({
              key: `campaign-${k}`,
              seed: `seed-${k}`,
              hashVersion: 2,
              hashAttribute: 'id',
              condition: conditionOf(k % 4),
              namespace: ['home', k < 5 ? 0 : 0.5, k < 5 ? 0.5 : 1] as [string, number, number],
              coverage: 0.9,
              weights: [0.5, 0.5],
              variations: ['neutral', 'shown'],
            })),
            { condition: { language: 'de' }, force: 'german' },
            { condition: { deviceClass: 'phone' }, force: 'phone' },
          ],
        },
      ]),
    ),
  },
})

const attributes = people.map(({ known, hour, unit }) => ({
  id: unit ?? '',
  hour,
  basketSize: known['basket.size'],
  language: known.language,
  deviceClass: known['device.class'],
  visitCategories: known['visit.categories'],
  deviceCategories: known['device.categories'],
  accountCategories: known['account.boughtCategories'],
}))

const slots = Array.from({ length: 5 }, (_, k) => `slot-${k}`)
const decideOne = (k: number) =>
  decideSlot(`slot-${k % 5}`, file, people[k % people.length] as Situation)
const referenceOne = (k: number) =>
  growthBook.evalFeature(`slot-${k % 5}`, { attributes: attributes[k % people.length] ?? {} })

const rows = [
  measure('policy', policy),
  measure('slot', decideOne),
  measure('all five slots', (k) =>
    slots.map((slot) => decideSlot(slot, file, people[k % people.length] as Situation)),
  ),
  measure('GrowthBook feature', referenceOne),
]
const [slot, reference] = [rows[1], rows[3]]
const ratio = slot && reference ? +(slot.p50 / reference.p50).toFixed(2) : null
const shareOf = (holds: (k: number) => boolean): number =>
  +(people.filter((_, k) => holds(k)).length / people.length).toFixed(2)
// Both have to work for it: what is refused at once costs nothing.
const taking = shareOf((k) => decideOne(k).campaign !== null)
const referenceTaking = shareOf((k) => referenceOne(k).source === 'experiment')
const result = { rows, slotToGrowthBook: ratio, taking, referenceTaking }
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`)
else {
  console.table(rows)
  console.log(`a slot takes ${ratio} times as long as a GrowthBook feature (medians);`)
  console.log(`in an experiment: ${taking} of the decisions, of the reference ${referenceTaking}`)
}
if (!slot || slot.p99 >= 100) process.exitCode = 1
