/** The facts of an incident as a form, and what somebody filled in. */
import type { Texts } from '@discreet/policy'
import { tableFields } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Facts, Scope } from './incident-shapes.ts'
import type { IncidentsWords } from './incidents-words.ts'

/** For an input of a day and a time, in the browser's own time. */
export function localTime(at: number): string {
  const date = new Date(at)
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function isoTime(local: FormDataEntryValue | null): string {
  const at = new Date(String(local))
  return Number.isFinite(at.getTime()) ? at.toISOString() : ''
}

function scopeIn(said: FormData): Scope {
  if (said.get('scope') === 'site') return { of: 'site', fields: said.getAll('field').map(String) }
  return {
    of: 'accesses',
    actor: String(said.get('actor') ?? ''),
    from: isoTime(said.get('from')),
    to: isoTime(said.get('to')),
  }
}

export function factsIn(said: FormData): Facts {
  const text = (name: string): string => String(said.get(name) ?? '').trim()
  return {
    nature: text('nature'),
    categories: text('categories')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    consequences: text('consequences'),
    measures: text('measures'),
    scope: scopeIn(said),
    highRisk: said.has('highRisk'),
    unreadable: said.has('unreadable'),
  }
}

function scopeFields(scope: Scope | undefined, say: IncidentsWords, names: Texts): TemplateResult {
  const chosen = scope?.of === 'site' ? scope.fields : []
  const accesses = scope?.of === 'accesses' ? scope : undefined
  const kinds = ['site', 'accesses'] as const
  const moment = (at: string | undefined): string =>
    at === undefined ? '' : localTime(Date.parse(at))
  return html`<fieldset><legend>${say.scope}</legend>
    ${kinds.map((of) => html`<label><input type="radio" name="scope" value=${of} required ?checked=${(scope?.of ?? 'site') === of} /> ${say.scopes[of]}</label>`)}
    <fieldset class="of-site"><legend>${say.fields}</legend>
      ${tableFields.map((id) => html`<label><input type="checkbox" name="field" value=${id} ?checked=${chosen.includes(id)} /> ${names.fields[id]}</label>`)}
    </fieldset>
    <fieldset class="of-accesses"><legend>${say.scopes.accesses}</legend>
      <label class="above">${say.actor}<input name="actor" maxlength="200" .value=${accesses?.actor ?? ''} aria-describedby="actor-hint" /></label>
      <p id="actor-hint" class="quiet">${say.actorHint}</p>
      <div class="row"><label>${say.from}<input name="from" type="datetime-local" .value=${moment(accesses?.from)} /></label>
      <label>${say.to}<input name="to" type="datetime-local" .value=${moment(accesses?.to)} /></label></div>
    </fieldset>
  </fieldset>`
}

export function factsFields(
  facts: Facts | undefined,
  say: IncidentsWords,
  names: Texts,
): TemplateResult {
  const text = (
    name: 'nature' | 'consequences' | 'measures',
    hint?: TemplateResult,
  ): TemplateResult =>
    html`<label>${say[name]}<textarea name=${name} required minlength="3" maxlength="2000" rows="3" .value=${facts?.[name] ?? ''}></textarea></label>${hint ?? ''}`
  return html`${text('nature', html`<p class="quiet">${say.natureHint}</p>`)}
    <label>${say.categories}<textarea name="categories" required rows="2" .value=${facts?.categories.join('\n') ?? ''}></textarea></label>
    <p class="quiet">${say.categoriesHint}</p>
    ${text('consequences')}${text('measures')}
    ${scopeFields(facts?.scope, say, names)}
    <fieldset><legend>${say.risk}</legend>
      <label><input type="checkbox" name="highRisk" ?checked=${facts?.highRisk ?? false} /> ${say.highRisk}</label>
      <label><input type="checkbox" name="unreadable" ?checked=${facts?.unreadable ?? false} /> ${say.unreadable}</label>
    </fieldset>`
}
