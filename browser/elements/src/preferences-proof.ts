/** Receipts of choices; taking everything along; erasing everything. */
import type { Receipt } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { saveFile } from './file.ts'
import type { CentreView } from './preferences-data.ts'
import { dateIn } from './preferences-data.ts'

function line({ receipt, record }: Receipt, { texts, discreet }: CentreView): TemplateResult {
  const { proof, policy } = texts
  const nameOf = (level: number | null): string =>
    policy.levels[level === null || !(level in policy.levels) ? 0 : (level as 0)].name
  const date = dateIn(discreet, record.at)
  const day = new Date(record.at).toISOString().slice(0, 10)
  const save = (): void =>
    saveFile(`receipt-${day}-${record.id.slice(-6)}.jws`, 'application/jose', receipt)
  return html`
    <li>
      <span>
        <b>${proof.from(nameOf(record.levelFrom), nameOf(record.levelTo))}</b>
        <span class="small quiet">${date}</span>
      </span>
      <button class="text" aria-label=${proof.save(date)} @click=${save}>${proof.saveShort}</button>
    </li>
  `
}

export function proofSection(view: CentreView): TemplateResult {
  const { texts, data, section } = view
  const { receipts } = data
  return section(
    texts.proof.title,
    html`
      <p>${receipts.length === 0 ? texts.proof.nothing : texts.proof.lead}</p>
      ${
        receipts.length === 0
          ? nothing
          : html`<ul class="lines scroll" role="list" aria-label=${texts.proof.title}>
              ${[...receipts]
                .sort((a, b) => b.record.at - a.record.at)
                .map((receipt) => line(receipt, view))}
            </ul>`
      }
    `,
  )
}

/** Everything, as a machine reads it too. */
function everything({ discreet, data }: CentreView): string {
  const { profile, receipts, pending, sent } = data
  const { site, choices } = discreet
  const contributions = { pending, sent }
  return JSON.stringify(
    { site, choices: choices.get(), profile, contributions, receipts },
    undefined,
    2,
  )
}

function question({ texts, discreet, ask, tell, attempt }: CentreView): TemplateResult {
  const { take } = texts
  const erase = async (): Promise<void> => {
    await discreet.profile.wipe()
    await ask(undefined)
    await tell({ text: take.erased })
  }
  return html`
    <div class="asks" role="group" aria-labelledby="sure" tabindex="-1">
      <p id="sure">${take.sure}</p>
      <div class="row">
        <button class="button" @click=${() => attempt(erase)}>${take.yes}</button>
        <button class="button" @click=${() => ask(undefined)}>${take.no}</button>
      </div>
    </div>
  `
}

export function takeSection(view: CentreView): TemplateResult {
  const { texts, asks, ask, tell, section, discreet } = view
  const { take } = texts
  const download = async (): Promise<void> => {
    saveFile(`discreet-${discreet.site}.json`, 'application/json', everything(view))
    await tell({ text: take.downloaded })
  }
  return section(
    take.title,
    html`
      <p>${take.lead}</p>
      <div class="row">
        <button class="button" @click=${download}>${take.download}</button>
        <button
          class="button"
          data-asks="erase"
          aria-expanded=${asks === 'erase'}
          @click=${() => ask(asks === 'erase' ? undefined : 'erase')}
        >
          ${take.erase}
        </button>
      </div>
      ${asks === 'erase' ? question(view) : nothing}
      <p><a href=${view.privacyPage}>${take.notice}</a></p>
    `,
  )
}
