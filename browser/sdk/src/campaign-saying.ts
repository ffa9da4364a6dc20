/**
 * What people say about slots, and what they are asked. An answer acts at once. Answers are kept with
 * the rest of what a person said, under the names of campaigns and tactics.
 */
import { chooseArm } from '@discreet/experiment'
import type { PastPrompt, PromptRefusal, PromptRequest } from '@discreet/policy'
import { promptRefusal } from '@discreet/policy'
import type { Preferences } from '@discreet/protocol'
import type { CampaignNotes, Enrolment } from './campaign-notes.ts'
import type { CampaignPage } from './campaign-page.ts'
import { campaignSentencesFor } from './campaign-sentences.ts'
import { names } from './campaign-situation.ts'
import type { Home, Refusing } from './home.ts'
import { happened, takenBack } from './taking-part.ts'
import type { Corrected, Question, Questions, Refused, Slot, SlotFeedback } from './types.ts'

const restMilliseconds = 30 * 86_400_000

type List = 'liked' | 'avoided'

/** `name` is in `list` from now on, so it leaves the opposite. */
function moved(name: string, list: List | undefined): (now: Preferences) => Preferences {
  return ({ liked, avoided, ...rest }) => {
    const listed = (own: List, names: readonly string[]): readonly string[] => [
      ...names.filter((one) => one !== name),
      ...(own === list ? [name] : []),
    ]
    return { ...rest, liked: listed('liked', liked), avoided: listed('avoided', avoided) }
  }
}

const listWith = ({ liked, avoided }: Preferences, name: string): List | undefined =>
  liked.includes(name) ? 'liked' : avoided.includes(name) ? 'avoided' : undefined

type Undo = () => Promise<unknown>

/** The campaign whose content it is; the holdout and the neutral arm see the slot's own. */
const shownBy = ({ campaign, reasons }: Slot): string | null =>
  reasons.includes('arm') ? campaign : null

export class Saying implements Questions {
  readonly #page: CampaignPage
  /** Of this page; a device's profile knows those of before. */
  #asked: readonly PastPrompt[] = []

  constructor(page: CampaignPage) {
    this.#page = page
  }

  /** What a page or a device keeps; undefined at levels 0 and 3. */
  async #notes(): Promise<CampaignNotes | undefined> {
    const { inner } = this.#page
    return inner.home.holder && (await this.#page.local()).notes()
  }

  async #note(change: (notes: CampaignNotes) => CampaignNotes): Promise<CampaignNotes | undefined> {
    const { inner } = this.#page
    if (inner.home.holder === undefined) return undefined
    return (await (await this.#page.local()).note(change))?.campaigns
  }

  /** What is said of the campaign counts, and can be taken back while it is here. */
  async #counted(campaign: string, told: { step?: string; guard?: string }): Promise<Undo> {
    const page = this.#page
    if (page.inner.home.level === 3) {
      if (!page.took.has(campaign)) return async () => undefined
      const account = await page.account()
      account.tell({ campaign, ...told })
      return async () => account.forget(campaign, told)
    }
    const before = await this.#notes()
    const now = Date.now()
    const after = await this.#note((notes) => happened(notes, campaign, told, now))
    const find = (all: CampaignNotes | undefined): Enrolment | undefined =>
      all?.enrolled.find((one) => one.campaign === campaign)
    const [was, is] = [find(before), find(after)]
    return async () => was && is && this.#note((notes) => takenBack(notes, was, is))
  }

  /** Returns how to undo it. */
  async #prefers(home: Home, name: string, list: List): Promise<Undo | Refusing> {
    const had = listWith(await home.preferences(), name)
    const refused = await home.changePreferences(moved(name, list))
    return refused ?? (async () => this.#page.inner.home.changePreferences(moved(name, had)))
  }

