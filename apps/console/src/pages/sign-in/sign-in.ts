/** Whoever is not signed in: how they can, or what keeps them from it. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import type { Api } from '../../api.ts'
import type { Locale } from '../../locale.ts'
import { problemNote } from '../../parts/problem-note.ts'
import { Problem } from '../../problem.ts'
import type { FrameWords } from '../../texts/frame.ts'
import { signInTexts } from './sign-in-texts.ts'
import type { DemoPerson, Ways } from './ways.ts'
import {
  asDemo,
  byPasskey,
  byProvider,
  join,
  namedAddress,
  passkeyTrouble,
  takeReturned,
  troubleOf,
  waysOf,
} from './ways.ts'
import type { SignInWords, Trouble } from './words.ts'

class ConsoleSignIn extends LitElement {
  static override properties: PropertyDeclarations = {
    ways: { state: true },
    say: { state: true },
    busy: { state: true },
    trouble: { state: true },
  }

  declare api: Api
  declare locale: Locale
  declare common: FrameWords
  /** Secret of a link; '' when the address says that there was one, and it is gone. */
  declare invitation: string | undefined
  /** They were signed in until now. */
  declare again: boolean
  declare done: () => void
  declare private ways: Ways | undefined
  declare private say: SignInWords | undefined
  declare private busy: boolean
  declare private trouble: Trouble | Problem | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.busy = false
    void this.#begin()
  }

  async #begin(): Promise<void> {
    const { words } = await signInTexts[this.locale]()
    this.say = words
    const returned = takeReturned()
    if (this.invitation === undefined) {
      await this.#try(async () => {
        this.ways = await waysOf(this.api)
      })
    }
    this.trouble ??= this.invitation === '' ? 'linkMissing' : returned
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    this.busy = true
    this.trouble = undefined
    try {
      await work()
      return true
    } catch (error) {
      const trouble = troubleOf(error) ?? (error instanceof Problem ? error : undefined)
      if (trouble === undefined) throw error
      this.trouble = trouble
      return false
    } finally {
      this.busy = false
    }
  }

  async #enter(work: () => Promise<unknown>): Promise<void> {
    if (await this.#try(work)) this.done()
  }

  readonly #join = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = new FormData(event.target as HTMLFormElement)
    const name = String(form.get('name') ?? '').trim()
    void this.#enter(() => join(this.api, this.invitation ?? '', name))
  }

  protected override render(): TemplateResult {
    const { say, common, invitation } = this
    if (say === undefined) return html`<p class="waiting" role="status">${common.waiting}</p>`
    const title = invitation === undefined ? say.title : say.join.title
    return html`<div class="entrance"><h1>${title}</h1>
      ${this.again ? html`<p>${say.again}</p>` : nothing}
      ${this.#trouble(say)}
      ${invitation === undefined ? this.#ways(say) : this.#invited(invitation, say)}</div>`
  }

  #trouble(say: SignInWords): TemplateResult | typeof nothing {
    const { trouble, common } = this
    if (trouble === undefined) return nothing
    if (trouble instanceof Problem) return problemNote(trouble, common)
    return html`<div class="note problem" role="alert"><p>${say.troubles[trouble]}</p>${trouble === 'notAtAnAddress' ? html`<p><code>${namedAddress()}</code></p>` : nothing}</div>`
  }

  #invited(invitation: string, say: SignInWords): TemplateResult | typeof nothing {
    if (invitation === '') return nothing
    const hindrance = passkeyTrouble()
    if (hindrance !== undefined) return this.#hindered(hindrance, say)
    const { text, name, nameHint, action } = say.join
    return html`<form class="sheet" @submit=${this.#join}>
      <p>${text}</p>
      <label>${name}<input name="name" autocomplete="name" required maxlength="100" aria-describedby="name-hint"></label>
      <p id="name-hint" class="quiet">${nameHint}</p>
      <p><button class="main" ?disabled=${this.busy}>${action}</button></p>
    </form>`
  }

  #hindered(hindrance: Trouble, say: SignInWords): TemplateResult {
    return html`<div class="note"><p>${say.troubles[hindrance]}</p>${hindrance === 'notAtAnAddress' ? html`<p><code>${namedAddress()}</code></p>` : nothing}</div>`
  }

  #ways(say: SignInWords): TemplateResult {
    const { ways, common } = this
    if (ways === undefined) {
      return this.busy
        ? html`<p class="waiting" role="status">${common.waiting}</p>`
        : html`<p><button @click=${() => this.#begin()}>${common.again}</button></p>`
    }
    const { provider, passkey, demo, nobody } = ways
    const none = provider === null && !passkey && demo.length === 0
    return html`${provider !== null ? html`<p><button class="main" ?disabled=${this.busy} @click=${() => this.#try(() => byProvider(this.api))}>${say.provider}</button></p>` : nothing}
      ${nobody && passkey ? this.#nobody(say) : passkey ? this.#passkey(say) : nothing}
      ${demo.length === 0 ? nothing : this.#demo(demo, say)}
      ${none ? html`<p>${say.noWay}</p>` : nothing}`
  }

  #nobody({ nobody }: SignInWords): TemplateResult {
    return html`<div class="sheet"><h2>${nobody.title}</h2><p>${nobody.text}</p><pre><code>${location.origin}/console/join#…</code></pre><p class="quiet">${nobody.lost}</p></div>`
  }

  #passkey(say: SignInWords): TemplateResult {
    const hindrance = passkeyTrouble()
    if (hindrance !== undefined) return this.#hindered(hindrance, say)
    return html`<p><button class="main" ?disabled=${this.busy} @click=${() => this.#enter(() => byPasskey(this.api))}>${say.passkey}</button></p><p class="quiet">${say.passkeyHint}</p>`
  }

  #demo(people: readonly DemoPerson[], say: SignInWords): TemplateResult {
    const { roles } = this.common
    return html`<h2>${say.demo.title}</h2><p>${say.demo.text}</p>
      <ul class="staff">${people.map(
        (person) =>
          html`<li><button ?disabled=${this.busy} @click=${() => this.#enter(() => asDemo(this.api, person))}><strong>${person.name}</strong> <span>${person.roles.map((role) => roles[role]).join(', ')}</span>${person.roles.map((role) => html`<span class="quiet">${say.does[role]}</span>`)}</button></li>`,
      )}</ul>`
  }
}

customElements.define('console-sign-in', ConsoleSignIn)
