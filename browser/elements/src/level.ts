/**
 * `<discreet-level placement items basket>`: the ladder. Options of equal weight, nothing chosen
 * before the person chooses, one tap up or down; beside each what this shelf shows at that level.
 */
import type { AccountPurpose, Level, ReasonCode } from '@discreet/policy'
import { accountPurposes } from '@discreet/policy'
import type { Choices, Recommendations, Refused, ShelfPlacement } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { drawingOf } from './card.ts'
import { listOf, sheetOf } from './element.ts'
import { levelStyles } from './level-styles.ts'
import { need } from './need.ts'
import { Panel } from './panel.ts'
import { letterOf, nameOf, picturesOf } from './product.ts'
import { switchOf } from './switch.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(...levelStyles)
const previewed = 3
/** Said in other words here, or where they belong. */
const saidElsewhere: readonly ReasonCode[] = ['chosen', 'contribute_on', 'contribute_off']

export class LevelLadder extends Panel {
  static readonly observedAttributes: readonly string[] = ['placement', 'items', 'basket']

  #previews: ReadonlyMap<Level, Recommendations | Refused> = new Map()
  #turn = 0
  /** The level that waits for a second act: a yes, or signing in. */
  #asks: Level | undefined

  constructor() {
    super(sheet)
  }

  attributeChangedCallback(): void {
    if (this.at !== undefined) void this.refresh()
  }

  protected override async load(): Promise<void> {
    const placement = this.getAttribute('placement') as ShelfPlacement | null
    if (placement !== null) void this.#preview(placement)
  }

  async #preview(placement: ShelfPlacement): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const items = listOf(this.getAttribute('items'))
    const basket = listOf(this.getAttribute('basket'))
    const context = {
      limit: previewed,
      ...(items === undefined ? {} : { items }),
      ...(basket === undefined ? {} : { basket }),
    }
    const one = async (level: Level): Promise<void> => {
      const shown = await this.at?.preview(level, placement, context)
      if (shown === undefined || turn !== this.#turn) return
      this.#previews = new Map([...this.#previews, [level, shown]])
      await this.redraw()
    }
    await Promise.all(this.#levels().map((level) => one(level).catch(() => undefined)))
  }

  #levels(): readonly Level[] {
    return this.at?.choices.get().accounts === true ? [0, 1, 2, 3] : [0, 1, 2]
  }

