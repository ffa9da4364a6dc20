/** Roles to choose from, with what each does. */
import type { Role } from '@discreet/staff'
import { roles } from '@discreet/staff'
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { FrameWords } from '../../texts/frame.ts'
import type { MembersWords } from './words.ts'

export function roleBoxes(
  chosen: readonly Role[],
  say: MembersWords,
  common: FrameWords,
): TemplateResult {
  return html`<fieldset><legend>${say.rolesLabel}</legend>${roles.map(
    (role) =>
      html`<label><input type="checkbox" name="role" value=${role} .checked=${chosen.includes(role)}> <span>${common.roles[role]} <span class="quiet">${say.does[role]}</span></span></label>`,
  )}</fieldset>`
}

export function rolesIn(form: HTMLFormElement): readonly Role[] {
  const chosen = new FormData(form).getAll('role')
  return roles.filter((role) => chosen.includes(role))
}
