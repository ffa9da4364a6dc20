import { css } from './element.ts'
import { panelStyles } from './panel-styles.ts'
import { switchStyles } from './switch.ts'

export const preferencesStyles: readonly string[] = [
  panelStyles,
  switchStyles,
  css`
  .centre {
    max-inline-size: 64rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2.5rem;
  }
  /* What is below waits where it will be. */
  discreet-level {
    display: block;
    min-block-size: 72rem;
  }
  @container (inline-size > 52rem) {
    discreet-level {
      min-block-size: 29rem;
    }
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    align-content: start;
    padding-block-start: 2.25rem;
    border-block-start: 1px solid var(--_line);
  }
  .body,
  .boxes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    align-content: start;
  }
  @container (inline-size > 52rem) {
    section {
      grid-template-columns: 14rem minmax(0, 1fr);
      gap: 3rem;
    }
  }
  section p {
    max-inline-size: 65ch;
  }
  .lines > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1rem;
    min-block-size: 3.25rem;
    border-block-end: 1px solid var(--_line);
  }
  .lines > li > :first-child {
    flex: 1 1 12rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .lines bdi {
    font-weight: 500;
  }
  .text {
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
    padding: 0 0.25em;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.25em;
    text-decoration-color: var(--_line);
  }
  .text:hover {
    text-decoration-color: currentColor;
  }
  .scroll {
    max-block-size: 22rem;
    overflow-y: auto;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75rem;
    padding: 0 1em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: none;
  }
  .chip::after {
    content: "×" / "";
    font-size: 1.25em;
    line-height: 1;
    color: var(--_quiet);
  }
  .chip:hover {
    border-color: var(--_accent);
  }
  .sent {
    display: grid;
    gap: 0.5rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.25rem 1rem;
    margin: 0;
    font-size: 0.875em;
  }
  dt {
    color: var(--_quiet);
  }
  dd {
    margin: 0;
  }
  .status {
    position: sticky;
    inset-block-end: 1rem;
    z-index: 2;
  }
  .status:has(p:not(:empty)) {
    padding: 0.25rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--discreet-surface, Canvas);
    color: var(--discreet-text, CanvasText);
    box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 0.14);
  }
  .asks {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
  }
  a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    color: inherit;
    text-underline-offset: 0.25em;
  }
`,
]
