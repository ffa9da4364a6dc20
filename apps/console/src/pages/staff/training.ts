/** Training: which modules one's roles ask for, what they say, and their questions. */
import type { ModuleId, ModuleText, Role } from '@discreet/staff'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { staffTexts } from './staff-texts.ts'
import type { StaffWords, TrainingWords } from './words.ts'

interface Held {
  readonly module: ModuleId
  readonly version: number
  readonly holds: boolean
  /** ISO 8601; null: never passed. */
  readonly passedAt: string | null
  readonly passedVersion: number | null
  readonly holdsUntil: string | null
}

interface Training {
  readonly modules: readonly Held[]
  readonly roles: readonly {
    readonly role: Role
    readonly needs: readonly ModuleId[]
    readonly awake: boolean
  }[]
}

interface Data extends Training {
  /** The one that is read; undefined: all are listed. */
  readonly text: ModuleText | undefined
}

interface Result {
  readonly right: number
  readonly of: number
  readonly passed: boolean
  readonly holdsUntil: string | null
}

const minutes = 5

class ConsoleTraining extends Page<Data, StaffWords> {
  protected readonly words = staffTexts
  #result: Result | undefined

  protected async load(): Promise<Data> {
    const { api, locale } = this.context
    const [module] = this.rest
    const [training, text] = await Promise.all([
      api.get<Training>('staff/training'),
      module === undefined
        ? undefined
        : api.get<ModuleText>(`staff/training/${encodeURIComponent(module)}`, { locale }),
    ])
    return { ...training, text }
  }

  protected ready(data: Data, { training: say }: StaffWords): TemplateResult {
    return data.text === undefined ? this.#list(data, say) : this.#module(data, data.text, say)
  }

  #list(data: Data, say: TrainingWords): TemplateResult {
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      ${data.roles.length === 0 ? html`<p class="note">${say.noRoles}</p>` : this.#roles(data, say)}
      <ul class="cards">${data.modules.map((held) => this.#card(held, data, say))}</ul>`
  }

  #roles({ roles, modules }: Data, say: TrainingWords): TemplateResult {
    const { common } = this.context
    const missing = (needs: readonly ModuleId[]): string =>
      modules
        .filter(({ module, holds }) => needs.includes(module) && !holds)
        .map(({ module }) => common.modules[module])
        .join(', ')
    return html`<h2>${say.roles}</h2><ul class="plain">${roles.map(
      ({ role, needs, awake }) =>
        html`<li><strong>${common.roles[role]}</strong> ${awake ? html`<span class="tag good">${say.awake}</span>` : html`<span class="warn">${say.waits(missing(needs))}</span>`}</li>`,
    )}</ul>`
  }

  #card(held: Held, { roles }: Data, say: TrainingWords): TemplateResult {
    const { common } = this.context
    const asking = roles.filter(({ needs }) => needs.includes(held.module))
    const named = asking.map(({ role }) => common.roles[role]).join(', ')
    return html`<li class="sheet"><h2>${common.modules[held.module]}</h2>
      <p class=${held.holds ? 'good' : asking.length > 0 ? 'warn' : 'quiet'}>${this.#standing(held, say)}</p>
      <p class="quiet">${asking.length === 0 ? say.askedByNone : say.askedBy(named)}</p>
      <p><a class="button" href="/console/training/${held.module}${location.search}">${held.holds ? say.readAgain : say.read}<span class="hidden">: ${common.modules[held.module]}</span></a></p></li>`
  }

  #standing(held: Held, say: TrainingWords): string {
    const { formats } = this.context
    const { holds, holdsUntil, passedVersion, version } = held
    if (holdsUntil === null) return say.never
    if (holds) return say.holds(formats.day(holdsUntil))
    return passedVersion === version ? say.ranOut(formats.day(holdsUntil)) : say.changed
  }

  #module(
    data: Data,
    { title, sections, questions }: ModuleText,
    say: TrainingWords,
  ): TemplateResult {
    const { formats } = this.context
    return html`<p><a href="/console/training${location.search}">${say.all}</a></p>
      <h1>${title}</h1><p class="quiet">${say.minutes(formats.number(minutes))}</p>
      ${sections.map(({ heading, text }) => html`<h2>${heading}</h2><p>${text}</p>`)}
      <form class="quiz" @submit=${(event: SubmitEvent) => this.#send(event, data)}>
        <h2>${say.questions}</h2><p class="quiet">${say.enough}</p>
        ${questions.map(
          ({ id, text, options }, k) =>
            html`<fieldset><legend>${formats.number(k + 1)}. ${text}</legend>${options.map((option, place) => html`<label><input type="radio" name=${id} value=${place} required> ${option}</label>`)}</fieldset>`,
        )}
        <p><button class="main" ?disabled=${this.busy !== undefined}>${say.send}</button></p>
        <div role="status">${this.#result === undefined ? nothing : this.#outcome(this.#result, say)}</div>
      </form>`
  }

  #outcome({ right, of, passed, holdsUntil }: Result, say: TrainingWords): TemplateResult {
    const { formats } = this.context
    const [count, total] = [formats.number(right), formats.number(of)]
    if (!passed) {
      return html`<div class="note"><p><strong>${say.failed(count, total)}</strong></p><p>${say.failedHint}</p></div>`
    }
    return html`<div class="note done"><p><strong>${say.passed(count, total, formats.day(holdsUntil ?? 0))}</strong></p><p><a href="/console/training${location.search}">${say.all}</a></p></div>`
  }

  async #send(event: SubmitEvent, { text }: Data): Promise<void> {
    event.preventDefault()
    const { api, reload } = this.context
    const form = new FormData(event.target as HTMLFormElement)
    const answers = (text?.questions ?? []).map(({ id }) => Number(form.get(id)))
    const [module = ''] = this.rest
    await this.act('answers', async () => {
      const path = `staff/training/${encodeURIComponent(module)}`
      this.#result = await api.send<Result>('POST', path, { body: { answers } })
      if (this.#result.passed) await reload()
    })
  }
}

customElements.define('console-training', ConsoleTraining)
