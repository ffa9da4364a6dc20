import type { TemplateResult } from 'lit/html.js'
import { html } from 'lit/html.js'
import { css } from './element.ts'

/** `set` acts and answers what stands then. */
export function switchOf(
  name: string,
  meaning: string,
  on: boolean,
  set: (on: boolean) => Promise<boolean>,
): TemplateResult {
  const change = async ({ currentTarget }: Event): Promise<void> => {
    if (!(currentTarget instanceof HTMLInputElement)) return
    currentTarget.checked = await set(currentTarget.checked)
  }
  return html`
    <label class="switch" part="switch">
      <input type="checkbox" role="switch" .checked=${on} @change=${change} />
      <span><b>${name}</b><span class="small quiet">${meaning}</span></span>
    </label>
  `
}

export const switchStyles: string = css`
  .switch {
    display: flex;
    align-items: center;
    gap: 1rem;
    min-block-size: 3.25rem;
    padding-block: 0.5rem;
    cursor: pointer;
  }
  .switch b {
    display: block;
    font-weight: 550;
  }
  .switch input {
    appearance: none;
    flex: none;
    position: relative;
    inline-size: 2.875rem;
    block-size: 1.75rem;
    margin: 0;
    border: 2px solid var(--_quiet);
    border-radius: 1em;
    cursor: pointer;
  }
  .switch input::before {
    content: "";
    position: absolute;
    inset-block: 0.25rem;
    inset-inline-start: 0.25rem;
    inline-size: 1rem;
    border-radius: 1rem;
    border: 2px solid var(--_quiet);
  }
  .switch input:checked {
    border-color: var(--_accent);
  }
  .switch input:checked::before {
    inset-inline-start: calc(100% - 1.25rem);
    border: 0.5rem solid var(--_accent);
  }
  @media (prefers-reduced-motion: no-preference) {
    .switch input::before {
      transition: inset-inline-start 0.15s;
    }
  }
`
