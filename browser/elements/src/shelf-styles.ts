/**
 * Everything is derived from the colour and font of the page that a shelf stands in, so that it fits
 * any shop, light or dark; a shop changes what it likes by the `--discreet-…` properties.
 */
import { css } from './element.ts'

export const tokens: string = css`
  :host {
    --_quiet: var(--discreet-quiet, color-mix(in srgb, currentColor 76%, transparent));
    --_line: var(--discreet-line, color-mix(in srgb, currentColor 18%, transparent));
    --_tint: var(--discreet-tint, color-mix(in srgb, currentColor 5%, transparent));
    --_accent: var(--discreet-accent, color-mix(in oklab, currentColor 52%, #1a9d60));
    --_radius: var(--discreet-radius, 0.875rem);
    display: block;
    color: var(--discreet-text, inherit);
    font-family: var(--discreet-font, inherit);
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    margin: 0;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
`

export const shelfStyles: string = css`
  ${tokens}
  h2 {
    font-size: 1.375em;
    line-height: 1.25;
    font-weight: 650;
    letter-spacing: -0.015em;
    margin: 0 0 0.75em;
    text-wrap: balance;
  }
  ul {
    list-style: none;
    margin: -0.375rem;
    padding: 0.375rem;
    display: grid;
    grid-auto-flow: column;
    gap: 1.25rem 1rem;
    grid-auto-columns: max(
      var(--discreet-card, 10rem),
      (100% - (var(--n) - 1) * 1rem) /
      var(--n)
    );
    overflow-x: scroll;
    overscroll-behavior-inline: contain;
    scroll-snap-type: inline proximity;
    scroll-padding: 0.375rem;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  li {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.25rem;
    min-inline-size: 0;
    min-block-size: var(--discreet-card-block-size, 0);
    scroll-snap-align: start;
  }
  .picture {
    align-self: stretch;
    aspect-ratio: 1;
    display: grid;
    place-items: center;
    overflow: hidden;
    margin-block-end: 0.375rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_tint);
    font-size: 2.5rem;
    font-weight: 300;
    color: var(--_quiet);
  }
  .picture > * {
    grid-area: 1 / 1;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  svg {
    padding: 14%;
  }
  .head {
    align-self: stretch;
    display: grid;
    gap: 0.125rem;
    align-content: start;
    min-block-size: 4.25em;
  }
  .title,
  .reason {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .title {
    font-weight: 550;
    line-height: 1.3;
    color: inherit;
    text-decoration: none;
  }
  a.title::after {
    content: "";
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  a.title:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  a.title:focus-visible {
    outline: 0;
  }
  a.title:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .price {
    font-variant-numeric: tabular-nums;
  }
  .reason {
    min-block-size: 2.8em;
    font-size: 0.8125em;
    line-height: 1.4;
    color: var(--_quiet);
  }
  .why {
    position: relative;
    z-index: 1;
    margin-block-start: 0.375rem;
    min-block-size: 2rem;
    min-inline-size: 2.75rem;
    padding: 0 0.75em;
    font-size: 0.8125em;
    border: 1px solid var(--_line);
    border-radius: 2em;
    background: none;
  }
  .why::after {
    content: "";
    position: absolute;
    inset: -0.375rem;
  }
  .why:hover,
  .why[aria-expanded="true"] {
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .blank :is(.head, .reason, .why) {
    align-self: stretch;
    border-color: transparent;
    background: var(--_tint);
    border-radius: 0.375rem;
  }
  .row {
    display: grid;
  }
  .row > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  ul[aria-hidden] {
    overflow: hidden;
  }
  .ghost {
    visibility: hidden;
  }
  .note {
    display: grid;
    place-items: center;
    margin: 0;
    padding: 1rem;
    text-align: center;
    color: var(--_quiet);
    border: 1px dashed var(--_line);
    border-radius: var(--_radius);
  }
  .panel {
    --_room: 5.5rem;
    position: relative;
    margin-block-start: 1rem;
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
  }
  .text {
    min-block-size: 2.75rem;
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
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    min-block-size: 2.75rem;
    margin: 0.5rem 0 0;
    font-size: 0.875em;
    color: var(--_quiet);
  }
  @media (prefers-reduced-motion: no-preference) {
    .picture > * {
      transition: scale 0.3s;
    }
    li:hover .picture > * {
      scale: 1.04;
    }
    .blank {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.55;
      }
    }
  }
`
