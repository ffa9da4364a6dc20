/** Nothing there yet: what will be, and what to do about it. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'

export function empty(title: string, text: string, action: unknown = nothing): TemplateResult {
  return html`<div class="empty"><p><strong>${title}</strong></p><p>${text}</p>${action}</div>`
}
