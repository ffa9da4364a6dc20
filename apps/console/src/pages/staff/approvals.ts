/** What takes two people: what waits, what was signed and is not done yet, and what is over. */
import type { ApprovalState, DangerousAction } from '@discreet/staff'
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { announce } from '../../parts/announce.ts'
import { ask } from '../../parts/ask.ts'
import { empty } from '../../parts/empty.ts'
import { save } from '../../parts/save.ts'
import { table } from '../../parts/table.ts'
import { Problem } from '../../problem.ts'
import { staffTexts } from './staff-texts.ts'
import type { ApprovalsWords, StaffWords } from './words.ts'

interface ShownApproval {
  readonly id: string
  readonly action: DangerousAction
  readonly facts: Readonly<Record<string, unknown>>
  readonly reason: string
  readonly proposedBy: string
  readonly proposedByName: string
  readonly signedByName: string | null
  readonly state: ApprovalState
  /** ISO 8601. */
  readonly at: string
  readonly expiresAt: string
}

interface WaitingTactic {
  readonly id: string
  readonly tactic: string
  readonly to: keyof ApprovalsWords['verdicts']
  readonly reason: string
  readonly signedBy: readonly string[]
  readonly at: string
}

interface Data {
  readonly approvals: readonly ShownApproval[]
  readonly tactics: readonly WaitingTactic[]
}

class ConsoleApprovals extends Page<Data, StaffWords> {
  protected readonly words = staffTexts

  protected load(): Promise<Data> {
    return this.context.api.get<Data>('office/approvals')
  }

  protected ready({ approvals, tactics }: Data, { approvals: say }: StaffWords): TemplateResult {
    const by = (...states: readonly ApprovalState[]): readonly ShownApproval[] =>
      approvals.filter(({ state }) => states.includes(state))
    const [waiting, signed] = [by('waiting'), by('signed')]
    const none = waiting.length === 0 && tactics.length === 0
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      <h2>${say.waiting}</h2>
      ${none ? empty(say.waitingNone, say.waitingNoneText) : nothing}
      ${waiting.map((one) => this.#waiting(one, say))}${tactics.map((one) => this.#tactic(one, say))}
      ${signed.length === 0 ? nothing : html`<h2>${say.signed}</h2>${signed.map((one) => this.#signed(one, say))}`}
      <h2>${say.over}</h2>${this.#over(by('done', 'refused', 'expired'), say)}`
  }

  #facts(facts: Readonly<Record<string, unknown>>, say: ApprovalsWords): unknown {
    const known = Object.entries(facts)
    if (known.length === 0) return nothing
    const named: Readonly<Record<string, string>> = say.facts
    const { formats } = this.context
    const shown = (value: unknown): unknown =>
      typeof value === 'number' ? formats.number(value, 2) : value
    return html`<dl>${known.map(([name, value]) => html`<dt>${named[name] ?? name}</dt><dd>${shown(value)}</dd>`)}</dl>`
  }

  #waiting(approval: ShownApproval, say: ApprovalsWords): TemplateResult {
    const { formats, session, can } = this.context
    const { id, action, facts, reason, proposedBy, proposedByName, at, expiresAt } = approval
    const own = proposedBy === session.member
    const busy = this.busy !== undefined
    const refused = own ? say.takeBack : say.refuse
    const refusing =
      own || can('approvals.sign')
        ? html`<button ?disabled=${busy} @click=${() => this.#refuse(id, refused, say)}>${refused}</button>`
        : nothing
    const signing = can('approvals.sign')
      ? html`<button class="main" ?disabled=${busy} @click=${() => this.#sign(`office/approvals/${id}/sign`, {}, say)}>${say.sign}</button>`
      : html`<p class="quiet">${say.notYours}</p>`
    return html`<article class="sheet proposal"><h3>${say.actions[action]}</h3>${this.#facts(facts, say)}
      <blockquote>${reason}</blockquote>
      <p class="quiet">${say.by(proposedByName, formats.time(at))}<br>${say.until(formats.time(expiresAt))}</p>
      <div class="buttons">${own ? html`<p class="quiet">${say.somebodyElse}</p>` : signing}${refusing}</div></article>`
  }

  #tactic(
    { id, tactic, to, reason, signedBy, at }: WaitingTactic,
    say: ApprovalsWords,
  ): TemplateResult {
    const { formats, session, can } = this.context
    const own = signedBy.some((one) => one.includes(session.member))
    const path = `office/tactics/${encodeURIComponent(tactic)}/sign`
    const link = html`<a href="/console/marketing/tactics/${tactic}${location.search}"><code>${tactic}</code></a>`
    return html`<article class="sheet proposal"><h3>${say.actions.relax_tactic}</h3>${this.#facts({ tactic: link, verdict: say.verdicts[to] }, say)}
      <blockquote>${reason}</blockquote>
      <p class="quiet">${say.by(signedBy.join(', '), formats.time(at))}</p>
      <div class="buttons">${own ? html`<p class="quiet">${say.somebodyElse}</p>` : can('tactics.change') ? html`<button class="main" ?disabled=${this.busy !== undefined} @click=${() => this.#sign(path, { change: id }, say)}>${say.sign}</button>` : html`<p class="quiet">${say.notYours}</p>`}</div></article>`
  }

  #signed(approval: ShownApproval, say: ApprovalsWords): TemplateResult {
    const { session, can, formats } = this.context
    const { id, action, facts, reason, signedByName, proposedBy, expiresAt } = approval
    const busy = this.busy !== undefined
    const exported = action === 'export_person'
    const mine = exported && proposedBy === session.member
    const next = mine
      ? html`<button class="main" ?disabled=${busy} @click=${() => this.#fetch(id, say)}>${say.fetch}</button>`
      : !exported && can('approvals.sign')
        ? html`<button ?disabled=${busy} @click=${() => this.#retry(id)}>${say.retry}</button>`
        : nothing
    return html`<article class="sheet proposal"><h3>${say.actions[action]}</h3>${this.#facts(facts, say)}
      <blockquote>${reason}</blockquote>
      <p class="quiet">${say.signedBy(signedByName ?? '')}<br>${say.until(formats.time(expiresAt))}</p>
      <p>${exported ? say.fetchText : say.retryText}</p><div class="buttons">${next}</div></article>`
  }

