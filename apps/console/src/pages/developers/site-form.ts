/** The form that changes what a site says; only what is other than before is sent. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { FrameWords } from '../../texts/frame.ts'
import type { SiteFacts } from './shapes.ts'
import type { SiteWords } from './words.ts'

type Hint = keyof SiteWords['hints']

function field(label: string, name: string, hint: string, control: TemplateResult): TemplateResult {
  return html`<label>${label}${control}</label><p id="${name}-hint" class="quiet">${hint}</p>`
}

export function siteForm(
  site: SiteFacts,
  say: SiteWords,
  common: FrameWords,
  busy: boolean,
  submit: (event: SubmitEvent) => void,
): TemplateResult {
  const { facts: names, hints } = say
  const text = (name: Hint, value: string | null, most = 200): TemplateResult =>
    html`<input name=${name} .value=${value ?? ''} maxlength=${most} autocomplete="off" spellcheck="false" aria-describedby="${name}-hint">`
  const lines = (name: string, values: readonly string[]): TemplateResult =>
    html`<textarea name=${name} rows="3" required spellcheck="false" aria-describedby="${name}-hint" .value=${values.join('\n')}></textarea>`
  const audience = html`<select name="audience">${(['general', 'children'] as const).map((one) => html`<option value=${one} ?selected=${one === site.audience}>${say.audiences[one]}</option>`)}</select>`
  return html`<form @submit=${submit}><h2>${say.change}</h2>
    ${field(names.place, 'place', hints.place, text('place', site.place, 6))}
    ${field(names.placeHeader, 'placeHeader', hints.placeHeader, text('placeHeader', site.placeHeader, 64))}
    <label>${names.audience}${audience}</label>
    ${field(names.categories, 'contributeCategories', hints.names, lines('contributeCategories', site.contributeCategories))}
    ${field(names.events, 'contributionEvents', hints.names, lines('contributionEvents', site.contributionEvents))}
    <p class="note">${say.keysWarn}</p>
    ${field(names.issuer, 'issuer', hints.issuer, text('issuer', site.identity?.issuer ?? null))}
    ${field(say.jwksUrl, 'jwksUrl', hints.jwksUrl, text('jwksUrl', site.identity?.jwksUrl ?? null, 500))}
    ${field(say.jwks, 'jwks', hints.jwks, html`<textarea class="code" name="jwks" rows="4" spellcheck="false" aria-describedby="jwks-hint"></textarea>`)}
    ${field(common.reason, 'reason', say.reasonHint, html`<textarea name="reason" rows="2" required minlength="3" maxlength="2000" aria-describedby="reason-hint"></textarea>`)}
    <p class="buttons"><button class="main" ?disabled=${busy}>${common.save}</button></p>
  </form>`
}

/** undefined, and the field says so, when the key set is no JSON. */
function keySetIn(form: HTMLFormElement, notJson: string): { readonly jwks?: unknown } | undefined {
  const area = form.elements.namedItem('jwks') as HTMLTextAreaElement
  area.setCustomValidity('')
  if (area.value.trim() === '') return {}
  try {
    return { jwks: JSON.parse(area.value) as unknown }
  } catch {
    area.setCustomValidity(notJson)
    area.reportValidity()
    return undefined
  }
}

export function changeIn(
  form: HTMLFormElement,
  before: SiteFacts,
  { notJson }: SiteWords,
): object | undefined {
  const given = new FormData(form)
  const said = (name: string): string => String(given.get(name) ?? '').trim()
  const lines = (name: string): readonly string[] =>
    said(name)
      .split('\n')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  const keys = keySetIn(form, notJson)
  if (keys === undefined) return undefined
  const changed = (name: string, value: string | null): object =>
    said(name) === (value ?? '') ? {} : { [name]: said(name) === '' ? null : said(name) }
  const named = (name: 'contributeCategories' | 'contributionEvents'): object =>
    lines(name).join('\n') === before[name].join('\n') ? {} : { [name]: lines(name) }
  return {
    ...changed('place', before.place),
    ...changed('placeHeader', before.placeHeader),
    ...changed('audience', before.audience),
    ...changed('issuer', before.identity?.issuer ?? null),
    ...changed('jwksUrl', before.identity?.jwksUrl ?? null),
    ...named('contributeCategories'),
    ...named('contributionEvents'),
    ...keys,
    reason: said('reason'),
  }
}
