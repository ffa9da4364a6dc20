/**
 * `<discreet-preferences placement privacy>`: the centre. The level, help for the crowd, all that is known
 * and how to correct, move or erase it, receipts, and what the crowd's privacy costs.
 */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { sheetOf } from './element.ts'
import { need } from './need.ts'
import type { Told } from './panel.ts'
import { Panel } from './panel.ts'
import { crowdSection } from './preferences-crowd.ts'
import type { CentreData, CentreView } from './preferences-data.ts'
import { loadCentre } from './preferences-data.ts'
import { profileSection } from './preferences-profile.ts'
import { proofSection, takeSection } from './preferences-proof.ts'
import { preferencesStyles } from './preferences-styles.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(...preferencesStyles)

export class PreferenceCentre extends Panel {
  #data: CentreData | undefined
  #asks: CentreView['asks']
  #turn = 0

  constructor() {
    super(sheet)
  }

  protected override async load(): Promise<void> {
    const { at } = this
    if (at === undefined) return
    this.#turn += 1
    const turn = this.#turn
    const data = await loadCentre(at)
    if (turn !== this.#turn) return
    this.#data = data
    await need('discreet-level')
    if (data.profile.level === 2) await need('discreet-move')
    if (at.choices.get().signedIn) await need('discreet-rights')
  }

  #view(texts: ElementTexts): CentreView | undefined {
    const { at } = this
    if (at === undefined || this.#data === undefined) return undefined
    return {
      discreet: at,
      texts,
      data: this.#data,
      asks: this.#asks,
      privacyPage: this.getAttribute('privacy') ?? '/privacy',
      section: (title, body) => html`<section>
        ${this.heading(title)}
        <div class="body">${body}</div>
      </section>`,
      tell: (told) => this.tell(told),
      attempt: (act) => this.attempt(act),
      ask: async (what) => {
        const asked = this.#asks
        this.#asks = what
        await this.redraw()
        this.focusOn(what === undefined ? `[data-asks="${asked}"]` : '.asks')
      },
    }
  }

  protected override content(texts: ElementTexts): unknown {
    const view = this.#view(texts)
    if (view === undefined) return nothing
    return html`
      <div class="centre">
        <discreet-level
          .discreet=${view.discreet}
          heading-level=${this.getAttribute('heading-level') ?? nothing}
          placement=${this.getAttribute('placement') ?? 'home'}
        ></discreet-level>
        ${crowdSection(view)} ${profileSection(view)} ${this.#move(view)} ${this.#rights(view)}
        ${proofSection(view)}
        ${view.data.profile.level === 3 ? nothing : takeSection(view)} ${this.status(texts)}
      </div>
    `
  }

  /** Stays after an erasure, for its certificate. */
  #wasSignedIn = false

  #rights({ discreet, texts, tell, section }: CentreView): TemplateResult | typeof nothing {
    this.#wasSignedIn ||= discreet.choices.get().signedIn
    if (!this.#wasSignedIn) return nothing
    return section(
      texts.rights.title,
      html`<p>${texts.rights.lead}</p>
        <discreet-rights
          privacy=${this.getAttribute('privacy') ?? nothing}
          heading-level=${this.getAttribute('heading-level') ?? nothing}
          .discreet=${discreet}
          @discreet-told=${({ detail }: CustomEvent<Told>) => tell(detail)}
        ></discreet-rights>`,
    )
  }

  #move({ data, discreet, texts, tell, section }: CentreView): TemplateResult | typeof nothing {
    if (data.profile.level !== 2) return nothing
    return section(
      texts.move.title,
      html`<discreet-move
        .discreet=${discreet}
        @discreet-told=${({ detail }: CustomEvent<Told>) => tell(detail)}
      ></discreet-move>`,
    )
  }
}
