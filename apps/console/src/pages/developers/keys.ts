/** Write keys: made, shown once, changed without a gap, revoked. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { once } from '../../parts/once.ts'
import type { Column } from '../../parts/table.ts'
import { table } from '../../parts/table.ts'
import { developersWords } from './area-words.ts'
import type { ShownKey } from './shapes.ts'
import type { DevelopersWords, KeysWords } from './words.ts'

const nameOf = ({ id, ending }: ShownKey): string =>
  ending === null ? `${id.slice(0, 8)}…` : `…${ending}`

class ConsoleKeys extends Page<readonly ShownKey[], DevelopersWords> {
  protected readonly words = developersWords
  /** Gone with the page. */
  #made: string | undefined

  protected async load(): Promise<readonly ShownKey[]> {
    return (await this.context.api.get<{ keys: readonly ShownKey[] }>('office/keys')).keys
  }

  async #make(replaces?: ShownKey): Promise<void> {
    const { api } = this.context
    await this.act('make', async () => {
      const body = replaces === undefined ? {} : { replaces: replaces.id }
      const { writeKey } = await api.send<{ writeKey: string }>('POST', 'office/keys', { body })
      this.#made = writeKey
    })
  }

  async #revoke(key: ShownKey, isLast: boolean, say: KeysWords): Promise<void> {
    const { api, common } = this.context
    const reason = await ask(
      {
        title: say.revokeTitle(nameOf(key)),
        text: isLast ? `${say.revokeText} ${say.revokeLast}` : say.revokeText,
        action: say.revoke,
        reason: say.reasonHint,
      },
      common,
    )
    if (reason === undefined) return
    const path = `office/keys/${key.id}/revoke`
    await this.act('revoke', () => api.send('POST', path, { body: { reason } }), say.done)
  }

  #columns(all: readonly ShownKey[], say: KeysWords): readonly Column<ShownKey>[] {
    const { formats } = this.context
    const old = (id: string): string => {
      const key = all.find((one) => one.id === id)
      return key === undefined ? id.slice(0, 8) : nameOf(key)
    }
    return [
      { head: say.key, cell: (key) => html`<code>${nameOf(key)}</code>` },
      {
        head: say.made,
        cell: ({ addedAt }) => (addedAt === null ? say.withSite : formats.time(addedAt)),
      },
      { head: say.by, cell: ({ addedBy }) => addedBy ?? '' },
      {
        head: say.state,
        cell: ({ revokedAt, replaces }) =>
          revokedAt !== null
            ? say.revoked(formats.day(revokedAt))
            : `${say.holds}${replaces === null ? '' : `, ${say.replaces(old(replaces))}`}`,
      },
    ]
  }

  #acts(holding: readonly ShownKey[], say: KeysWords): Column<ShownKey> {
    const busy = this.busy !== undefined
    const button = (key: ShownKey, text: string, work: () => void): TemplateResult =>
      html`<button ?disabled=${busy} aria-label="${text} ${nameOf(key)}" @click=${work}>${text}</button>`
    return {
      head: '',
      cell: (key) => html`<span class="buttons">
        ${button(key, say.rotate, () => void this.#make(key))}
        ${button(key, say.revoke, () => void this.#revoke(key, holding.length === 1, say))}</span>`,
    }
  }

  protected ready(keys: readonly ShownKey[], { keys: say }: DevelopersWords): TemplateResult {
    const { can, common } = this.context
    const holding = keys.filter(({ revokedAt }) => revokedAt === null)
    const gone = keys.filter(({ revokedAt }) => revokedAt !== null)
    const columns = this.#columns(keys, say)
    const writes = can('developers.write')
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      ${this.#made === undefined ? nothing : once(say.onceTitle, say.onceText, this.#made, common)}
      ${table(say.title, writes ? [...columns, this.#acts(holding, say)] : columns, holding)}
      ${writes ? html`<p class="quiet">${say.rotateText}</p><p><button ?disabled=${this.busy !== undefined} @click=${() => this.#make()}>${say.make}</button></p>` : nothing}
      ${gone.length === 0 ? nothing : html`<details><summary>${say.show(String(gone.length))}</summary>${table(say.show(String(gone.length)), columns, gone)}</details>`}`
  }
}

customElements.define('console-keys', ConsoleKeys)
