import { css } from './element.ts'
import { panelStyles } from './panel-styles.ts'
import { switchStyles } from './switch.ts'

export const levelStyles: readonly string[] = [
  panelStyles,
  switchStyles,
  css`
  .ladder {
    display: grid;
    gap: 1.25rem;
  }
  .lead {
    display: grid;
    gap: 0.375rem;
  }
  .lead p {
    max-inline-size: 65ch;
  }
  .badge {
    justify-self: start;
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
    padding: 0.3em 0.8em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    font-size: 0.875em;
  }
  .badge::before {
    content: "✓" / "";
    color: var(--_accent);
    font-weight: 700;
  }
  .trouble {
    padding: 0.75em 1em;
    border: 1px solid var(--_line);
    border-inline-start: 0.25rem solid currentColor;
    border-radius: 0.25rem;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    display: grid;
    gap: 0.875rem;
    grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
    grid-auto-rows: 1fr;
  }
  .option {
    position: relative;
    display: grid;
    grid-template-rows: auto 1fr auto;
    gap: 0.5rem;
    padding: 1rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--discreet-option, transparent);
  }
  .option:hover {
    border-color: var(--_accent);
  }
  .choose {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-block-size: 2rem;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .choose::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .choose:focus-visible {
    outline: 0;
  }
  .choose:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 1.375rem;
    block-size: 1.375rem;
    border: 1.5px solid var(--_quiet);
    border-radius: 50%;
  }
  [aria-pressed="true"] .mark::before {
    content: "";
    inline-size: 0.75rem;
    block-size: 0.75rem;
    border: 0.375rem solid var(--_accent);
    border-radius: 50%;
  }
  .option p {
    font-size: 0.875em;
  }
  .shows {
    display: grid;
    gap: 0.375rem;
    margin-block-start: 0.5rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--_line);
    align-content: start;
  }
  .shows ol {
    display: grid;
    gap: 0.375rem;
    align-content: start;
    min-block-size: 8.25rem;
  }
  .shows li {
    display: grid;
    grid-template-columns: 2.5rem 1fr;
    align-items: center;
    gap: 0.625rem;
    block-size: 2.5rem;
    font-size: 0.875em;
    min-inline-size: 0;
  }
  .shows bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tile {
    display: grid;
    place-items: center;
    block-size: 2.5rem;
    border-radius: 0.5rem;
    background: var(--_tint);
    border: 1px solid transparent;
    overflow: hidden;
    color: var(--_quiet);
  }
  .tile > * {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .tile svg {
    padding: 12%;
  }
  .none {
    min-block-size: 8.25rem;
  }
  .asks {
    display: grid;
    gap: 0.75rem;
    padding: 1rem;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
  }
  .purposes {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 1rem;
  }
  @container (inline-size < 32rem) {
    .option {
      padding: 0.875rem;
    }
    .shows {
      border: 0;
      padding: 0;
      margin: 0;
    }
    .shows ol {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      min-block-size: 5.25rem;
    }
    .shows li {
      grid-template-columns: 1fr;
      align-content: start;
      gap: 0.25rem;
      block-size: auto;
      font-size: 0.8125em;
      text-align: center;
    }
    .shows bdi {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      white-space: normal;
      overflow-wrap: anywhere;
      line-height: 1.3;
    }
    .none {
      min-block-size: 0;
    }
  }
`,
]
