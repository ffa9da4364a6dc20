/** Who of the staff there is, what they may do, and how they come in. */
import type { Role } from '@discreet/staff'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { ask } from '../../parts/ask.ts'
import { once } from '../../parts/once.ts'
import { save } from '../../parts/save.ts'
import type { ShownMember, Staff } from './member-shapes.ts'
import { memberTable } from './member-table.ts'
import { providerForm, providerIn } from './provider-form.ts'
import { roleBoxes, rolesIn } from './role-boxes.ts'
import { staffTexts } from './staff-texts.ts'
import type { MembersWords, StaffWords } from './words.ts'

const pathOf = ({ id }: ShownMember): string => `office/staff/${encodeURIComponent(id)}`

class ConsoleMembers extends Page<Staff, StaffWords> {
  protected readonly words = staffTexts
  /** Whose roles are being changed. */
  #changing: ShownMember | undefined
  #link: { readonly link: string; readonly expiresAt: string } | undefined
  #key: string | undefined

  protected load(): Promise<Staff> {
    return this.context.api.get<Staff>('office/staff')
  }

  protected ready(staff: Staff, { members: say }: StaffWords): TemplateResult {
    const { context } = this
    const busy = this.busy !== undefined
    const acts = {
      busy,
      change: (member: ShownMember) => this.#open(member),
      end: (member: ShownMember) => void this.#end(member, say),
    }
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      ${memberTable(staff.members, say, context, acts)}
      ${this.#changing === undefined ? nothing : this.#roles(this.#changing, say)}
      ${context.can('staff.write') ? html`${this.#invite(staff, say)}${this.#keys(say)}` : nothing}
      <h2>${say.evidence.title}</h2><p>${say.evidence.text}</p>
      <p class="buttons"><button @click=${() => this.#evidence('csv')}>${say.evidence.csv}</button><button @click=${() => this.#evidence('json')}>${say.evidence.json}</button></p>
      ${context.can('staff.write') ? this.#provider(staff, say) : nothing}`
  }

  #open(member: ShownMember | undefined): void {
    this.#changing = member
    this.requestUpdate()
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#roles-title')?.focus())
  }

  #roles(member: ShownMember, say: MembersWords): TemplateResult {
    const { common } = this.context
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const roles = rolesIn(event.target as HTMLFormElement)
      void this.#change(member, roles, say)
    }
    return html`<form class="sheet" aria-labelledby="roles-title" @submit=${submit}>
      <h2 id="roles-title" tabindex="-1">${say.changeTitle(member.name)}</h2>
      ${roleBoxes(member.roles, say, common)}
      <p class="buttons"><button class="main" ?disabled=${this.busy !== undefined}>${common.save}</button><button type="button" @click=${() => this.#open(undefined)}>${common.cancel}</button></p>
    </form>`
  }

  async #change(member: ShownMember, roles: readonly Role[], say: MembersWords): Promise<void> {
    const { api, reload, session } = this.context
    const work = async (): Promise<void> => {
      await api.send('PUT', `${pathOf(member)}/roles`, { body: { roles } })
      this.#changing = undefined
    }
    const done = await this.act('roles', work, say.changed)
    if (done && member.id === session.member) await reload()
  }

  async #end(member: ShownMember, say: MembersWords): Promise<void> {
    const { common, api } = this.context
    const question = { title: say.endTitle(member.name), text: say.endText, action: say.end }
    if ((await ask(question, common)) === undefined) return
    await this.act('end', () => api.send('DELETE', pathOf(member)), say.endDone)
  }

  #invite({ provider }: Staff, say: MembersWords): TemplateResult {
    const { common, formats, api } = this.context
    const { title, text, action, made, madeText, off, chooseRole } = say.invite
    if (provider !== null && provider.shownAt !== null) {
      return html`<h2>${title}</h2><p>${off}</p>`
    }
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      const roles = rolesIn(form)
      const first = form.elements.namedItem('role')
      const box = first instanceof RadioNodeList ? (first[0] as HTMLInputElement) : undefined
      box?.setCustomValidity(roles.length === 0 ? chooseRole : '')
      if (!form.reportValidity()) return
      void this.act(
        'invite',
        async () => {
          this.#link = await api.send('POST', 'office/staff/invites', { body: { roles } })
          form.reset()
        },
        made,
      )
    }
    const clear = (event: Event): void => {
      const form = (event.target as HTMLInputElement).form
      form?.querySelector('input')?.setCustomValidity('')
    }
    return html`<h2>${title}</h2><p>${text}</p>
      <form @submit=${submit} @change=${clear}>${roleBoxes([], say, common)}
        <p><button class="main" ?disabled=${this.busy !== undefined}>${action}</button></p></form>
      ${this.#link === undefined ? nothing : once(made, madeText(formats.time(this.#link.expiresAt)), this.#link.link, common)}`
  }

  #keys(say: MembersWords): TemplateResult {
    const { common, api } = this.context
    const { title, text, name, nameHint, action, made, madeText } = say.key
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      const body = { name: String(new FormData(form).get('name')).trim(), roles: rolesIn(form) }
      void this.act(
        'key',
        async () => {
          const { key } = await api.send<{ readonly key: string }>('POST', 'office/staff/keys', {
            body,
          })
          this.#key = key
          form.reset()
        },
        made,
      )
    }
    return html`<h2>${title}</h2><p>${text}</p>
      <form @submit=${submit}>
        <label>${name}<input name="name" required maxlength="60" autocomplete="off" aria-describedby="key-hint"></label><p id="key-hint" class="quiet">${nameHint}</p>
        ${roleBoxes([], say, common)}
        <p><button class="main" ?disabled=${this.busy !== undefined}>${action}</button></p></form>
      ${this.#key === undefined ? nothing : once(made, madeText, this.#key, common)}`
  }

  #provider({ provider }: Staff, say: MembersWords): TemplateResult {
    const { api, common } = this.context
    const { removeTitle, removeText, remove, removed, saved } = say.provider
    const path = 'office/staff/provider'
    return providerForm(provider, say, this.context, this.busy !== undefined, {
      save: (event) => {
        event.preventDefault()
        const body = providerIn(event.target as HTMLFormElement)
        void this.act('provider', () => api.send('PUT', path, { body }), saved)
      },
      remove: () => {
        const question = { title: removeTitle, text: removeText, action: remove }
        void ask(question, common).then((answer) => {
          if (answer === undefined) return
          void this.act('provider', () => api.send('DELETE', path), removed)
        })
      },
    })
  }

  async #evidence(format: 'csv' | 'json'): Promise<void> {
    await this.act('evidence', async () => {
      save(await this.context.api.file('office/staff/training', { format }), `training.${format}`)
    })
  }
}

customElements.define('console-members', ConsoleMembers)
