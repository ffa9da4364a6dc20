/** Breaches of personal data: opened, counted, told of, closed; each step with its place in the log. */
import type { Texts } from '@discreet/policy'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { localeNames, locales } from '../../locale.ts'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import { table } from '../../parts/table.ts'
import type { WorkAt } from '../../parts/working.ts'
import { follow, workingNote } from '../../parts/working.ts'
import { factsFields, factsIn, isoTime, localTime } from './incident-form.ts'
import type { Incident, Letters, OneIncident, Phase, TellingDone } from './incident-shapes.ts'
import { clockOf, courseOf, incidentFacts, letterOf } from './incident-view.ts'
import type { IncidentsWords } from './incidents-words.ts'
import { pageLink } from './links.ts'
import { policyTexts } from './policy-texts.ts'

interface Loaded {
  readonly names: Texts
  readonly incidents?: readonly Incident[]
  readonly incident?: OneIncident
}

const fresh = 'new'

class ConsoleIncidents extends Page<Loaded, IncidentsWords> {
  static override properties: PropertyDeclarations = {
    letters: { state: true },
    working: { state: true },
    told: { state: true },
    changing: { state: true },
  }

  protected readonly words: Words<IncidentsWords> = {
    en: () => import('./texts/incidents-en.ts'),
    de: () => import('./texts/incidents-de.ts'),
    fr: () => import('./texts/incidents-fr.ts'),
    es: () => import('./texts/incidents-es.ts'),
  }
  declare private letters: Letters | undefined
  declare private working: WorkAt | undefined
  declare private told: TellingDone | undefined
  /** The facts are being changed with the next step. */
  declare private changing: boolean

  constructor() {
    super()
    this.changing = false
  }

  protected async load(): Promise<Loaded> {
    const { api, locale } = this.context
    const [id] = this.rest
    const names = await policyTexts[locale]()
    if (id === fresh) return { names }
    if (id !== undefined) return { names, incident: await api.get(this.#path(id)) }
    const { incidents } = await api.get<{ incidents: readonly Incident[] }>('office/incidents')
    return { names, incidents }
  }

  #path(id: string, what = ''): string {
    return `office/incidents/${encodeURIComponent(id)}${what}`
  }

  get #may(): boolean {
    return this.context.can('incidents.write')
  }

