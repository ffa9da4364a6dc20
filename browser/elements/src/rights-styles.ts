import { css } from './element.ts'
import { panelStyles } from './panel-styles.ts'
import { switchStyles } from './switch.ts'

export const rightsStyles: readonly string[] = [
  panelStyles,
  switchStyles,
  css`
  .rights {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .days {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.625rem 1rem;
  }
  .days label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875em;
  }
  .days input {
    font: inherit;
    color: inherit;
    min-block-size: 2.75rem;
    padding: 0.4em 0.8em;
    border: 1px solid var(--_quiet);
    border-radius: 0.5em;
    background: none;
    color-scheme: light dark;
  }
  h2 {
    margin-block-start: 0.5rem;
    font-size: 1em;
  }
  .asks {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: 0.75rem;
  }
  a {
    color: inherit;
  }
  .lines > li {
    padding-block: 0.5rem;
    border-block-end: 1px solid var(--_line);
  }
  .lines b {
    display: block;
    font-weight: 550;
  }
`,
]
