/** What is counted, on the page about privacy: campaigns, how people choose, and what it costs one person. */
import type { SiteSettings, StoredCampaign } from '@discreet/engine'
import { trustEpsilonPerPeriod } from '@discreet/engine'
import type { Locale } from '@discreet/policy'
import { rationalToNumber } from '@discreet/privacy'
import type { Spent } from './campaign-charges.ts'
import { campaignPageTexts } from './campaign-page-texts.ts'
import type { Safe } from './html.ts'
import { safe } from './html.ts'

/** `spent`: null when the ledger does not hold. Names of campaigns are the staff's; ids are public. */
export function campaignSection(
  campaigns: readonly StoredCampaign[],
  settings: SiteSettings,
  spent: Spent | null,
  locale: Locale,
): Safe {
  const say = campaignPageTexts[locale]
  const rows = campaigns.flatMap(({ campaign, state, registration }) => {
    if (state === 'draft' || state === 'closed') return []
    const cells = [
      `<code>${safe(campaign.id)}</code>`,
      safe(say.states[state]),
      `ε ${safe(campaign.plan.epsilon)}`,
      `<code>${safe(registration?.sha256)}</code>`,
    ]
    return [`<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`]
  })
  const heads = [say.campaign, say.state, say.cost, say.promise]
    .map((head) => `<th scope="col">${safe(head)}</th>`)
    .join('')
  const table =
    rows.length === 0
      ? `<p>${safe(say.none)}</p>`
      : `<div class="wide" role="region" tabindex="0" aria-label="${safe(say.heading)}"><table><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  const total =
    spent === null || spent.periods + spent.campaigns + spent.trustCounts === 0
      ? ''
      : `<p>${safe(say.total(spent.epsilon.toFixed(2), String(spent.delta)))}</p>`
  const each = trustEpsilonPerPeriod(settings)
  const choosing =
    each === undefined ? '' : `<p>${safe(say.choosing(rationalToNumber(each).toFixed(2)))}</p>`
  return `<h2>${safe(say.heading)}</h2><p>${safe(say.intro)}</p>${table}${choosing}${total}`
}
