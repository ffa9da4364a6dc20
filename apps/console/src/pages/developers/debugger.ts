/** Trying an event out, with the gate's own decision; nothing of it stays anywhere. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { developersWords } from './area-words.ts'
import { explainedEvent } from './explained-event.ts'
import { sampleOf, samples } from './samples.ts'
import type { Debugged, SiteFacts } from './shapes.ts'
import type { DebuggerWords, DevelopersWords } from './words.ts'

class ConsoleDebugger extends Page<SiteFacts, DevelopersWords> {
  protected readonly words = developersWords
  #answer: Debugged | undefined

  /** Names of the site's own events and consent, for the samples. */
  protected load(): Promise<SiteFacts> {
    return this.context.api.get<SiteFacts>('office/site')
  }

  get #area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }

  async #explain(say: DebuggerWords): Promise<void> {
    const area = this.#area
    if (area === null) return
    area.setCustomValidity('')
    let event: unknown
    try {
      event = JSON.parse(area.value)
    } catch (error) {
      area.setCustomValidity(`${say.notJson} ${(error as Error).message}`)
      area.reportValidity()
      return
    }
    const { api, locale } = this.context
    this.#answer = undefined
    await this.act('explain', async () => {
      this.#answer = await api.send<Debugged>('POST', 'office/debug', {
        query: { locale },
        body: { event },
      })
    })
  }

  #fill(text: string): void {
    const area = this.#area
    if (area === null) return
    area.setCustomValidity('')
    area.value = text
    area.focus()
  }

  protected ready(site: SiteFacts, { debugger: say }: DevelopersWords): TemplateResult {
    const names = { categories: site.contributeCategories, events: site.contributionEvents }
    const { common, formats } = this.context
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      void this.#explain(say)
    }
    const reasons = (this.#answer?.rules.reasons ?? []).map(({ text }) => text)
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      <div class="buttons" role="group" aria-label=${say.samples}>${samples.map(
        (one) =>
          html`<button type="button" @click=${() => this.#fill(JSON.stringify(sampleOf(one, names), null, 2))}>${say.sample[one]}</button>`,
      )}</div>
      <form @submit=${submit}>
        <label>${say.event}<textarea class="code" name="event" rows="14" required spellcheck="false" autocomplete="off" aria-describedby="event-hint" @input=${() => this.#area?.setCustomValidity('')}></textarea></label>
        <p id="event-hint" class="quiet">${say.hint}</p>
        <p class="buttons"><button class="main" ?disabled=${this.busy !== undefined}>${say.explain}</button></p>
      </form>
      <div aria-live="polite">${this.#answer?.events.map((one, n) =>
        explainedEvent(one, formats.number(n + 1), reasons, say, common),
      )}${this.#answer === undefined ? nothing : html`<p class="quiet">${say.account}</p>`}</div>`
  }
}

customElements.define('console-debugger', ConsoleDebugger)
