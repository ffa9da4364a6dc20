/**
 * Asks before something is done, and for the reason where one is kept. One dialog for the whole
 * console; Escape and the second button mean no.
 */
import { html, nothing, render } from 'lit'
import type { FrameWords } from '../texts/frame.ts'

export interface Question {
  readonly title: string
  readonly text: string
  /** On the button that does it. */
  readonly action: string
  /** Says where the reason will be read; missing: none is asked for. */
  readonly reason?: string
  /** Characters that the reason has at least. Default 3. */
  readonly least?: number
}

/** The reason ('' where none is asked for); undefined: no. */
export function ask(question: Question, say: FrameWords): Promise<string | undefined> {
  const dialog = document.createElement('dialog')
  const { title, text, action, reason, least = 3 } = question
  document.body.append(dialog)
  return new Promise((resolve) => {
    const close = (answer: string | undefined): void => {
      dialog.close()
      dialog.remove()
      resolve(answer)
    }
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const form = event.target as HTMLFormElement
      close(String(new FormData(form).get('reason') ?? '').trim())
    }
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault()
      close(undefined)
    })
    dialog.setAttribute('aria-labelledby', 'ask-title')
    render(
      html`<form @submit=${submit}>
        <h2 id="ask-title">${title}</h2>
        <p>${text}</p>
        ${reason === undefined ? nothing : html`<label>${say.reason}<textarea name="reason" required minlength=${least} maxlength="2000" rows="3" aria-describedby="ask-hint"></textarea></label><p id="ask-hint" class="quiet">${reason}</p>`}
        <p class="buttons"><button class="main">${action}</button><button type="button" @click=${() => close(undefined)}>${say.cancel}</button></p>
      </form>`,
      dialog,
    )
    dialog.showModal()
  })
}
