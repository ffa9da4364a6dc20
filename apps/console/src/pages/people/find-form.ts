/** Somebody is looked up by what they gave, with a reason that they can read. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { FrameWords } from '../../texts/frame.ts'
import type { Identifier } from './shapes.ts'
import type { PeopleWords } from './words.ts'

const identifiers: readonly Identifier[] = ['id', 'email', 'request', 'record']

export interface Looked {
  readonly by: Identifier
  readonly value: string
  readonly reason: string
  readonly request?: string
}

export function lookedIn(form: HTMLFormElement): Looked {
  const given = new FormData(form)
  const said = (name: string): string => String(given.get(name) ?? '').trim()
  const request = said('request')
  return {
    by: said('by') as Identifier,
    value: said('value'),
    reason: said('reason'),
    ...(request === '' ? {} : { request }),
  }
}

/** `request`: whose person is looked for, where the address says it. */
export function findForm(
  request: string | undefined,
  say: PeopleWords,
  common: FrameWords,
  busy: boolean,
  submit: (event: SubmitEvent) => void,
): TemplateResult {
  const chosen: Identifier = request === undefined ? 'id' : 'request'
  return html`<form class="sheet" autocomplete="off" @submit=${submit}>
    <label>${say.by}<select name="by">${identifiers.map((one) => html`<option value=${one} ?selected=${one === chosen}>${say.identifiers[one]}</option>`)}</select></label>
    <label>${say.value}<input name="value" required maxlength="512" spellcheck="false" autocapitalize="none" autocomplete="off" .value=${request ?? ''}></label>
    <label>${common.reason}<textarea name="reason" rows="2" required minlength="10" maxlength="500" aria-describedby="find-reason-hint"></textarea></label>
    <p id="find-reason-hint" class="quiet">${say.reasonHint}</p>
    <label>${say.request}<input name="request" maxlength="64" spellcheck="false" autocomplete="off" aria-describedby="find-request-hint" .value=${request ?? ''}></label>
    <p id="find-request-hint" class="quiet">${say.requestHint}</p>
    <p class="buttons"><button class="main" ?disabled=${busy}>${say.find}</button></p>
  </form>`
}
