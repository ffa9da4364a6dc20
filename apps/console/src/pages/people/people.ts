/**
 * One person, looked up and seen for a quarter of an hour. What is seen is in the memory of this page
 * alone, and gone from it with the time, with the button, and with the page.
 */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { Problem } from '../../problem.ts'
import { peopleWords } from './area-words.ts'
import './countdown.ts'
import { findForm, lookedIn } from './find-form.ts'
import type { PersonActs } from './person-acts.ts'
import { actsView, holdsView } from './person-acts.ts'
import { choicesView, historyView, keptView } from './person-view.ts'
import type { Entry, Found, SeenPerson } from './shapes.ts'
import type { PeopleWords } from './words.ts'

const leastReason = 10

interface Open {
  /** Sealed; it says nothing here. */
  readonly access: string
  /** Epoch milliseconds of the server. */
  readonly until: number
}

class ConsolePeople extends Page<SeenPerson | null, PeopleWords> {
  protected readonly words = peopleWords
  #open: Open | undefined
  /** Of the last look: nobody, or it is over. */
  #note: 'nobody' | 'ended' | 'proposed' | undefined
  readonly #leave = (): void => this.#forget()

  override connectedCallback(): void {
    super.connectedCallback()
    // Also where the browser keeps the page for the way back.
    addEventListener('pagehide', this.#leave)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('pagehide', this.#leave)
    void this.#endThere()
    this.#forget()
  }

  protected async load(): Promise<SeenPerson | null> {
    const open = this.#open
    if (open === undefined) return null
    const { api, locale } = this.context
    try {
      const asked = { query: { locale }, body: { access: open.access } }
      const person = await api.send<SeenPerson>('POST', 'office/people/view', asked)
      // It may have been closed meanwhile.
      return this.#open === open ? person : null
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'permit_invalid') throw error
      this.#over()
      return null
    }
  }

  #forget(): void {
    this.#open = undefined
    // A question may name what it is about.
    document.querySelector('dialog[open]')?.dispatchEvent(new Event('cancel'))
    this.state = { is: 'ready', data: null }
  }

  #over(): void {
    this.#forget()
    this.#note = 'ended'
    if (this.say !== undefined) announce(this.say.ended)
  }

  async #endThere(): Promise<void> {
    const open = this.#open
    if (open === undefined) return
    const body = { access: open.access }
    // What cannot be ended there ends by itself.
    await this.context.api.send('POST', 'office/people/end', { body }).catch(() => undefined)
  }

  async #end(): Promise<void> {
    const ending = this.#endThere()
    this.#over()
    await ending
    this.querySelector<HTMLElement>('h1')?.focus()
  }

  readonly #find = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const body = lookedIn(form)
    this.#note = undefined
    void this.act('find', async () => {
      const { api } = this.context
      const found = await api.send<Found>('POST', 'office/people/access', { body })
      const { access, until } = found
      if (access === null || until === null) this.#note = 'nobody'
      else this.#open = { access, until: Date.parse(until) }
      if (access !== null) form.reset()
    })
  }

  #acts(access: string, say: PeopleWords): PersonActs {
    const { api, common } = this.context
    const send = (path: string, body: object, done: string): Promise<boolean> => {
      const asked = { body: { ...body, access } }
      return this.act(path, () => api.send('POST', `office/people/${path}`, asked), done)
    }
    const propose = async (body: object, title: string, text: string): Promise<void> => {
      const question = { title, text, action: title, reason: say.reasonHint, least: leastReason }
      const reason = await ask(question, common)
      if (reason === undefined) return
      this.#note = undefined
      if (await send('proposals', { ...body, reason }, say.proposed)) this.#note = 'proposed'
      this.requestUpdate()
    }
    return {
      busy: this.busy !== undefined,
      send: (...sending) => void send(...sending),
      propose: (...proposing) => void propose(...proposing),
    }
  }

  async #take(access: string, { item, at }: Entry, what: string, say: PeopleWords): Promise<void> {
    const { api, common } = this.context
    const question = {
      title: say.takeOutTitle(what),
      text: say.takeOutText,
      action: say.takeOut,
      reason: say.reasonHint,
      least: leastReason,
    }
    const reason = await ask(question, common)
    if (reason === undefined) return
    const moment = typeof at === 'string' ? { at: Date.parse(at) } : {}
    const body = { access, type: 'rectification', reason, forget: [{ item, ...moment }] }
    await this.act('requests', () => api.send('POST', 'office/people/requests', { body }), say.done)
  }

  #noteView(say: PeopleWords): TemplateResult | typeof nothing {
    switch (this.#note) {
      case 'nobody':
        return html`<div class="note" role="status"><p><strong>${say.nobody}</strong></p><p>${say.nobodyText}</p></div>`
      case 'ended':
        return html`<p class="note" role="status">${say.ended}</p>`
      case 'proposed':
        return html`<p class="note" role="status">${say.proposed} <a href="/console/staff/approvals${location.search}">${say.toApprovals}</a></p>`
      case undefined:
        return nothing
    }
  }

  #person({ access, until }: Open, person: SeenPerson, say: PeopleWords): TemplateResult {
    const { context } = this
    const { api, can } = context
    const acts = can('people.act') ? this.#acts(access, say) : undefined
    const take =
      acts === undefined
        ? undefined
        : (entry: Entry, what: string): void => void this.#take(access, entry, what, say)
    return html`<div class="open-person sheet">
        <console-countdown .until=${until} .now=${() => api.now()} .label=${say.left} .soon=${say.soon} .over=${() => this.#over()}></console-countdown>
        <button @click=${() => this.#end()}>${say.end}</button>
        <p class="quiet">${say.noted}</p>
      </div>
      ${this.#noteView(say)}
      ${choicesView(person, say, context)}
      ${keptView(person, take, this.busy !== undefined, say, context)}
      ${holdsView(person, acts, say, context)}
      ${historyView(person, say, context)}
      ${acts === undefined ? nothing : actsView(person, acts, say, context)}`
  }

  protected ready(person: SeenPerson | null, say: PeopleWords): TemplateResult {
    const open = this.#open
    if (person !== null && open !== undefined) {
      return html`<h1 tabindex="-1">${say.person}</h1>${this.#person(open, person, say)}`
    }
    const [request] = this.rest
    return html`<h1 tabindex="-1">${say.title}</h1><p>${say.lead}</p>
      ${this.#noteView(say)}
      ${findForm(request, say, this.context.common, this.busy !== undefined, this.#find)}`
  }
}

customElements.define('console-people', ConsolePeople)