  async #choose(level: Level, texts: ElementTexts, confirmed = false): Promise<void> {
    const choices = this.at?.choices.get()
    if (choices === undefined) return
    const twice = choices.obligations.some((one) => one.do === 'ask_twice')
    const rises = level > (choices.chosen ?? 0)
    if ((level === 3 && !choices.signedIn) || (twice && rises && !confirmed)) {
      this.#asks = level
      await this.tell({ text: '' })
      return this.focusOn('.asks')
    }
    const choice = { level, ...(confirmed ? { confirmed } : {}) }
    const answer = await this.attempt(async () => await this.at?.choices.set(choice))
    this.#asks = undefined
    if (answer === undefined) return this.redraw()
    const { name } = texts.policy.levels[level]
    await this.tell({ text: answer.ok ? texts.level.done(name) : answer.text })
    if (confirmed) this.focusOn(`[data-level="${level}"]`)
  }

  async #leave(): Promise<void> {
    const asked = this.#asks
    this.#asks = undefined
    await this.redraw()
    this.focusOn(`[data-level="${asked}"]`)
  }

  #lead({ gpc, trouble, reasons, chosen, chosenAt }: Choices, texts: ElementTexts): TemplateResult {
    const { level, policy } = texts
    const date = new Intl.DateTimeFormat(this.at?.locale, { dateStyle: 'long' })
    return html`
      <div class="lead">
        ${this.heading(level.title)}
        <p class="quiet">${level.same}</p>
        ${
          chosen === null || chosenAt === null
            ? nothing
            : html`<p>${level.chose(policy.levels[chosen].name, date.format(chosenAt))}</p>`
        }
        ${reasons
          .filter((reason) => !saidElsewhere.includes(reason))
          .map((reason) => html`<p>${policy.reasons[reason]}</p>`)}
        ${gpc ? html`<p class="badge" part="gpc">${level.gpc}</p>` : nothing}
        ${trouble === '' ? nothing : html`<p class="trouble" part="trouble">${trouble}</p>`}
      </div>
    `
  }

  #shows(level: Level, texts: ElementTexts): TemplateResult {
    const preview = this.#previews.get(level)
    const text = preview?.ok === false ? preview.text : texts.level.showsNothing
    if (preview !== undefined && (!preview.ok || preview.items.length === 0)) {
      return html`<p class="none quiet">${text}</p>`
    }
    const list = preview ?? { items: [], scored: 'server' as const }
    const picture = picturesOf(list, this.getAttribute('images') === 'any')
    return html`
      <ol>
        ${list.items.slice(0, previewed).map(
          (shown) => html`<li>
            <span class="tile" aria-hidden="true">
              ${drawingOf(picture(shown), letterOf(shown.product))}
            </span>
            <bdi>${nameOf(shown.product)}</bdi>
          </li>`,
        )}
      </ol>
    `
  }

  #option(level: Level, { chosen }: Choices, texts: ElementTexts): TemplateResult {
    const { name, line } = texts.policy.levels[level]
    return html`
      <div class="option" part="option">
        <button
          class="choose"
          data-level=${level}
          aria-pressed=${chosen === level}
          aria-describedby="line${level}"
          @click=${() => this.#choose(level, texts)}
        >
          <span class="mark" aria-hidden="true"></span>${name}
        </button>
        <p id="line${level}" class="quiet">${line}</p>
        ${
          this.hasAttribute('placement')
            ? html`<div class="shows" part="preview" role="group" aria-label="${name}: ${texts.level.shows}">
                <p class="quiet" aria-hidden="true">${texts.level.shows}</p>
                ${this.#shows(level, texts)}
              </div>`
            : nothing
        }
      </div>
    `
  }

  #second(asked: Level, { signedIn }: Choices, texts: ElementTexts): TemplateResult {
    const { level, policy } = texts
    const { name } = policy.levels[asked]
    const signIn = (): boolean =>
      this.dispatchEvent(new Event('discreet-sign-in', { bubbles: true, composed: true }))
    const asksToSignIn = asked === 3 && !signedIn
    const question = asksToSignIn ? policy.reasons.sign_in : level.twice(name)
    return html`
      <div class="asks" part="asks" role="group" aria-labelledby="question" tabindex="-1">
        <p id="question">${question}</p>
        <div class="row">
          ${
            asksToSignIn
              ? html`<slot name="sign-in">
                  <button class="button" @click=${signIn}>${level.signIn}</button>
                </slot>`
              : html`<button class="button" @click=${() => this.#choose(asked, texts, true)}>
                  ${level.yes}
                </button>`
          }
          <button class="button" @click=${() => this.#leave()}>${level.no}</button>
        </div>
      </div>
    `
  }

  #purposes({ purposes }: Choices, { level, policy }: ElementTexts): TemplateResult {
    const set = async (purpose: AccountPurpose, on: boolean): Promise<boolean> => {
      const now = this.at?.choices.get().purposes ?? []
      const wanted = [...now.filter((one) => one !== purpose), ...(on ? [purpose] : [])]
      const answer = await this.attempt(
        async () => await this.at?.choices.set({ level: 3, purposes: wanted }),
      )
      if (answer?.ok === false) await this.tell(answer)
      return this.at?.choices.get().purposes.includes(purpose) ?? false
    }
    return html`
      <div class="purposes" part="purposes" role="group" aria-labelledby="purposes">
        <div id="purposes">${this.heading(level.purposes, 1)}</div>
        <p class="small quiet">${level.purposesHint}</p>
        ${accountPurposes.map((purpose) =>
          switchOf(
            level.purposeNames[purpose],
            policy.purposes[purpose],
            purposes.includes(purpose),
            (on) => set(purpose, on),
          ),
        )}
      </div>
    `
  }

  protected override content(texts: ElementTexts): unknown {
    const choices = this.at?.choices.get()
    if (choices === undefined) return nothing
    return html`
      <div class="ladder">
        ${this.#lead(choices, texts)}
        <fieldset aria-label=${texts.level.title} part="options">
          ${this.#levels().map((level) => this.#option(level, choices, texts))}
        </fieldset>
        ${this.#asks === undefined ? nothing : this.#second(this.#asks, choices, texts)}
        ${this.status(texts)}
        ${choices.level === 3 ? this.#purposes(choices, texts) : nothing}
        <details @toggle=${() => need('discreet-label')}>
          <summary>${texts.level.compare}</summary>
          <discreet-label .discreet=${this.at}></discreet-label>
        </details>
      </div>
    `
  }
}
