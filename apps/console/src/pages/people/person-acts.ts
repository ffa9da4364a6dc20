/** What is done for the person who is open: requests, holds, and proposals that a second person signs. */
import type { FieldId, Texts } from '@discreet/policy'
import { tableFields } from '@discreet/policy'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { table } from '../../parts/table.ts'
import type { SeenHold, SeenPerson } from './shapes.ts'
import type { PeopleWords } from './words.ts'

/** Characters. */
export const leastReason = 10

const types = ['rectification', 'restriction', 'objection', 'erasure'] as const
type Asked = (typeof types)[number]
const dayMilliseconds = 86_400_000

export interface PersonActs {
  readonly busy: boolean
  /** Whether it was done. */
  send(path: 'requests' | 'holds', body: object): Promise<boolean>
  /** Asks once more before what cannot be undone. */
  sure(title: string, text: string): Promise<boolean>
  propose(body: object, title: string): Promise<void>
}

interface ActForm {
  readonly name: string
  readonly title: string
  readonly text: string
  readonly hint: string
  /** Between the text and the reason. */
  readonly fields: unknown
  send(form: HTMLFormElement, reason: string): Promise<boolean>
}

function said(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim()
}

function actForm(
  { name, title, text, hint, fields, send }: ActForm,
  busy: boolean,
  { common }: Context,
): TemplateResult {
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    if (!(await send(form, said(form, 'reason')))) return
    form.reset()
    form.closest('details')?.removeAttribute('open')
  }
  return html`<details class="sheet"><summary>${title}</summary><form autocomplete="off" @submit=${submit}>
    <p>${text}</p>${fields}
    <label>${common.reason}<textarea name="reason" rows="2" required minlength=${leastReason} maxlength="500" aria-describedby="${name}-reason"></textarea></label>
    <p id="${name}-reason" class="quiet">${hint}</p>
    <p class="buttons"><button class="main" ?disabled=${busy}>${title}</button></p>
  </form></details>`
}

function fieldsOf(type: Asked, say: PeopleWords): TemplateResult | typeof nothing {
  if (type === 'rectification') {
    return html`<label>${say.text}<textarea name="text" rows="3" required maxlength="10000"></textarea></label>`
  }
  if (type !== 'objection') return nothing
  return html`<label>${say.facts.objections}<select name="to"><option value="">${say.both}</option>${Object.entries(say.objections).map(([to, name]) => html`<option value=${to}>${name}</option>`)}</select></label>`
}

function askForm(
  type: Asked,
  say: PeopleWords,
  acts: PersonActs,
  context: Context,
): TemplateResult {
  const send = async (form: HTMLFormElement, reason: string): Promise<boolean> => {
    const [text, to] = [said(form, 'text'), said(form, 'to')]
    const body = { type, reason, ...(text === '' ? {} : { text }), ...(to === '' ? {} : { to }) }
    const sure =
      type !== 'erasure' || (await acts.sure(say.asked.types.erasure, say.askTexts.erasure))
    return sure && (await acts.send('requests', body))
  }
  const form = {
    name: type,
    title: say.asked.types[type],
    text: say.askTexts[type],
    hint: say.reasonHint,
    fields: fieldsOf(type, say),
    send,
  }
  return actForm(form, acts.busy, context)
}

function holdForm(
  names: Texts,
  say: PeopleWords,
  acts: PersonActs,
  context: Context,
): TemplateResult {
  const send = (form: HTMLFormElement, reason: string): Promise<boolean> => {
    const fields = new FormData(form).getAll('field').map(String)
    return acts.send('holds', { fields, until: said(form, 'until'), reason })
  }
  const earliest = new Date(context.api.now() + dayMilliseconds).toISOString().slice(0, 10)
  const box = (field: FieldId): TemplateResult =>
    html`<label><input type="checkbox" name="field" value=${field} />${names.fields[field]}</label>`
  const fields = html`<fieldset><legend>${say.fields}</legend>${tableFields.map(box)}</fieldset>
    <label>${say.until}<input type="date" name="until" required min=${earliest} /></label>`
  const form = {
    name: 'hold',
    title: say.hold,
    text: say.holdText,
    hint: say.holdHint,
    fields,
    send,
  }
  return actForm(form, acts.busy, context)
}

export function holdsView(
  { holds }: SeenPerson,
  names: Texts,
  acts: PersonActs | undefined,
  say: PeopleWords,
  { formats }: Context,
): TemplateResult {
  const lift = ({ id }: SeenHold): TemplateResult | typeof nothing =>
    acts === undefined
      ? nothing
      : html`<button ?disabled=${acts.busy} @click=${() => acts.propose({ action: 'lift_hold', hold: id }, say.liftTitle)}>${say.lift}</button>`
  if (holds.length === 0) return html`<h2>${say.holds}</h2><p>${say.noHolds}</p>`
  return html`<h2>${say.holds}</h2>${table<SeenHold>(
    say.holds,
    [
      { head: say.why, cell: ({ reason }) => reason },
      { head: say.until, cell: ({ until }) => formats.day(until) },
      {
        head: say.fields,
        cell: ({ fields }) => fields.map((one) => html`<div>${names.fields[one]}</div>`),
      },
      { head: say.act, cell: lift },
    ],
    holds,
  )}`
}

export function actsView(
  names: Texts,
  acts: PersonActs,
  say: PeopleWords,
  context: Context,
): TemplateResult {
  const propose = (): void => void acts.propose({ action: 'export_person' }, say.export)
  return html`<h2>${say.acts}</h2><p>${say.actsText}</p>
    ${types.map((type) => askForm(type, say, acts, context))}
    ${holdForm(names, say, acts, context)}
    <details class="sheet"><summary>${say.export}</summary><p>${say.exportText}</p>
      <p class="buttons"><button class="main" ?disabled=${acts.busy} @click=${propose}>${say.export}</button></p></details>`
}
