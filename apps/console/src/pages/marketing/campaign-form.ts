/** A campaign as its form says it: one new arm, one neutral, and who is kept out. */
import type { Campaign, Content } from '@discreet/campaigns'
import type { Locale } from '../../locale.ts'
import { locales } from '../../locale.ts'

const tuning = 10_000
const fewest = 200
const maxThousandths = 1000

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim()

/** 'A banner, by hour' → 'a-banner-by-hour'. */
function idOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
}

type Words = Record<string, string> & { en: string }

/** In the languages that were written; English is there, the first one written where it is not. */
function wordsOf(data: FormData, name: string): Words | undefined {
  const said = locales.flatMap((locale): [Locale, string][] => {
    const words = text(data, `${name}-${locale}`)
    return words === '' ? [] : [[locale, words]]
  })
  const [first] = said
  return first === undefined ? undefined : { en: first[1], ...Object.fromEntries(said) }
}

function contentOf(data: FormData): Content {
  const title = wordsOf(data, 'heading')
  if (text(data, 'kind') === 'shelf') {
    const list = text(data, 'list') as Extract<Content, { kind: 'shelf' }>['list']
    return { kind: 'shelf', list, ...(title === undefined ? {} : { title }) }
  }
  const words = wordsOf(data, 'text')
  const label = wordsOf(data, 'label')
  const href = text(data, 'href')
  return {
    kind: 'banner',
    title: title ?? { en: '' },
    ...(words === undefined ? {} : { text: words }),
    ...(label === undefined || href === '' ? {} : { link: { href, label } }),
  }
}

function planOf(data: FormData): Campaign['plan'] {
  const step = text(data, 'goal')
  return {
    outcome: { kind: 'funnel', steps: ['shown', step] },
    primary: { kind: 'reached', step },
    better: 'more',
    guards: ['too_personal'],
    margins: { too_personal: Number(text(data, 'margin')) / 100 },
    audiences: [],
    levels: data.getAll('levels').map(Number) as Campaign['plan']['levels'],
    epsilon: text(data, 'epsilon'),
    alpha: 0.05,
    tuning,
    weeks: Number(text(data, 'weeks')),
    outcomeDays: 1,
    fewest,
  }
}

/** The server says what is wrong with it, field by field. */
export function campaignOf(data: FormData): Campaign {
  const id = idOf(text(data, 'name'))
  const segment = text(data, 'segment')
  const thousandths = Math.round((Number(text(data, 'holdout')) / 100) * maxThousandths)
  return {
    id,
    name: text(data, 'name'),
    kind: 'experiment',
    placement: text(data, 'placement'),
    tactic: text(data, 'tactic'),
    channel: 'site',
    ...(segment === '' ? {} : { segment }),
    arms: [
      { id: 'neutral', weight: 1, contents: null },
      { id: 'new', weight: 1, contents: [{ id: 'new', content: contentOf(data) }] },
    ],
    holdout: thousandths / maxThousandths,
    coverage: 1,
    // Of a slot: what runs in the same one shares its people.
    namespace: { id: text(data, 'placement'), from: 0, to: 1 },
    seed: id,
    startsAt: Date.parse(`${text(data, 'begins')}T00:00:00Z`),
    plan: planOf(data),
  }
}