  async #rest(campaign: string): Promise<Undo> {
    const page = this.#page
    const until = Date.now() + restMilliseconds
    page.resting.add(campaign)
    await this.#note((notes) => ({ ...notes, resting: [...notes.resting, { campaign, until }] }))
    return async () => {
      page.resting.delete(campaign)
      await this.#note((notes) => ({
        ...notes,
        resting: notes.resting.filter((one) => one.campaign !== campaign),
      }))
    }
  }

  #acted(home: Home, about: Slot, feedback: SlotFeedback): Promise<Undo | Refusing> {
    const { tactic, placement } = about
    const campaign = shownBy(about)
    // Of what the slot shows by itself, the slot is told away: without the campaign it stays the same.
    if (campaign === null) return this.#prefers(home, names.placement + placement, 'avoided')
    if (feedback === 'too_personal' && tactic !== null) {
      return this.#prefers(home, names.tactic + tactic, 'avoided')
    }
    // An account has no dates for this; it is told away there.
    return feedback === 'seen_often' && home.level < 3
      ? this.#rest(campaign)
      : this.#prefers(home, names.campaign + campaign, 'avoided')
  }

  async say(about: Slot, feedback: SlotFeedback): Promise<Corrected | Refused> {
    const { inner } = this.#page
    const home = await this.#page.home()
    const undos: Undo[] = []
    if (feedback !== 'helpful') {
      const done = await this.#acted(home, about, feedback)
      if (typeof done !== 'function') return inner.refused(done)
      undos.push(done)
    }
    if (about.campaign !== null && (feedback === 'helpful' || feedback === 'too_personal')) {
      const told = feedback === 'helpful' ? { step: 'helpful' } : { guard: 'too_personal' }
      undos.push(await this.#counted(about.campaign, told))
    }
    inner.tellChanged()
    return {
      ok: true,
      text: this.#text(about, feedback, home),
      undo: async () => {
        for (const undo of undos) await undo()
        inner.tellChanged()
      },
    }
  }

  #text(about: Slot, feedback: SlotFeedback, { level }: Home): string {
    const campaign = shownBy(about)
    const say = campaignSentencesFor(this.#page.inner.locale)
    const { purposesInForce } = this.#page.inner.standing
    // Without that purpose an account keeps no preferences, and what is said holds for the page.
    const stays = level === 2 || (level === 3 && purposesInForce.includes('preferences')) ? 1 : 0
    if (feedback === 'helpful') return say.helpful
    if (feedback === 'seen_often' && campaign !== null && level < 3) return say.seenOften[stays]
    return (feedback === 'too_personal' && campaign !== null ? say.tooPersonal : say.notForMe)[
      stays
    ]
  }

  async #refusal(
    request: Pick<PromptRequest, 'kind' | 'about' | 'checkout'>,
  ): Promise<PromptRefusal | undefined> {
    const { inner, visit } = this.#page
    const { level } = inner.home
    const kept = (await this.#notes())?.asked ?? []
    const known = new Set(kept.map(({ visit: one }) => one))
    const past = [...kept, ...this.#asked.filter((one) => !known.has(one.visit))]
    const asks = { ...request, visit, gesture: false, unprompted: true, level }
    return promptRefusal(asks, past, inner.choices, Date.now())
  }

  /** Written down as not answered, before it is shown. */
  async #askedNow(kind: 'consent' | 'feedback', about: string): Promise<void> {
    const { visit } = this.#page
    const prompt: PastPrompt = {
      kind,
      about,
      visit,
      at: Date.now(),
      gesture: false,
      answer: 'none',
    }
    this.#asked = [...this.#asked, prompt]
    await this.#note((notes) => ({ ...notes, asked: [...notes.asked, prompt] }))
  }

  async #answered(about: string, answer: 'yes' | 'no'): Promise<void> {
    const { visit } = this.#page
    const set = (one: PastPrompt): PastPrompt =>
      one.about === about && one.visit === visit ? { ...one, answer } : one
    this.#asked = this.#asked.map(set)
    await this.#note((notes) => ({ ...notes, asked: notes.asked.map(set) }))
  }

  async mayAsk({ asks }: Slot): Promise<boolean> {
    const home = await this.#page.home()
    const { standing } = this.#page.inner
    // Where the answer cannot be kept the question would come again.
    const keeps = home.level < 3 || standing.purposesInForce.includes('preferences')
    if (asks === null || home.level === 0 || !keeps) return false
    const about = names.tactic + asks.tactic
    if (listWith(await home.preferences(), about) !== undefined) return false
    if ((await this.#refusal({ kind: 'consent', about })) !== undefined) return false
    await this.#askedNow('consent', about)
    // Whoever says nothing has said no.
    return (await home.changePreferences(moved(about, 'avoided'))) === undefined
  }

  async answer({ asks }: Slot, answer: 'yes' | 'no'): Promise<void> {
    if (asks === null) return
    const home = await this.#page.home()
    const about = names.tactic + asks.tactic
    await home.changePreferences(moved(about, answer === 'yes' ? 'liked' : 'avoided'))
    await this.#answered(about, answer)
    this.#page.inner.tellChanged()
  }

  /** Of levels 1 and 2 only; about what was shown last, in a small share of visits. */
  async question(kind?: string): Promise<Question | undefined> {
    const page = this.#page
    const { level } = await page.home()
    const { campaigns = [], questionShare: share = 0 } = (await page.file()) ?? {}
    // A census shows nothing.
    const shows = (id: string): boolean =>
      campaigns.some((one) => one.id === id && one.kind === 'experiment')
    const campaign = [...page.took].filter(shows).at(-1)
    if ((level !== 1 && level !== 2) || campaign === undefined) return undefined
    if (chooseArm(page.visit, 'question', share, [1]) < 0) return undefined
    const kinds = [...page.kinds, kind]
    const checkout = kinds.includes('checkout') || kinds.includes('basket')
    const both = ['helpful', 'too_personal'] as const
    const first = chooseArm(page.visit, 'about', 1, [1, 1])
    for (const about of first > 0 ? both : both.toReversed()) {
      const named = `${about}:${campaign}`
      const refused = await this.#refusal({ kind: 'feedback', about: named, checkout })
      if (refused !== undefined) continue
      await this.#askedNow('feedback', named)
      return { about, campaign }
    }
    return undefined
  }

  async answerQuestion(
    { about, campaign }: Question,
    answer: 'yes' | 'little' | 'no',
  ): Promise<void> {
    await this.#answered(`${about}:${campaign}`, answer === 'no' ? 'no' : 'yes')
    if (answer !== 'yes') return
    await this.#counted(
      campaign,
      about === 'helpful' ? { step: 'helpful' } : { guard: 'too_personal' },
    )
  }
}
