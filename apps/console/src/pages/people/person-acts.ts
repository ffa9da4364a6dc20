/** What is done for the person who is open: requests, holds, and proposals that a second person signs. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Context } from '../../page.ts'
import { table } from '../../parts/table.ts'
import type { SeenHold, SeenPerson } from './shapes.ts'
import type { PeopleWords } from './words.ts'

const types = ['rectification', 'restriction', 'objection', 'erasure'] as const
const leastReason = 10

export interface PersonActs {
  readonly busy: boolean
  /** `path` below office/people/. */
  send(path: string, body: object, done: string): void
  propose(body: object, title: string, text: string): void
}

function said(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? '').trim()
}

function reasonField(name: string, hint: string, { common }: Context): TemplateResult {
  return html`<label>${common.reason}<textarea name="reason" rows="2" required minlength=${leastReason} maxlength="500" aria-describedby="${name}-reason"></textarea></label><p id="${name}-reason" class="quiet">${hint}</p>`
}

function askForm(say: PeopleWords, acts: PersonActs, context: Context): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const text = said(form, 'text')
    const body = {
      type: said(form, 'type'),
      reason: said(form, 'reason'),
      ...(text === '' ? {} : { text }),
    }
    acts.send('requests', body, say.done)
  }
  return html`<details class="sheet"><summary>${say.ask}</summary><form @submit=${submit}>
    <p>${say.askText}</p>
    <label>${say.type}<select name="type">${types.map((one) => html`<option value=${one}>${say.types[one]}</option>`)}</select></label>
    <label>${say.text}<textarea name="text" rows="3" maxlength="10000" aria-describedby="ask-text"></textarea></label>
    <p id="ask-text" class="quiet">${say.textHint}</p>
    ${reasonField('ask', say.reasonHint, context)}
    <p class="note">${say.erasureText}</p>
    <p class="buttons"><button class="main" ?disabled=${acts.busy}>${say.ask}</button></p>
  </form></details>`
}

function holdForm(
  { fields }: SeenPerson,
  say: PeopleWords,
  acts: PersonActs,
  context: Context,
): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const named = new FormData(form).getAll('field').map(String)
    const body = { fields: named, until: said(form, 'until'), reason: said(form, 'reason') }
    acts.send('holds', body, say.held)
  }
  return html`<details class="sheet"><summary>${say.hold}</summary><form @submit=${submit}>
    <p>${say.holdText}</p>
    <fieldset><legend>${say.fields}</legend>${fields.map(({ field, name }) => html`<label><input type="checkbox" name="field" value=${field}>${name}</label>`)}</fieldset>
    <label>${say.until}<input type="date" name="until" required></label>
    ${reasonField('hold', say.holdHint, context)}
    <p class="buttons"><button class="main" ?disabled=${acts.busy}>${say.hold}</button></p>
  </form></details>`
}

export function holdsView(
  { holds }: SeenPerson,
  acts: PersonActs | undefined,
  say: PeopleWords,
  { formats }: Context,
): TemplateResult {
  const lift = ({ id }: SeenHold): unknown =>
    acts === undefined
      ? ''
      : html`<button ?disabled=${acts.busy} @click=${() => acts.propose({ action: 'lift_hold', hold: id }, say.liftTitle, say.twoPeople)}>${say.lift}</button>`
  return html`<h2>${say.holds}</h2>
    ${
      holds.length === 0
        ? html`<p>${say.noHolds}</p>`
        : table(
            say.holds,
            [
              { head: say.what, cell: ({ reason }) => reason },
              { head: say.until, cell: ({ until }) => formats.day(until) },
              { head: say.fields, cell: ({ fields }) => fields.join(', ') },
              { head: '', cell: lift },
            ],
            holds,
          )
    }`
}

export function actsView(
  person: SeenPerson,
  acts: PersonActs,
  say: PeopleWords,
  context: Context,
): TemplateResult {
  return html`<h2>${say.acts}</h2><p>${say.actsText}</p>
    ${askForm(say, acts, context)}${holdForm(person, say, acts, context)}
    <details class="sheet"><summary>${say.export}</summary><p>${say.exportText}</p>
      <p class="buttons"><button ?disabled=${acts.busy} @click=${() => acts.propose({ action: 'export_person' }, say.export, say.twoPeople)}>${say.export}</button></p></details>`
}
