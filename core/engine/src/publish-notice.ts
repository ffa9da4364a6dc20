/**
 * What the shop says of itself in its notice, looked at before it is published, and published: kept word
 * by word, with whether people may be asked again because of it. Only what says more about data lets one
 * ask again; other words never do.
 */
import type {
  ControllerFacts,
  LawPack,
  Locale,
  Notice,
  NoticeAdditions,
  NoticeItem,
} from '@discreet/policy'
import { locales, noticeFor, packFor, widened } from '@discreet/policy'
import type { Refusal } from '@discreet/protocol'
import { canonicalJson, refuse } from '@discreet/protocol'
import { freshId } from './move-request.ts'
import { additionRefusal } from './notice-addition.ts'
import type { SiteSettings, Store } from './ports.ts'
import type { Reading } from './reading.ts'
import { readingOf, sentencesOf } from './reading.ts'
import type { Filed } from './rights-ports.ts'
import type { RightsSetup } from './rights-setup.ts'

export interface NoticeDraft {
  readonly controller: ControllerFacts
  readonly additions: NoticeAdditions
}

export interface MeasuredNotice {
  readonly notice: Notice
  readonly sha256: string
  readonly readings: Readonly<Record<'short' | 'label' | 'full', Reading>>
}

export interface WeighedNotice {
  readonly ok: true
  /** By the pack of where the site is, in every language. */
  readonly notices: readonly MeasuredNotice[]
  /** What one of the packs asks for and nobody has said. */
  readonly missing: readonly NoticeItem[]
  /** What it says about data that the one in force does not. */
  readonly widened: readonly string[]
}

export type PublishedNotice =
  | (WeighedNotice & { readonly filed: Filed; readonly logIndex: number })
  | Refusal

type Weighing = Pick<RightsSetup, 'store' | 'packs' | 'cryptography'>

const unsaid: ControllerFacts = {
  controller: '',
  contact: '',
  officer: '',
  recipients: [],
  transfers: [],
}

function readingsOf({ short, label, sections, addition }: Notice): MeasuredNotice['readings'] {
  const lines = [...sections, ...(addition === undefined ? [] : [addition])].flatMap(
    (one) => one.lines,
  )
  return {
    short: readingOf([short]),
    label: readingOf(label.flatMap(({ line, rows }) => [line, ...rows.map(({ text }) => text)])),
    full: readingOf(sentencesOf(lines)),
  }
}

function measured({ cryptography }: Weighing, notice: Notice): MeasuredNotice {
  const sha256 = cryptography.sha256(JSON.stringify(notice))
  return { notice, sha256, readings: readingsOf(notice) }
}

/** What it said about data when it was published last; never: what it says now. */
async function materialInForce({ store }: Weighing, pack: LawPack): Promise<Notice['material']> {
  const [last] = await store.rights.registers.filed('notice', 1)
  const [first] = (last?.body['notices'] ?? []) as readonly { readonly sha256: string }[]
  const kept = first === undefined ? undefined : await store.notice(first.sha256)
  if (kept !== undefined) return (JSON.parse(kept.text) as Notice).material
  return noticeFor(store.site.settings.controller ?? unsaid, pack, 'en').material
}

async function weigh(setup: Weighing, draft: NoticeDraft): Promise<WeighedNotice> {
  const { store, packs } = setup
  const pack = packFor(packs, store.site.settings.place)
  const noticeIn = (by: LawPack, locale: Locale): Notice =>
    noticeFor(draft.controller, by, locale, draft.additions)
  const before = await materialInForce(setup, pack)
  return {
    ok: true,
    notices: locales.map((locale) => measured(setup, noticeIn(pack, locale))),
    missing: [...new Set(packs.flatMap((one) => noticeIn(one, 'en').missing))],
    widened: widened(before, noticeIn(pack, 'en').material),
  }
}

/** As people get it now. `widened`: since it was published, by a newer version of this software. */
export function noticeInForce(setup: Weighing): Promise<WeighedNotice> {
  const { controller = unsaid, noticeAddition: additions = {} } = setup.store.site.settings
  return weigh(setup, { controller, additions })
}

/** Nothing is changed by it. Refuses with `field_invalid`. */
export async function weighNotice(
  setup: Weighing,
  draft: NoticeDraft,
): Promise<WeighedNotice | Refusal> {
  return additionRefusal(draft.additions) ?? weigh(setup, draft)
}

/** Filed last, and in force as well: one that was filed just before a crash is published again. */
function isPublished(
  { notices }: WeighedNotice,
  draft: NoticeDraft,
  last: Filed | undefined,
  { controller = unsaid, noticeAddition: additions = {} }: SiteSettings,
): boolean {
  const before = (last?.body['notices'] ?? []) as readonly { readonly sha256: string }[]
  const filed = notices.every(({ sha256 }, k) => sha256 === before[k]?.sha256)
  return filed && canonicalJson(draft) === canonicalJson({ controller, additions })
}

/**
 * Refuses with `field_invalid` what cannot be read or says nothing new, and while something is missing.
 * Stores that are open keep the settings of before: whoever holds them opens them again.
 */
export async function publishNotice(
  store: Pick<Store, 'sites' | 'updateSite'>,
  setup: RightsSetup,
  draft: NoticeDraft,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<PublishedNotice> {
  const site = (await store.sites()).find(({ id }) => id === setup.store.site.id)
  if (site === undefined) return refuse('site_unknown', 'there is no such site')
  const weighed = await weighNotice(setup, draft)
  if (!weighed.ok) return weighed
  const { missing, notices, widened: wider } = weighed
  if (missing.length > 0) {
    return refuse('field_invalid', 'a notice with something missing is not published', {
      field: missing.map((item) => `/controller/${item}`).join(', '),
      expected: 'who is responsible, how to reach them, and the officer (or none)',
    })
  }
  const { registers } = setup.store.rights
  const [last] = await registers.filed('notice', 1)
  if (isPublished(weighed, draft, last, site.settings)) {
    return refuse('field_invalid', 'it is published already, word by word', {
      expected: 'something that is different',
    })
  }
  for (const { notice, sha256 } of notices) {
    await setup.store.keepNotice({ sha256, locale: notice.locale, text: JSON.stringify(notice) })
  }
  const filed: Filed = {
    id: freshId(setup),
    kind: 'notice',
    at: setup.now(),
    body: {
      by,
      reason,
      material: wider.length > 0,
      widened: wider,
      notices: notices.map(({ notice, sha256 }) => ({ locale: notice.locale, sha256 })),
    },
  }
  const logIndex = await registers.file(filed)
  const { controller, additions: noticeAddition } = draft
  await store.updateSite({ ...site, settings: { ...site.settings, controller, noticeAddition } })
  return { ...weighed, filed, logIndex }
}
