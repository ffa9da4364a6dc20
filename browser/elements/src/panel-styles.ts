/** The look that the lazily loaded elements share. */
import { css } from './element.ts'
import { tokens } from './shelf-styles.ts'

export const panelStyles: string = css`
  ${tokens}
  :host {
    container-type: inline-size;
  }
  h2 {
    margin: 0;
    padding-inline-end: var(--_room, 0);
    font-size: 1.125em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  p {
    margin: 0;
  }
  ul,
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .quiet {
    color: var(--_quiet);
  }
  .small {
    font-size: 0.875em;
  }
  .button {
    min-block-size: 2.75rem;
    padding: 0.4em 1.1em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: none;
    font-weight: 500;
    text-align: center;
  }
  .button:hover {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .button[aria-disabled="true"] {
    cursor: default;
    color: var(--_quiet);
  }
  .button[aria-disabled="true"]::before {
    content: "✓ " / "";
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.625rem;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 1rem;
  }
  .status:has(p:empty) {
    position: absolute;
  }
  .status p:not(:empty) {
    padding-block: 0.6em;
    font-weight: 500;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: 2.75rem;
    inline-size: fit-content;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.25em;
    text-decoration-color: var(--_line);
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: "";
    inline-size: 0.45em;
    block-size: 0.45em;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    rotate: -45deg;
    margin-inline-end: 0.15em;
  }
  summary:dir(rtl)::before {
    rotate: 135deg;
  }
  [open] > summary::before,
  [open] > summary:dir(rtl)::before {
    rotate: 45deg;
  }
  @media (prefers-reduced-motion: no-preference) {
    summary::before {
      transition: rotate 0.15s;
    }
    .button {
      transition:
        background 0.15s,
        border-color 0.15s;
    }
  }
`
