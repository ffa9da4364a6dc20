/** A secret that is shown once: a link, a key. Whoever leaves the page has it, or it is gone. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { FrameWords } from '../texts/frame.ts'
import { announce } from './announce.ts'

export function once(
  title: string,
  text: string,
  secret: string,
  common: FrameWords,
): TemplateResult {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(secret)
    announce(common.copied)
  }
  return html`<div class="sheet once" role="status"><p><strong>${title}</strong></p><p>${text}</p>
    <pre><code>${secret}</code></pre>
    <p><button type="button" @click=${copy}>${common.copy}</button></p></div>`
}
