/** What is known about the person at this level, entry by entry, each with a way out. */

import type { Preferences, ScoreTerm } from '@discreet/protocol'
import type { HistoryEntry } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import type { CentreView } from './preferences-data.ts'
import { dateIn } from './preferences-data.ts'
import { plain } from './product.ts'

function entry({ id, title, at, bought }: HistoryEntry, view: CentreView): TemplateResult {
  const { texts, discreet, tell, attempt } = view
  const { profile } = texts
  const name = plain(title)
  const forget = async (): Promise<void> => {
    await discreet.profile.forget([id])
    await tell({ text: profile.forgotten(name) })
  }
  return html`
    <li>
      <span>
        <bdi>${name}</bdi>
        <span class="small quiet">
          ${bought ? profile.bought : profile.looked}, ${dateIn(discreet, at)}
        </span>
      </span>
      <button class="text" aria-label=${profile.forget(name)} @click=${() => attempt(forget)}>
        ${profile.forgetShort}
      </button>
    </li>
  `
}

const lists = ['liked', 'avoided', 'less', 'owned', 'without'] as const

function chips(list: keyof Preferences, view: CentreView): TemplateResult | typeof nothing {
  const { texts, data, discreet, tell, attempt } = view
  const { profile, why, slot } = texts
  const { preferences } = data.profile
  if (preferences[list].length === 0) return nothing
  const nameOf = (one: string): string => {
    if (list === 'without') return why.terms[one as ScoreTerm]
    const [, kind, id = ''] = /^(campaign|tactic|placement):(.+)$/.exec(one) ?? []
    return kind === undefined ? plain(one) : slot.named[kind as keyof typeof slot.named](plain(id))
  }
  const remove = async (one: string): Promise<void> => {
    const left = { ...preferences, [list]: preferences[list].filter((other) => other !== one) }
    const answer = await discreet.profile.setPreferences(left)
    const undo = async (): Promise<void> => {
      await discreet.profile.setPreferences(preferences)
    }
    await tell(answer.ok ? { text: profile.removed(nameOf(one)), undo } : answer)
  }
  return html`
    <div>
      <p id=${list} class="small quiet">${profile.lists[list]}</p>
      <div class="chips" role="group" aria-labelledby=${list}>
        ${preferences[list].map(
          (one) => html`<button
            class="chip"
            part="chip"
            aria-label=${profile.remove(nameOf(one))}
            @click=${() => attempt(() => remove(one))}
          >
            <bdi>${nameOf(one)}</bdi>
          </button>`,
        )}
      </div>
    </div>
  `
}

export function profileSection(view: CentreView): TemplateResult {
  const { texts, data, section } = view
  const { level, entries, preferences } = data.profile
  const title = texts.profile.titles[level]
  const empty = entries.length === 0 && lists.every((list) => preferences[list].length === 0)
  return section(
    title,
    html`
      ${empty ? html`<p>${texts.profile.nothing}</p>` : nothing}
      ${
        entries.length === 0
          ? nothing
          : html`<ul class="lines scroll" role="list" aria-label=${title}>
              ${entries.map((one) => entry(one, view))}
            </ul>`
      }
      ${lists.map((list) => chips(list, view))}
    `,
  )
}
