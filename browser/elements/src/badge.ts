/**
 * `<discreet-badge server="…" site="…" key="…" since="…">`: what holds about a Discreet, said only as far
 * as this browser has verified it itself, when it comes into view. The module that is served as
 * /sdk/badge.js: no Lit, no SDK, nothing kept on the device. docs/security-badges.md has the whole of it.
 */
import type { Badge, Findings, Spent } from './badge-checks.ts'
import { addressIn, findings } from './badge-checks.ts'
import { whyOf } from './badge-proofs.ts'
import type { Say } from './badge-texts.ts'
import { sayIn } from './badge-texts.ts'

/** Colours and letters are those of the page around it. */
const rules = `
:host{display:block;border:1px solid;padding:.5em .8em}
a{color:inherit}ul{margin:0;padding:0;list-style:none}i{display:block}`

function element(tag: string, ...children: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  made.append(...children)
  return made
}

type Shown = 'gpc' | 'signed' | 'grown' | 'loss'

function lossIn(say: Say, { last, year, delta }: Spent): string {
  const figure = (value: number): string => (Math.ceil(value * 100) / 100).toLocaleString()
  const before = last === undefined ? '' : `ε ${figure(last)} ${say('last')}, `
  return `${say('loss')}: ${before}≤ ε ${figure(year)} ${say('year')} (δ ${delta})`
}

async function settle(line: Element, name: Shown, found: Findings, say: Say): Promise<void> {
  let [text, state] = [say(name), `✓ ${say('verified')}`]
  try {
    const fact = await found[name]
    if (typeof fact === 'object') text = lossIn(say, fact)
  } catch (error) {
    state = `? ${say('doubtful')}: ${say(whyOf(error))}`
  }
  line.replaceChildren(text, element('i', state))
}

class DiscreetBadge extends HTMLElement {
  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rules)
    root.adoptedStyleSheets = [sheet]
    const say = sayIn((this.closest('[lang]') as HTMLElement | null)?.lang ?? '')
    const given = (name: string): string => this.getAttribute(name) ?? ''
    const badge: Badge = {
      server: given('server'),
      site: given('site'),
      key: given('key'),
      since: given('since'),
    }
    const rows: Shown[] = ['gpc', 'signed', 'loss']
    if (badge.since !== '') rows.splice(2, 0, 'grown')
    const lines = rows.map((name) => element('li', say(name), element('i', '…')))
    const title = element('a', say('title')) as HTMLAnchorElement
    title.href = addressIn(badge, '/privacy')
    root.replaceChildren(title, element('ul', ...lines))
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      watch.disconnect()
      const found = findings(badge, Date.now())
      rows.forEach((name, k) => void settle(lines[k] as Element, name, found, say))
    })
    watch.observe(this)
  }
}

customElements.define('discreet-badge', DiscreetBadge)
