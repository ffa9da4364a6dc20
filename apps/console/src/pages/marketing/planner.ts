/** How many people a difference takes, with the noise in it; worked out in the page. */
import { planSize, planWeeks } from '@discreet/experiment'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import type { Formats } from '../../format.ts'
import type { MarketingWords } from './words.ts'

const mostWeeks = 52
const shareOfArm = 0.475

interface Planned {
  readonly perArm: number
  readonly exact: number
  readonly perArmAlways: number
  readonly weeks: number | undefined
}

class ConsolePlanner extends LitElement {
  static override properties: PropertyDeclarations = {
    say: { attribute: false },
    formats: { attribute: false },
    planned: { state: true },
  }

  declare say: MarketingWords['form']
  declare formats: Formats
  /** null: the numbers describe nothing that can be seen. */
  declare private planned: Planned | null | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  readonly #plan = (event: SubmitEvent): void => {
    event.preventDefault()
    const data = new FormData(event.target as HTMLFormElement)
    const [base, lift, epsilon, people, cohorts] = [
      'base',
      'lift',
      'epsilon',
      'people',
      'weeks',
    ].map((name) => Number(data.get(name))) as [number, number, number, number, number]
    const question = { base: base / 100, lift: lift / 100, epsilon }
    try {
      const size = planSize({ ...question, cohorts })
      const enough = planWeeks({ ...question, peoplePerWeek: people, share: shareOfArm }, mostWeeks)
      this.planned = { ...size, weeks: enough?.weeks }
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.planned = null
    }
  }

  #answer(planned: Planned): TemplateResult {
    const { say, formats } = this
    const { perArm, exact, perArmAlways, weeks } = planned
    const number = (value: number): string => formats.number(value)
    return html`<p>${say.planned(number(perArm), number(exact), number(perArmAlways))}</p>
      <p>${weeks === undefined ? say.tooLong : say.weeksNeeded(number(weeks))}</p>`
  }

  protected override render(): TemplateResult {
    const { say, planned } = this
    const field = (name: string, label: string, value: number, step: string): TemplateResult =>
      html`<label>${label}<input type="number" name=${name} required min="0.001" step=${step} value=${value} /></label>`
    return html`<details><summary>${say.plan}</summary><p>${say.planIntro}</p>
      <form class="row" @submit=${this.#plan}>
        ${field('base', `${say.base} (%)`, 5, 'any')}${field('lift', `${say.lift} (%)`, 10, 'any')}${field('epsilon', say.epsilon, 1, 'any')}
        ${field('people', say.people, 5000, '1')}${field('weeks', say.weeks, 6, '1')}<button>${say.plan}</button>
      </form>
      <div role="status">${planned === undefined ? nothing : planned === null ? html`<p>${say.cannot}</p>` : this.#answer(planned)}</div></details>`
  }
}

customElements.define('console-planner', ConsolePlanner)