  #over(approvals: readonly ShownApproval[], say: ApprovalsWords): TemplateResult {
    if (approvals.length === 0) return html`<p class="quiet">${say.overNone}</p>`
    const { formats } = this.context
    const { columns } = say
    return table<ShownApproval>(
      say.over,
      [
        { head: columns.what, cell: ({ action }) => say.actions[action] },
        { head: columns.reason, cell: ({ reason }) => reason },
        {
          head: columns.proposed,
          cell: ({ proposedByName, at }) =>
            html`${proposedByName}<br><span class="quiet">${formats.time(at)}</span>`,
        },
        { head: columns.signed, cell: ({ signedByName }) => signedByName ?? '–' },
        {
          head: columns.state,
          cell: ({ state }) =>
            html`<span class=${state === 'done' ? 'tag good' : 'tag'}>${say.states[state]}</span>`,
        },
      ],
      approvals,
    )
  }

  async #sign(path: string, body: object, say: ApprovalsWords): Promise<void> {
    const { api, common } = this.context
    const question = { title: say.signTitle, text: say.signText, action: say.sign }
    if ((await ask(question, common)) === undefined) return
    const asked = Object.keys(body).length === 0 ? {} : { body }
    await this.act(
      'sign',
      async () => {
        const { trouble } = await api.send<{ readonly trouble?: Trouble | null }>(
          'POST',
          path,
          asked,
        )
        if (trouble !== undefined && trouble !== null) throw troubled(trouble)
      },
      say.signDone,
    )
  }

  async #refuse(id: string, action: string, say: ApprovalsWords): Promise<void> {
    const path = `office/approvals/${id}/refuse`
    await this.act(action, () => this.context.api.send('POST', path), say.refuseDone)
  }

  async #retry(id: string): Promise<void> {
    await this.act('retry', async () => {
      const path = `office/approvals/${id}/retry`
      const { trouble } = await this.context.api.send<{ readonly trouble: Trouble | null }>(
        'POST',
        path,
      )
      if (trouble !== null) throw troubled(trouble)
    })
  }

  async #fetch(id: string, say: ApprovalsWords): Promise<void> {
    const { api, locale } = this.context
    await this.act('fetch', async () => {
      const path = `office/approvals/${id}/export`
      const done = await api.send<{ readonly request: string; readonly export: object | null }>(
        'POST',
        path,
        { query: { locale } },
      )
      if (done.export === null) return announce(say.nothingHeld)
      const text = JSON.stringify(done.export, null, 2)
      save(new Blob([text], { type: 'application/json' }), `export-${done.request}.json`)
      announce(say.fetched)
    })
  }
}

interface Trouble {
  readonly code: Problem['code']
  readonly reason: string
}

/** It is signed, and something kept it from being done. */
function troubled({ code, reason }: Trouble): Problem {
  return new Problem(409, { ...(code === 'unreachable' ? {} : { code }), detail: reason })
}

customElements.define('console-approvals', ConsoleApprovals)
