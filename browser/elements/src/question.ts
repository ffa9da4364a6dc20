/**
 * `<discreet-question page>`: one short question about what was shown, to few and seldom
 * (core/policy/src/governor.ts); whoever does not answer has answered. `page`: what kind of page it is.
 */
import type { Question as Asked } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { css, sheetOf } from './element.ts'
import { Panel } from './panel.ts'
import { panelStyles } from './panel-styles.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(
  panelStyles,
  css`
  .question {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .question .button {
    min-inline-size: 6rem;
  }
`,
)

type Answer = 'yes' | 'little' | 'no'

/** After this long with nothing shown there is nothing to ask about. */
const waitMilliseconds = 1000

export class Question extends Panel {
  #asked: Asked | undefined
  #answered = false
  #looking = false

  constructor() {
    super(sheet)
  }

  /** Once for a page; nothing is loaded where nobody is asked. */
  protected override async refresh(): Promise<void> {
    const level = this.at?.choices.get().level
    if (level !== 1 && level !== 2) this.#asked = undefined
    if (this.#asked !== undefined || (level !== 1 && level !== 2)) return super.redraw()
    if (this.#looking) return
    this.#looking = true
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds))
    this.#asked = await this.#question().catch(() => undefined)
    this.#looking = false
    if (this.#asked !== undefined && this.isConnected) await super.refresh()
  }

  async #question(): Promise<Asked | undefined> {
    const questions = await (await this.at?.campaigns())?.questions()
    return questions?.question(this.getAttribute('page') ?? undefined)
  }

  protected override async load(): Promise<void> {}

  async #answer(asked: Asked, answer: Answer, { slot }: ElementTexts): Promise<void> {
    const told = await this.attempt(async () => {
      const questions = await (await this.at?.campaigns())?.questions()
      await questions?.answerQuestion(asked, answer)
      return true
    })
    if (told !== true) return
    this.#answered = true
    await this.tell({ text: slot.thanks })
  }

  #buttons(asked: Asked, texts: ElementTexts): TemplateResult {
    const { slot } = texts
    const answers: readonly Answer[] =
      asked.about === 'helpful' ? ['yes', 'no'] : ['no', 'little', 'yes']
    return html`
      <div class="row">
        ${answers.map(
          (answer) => html`<button
            class="button"
            data-answer=${answer}
            @click=${() => this.#answer(asked, answer, texts)}
          >
            ${slot.answers[answer]}
          </button>`,
        )}
      </div>
    `
  }

  protected override content(texts: ElementTexts): unknown {
    const asked = this.#asked
    if (asked === undefined) return nothing
    const question = texts.slot.questions[asked.about]
    return html`
      <div class="question" part="question" role="group" aria-label=${question}>
        ${
          this.#answered
            ? nothing
            : html`<p>${question}</p>
                ${this.#buttons(asked, texts)}`
        }
        ${this.status(texts)}
      </div>
    `
  }
}
