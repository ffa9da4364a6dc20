/** A no of the server: what it is, what was expected, and everything behind it. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Problem } from '../problem.ts'
import type { FrameWords } from '../texts/frame.ts'

export function problemNote(problem: Problem, say: FrameWords): TemplateResult {
  const { said, status, code } = problem
  const lines = [
    ...(said.reasons ?? []).map(({ reason }) => reason),
    ...(said.problems ?? []).map(
      (one) => `${one.field === '' ? '/' : one.field}: ${one.problem} (${one.expected})`,
    ),
  ]
  const title = status === 0 ? say.unreachable : say.refused
  return html`<div class="note problem" role="alert">
    <p><strong>${title}</strong> ${status === 0 ? nothing : (said.sentence ?? problem.message)}</p>
    ${said.expected === undefined ? nothing : html`<p>${say.expected}: ${said.expected}</p>`}
    ${lines.length === 0 ? nothing : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}
    ${status === 0 ? nothing : html`<p class="quiet"><code>${code}</code>${said.field === undefined ? nothing : html` · <code>${said.field}</code>`}</p>`}
  </div>`
}
