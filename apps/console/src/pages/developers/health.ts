/** What is in order and what is not, what was asked, and how a page of the shop begins. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { table } from '../../parts/table.ts'
import type { HealthWords } from './health-words.ts'
import type { Health, HealthState } from './shapes.ts'

const healthWords: Words<HealthWords> = {
  en: () => import('./health-en.ts'),
  de: () => import('./health-de.ts'),
  fr: () => import('./health-fr.ts'),
  es: () => import('./health-es.ts'),
}

/** SHA-384 of the SDK's files, as `integrity` attributes have them. */
type Hashes = Readonly<Record<string, string>>

interface Shown {
  readonly health: Health
  /** null: this server has no SDK. */
  readonly hashes: Hashes | null
}

const classOf: Readonly<Record<HealthState, string>> = {
  ok: 'good',
  late: 'warn',
  broken: 'bad',
  off: 'quiet',
}

const classic = 'discreet.classic.js'

async function hashesOf(): Promise<Hashes | null> {
  const answer = await fetch('/sdk/integrity.json').catch(() => undefined)
  return answer?.ok === true ? ((await answer.json()) as Hashes) : null
}

class ConsoleHealth extends Page<Shown, HealthWords> {
  protected readonly words = healthWords

  protected async load(): Promise<Shown> {
    const [health, hashes] = await Promise.all([
      this.context.api.get<Health>('office/health'),
      hashesOf(),
    ])
    return { health, hashes }
  }

  #checks({ checks }: Health, say: HealthWords): TemplateResult {
    const { formats } = this.context
    return table(
      say.title,
      [
        { head: say.check, cell: ({ check }) => say.checks[check] },
        {
          head: say.state,
          cell: ({ state }) =>
            html`<span class="tag ${classOf[state]}">${say.states[state]}</span>`,
        },
        {
          head: say.says,
          cell: ({ check, state, facts }) =>
            // What is there has nothing to say where its absence does.
            (check === 'queue' || check === 'mail') && state === 'ok'
              ? ''
              : say.text[check](facts, formats),
        },
      ],
      checks,
    )
  }

  #requests({ routes, since }: Health, say: HealthWords): TemplateResult {
    const { number, time } = this.context.formats
    const milliseconds = (seconds: number): string => say.milliseconds(number(seconds * 1000, 1))
    return html`<h2>${say.requests}</h2><p>${say.requestsText(time(since))}</p>
      ${
        routes.length === 0
          ? html`<p>${say.noRequests}</p>`
          : table(
              say.requests,
              [
                { head: say.route, cell: ({ route }) => html`<code>${route}</code>` },
                { head: say.count, numeric: true, cell: ({ requests }) => number(requests) },
                { head: say.refused, numeric: true, cell: ({ refused }) => number(refused) },
                { head: say.failed, numeric: true, cell: ({ failed }) => number(failed) },
                { head: say.mean, numeric: true, cell: ({ mean }) => milliseconds(mean) },
                {
                  head: say.p95,
                  numeric: true,
                  cell: ({ p95 }) => (p95 === null ? '–' : milliseconds(p95)),
                },
              ],
              routes,
            )
      }`
  }

  #code(hashes: Hashes | null, say: HealthWords): TemplateResult {
    const { id } = this.context.session.site
    const at = location.origin
    const hash = hashes?.[classic]
    const docs = html`<h2>${say.docs}</h2><p>${say.docsText} <a href="/docs">${say.api}</a>, <a href="/openapi.json">${say.openapi}</a></p>`
    if (hashes === null) return html`${docs}<p>${say.noSdk}</p>`
    const modules = `<script type="module" src="${at}/sdk/discreet.js" data-discreet-site="${id}"></script>\n<discreet-shelf placement="home"></discreet-shelf>`
    const pinned = `<script defer src="${at}/sdk/${classic}" integrity="${hash ?? ''}"\n        crossorigin="anonymous" data-discreet-site="${id}"></script>`
    return html`${docs}<h3>${say.snippet}</h3><p>${say.snippetText}</p><pre tabindex="0"><code>${modules}</code></pre>
      ${hash === undefined ? '' : html`<h3>${say.pinned}</h3><p>${say.pinnedText}</p><pre tabindex="0"><code>${pinned}</code></pre>`}`
  }

  protected ready({ health, hashes }: Shown, say: HealthWords): TemplateResult {
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      ${this.#checks(health, say)}
      ${this.#requests(health, say)}
      ${this.#code(hashes, say)}`
  }
}

customElements.define('console-health', ConsoleHealth)
