import { css } from './element.ts'
import { panelStyles } from './panel-styles.ts'

export const slotStyles: readonly string[] = [
  panelStyles,
  css`
  :host {
    container-type: normal;
  }
  .box {
    position: relative;
    display: grid;
    min-block-size: max(var(--discreet-slot-block-size, 0px), var(--_kept, 0px));
  }
  .box > * {
    min-inline-size: 0;
  }
  .banner {
    display: grid;
    grid-template-columns: 1fr;
    align-items: center;
    gap: 1rem;
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--discreet-surface, var(--_tint));
  }
  .banner .words {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    padding: clamp(1rem, 3vw, 1.75rem);
    padding-inline-end: 3.75rem;
  }
  .banner h2 {
    font-size: 1.375em;
  }
  .banner a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    color: inherit;
    font-weight: 550;
    text-underline-offset: 0.25em;
  }
  .picture {
    align-self: stretch;
    min-block-size: 8rem;
    overflow: hidden;
  }
  .picture > * {
    inline-size: 100%;
    block-size: 100%;
    max-block-size: 14rem;
    object-fit: cover;
  }
  @media (min-width: 40rem) {
    .banner:has(.picture) {
      grid-template-columns: minmax(8rem, 1fr) 2fr;
    }
  }
  .more {
    position: absolute;
    inset-block-start: 0.25rem;
    inset-inline-end: 0.25rem;
    z-index: 1;
    inline-size: 2.75rem;
    block-size: 2.75rem;
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: none;
    font-weight: 700;
    letter-spacing: 0.05em;
  }
  discreet-shelf + .more {
    inset-block-start: -0.5rem;
  }
  .more:hover,
  .more[aria-expanded="true"] {
    border-color: var(--_accent);
    background: var(--_tint);
  }
  .asks {
    display: grid;
    gap: 0.75rem;
    align-content: center;
    padding: clamp(1rem, 3vw, 1.75rem);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--discreet-surface, var(--_tint));
  }
  .asks .button {
    min-inline-size: 6rem;
  }
  .panel {
    --_room: 5.5rem;
    position: relative;
    margin-block-start: 0.75rem;
    padding: clamp(1rem, 3vw, 1.75rem);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--discreet-surface, var(--_tint));
  }
  .close {
    position: absolute;
    inset-block-start: calc(clamp(1rem, 3vw, 1.75rem) - 0.6875rem);
    inset-inline-end: clamp(1rem, 3vw, 1.75rem);
    z-index: 1;
    min-block-size: 2.75rem;
    padding: 0 0.25em;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }
`,
]
