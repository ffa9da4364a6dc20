/** Who works here, as a table; those who were ended stand below. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Context } from '../../page.ts'
import type { Column } from '../../parts/table.ts'
import { table } from '../../parts/table.ts'
import type { ShownMember } from './member-shapes.ts'
import type { MembersWords } from './words.ts'

interface Acts {
  readonly busy: boolean
  change(member: ShownMember): void
  end(member: ShownMember): void
}

function rolesOf({ roles, awake }: ShownMember, say: MembersWords, context: Context): unknown {
  const { common } = context
  if (roles.length === 0) return html`<span class="quiet">${say.noRole}</span>`
  return html`<span class="tags">${roles.map((role) => html`<span class=${awake.includes(role) ? 'tag' : 'tag warn'}>${common.roles[role]}</span> `)}</span>`
}

function trainingOf({ asleep, roles }: ShownMember, say: MembersWords, context: Context): unknown {
  const { modules } = context.common
  const missing = [...new Set(asleep.flatMap((one) => one.missing))]
  if (roles.length === 0) return ''
  if (missing.length === 0) return say.nothingMissing
  return html`<span class="warn">${say.waitsFor(missing.map((one) => modules[one]).join(', '))}</span>`
}

function columns(say: MembersWords, context: Context): readonly Column<ShownMember>[] {
  const { formats, session } = context
  return [
    {
      head: say.columns.name,
      cell: ({ name, id }) =>
        html`${name}${id === session.member ? html` <span class="tag">${say.you}</span>` : nothing}`,
    },
    { head: say.columns.way, cell: ({ source }) => say.ways[source] },
    { head: say.columns.roles, cell: (member) => rolesOf(member, say, context) },
    { head: say.columns.training, cell: (member) => trainingOf(member, say, context) },
    {
      head: say.columns.seen,
      cell: ({ lastSeen }) =>
        lastSeen === null
          ? say.never
          : html`<time datetime=${lastSeen}>${formats.time(lastSeen)}</time>`,
    },
  ]
}

export function memberTable(
  members: readonly ShownMember[],
  say: MembersWords,
  context: Context,
  { busy, change, end }: Acts,
): TemplateResult {
  const here = members.filter(({ endedAt }) => endedAt === null)
  const ended = members.filter(({ endedAt }) => endedAt !== null)
  const may = context.can('staff.write')
  const act: Column<ShownMember> = {
    head: say.columns.act,
    cell: (member) =>
      html`<span class="buttons">${member.source === 'provider' ? html`<span class="quiet">${say.byGroups}</span>` : html`<button ?disabled=${busy} @click=${() => change(member)} aria-label="${say.change}: ${member.name}">${say.change}</button>`}<button ?disabled=${busy} @click=${() => end(member)} aria-label="${say.end}: ${member.name}">${say.end}</button></span>`,
  }
  const past: Column<ShownMember> = {
    head: say.columns.act,
    cell: ({ endedAt }) => say.endedOn(context.formats.day(endedAt ?? 0)),
  }
  const shown = columns(say, context)
  const count = say.ended(context.formats.number(ended.length))
  return html`${table(say.title, may ? [...shown, act] : shown, here)}
    ${ended.length === 0 ? nothing : html`<details><summary>${count}</summary>${table(count, [...shown.slice(0, 2), past], ended)}</details>`}`
}
