/** For leaders: four numbers, each with its course and the reason, and below it what they are made of. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { heldSection, tacticsSection } from './evidence.ts'
import { figures } from './figures.ts'
import { careSection, easeSection, requestsSection, spentSection } from './keeping.ts'
import { levelsSection } from './levels.ts'
import type { Trust } from './shapes.ts'
import type { TrustWords } from './words.ts'

class ConsoleTrust extends Page<Trust, TrustWords> {
  protected readonly words: Words<TrustWords> = {
    en: () => import('./en.ts'),
    de: () => import('./de.ts'),
    fr: () => import('./fr.ts'),
    es: () => import('./es.ts'),
  }

  protected load(): Promise<Trust> {
    return this.context.api.get<Trust>('office/trust')
  }

  protected ready(trust: Trust, say: TrustWords): TemplateResult {
    const { context } = this
    return html`<h1>${say.title}</h1><p>${say.intro}</p><p class="note">${say.noisy}</p>
      ${figures(trust, say, context)}
      ${levelsSection(trust, say, context)}
      ${easeSection(trust, say, context)}
      ${tacticsSection(trust, say, context)}
      ${heldSection(trust, say, context)}
      ${requestsSection(trust, say, context)}
      ${careSection(trust, say, context)}
      ${spentSection(trust, say, context)}`
  }
}

customElements.define('console-trust', ConsoleTrust)
