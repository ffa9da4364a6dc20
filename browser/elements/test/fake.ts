/** A Discreet without a server: small, and the same each time. */
import type { Item, Preferences } from '@discreet/protocol'
import type {
  Access,
  Choices,
  Corrected,
  Discreet,
  Level,
  ProfileView,
  Question,
  Recommendations,
  Refused,
  ShownItem,
  Slot,
} from '../../sdk/src/types.ts'
import { fakeCampaigns } from './fake-campaigns.ts'
import { products } from './products.ts'

export interface FakeSettings {
  readonly locale?: string
  readonly choices?: Partial<Choices>
  readonly products?: readonly Item[]
  readonly failing?: string
  /** Lists come when `letGo` was called. */
  readonly held?: boolean
  readonly refuses?: string
  readonly accesses?: readonly Access[]
  /** What slots show, by placement; from the second time on `later`, where it is said. */
  readonly slots?: Readonly<Record<string, Partial<Slot> & { readonly later?: Partial<Slot> }>>
  /** What is asked, if anything is. */
  readonly question?: Question
}

export interface Fake extends Discreet {
  /** What was called, in order. */
  readonly calls: readonly (readonly unknown[])[]
  /** As the SDK would after a change from outside. */
  tellChanged(): void
  letGo(): void
}

const day = 86_400_000
const noon = Date.UTC(2026, 4, 3, 12)
const nothingSaid: Preferences = { liked: [], avoided: [], less: [], owned: [], without: [] }

const firstChoices: Choices = {
  level: 0,
  chosen: null,
  chosenAt: null,
  contribute: false,
  purposes: [],
  restricted: false,
  objections: [],
  signedIn: false,
  accounts: true,
  gpc: false,
  reasons: ['default', 'contribute_off'],
  obligations: [],
  pack: { id: 'eu', version: '1.0.0' },
  trouble: '',
}

function shown(product: Item, level: Level, place: number, forgot: boolean): ShownItem {
  const together = {
    term: 'together',
    because: [{ item: 'tomatoes', contribution: 1.4 }],
    text: 'Often bought together with Vine tomatoes',
  } as const
  const popular = { term: 'popular', because: [], text: 'Popular with everyone here' } as const
  const history = {
    term: 'history',
    because: [{ item: 'coffee', contribution: 2 }],
    text: 'Goes with what you chose before: Coffee beans',
  } as const
  const reason = level === 0 ? [together, popular][place % 2] : [history, together][place % 2]
  return {
    item: product.id,
    product,
    score: 3,
    terms: {
      popular: 0.8,
      together: 1.4,
      content: -0.2,
      ...(level === 0 || forgot ? {} : { history: 2 }),
    },
    reason: reason ?? popular,
    signals:
      level === 0 || forgot ? [] : [{ item: 'coffee', title: 'Coffee beans', contribution: 2 }],
  }
}

