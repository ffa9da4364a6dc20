/** Small signs for labels: what a thing is for rather than what is in it. */
import type { Motif } from './motif.ts'

export const signs: Readonly<Record<string, Motif>> = {
  flower: {
    colours: ['snow', 'honey'],
    art: '<path class="k" stroke="#577a3c" d="M48 60v32M48 84c8-2 12-6 16-12"/><g id="fl"><ellipse cx="48" cy="16" rx="8" ry="14"/><ellipse cx="48" cy="64" rx="8" ry="14"/></g><use href="#fl" transform="rotate(45 48 40)"/><use href="#fl" transform="rotate(90 48 40)"/><use href="#fl" transform="rotate(135 48 40)"/><circle class="c" cx="48" cy="40" r="13"/><path class="d" d="M58 32a13 13 0 0 1-18 18 13 13 0 1 0 18-18z"/>',
  },
  umbel: {
    colours: ['cream', 'leaf'],
    art: '<path class="k" stroke="#6f9a44" d="M48 92V56M48 60 20 38M48 60 34 28M48 60V22M48 60l14-32M48 60l28-22"/><g id="um"><circle cx="18" cy="34" r="6"/><circle cx="28" cy="30" r="6"/><circle cx="24" cy="40" r="6"/></g><use href="#um" x="10" y="-14"/><use href="#um" x="24" y="-20"/><use href="#um" x="40" y="-14"/><use href="#um" x="52"/><path class="c" d="M48 78c6-10 16-12 26-8-6 10-16 12-26 8z"/>',
  },
  sun: {
    colours: ['butter', 'honey'],
    art: '<path fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" d="M48 6v10M48 80v10M6 48h10M80 48h10M18 18l7 7M71 71l7 7M78 18l-7 7M25 71l-7 7"/><circle cx="48" cy="48" r="23"/><path class="d" d="M66 34a23 23 0 0 1-32 32 23 23 0 1 0 32-32z"/>',
  },
  flake: {
    colours: ['sky', 'sea'],
    art: '<path fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" d="M48 8v80M13 28l70 40M83 28 13 68M36 14l12 10 12-10M36 82l12-10 12 10M14 44l14-4-4-14M82 52l-14 4 4 14M14 52l14 4-4 14M82 44l-14-4 4-14"/>',
  },
  flame: {
    colours: ['honey', 'terracotta'],
    art: '<path class="c" d="M50 6c6 20 28 30 28 54 0 18-14 30-30 30S18 78 18 60c0-14 8-20 12-32 6 4 8 8 9 14 8-8 12-20 11-36z"/><path d="M50 44c2 10 14 14 14 26 0 10-8 16-16 16s-16-6-16-16c0-8 6-12 8-18 3 2 4 4 4 6 4-4 6-8 6-14z"/>',
  },
  heart: {
    colours: ['rose', 'berry'],
    art: '<path d="M48 84C14 62 6 46 8 32c3-18 30-24 40-4 10-20 37-14 40 4 2 14-6 30-40 52z"/><path class="d" d="M80 20c4 20-12 40-40 58l8 6c34-22 42-38 40-52-1-5-4-9-8-12z"/><path class="l" d="M17 36c1-8 5-11 10-12-3 4-3 7-4 12s-6 4-6 0z"/>',
  },
  cross: {
    colours: ['teal', 'sage'],
    art: '<path d="M36 10h24v26h26v24H60v26H36V60H10V36h26z"/><path class="d" d="M60 36h26v24H60v26H36l24-50z"/>',
  },
  pills: {
    colours: ['mist', 'tomato'],
    art: '<g transform="rotate(-35 48 40)"><path d="M8 30h42v28H22a14 14 0 0 1-14-14z"/><rect x="8" y="24" width="76" height="28" rx="14"/><path class="c" d="M46 24h24a14 14 0 0 1 0 28H46z"/><path class="d" d="M8 40h76c-1 8-6 12-14 12H22c-8 0-13-4-14-12z"/></g><circle cx="62" cy="74" r="15"/><path class="n" d="M52 66l20 16"/><path class="d" d="M76 69a15 15 0 0 1-24 16 15 15 0 0 0 24-16z"/>',
  },
  tooth: {
    colours: ['sky', 'sea'],
    art: '<path d="M20 16c10-8 18 0 28 0s18-8 28 0c14 10 6 28 0 40-2 12-4 32-12 32-10 0-8-24-16-24s-6 24-16 24c-8 0-10-20-12-32-6-12-14-30 0-40z"/><path class="d" d="M76 16c14 10 6 28 0 40-2 12-4 32-12 32-6 0-8-8-9-16 14-12 20-32 17-58z"/><path class="c" d="m22 30 4 6 7 1-5 5 1 7-7-3-6 3 1-7-5-5 7-1z"/>',
  },
  baby: {
    colours: ['peach', 'cocoa'],
    art: '<circle cx="14" cy="52" r="9"/><circle cx="82" cy="52" r="9"/><circle cx="48" cy="52" r="36"/><path class="c" d="M40 18c6-8 16-6 16 2-2 6-10 4-10-1 4 8 16 8 20-3-2 16-26 18-26 2z"/><g class="c"><circle cx="34" cy="52" r="4"/><circle cx="62" cy="52" r="4"/></g><path fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="M38 66c6 7 14 7 20 0"/><path fill="#cf4532" opacity=".3" d="M24 58a6 5 0 1 0 .1 0zM72 58a6 5 0 1 0 .1 0z"/>',
  },
  cat: {
    colours: ['slate', 'butter'],
    art: '<path d="M12 12c8 0 16 6 22 14 8-3 20-3 28 0 6-8 14-14 22-14 4 14 4 26 2 36 2 22-14 38-38 38S8 70 10 48C8 38 8 26 12 12z"/><path class="d" d="M84 12c4 14 4 26 2 36 2 22-14 38-38 38-4 0-8-1-12-2 30-2 44-28 42-68z"/><g class="c"><ellipse cx="32" cy="50" rx="8" ry="9"/><ellipse cx="64" cy="50" rx="8" ry="9"/></g><path fill="#1c1208" d="M32 43c3 4 3 10 0 14-3-4-3-10 0-14zM64 43c3 4 3 10 0 14-3-4-3-10 0-14z"/><path fill="#e5a09a" d="M43 64h10l-5 6z"/><path class="w" d="M40 74c4 3 6 2 8-2 2 4 4 5 8 2M26 66l-20-2M26 72 8 78M70 66l20-2M70 72l18 6"/>',
  },
  dog: {
    colours: ['bark', 'cocoa'],
    art: '<path d="M20 24C28 10 68 10 76 24c8 14 8 40-2 54-8 12-44 12-52 0-10-14-10-40-2-54z"/><path class="c" d="M22 18C8 20 2 40 8 62c8 2 16-4 18-16 2-10 2-20-4-28zM74 18c14 2 20 22 14 44-8 2-16-4-18-16-2-10-2-20 4-28z"/><path class="p" opacity=".75" d="M48 50c14 0 22 8 20 20-2 10-10 16-20 16s-18-6-20-16c-2-12 6-20 20-20z"/><g fill="#1c1208"><circle cx="36" cy="42" r="4"/><circle cx="60" cy="42" r="4"/><path d="M40 56h16c2 6-4 10-8 10s-10-4-8-10z"/></g><path class="n" stroke-opacity=".6" d="M48 66v6M40 76c4 2 8 0 8-4 0 4 4 6 8 4"/>',
  },
  bird: {
    colours: ['sea', 'honey'],
    art: '<path class="k" d="M6 84h84"/><path d="M24 36c0-16 12-24 26-22 12 2 16 10 18 18 12 8 18 20 24 44-20-2-30-4-40 2-18 8-34-2-34-20 0-10 6-16 6-22z"/><path class="p" d="M24 48c10 2 18 12 18 28-12 2-24-4-24-18 0-4 4-8 6-10z"/><path class="d" d="M44 40c16-4 34 8 40 34-22 0-38-10-40-34z"/><path class="c" d="M25 28 8 34l16 6z"/><circle cx="36" cy="28" r="4" fill="#1c1208"/><path class="k" stroke-width="3" d="M38 80v4M48 78v6"/>',
  },
  seedling: {
    colours: ['leaf', 'cocoa'],
    art: '<path class="c" d="M8 76c10-10 70-10 80 0v12H8z"/><path class="k" stroke="#577a3c" stroke-width="5" d="M48 74V40"/><path d="M48 50C26 52 12 40 10 20c22-2 36 10 38 30zM48 40c2-20 16-30 38-28-2 20-16 30-38 28z"/><path class="d" d="M86 12c-2 20-16 30-38 28 16-6 28-16 38-28z"/><path class="w" d="M46 48C38 38 28 32 18 28M50 38c8-8 16-14 26-18"/>',
  },
  shirt: {
    colours: ['sky', 'snow'],
    art: '<path d="M32 12c8 8 24 8 32 0l26 16-12 20-10-6v44H28V42l-10 6L6 28z"/><path class="d" d="M64 12l26 16-12 20-10-6v44H46c14-22 20-46 18-74z"/><path class="c" d="M40 46h16v4H40zM40 56h16v4H40z" opacity=".7"/>',
  },
  plate: {
    colours: ['sky', 'sea'],
    art: '<circle cx="48" cy="48" r="40"/><circle class="d" cx="48" cy="48" r="27"/><circle cx="47" cy="47" r="25"/><path class="c" d="M68 14l3 9 9 3-9 3-3 9-3-9-9-3 9-3zM24 58l2 6 6 2-6 2-2 6-2-6-6-2 6-2z"/>',
  },
  sparkle: {
    colours: ['sea', 'honey'],
    art: '<path d="M42 10l9 27 27 9-27 9-9 27-9-27-27-9 27-9z"/><path class="c" d="M76 58l4 12 12 4-12 4-4 12-4-12-12-4 12-4zM78 6l3 9 9 3-9 3-3 9-3-9-9-3 9-3z"/>',
  },
  wave: {
    colours: ['sky', 'sea'],
    art: '<path d="M4 40c12-16 24-16 36-4s28 14 52-6v18C70 68 52 66 38 54 26 44 16 44 4 58z"/><path class="c" d="M4 66c12-14 24-14 36-2s28 12 52-6v16c-22 18-40 16-54 6-12-10-22-10-34 2z"/>',
  },
  feather: {
    colours: ['sky', 'mist'],
    art: '<path d="M84 10C54 8 28 24 22 52l-4 20 14-4c32-2 52-26 52-58z"/><path class="c" d="M84 10c0 32-20 56-52 58l-10 2c24-14 44-34 62-60z"/><path class="n" stroke-width="3" d="M10 88C26 62 44 42 66 26M34 56l-4-14M46 44l-2-12M40 58l18-2M52 46l16-2"/>',
  },
  moon: {
    colours: ['butter', 'snow'],
    art: '<path d="M62 8C40 12 26 30 26 50c0 22 16 38 40 40-8 2-12 2-18 2C24 92 6 74 6 50S24 6 48 6c5 0 10 0 14 2z"/><path class="c" d="M70 22l3 9 9 3-9 3-3 9-3-9-9-3 9-3zM56 56l2 6 6 2-6 2-2 6-2-6-6-2 6-2z"/>',
  },
  bolt: {
    colours: ['butter', 'honey'],
    art: '<path d="M56 4 16 54h26L36 92l44-54H52z"/><path class="d" d="M80 38 36 92l10-44h18z"/>',
  },
  recycled: {
    colours: ['moss', 'leaf'],
    art: '<path fill="none" stroke="currentColor" stroke-width="9" stroke-linecap="round" d="M30 26a32 32 0 0 1 48 18M66 76a32 32 0 0 1-50-20"/><path class="c" d="M86 32 80 54 62 42zM10 66l6-22 18 12z"/>',
  },
  shield: {
    colours: ['sea', 'snow'],
    art: '<path d="M48 6 84 18v26c0 22-14 38-36 46C26 82 12 66 12 44V18z"/><path class="d" d="M48 6 84 18v26c0 22-14 38-36 46z"/><path class="c" d="M44 28h8v14h14v8H52v14h-8V50H30v-8h14z"/>',
  },
  lips: {
    colours: ['snow', 'sky'],
    art: '<path class="c" d="M10 30c22-10 54-10 76 0-4 34-20 46-38 46S14 64 10 30z"/><path d="M18 36c18-6 42-6 60 0-4 8-14 12-30 12s-26-4-30-12z"/>',
  },
}
