import { css } from './element.ts'
import { panelStyles } from './panel-styles.ts'

export const moveStyles: readonly string[] = [
  panelStyles,
  css`
  .halves {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
    gap: 1.5rem 2.5rem;
  }
  .half {
    display: grid;
    gap: 0.875rem;
    align-content: start;
    min-inline-size: 0;
  }
  .field {
    display: grid;
    gap: 0.375rem;
  }
  .field label {
    font-weight: 550;
  }
  input {
    font: inherit;
    color: inherit;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.4em 0.8em;
    border: 1px solid var(--_quiet);
    border-radius: 0.625rem;
    background: none;
  }
  input[type="file"] {
    padding: 0.3em;
  }
  input::file-selector-button {
    font: inherit;
    color: inherit;
    min-block-size: 2rem;
    padding: 0.2em 0.9em;
    margin-inline-end: 0.75em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: none;
  }
  .codes {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
  }
  .codes svg {
    inline-size: min(100%, 24rem);
    block-size: auto;
    background: #fff;
    border-radius: 0.5rem;
    forced-color-adjust: none;
  }
  .codes path {
    fill: #000;
  }
  video {
    inline-size: min(100%, 24rem);
    aspect-ratio: 1;
    object-fit: cover;
    border-radius: var(--_radius);
    background: #000;
  }
`,
]