export function fakeDiscreet(settings: FakeSettings = {}): Fake {
  const calls: unknown[][] = []
  const listeners = new Set<() => void>()
  const choiceListeners = new Set<(choices: Choices) => void>()
  let choices: Choices = { ...firstChoices, ...settings.choices }
  let preferences: Preferences = {
    ...nothingSaid,
    liked: ['Herbs'],
    less: ['Fruit'],
    without: ['again'],
  }
  let entries = [
    { id: '1', item: 'coffee', title: 'Coffee beans, 250 g', at: noon - day, bought: true },
    { id: '2', item: 'lemons', title: 'Lemons, unwaxed', at: noon - 2 * day, bought: false },
    { id: '3', item: 'oats', title: 'Rolled oats, 1 kg', at: noon - 9 * day, bought: true },
  ]
  const hidden = new Set<string>()
  let letGo = (): void => undefined
  const allowed = settings.held ? new Promise<void>((resolve) => (letGo = resolve)) : undefined
  let forgot = false
  const refused = (text: string): Refused => ({ ok: false, code: 'not_permitted', text })
  const tellChanged = (): void => {
    for (const listener of listeners) listener()
  }
  const listAt = (level: Level, limit = 6): Recommendations => {
    const all = (settings.products ?? products).filter(({ id }) => !hidden.has(id))
    const turned = [...all.slice(level), ...all.slice(0, level)]
    return {
      ok: true,
      placement: 'home',
      level,
      items: turned.slice(0, limit).map((product, place) => shown(product, level, place, forgot)),
      scored: level === 0 || level === 3 ? 'server' : 'device',
      model: { id: 'm', kind: 'pairs', epsilon: 1 },
    }
  }
  const campaigns = fakeCampaigns(settings, calls, tellChanged, () => listAt(choices.level))
  const contribution = {
    person: '9f3b61c2a0d84e57',
    baskets: [
      ['coffee', 'oats'],
      ['penne', 'basil', 'tomatoes'],
    ],
  }
  return {
    calls,
    tellChanged,
    letGo: () => letGo(),
    site: 'shop',
    locale: settings.locale ?? 'en',
    ready: Promise.resolve(choices),
    choices: {
      get: () => choices,
      async set(choice) {
        calls.push(['set', choice])
        if (settings.refuses !== undefined) return refused(settings.refuses)
        choices = {
          ...choices,
          level: choice.level,
          chosen: choice.level,
          chosenAt: noon,
          contribute: choice.contribute ?? choices.contribute,
          purposes: choice.level === 3 ? (choice.purposes ?? choices.purposes) : [],
          restricted: choice.restricted ?? choices.restricted,
          objections: choice.objections ?? choices.objections,
          reasons: ['chosen', 'contribute_off'],
          obligations: [],
        }
        for (const listener of choiceListeners) listener(choices)
        tellChanged()
        return { ok: true, choices }
      },
      subscribe(listener) {
        choiceListeners.add(listener)
        return () => choiceListeners.delete(listener)
      },
    },
    changed(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async record(event) {
      calls.push(['record', event])
    },
    async recommend(placement, context) {
      calls.push(['recommend', placement, context])
      await allowed
      if (settings.failing !== undefined) return refused(settings.failing)
      return listAt(choices.level, context?.limit)
    },
    async preview(level, placement, context) {
      calls.push(['preview', level, placement, context])
      return level === 3 && !choices.signedIn
        ? refused('Sign in first to use your account.')
        : listAt(level, context?.limit)
    },
    async correct(correction, about, signal): Promise<Corrected | Refused> {
      calls.push(['correct', correction, about.item, signal])
      if (settings.refuses !== undefined) return refused(settings.refuses)
      if (correction === 'not_this') hidden.add(about.item)
      if (correction === 'forget') forgot = true
      tellChanged()
      const undo = async (): Promise<void> => {
        calls.push(['undo', correction])
        hidden.delete(about.item)
        forgot = false
        tellChanged()
      }
      return { ok: true, text: `You will not see ${about.product.title} here again.`, undo }
    },
    profile: {
      view: async (): Promise<ProfileView> =>
        choices.level === 0
          ? { level: 0, entries: [], preferences: nothingSaid }
          : { level: choices.level, entries, preferences },
      async forget(ids) {
        calls.push(['forget', ids])
        entries = entries.filter(({ id }) => !ids.includes(id))
        tellChanged()
      },
      async setPreferences(wanted) {
        calls.push(['setPreferences', wanted])
        preferences = wanted
        tellChanged()
        return { ok: true }
      },
      export: async () => ({ ok: true, text: 'discreet-profile:'.padEnd(2600, 'Xy7-') }),
      async import(text, passphrase) {
        calls.push(['import', text, passphrase])
        return { ok: true, entries: 3 }
      },
      async wipe() {
        calls.push(['wipe'])
        entries = []
        preferences = nothingSaid
        tellChanged()
      },
    },
    contributions: {
      pending: async () => ({ contribution, dueAt: noon + 5 * day }),
      sent: async () => [{ contribution, at: noon - 30 * day }],
      periods: async () => ({ used: 2, most: 12 }),
    },
    campaigns: async () => campaigns,
    receipts: async () =>
      choices.chosen === null
        ? []
        : [
            {
              receipt: 'eyJh.eyJi.c2ln',
              record: {
                id: '0198-abcdef',
                event: 'given',
                at: noon,
                levelFrom: null,
                levelTo: choices.chosen,
                contribute: choices.contribute,
                notice: { sha256: '00', locale: 'en' },
              },
            },
          ],
    async rights() {
      if (!choices.signedIn) return undefined
      return {
        async take() {
          calls.push(['take'])
          return { ok: true, file: new Blob(['PK']) }
        },
        accesses: async () => settings.accesses ?? [],
        async forgetBetween(from, to) {
          calls.push(['forgetBetween', from, to])
          return { ok: true, forgotten: 2 }
        },
        async erase() {
          calls.push(['eraseAccount'])
          if (settings.refuses !== undefined) return refused(settings.refuses)
          choices = { ...firstChoices, signedIn: true }
          entries = []
          tellChanged()
          return { ok: true, certificate: 'eyJh.certificate.c2ln' }
        },
      }
    },
    async signedInChanged() {},
    crowd: async () => ({ epsilon: 1, delta: 1e-6, releases: 14 }),
    close() {},
  }
}
