/** A definition as JSON, to be read and edited; what is no JSON is said at once and not sent. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'

/** The value in a form's field; undefined, and the field says so, when it is no JSON object. */
export function definitionIn(form: HTMLFormElement, name: string): object | undefined {
  const field = form.elements.namedItem(name) as HTMLTextAreaElement
  try {
    const value: unknown = JSON.parse(field.value)
    if (typeof value === 'object' && value !== null) return value
  } catch (error) {
    field.setCustomValidity((error as Error).message)
    field.reportValidity()
    return undefined
  }
  return undefined
}

export function definitionField(
  label: string,
  name: string,
  value: object | undefined,
  hint: string,
): TemplateResult {
  const clear = (event: Event): void => (event.target as HTMLTextAreaElement).setCustomValidity('')
  return html`<label>${label}
      <textarea class="code" name=${name} rows="16" spellcheck="false" required aria-describedby="${name}-hint" .value=${value === undefined ? '' : JSON.stringify(value, null, 2)} @input=${clear}></textarea></label>
    <p id="${name}-hint" class="quiet">${hint}</p>`
}
