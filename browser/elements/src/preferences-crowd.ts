/** Help for the crowd: what the switch means, exactly what is sent, and how well the crowd hides. */
import type { Contribution } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import type { CentreView } from './preferences-data.ts'
import { dateIn } from './preferences-data.ts'
import { switchOf } from './switch.ts'

async function help(view: CentreView, on: boolean, confirmed: boolean): Promise<boolean> {
  const { discreet, ask, tell, attempt } = view
  const now = discreet.choices.get()
  const twice = now.obligations.some((one) => one.do === 'ask_twice')
  if (on && twice && !confirmed) {
    await ask('contribute')
    return false
  }
  const level = now.level
  const choice = { level, contribute: on, ...(confirmed ? { confirmed } : {}) }
  const answer = await attempt(() => discreet.choices.set(choice))
  const { contribute } = discreet.choices.get()
  const { reasons } = view.texts.policy
  const done = contribute ? reasons.contribute_on : reasons.contribute_off
  if (answer !== undefined) await tell({ text: answer.ok ? done : answer.text })
  return contribute
}

function question(view: CentreView): TemplateResult {
  const { texts, ask } = view
  const yes = async (): Promise<void> => {
    await ask(undefined)
    await help(view, true, true)
  }
  return html`
    <div class="asks" role="group" aria-labelledby="twice" tabindex="-1">
      <p id="twice">${texts.level.twice(texts.crowd.title)}</p>
      <div class="row">
        <button class="button" @click=${yes}>${texts.level.yes}</button>
        <button class="button" @click=${() => ask(undefined)}>${texts.level.no}</button>
      </div>
    </div>
  `
}

function sentBox(text: string, sent: Contribution, { texts }: CentreView): TemplateResult {
  return html`
    <div class="sent" part="sent">
      <p>${text}</p>
      <dl>
        <dt>${texts.crowd.falseName}</dt>
        <dd><bdi>${sent.person}</bdi></dd>
        ${sent.baskets.map(
          (basket, place) => html`
            <dt>${texts.crowd.basket(place + 1)}</dt>
            <dd><bdi>${basket.join(', ')}</bdi></dd>
          `,
        )}
      </dl>
    </div>
  `
}

export function crowdSection(view: CentreView): TemplateResult {
  const { texts, data, discreet, section, asks } = view
  const { crowd, policy } = texts
  const { pending, sent, periods } = data
  const { contribute } = discreet.choices.get()
  const number = new Intl.NumberFormat(discreet.locale, { maximumFractionDigits: 2 })
  const { epsilon, releases } = data.crowd
  const helping = html`
    <div data-asks="contribute" tabindex="-1">
      ${switchOf(crowd.title, policy.purposes.contribute, contribute, (on) =>
        help(view, on, false),
      )}
    </div>
    ${asks === 'contribute' ? question(view) : nothing}
    <p>${crowd.meaning}</p>
    <details>
      <summary>${crowd.exactly}</summary>
      <div class="boxes">
        ${
          pending === null
            ? html`<p>${crowd.nothingWaits}</p>`
            : sentBox(crowd.waiting(dateIn(discreet, pending.dueAt)), pending.contribution, view)
        }
        ${sent.length === 0 ? html`<p>${crowd.nothingSent}</p>` : nothing}
        ${sent.map(({ contribution, at }) =>
          sentBox(crowd.sent(dateIn(discreet, at)), contribution, view),
        )}
        <p class="quiet">${crowd.periods(periods.used, periods.most)}</p>
      </div>
    </details>
  `
  const hidden = html`
    <p>${epsilon === null ? policy.page.nothing : policy.page.noise(number.format(epsilon))}</p>
    ${releases === 0 ? nothing : html`<p class="quiet">${crowd.counts(releases)}</p>`}
  `
  return html`${section(crowd.title, helping)} ${section(crowd.hidden, hidden)}`
}
