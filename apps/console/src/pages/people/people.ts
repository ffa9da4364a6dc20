/**
 * One person, looked up and seen for a quarter of an hour. What is seen is in the memory of this page
 * alone, and gone from it with the time, with the button, and with the page.
 */
import type { Texts } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import { Problem } from '../../problem.ts'
import { policyTexts } from '../privacy/policy-texts.ts'
import { peopleWords } from './area-words.ts'
import './countdown.ts'
import { findForm, lookedIn } from './find-form.ts'
import type { PersonActs } from './person-acts.ts'
import { actsView, holdsView, leastReason } from './person-acts.ts'
import { choicesView, historyView, keptView } from './person-view.ts'
import type { Answer, Entry, Found, SeenPerson } from './shapes.ts'
import type { PeopleWords } from './words.ts'

interface Open {
  /** Sealed; it says nothing here. */
  readonly access: string
  /** Epoch milliseconds of the server. */
  readonly until: number
}

interface Loaded {
  readonly names: Texts
  /** undefined: nobody is open. */
  readonly person: SeenPerson | undefined
}

/** What came of the last step; nothing in it is a person's. */
interface Note extends Partial<Answer> {
  readonly is: 'nobody' | Path
}

/** Below office/people/. */
type Path = 'requests' | 'holds' | 'proposals'

class ConsolePeople extends Page<Loaded, PeopleWords> {
  protected readonly words = peopleWords
  #open: Open | undefined
  #note: Note | undefined
  #ended = false
  readonly #leave = (): void => void this.#close()

  override connectedCallback(): void {
    super.connectedCallback()
    // Also where the browser keeps the page for the way back.
    addEventListener('pagehide', this.#leave)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('pagehide', this.#leave)
    void this.#close()
  }

  protected async load(): Promise<Loaded> {
    const [names, person] = await Promise.all([
      policyTexts[this.context.locale](),
      this.#look(this.#open),
    ])
    return { names, person }
  }

  async #look(open: Open | undefined): Promise<SeenPerson | undefined> {
    if (open === undefined) return undefined
    const { api, locale } = this.context
    try {
      const asked = { query: { locale }, body: { access: open.access } }
      const person = await api.send<SeenPerson>('POST', 'office/people/view', asked)
      // It may be over since it was asked for.
      return this.#open === open ? person : undefined
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'permit_invalid') throw error
      if (this.#open === open) this.#over()
      return undefined
    }
  }

