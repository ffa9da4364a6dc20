/** The company's identity provider: where it is, and which of its groups mean which roles. */
import type { Role } from '@discreet/staff'
import { roles } from '@discreet/staff'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import type { ShownProvider } from './member-shapes.ts'
import type { MembersWords } from './words.ts'

const listed = (text: string, between: RegExp): readonly string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The body of `PUT office/staff/provider`. */
export function providerIn(form: HTMLFormElement): object {
  const data = new FormData(form)
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  const groups: Record<string, Role[]> = {}
  for (const role of roles) {
    for (const group of listed(text(`group-${role}`), /,/)) {
      groups[group] = [...(groups[group] ?? []), role]
    }
  }
  const scopes = listed(text('scopes'), /\s+/)
  return {
    issuer: text('issuer'),
    clientId: text('clientId'),
    groups,
    ...(text('claim') === '' ? {} : { groupsClaim: text('claim') }),
    ...(scopes.length === 0 ? {} : { scopes }),
  }
}

function groupsOf({ groups }: Pick<ShownProvider, 'groups'>, role: Role): string {
  return Object.entries(groups)
    .filter(([, given]) => given.includes(role))
    .map(([group]) => group)
    .join(', ')
}

function field(
  name: string,
  label: string,
  value: string,
  hint: string | undefined,
  { required = false, type = 'text' } = {},
): TemplateResult {
  const described = hint === undefined ? nothing : `provider-${name}`
  return html`<label>${label}<input type=${type} name=${name} .value=${value} ?required=${required} spellcheck="false" autocomplete="off" aria-describedby=${described}></label>
    ${hint === undefined ? nothing : html`<p id="provider-${name}" class="quiet">${hint}</p>`}`
}

export function providerForm(
  provider: ShownProvider | null,
  { provider: say }: MembersWords,
  { common, formats }: Context,
  busy: boolean,
  acts: { save(event: SubmitEvent): void; remove(): void },
): TemplateResult {
  const { issuer = '', clientId = '', groupsClaim = '', scopes = [] } = provider ?? {}
  const shownAt = provider?.shownAt ?? null
  const standing =
    provider === null ? say.none : shownAt === null ? say.notYet : say.shown(formats.day(shownAt))
  return html`<h2>${say.title}</h2><p>${say.text}</p><p class="note">${standing}</p>
    <details><summary>${say.settings}</summary>
    <form @submit=${acts.save}>
      ${field('issuer', say.issuer, issuer, say.issuerHint, { required: true, type: 'url' })}
      ${field('clientId', say.clientId, clientId, undefined, { required: true })}
      <p class="quiet">${say.callback} <code>${location.origin}/v1/staff/callback</code></p>
      <fieldset class="stacked"><legend>${say.groups}</legend><p class="quiet">${say.groupsHint}</p>
        ${roles.map((role) => field(`group-${role}`, common.roles[role], provider === null ? '' : groupsOf(provider, role), undefined, { required: role === 'administrator' }))}
      </fieldset>
      ${field('claim', say.claim, groupsClaim, say.claimHint)}
      ${field('scopes', say.scopes, scopes.join(' '), say.scopesHint)}
      <p>${say.secret}</p>
      <p class="buttons"><button class="main" ?disabled=${busy}>${common.save}</button>${provider === null ? nothing : html`<button type="button" ?disabled=${busy} @click=${acts.remove}>${say.remove}</button>`}</p>
    </form></details>`
}
