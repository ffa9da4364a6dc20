/** The page about privacy, for everybody: what each level means, what was spent, and the proof. */
import type { SiteStore } from '@discreet/engine'
import type { Notice, Texts } from '@discreet/policy'
import { textsFor } from '@discreet/policy'
import { spentBy } from './campaign-charges.ts'
import { campaignSection } from './campaign-page.ts'
import { queryOf } from './guest-pages.ts'
import { guestTexts } from './guest-texts.ts'
import type { Safe } from './html.ts'
import { page, safe } from './html.ts'

function levelTable({ label }: Notice, name: string): Safe {
  const [first] = label
  const rows = (first?.rows ?? []).map(({ name }, k) => {
    const cells = label.map(({ rows: own }) => `<td>${safe(own[k]?.text)}</td>`).join('')
    return `<tr><th scope="row">${safe(name)}</th>${cells}</tr>`
  })
  const heads = label
    .map(
      ({ level, name, line }) =>
        `<th scope="col">${level} ${safe(name)}<br><span class="quiet">${safe(line)}</span></th>`,
    )
    .join('')
  return `<div class="wide" role="region" tabindex="0" aria-label="${safe(name)}"><table><thead><tr><td></td>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

function fullNotice(
  { sections, addition, missing }: Notice,
  { full, unpublished }: Texts['page'],
): Safe {
  if (missing.length > 0) return `<h2>${safe(full)}</h2><p class="note">${safe(unpublished)}</p>`
  const parts = [...sections, ...(addition === undefined ? [] : [addition])].map(
    ({ heading, lines }) =>
      `<h3>${safe(heading)}</h3><ul>${lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul>`,
  )
  return `<h2>${safe(full)}</h2>${parts.join('')}`
}

export async function privacyPage(
  store: SiteStore,
  notice: Notice,
  checkpoint: string,
): Promise<string> {
  const say = textsFor(notice.locale).page
  const releases = await store.releases()
  const { charges, verification } = await store.verifiedLedger()
  const spent = verification.ok ? spentBy(charges, store.site.settings.delta) : null
  const last = releases.at(-1)
  const rows = releases.map(
    ({ at, epsilon, delta, card }) =>
      `<tr><td>${safe(new Date(at).toISOString().slice(0, 10))}</td><td>ε ${epsilon.toFixed(2)}, δ ${delta}</td><td>${safe(card['privacy_unit'])}</td></tr>`,
  )
  const crowd =
    last === undefined
      ? `<p>${safe(say.nothing)}</p>`
      : `<p>${safe(say.noise(last.epsilon.toFixed(2)))}</p><h3>${safe(say.releases)}</h3><div class="wide" role="region" tabindex="0" aria-label="${safe(say.releases)}"><table><thead><tr><th scope="col">${safe(say.at)}</th><th scope="col">ε, δ</th><th scope="col">${safe(say.unit)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
  return page(
    notice.title,
    `<header><h1>${safe(notice.title)}</h1></header><main><p>${safe(notice.short)}</p>
<h2>${safe(say.levels)}</h2>${levelTable(notice, say.levels)}
<h2>${safe(say.crowd)}</h2>${crowd}
${campaignSection(await store.campaigns.campaigns(), store.site.settings, spent, notice.locale)}
<h2>${safe(say.ledger)}</h2><p>${safe(verification.ok ? say.holds(charges.length) : say.broken)}</p>
<h2>${safe(say.log)}</h2><p>${safe(say.checkpoint)}</p><pre tabindex="0">${safe(checkpoint)}</pre>
${fullNotice(notice, say)}
<p><a href="/rights?${safe(queryOf(store.site.id, notice.locale))}">${safe(guestTexts(notice.locale).title)}</a></p></main>`,
    notice.locale,
  )
}