  #forget(): void {
    this.#open = undefined
    if (this.state.is !== 'ready') return
    this.state = { is: 'ready', data: { ...this.state.data, person: undefined } }
  }

  /** Here and there. What cannot be ended there ends by itself. */
  async #close(): Promise<void> {
    const open = this.#open
    this.#forget()
    if (open === undefined) return
    try {
      await this.context.api.send('POST', 'office/people/end', { body: { access: open.access } })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }

  #over(): void {
    this.#forget()
    this.#ended = true
    if (this.say !== undefined) announce(this.say.ended)
    void this.#toTop()
  }

  async #toTop(): Promise<void> {
    await this.updateComplete
    const main = this.closest('main')
    main?.focus({ preventScroll: true })
    if (main !== null) scrollTo(0, 0)
  }

  #end(): void {
    this.#note = undefined
    void this.#close()
    this.#over()
  }

  async #find(form: HTMLFormElement, say: PeopleWords): Promise<void> {
    this.#note = undefined
    this.#ended = false
    const body = lookedIn(form)
    const done = await this.act('find', async () => {
      const { access, until } = await this.context.api.send<Found>('POST', 'office/people/access', {
        body,
      })
      if (access === null || until === null) return
      this.#open = { access, until: Date.parse(until) }
      if (!this.isConnected) await this.#close()
    })
    if (!done) return
    if (this.#open === undefined) this.#note = { is: 'nobody' }
    this.requestUpdate()
    announce(this.#open === undefined ? say.nobody : say.opened)
    await this.#toTop()
  }

  async #do(open: Open, path: Path, body: object, say: PeopleWords): Promise<boolean> {
    this.#note = undefined
    const done = await this.act(path, async () => {
      const asked = { body: { ...body, access: open.access } }
      const { api } = this.context
      const answer = await api.send<{ request?: Answer }>('POST', `office/people/${path}`, asked)
      this.#note = { is: path, ...answer.request }
    })
    // Whoever may not act any more may not look any more either.
    if (!done && this.trouble?.status === 403) await this.refresh()
    if (!done) return false
    announce(say.did[path])
    await this.#toTop()
    return true
  }

  #acts(open: Open, say: PeopleWords): PersonActs {
    const { common } = this.context
    return {
      busy: this.busy !== undefined,
      send: (path, body) => this.#do(open, path, body, say),
      sure: async (title, text) =>
        (await ask({ title, text, action: title }, common)) !== undefined,
      propose: async (body, title) => {
        const text = say.twoPeople
        const question = { title, text, action: title, reason: say.reasonHint, least: leastReason }
        const reason = await ask(question, common)
        if (reason !== undefined) await this.#do(open, 'proposals', { ...body, reason }, say)
      },
    }
  }

  async #take(open: Open, { item, at }: Entry, what: string, say: PeopleWords): Promise<void> {
    const question = {
      title: say.takeOutTitle(what),
      text: say.takeOutText,
      action: say.takeOut,
      reason: say.reasonHint,
      least: leastReason,
    }
    const reason = await ask(question, this.context.common)
    if (reason === undefined) return
    const moment = typeof at === 'string' ? { at: Date.parse(at) } : {}
    const body = { type: 'rectification', reason, forget: [{ item, ...moment }] }
    await this.#do(open, 'requests', body, say)
  }

  #noteView(say: PeopleWords): TemplateResult | typeof nothing {
    const note = this.#note
    if (note === undefined) return nothing
    const { is, id, state } = note
    if (is === 'nobody') return empty(say.nobody, say.nobodyText)
    const link = (path: string, text: string): TemplateResult =>
      html`<a href="/console/${path}${location.search}">${text}</a>`
    return html`<p class="note done">${say.did[is]}
      ${is === 'proposals' ? link('staff/approvals', say.toApprovals) : nothing}
      ${id === undefined ? nothing : link(`privacy/requests/${id}`, say.toRequest)}
      ${state === undefined ? nothing : html`<span class="tag">${say.asked.states[state]}</span>`}</p>`
  }

  #person(open: Open, { person, names }: Seen, say: PeopleWords): TemplateResult {
    const { context } = this
    const { api, can, formats } = context
    const acts = can('people.act') ? this.#acts(open, say) : undefined
    const take = (entry: Entry, what: string): void => void this.#take(open, entry, what, say)
    return html`<h1>${say.person}</h1>
      <div class="open-person sheet">
        <console-countdown .until=${open.until} .now=${() => api.now()} .formats=${formats} .say=${say} .over=${() => this.#over()}></console-countdown>
        <button @click=${() => this.#end()}>${say.end}</button>
      </div>
      ${this.#noteView(say)}
      <p class="quiet">${say.noted}</p>
      ${choicesView(person, say, context)}
      ${acts === undefined ? nothing : actsView(names, acts, say, context)}
      ${keptView(person, acts && { run: take, busy: acts.busy }, say, context)}
      ${holdsView(person, names, acts, say, context)}
      ${historyView(person, names, say, context)}`
  }

  protected ready({ names, person }: Loaded, say: PeopleWords): TemplateResult {
    const open = this.#open
    if (person !== undefined && open !== undefined) {
      return this.#person(open, { person, names }, say)
    }
    const [request] = this.rest
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      void this.#find(event.target as HTMLFormElement, say)
    }
    return html`<h1>${this.context.common.pages.people}</h1><p>${say.lead}</p>
      ${this.#ended ? html`<p class="note done">${say.ended}</p>` : nothing}
      ${this.#noteView(say)}
      ${findForm(request, say, this.context.common, this.busy !== undefined, submit)}`
  }
}

interface Seen extends Loaded {
  readonly person: SeenPerson
}

customElements.define('console-people', ConsolePeople)