  #list(incidents: readonly Incident[], say: IncidentsWords): TemplateResult {
    const { common, formats, api } = this.context
    const begin = this.#may
      ? html`<p><a class="button" href=${pageLink(`incidents/${fresh}`)}>${say.begin}</a></p>`
      : nothing
    const heading = html`<h1>${common.pages.incidents}</h1><p>${say.intro}</p>`
    if (incidents.length === 0) return html`${heading}${empty(say.none, say.noneText, begin)}`
    return html`${heading}${begin}${table<Incident>(
      common.pages.incidents,
      [
        {
          head: say.nature,
          cell: ({ id, facts, drill }) =>
            html`<a href=${pageLink(`incidents/${id}`)}>${facts.nature}</a>${drill ? html` <span class="tag">${say.drill}</span>` : nothing}`,
        },
        { head: say.clock, cell: (one) => clockOf(one, say, formats, api.now()) },
        { head: say.phase, cell: ({ phase }) => say.phases[phase] },
        {
          head: say.affected,
          numeric: true,
          cell: ({ affected }) => (affected === null ? say.notCounted : formats.number(affected)),
        },
        { head: say.detected, cell: ({ detectedAt }) => formats.time(detectedAt) },
      ],
      incidents,
    )}`
  }

  readonly #begin = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const { context, say } = this
    const said = new FormData(event.target as HTMLFormElement)
    const body = {
      drill: said.get('kind') === 'drill',
      detectedAt: isoTime(said.get('detectedAt')),
      facts: factsIn(said),
    }
    await this.act('begin', async () => {
      const { id } = await context.api.send<Incident>('POST', 'office/incidents', { body })
      context.go(`privacy/incidents/${id}`)
      announce(say?.begun ?? '')
    })
  }

  #form(say: IncidentsWords, names: Texts): TemplateResult {
    const now = localTime(this.context.api.now())
    return html`<p><a href=${pageLink('incidents')}>← ${say.back}</a></p>
      <h1>${say.beginTitle}</h1><p>${say.beginText}</p>
      <form @submit=${this.#begin}>
        <fieldset><legend>${say.kind}</legend>
          <label><input type="radio" name="kind" value="real" required /> ${say.real}</label>
          <label><input type="radio" name="kind" value="drill" /> ${say.drill}</label></fieldset>
        <label>${say.detected}<input name="detectedAt" type="datetime-local" required max=${now} .value=${now} /></label>
        ${factsFields(undefined, say, names)}
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.begin}</button></p>
      </form>`
  }

  #step(
    { id, next, facts, authorityBy }: OneIncident,
    say: IncidentsWords,
    names: Texts,
  ): TemplateResult {
    const late = this.context.api.now() > Date.parse(authorityBy)
    const submit = async (event: SubmitEvent): Promise<void> => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      const said = new FormData(form)
      const delay = String(said.get('delay') ?? '').trim()
      const body = {
        phase: String(said.get('phase')),
        note: String(said.get('note')).trim(),
        ...(delay === '' ? {} : { delay }),
        ...(this.changing ? { facts: factsIn(said) } : {}),
      }
      const work = (): Promise<unknown> =>
        this.context.api.send('POST', this.#path(id, '/phases'), { body })
      if (!(await this.act('step', work, say.filed))) return
      this.changing = false
      // They say something else now.
      this.letters = undefined
      for (const field of form.querySelectorAll('textarea')) field.value = ''
    }
    const toggle = (event: Event): void => {
      this.changing = (event.target as HTMLDetailsElement).open
    }
    const option = (phase: Phase): TemplateResult =>
      html`<option value=${phase}>${say.phases[phase]}: ${say.phaseTexts[phase]}</option>`
    return html`<h2>${say.next}</h2>
      <form class="sheet" @submit=${submit}>
        <label>${say.phase}<select name="phase" required>${next.map(option)}</select></label>
        <label>${say.note}<textarea name="note" required minlength="3" maxlength="2000" rows="3" aria-describedby="note-hint"></textarea></label>
        <p id="note-hint" class="quiet">${say.noteHint}</p>
        ${late && next.includes('authority_notified') ? html`<label>${say.delay}<textarea name="delay" maxlength="2000" rows="2" aria-describedby="delay-hint"></textarea></label><p id="delay-hint" class="quiet">${say.delayHint}</p>` : nothing}
        <details .open=${this.changing} @toggle=${toggle}><summary>${say.factsChanged}</summary>${this.changing ? factsFields(facts, say, names) : nothing}</details>
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.file}</button></p>
      </form>`
  }

  #finding({ id, affected, phase }: OneIncident, say: IncidentsWords): TemplateResult {
    const count = (): Promise<boolean> =>
      this.act(
        'count',
        () => this.context.api.send('POST', this.#path(id, '/affected')),
        say.counted,
      )
    const shown = affected === null ? say.notCounted : this.context.formats.number(affected)
    return html`<h2>${say.find}</h2><p>${say.findText}</p>
      <dl><dt>${say.affected}</dt><dd><strong>${shown}</strong></dd></dl>
      ${this.#may && phase !== 'closed' ? html`<p><button ?disabled=${this.busy !== undefined} @click=${count}>${say.count}</button></p>` : nothing}`
  }

  #letters({ id }: OneIncident, say: IncidentsWords): TemplateResult {
    const { letters, context } = this
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const locale = String(new FormData(event.target as HTMLFormElement).get('locale'))
      void this.act('letters', async () => {
        this.letters = await context.api.get<Letters>(this.#path(id, '/letters'), { locale })
      })
    }
    return html`<h2>${say.letters}</h2><p>${say.lettersText}</p>
      <form class="row" @submit=${submit}>
        <label>${say.language}<select name="locale">${locales.map((one) => html`<option value=${one} ?selected=${one === context.locale}>${localeNames[one]}</option>`)}</select></label>
        <button ?disabled=${this.busy !== undefined}>${say.showLetters}</button>
      </form>
      ${
        letters === undefined
          ? nothing
          : html`${letters.authority.missing.length === 0 ? nothing : html`<p class="note">${say.missing} ${letters.authority.missing.join(', ')}</p>`}
            ${letterOf(say.toAuthority, letters.authority, context.common)}${letterOf(say.toPeople, letters.people, context.common)}`
      }`
  }

  async #tell({ id, drill }: OneIncident, say: IncidentsWords): Promise<void> {
    const { api, common } = this.context
    const question = {
      title: say.tell,
      text: drill ? say.tellDrill : say.tellText,
      action: say.tell,
    }
    if ((await ask(question, common)) === undefined) return
    this.working = { done: 0, total: 0 }
    await this.act('tell', async () => {
      this.told = await follow<TellingDone>(api, this.#path(id, '/tell'), {}, (at) => {
        this.working = at
      })
    })
    this.working = undefined
  }

  #toldNote(say: IncidentsWords): TemplateResult | typeof nothing {
    const { told, context } = this
    if (told === undefined) return nothing
    const number = (value: number): string => context.formats.number(value)
    const shown = {
      drill: '',
      affected: number(told.affected),
      told: number(told.told),
      before: number(told.before),
      unreachable: number(told.unreachable),
    }
    return html`<div class="note" role="status"><p>${told.drill ? say.toldDrill(shown) : say.told(shown)}</p>
      ${told.unreachable === 0 ? nothing : html`<p>${say.unreachable(shown.unreachable)}</p>`}</div>`
  }

  #telling(incident: OneIncident, say: IncidentsWords): TemplateResult | typeof nothing {
    const { formats } = this.context
    if (!this.#may || incident.phase === 'closed') return nothing
    const assessed = incident.phases.some(({ phase }) => phase === 'assessed')
    const text = ({ done, total }: WorkAt): string =>
      say.telling(formats.number(done), formats.number(total))
    return html`<h2>${say.tell}</h2><p>${incident.drill ? say.tellDrill : say.tellText}</p>
      ${assessed ? nothing : html`<p class="quiet">${say.tellWaits}</p>`}
      <p><button ?disabled=${!assessed || this.busy !== undefined} @click=${() => this.#tell(incident, say)}>${say.tell}</button></p>
      ${workingNote(this.working, text)}${this.#toldNote(say)}`
  }

  #one(incident: OneIncident, say: IncidentsWords, names: Texts): TemplateResult {
    const { formats, api } = this.context
    const open = incident.phase !== 'closed'
    return html`<p><a href=${pageLink('incidents')}>← ${say.back}</a></p>
      <h1>${incident.facts.nature}</h1>
      ${incident.drill ? html`<p class="note">${say.drillText}</p>` : nothing}
      <p>${clockOf(incident, say, formats, api.now())}</p>
      <h2>${say.course}</h2>${courseOf(incident, say, formats)}
      ${open ? (this.#may ? this.#step(incident, say, names) : nothing) : html`<p>${say.closed}</p>`}
      ${this.#finding(incident, say)}
      ${this.#letters(incident, say)}
      ${this.#telling(incident, say)}
      <h2>${say.factsTitle}</h2>${incidentFacts(incident, say, names, this.context)}
      <p>${say.verifyText} <a href=${pageLink('log')}>${say.verify}</a></p>`
  }

  protected ready({ names, incidents, incident }: Loaded, say: IncidentsWords): TemplateResult {
    if (incidents !== undefined) return this.#list(incidents, say)
    return incident === undefined ? this.#form(say, names) : this.#one(incident, say, names)
  }
}

customElements.define('console-incidents', ConsoleIncidents)
