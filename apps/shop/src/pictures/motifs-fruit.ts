import type { Motif } from './motif.ts'

export const fruit: Readonly<Record<string, Motif>> = {
  apple: {
    colours: ['tomato', 'leaf'],
    art: '<path d="M48 31c-9-8-35-7-35 21 0 20 13 35 24 35 5 0 6-3 11-3s6 3 11 3c11 0 24-15 24-35 0-28-26-29-35-21z"/><path class="d" d="M72 28c4 8 5 18 2 29-4 14-14 24-27 27h1c5 0 6 3 11 3 11 0 24-15 24-35 0-13-5-21-11-24z"/><path class="l" d="M22 52c0-10 4-16 13-17-5 4-8 9-8 17 0 4-5 4-5 0z"/><path class="k" d="M48 31c0-8 2-13 6-18"/><path class="c" d="M52 24c3-10 13-14 24-12-2 9-11 16-24 12z"/>',
  },
  pear: {
    colours: ['lime', 'moss'],
    art: '<path d="M49 22c-9 0-12 8-14 17-3 10-16 16-16 30 0 13 12 20 29 20s29-7 29-20c0-14-13-20-16-30-2-9-4-17-12-17z"/><path class="d" d="M61 39c2 10 6 18 4 29-2 10-12 18-28 20 3 1 7 1 11 1 17 0 29-7 29-20 0-14-13-20-16-30z"/><path class="l" d="M27 68c0-8 5-13 10-18-3 7-5 11-5 18 0 4-5 4-5 0z"/><path class="k" d="M49 22c0-6 1-9 4-14"/><path class="c" d="M51 17c5-8 13-9 21-6-4 8-11 11-21 6z"/>',
  },
  citrus: {
    colours: ['orange', 'leaf'],
    art: '<circle cx="48" cy="53" r="34"/><path class="d" d="M69 26a34 34 0 1 1-45 51c22 6 42-6 47-26 2-9 1-18-2-25z"/><path class="l" d="M24 48c2-9 8-15 16-17-6 5-9 10-10 17-1 4-7 4-6 0z"/><path class="n" d="M40 66v0M52 72v0M58 62v0M46 56v0"/><path class="c" d="M48 21c4-9 15-12 26-8-4 9-14 14-26 8zM48 21c-2 2-3 3-2 5l6-4z"/>',
  },
  lemon: {
    colours: ['butter', 'leaf'],
    art: '<path d="M14 52c4-20 20-30 36-29 10 0 18 4 22 10 4 4 8 5 10 9 3 6-3 9-4 15-5 18-20 27-35 25-9-1-15-5-19-10-4-4-8-4-10-9-1-5-1-7 0-11z"/><path class="d" d="M72 33c2 14-4 40-44 42 4 4 9 6 15 7 15 2 30-7 35-25 1-6 7-9 4-15-2-4-6-5-10-9z"/><path class="l" d="M25 49c3-9 9-15 17-17-6 5-9 10-11 16-1 4-7 5-6 1z"/><path class="c" d="M40 23c2-10 11-15 22-13-1 9-10 16-22 13z"/>',
  },
  grapes: {
    colours: ['plum', 'moss'],
    art: '<path class="k" d="M48 26c0-7 1-11 5-16"/><path class="c" d="M48 24c-4-12-16-16-28-10 3 11 14 18 28 10zM50 22c4-10 14-13 24-8-3 9-12 14-24 8z"/><circle cx="26" cy="38" r="11"/><circle cx="48" cy="34" r="11"/><circle cx="70" cy="38" r="11"/><circle cx="37" cy="53" r="11"/><circle cx="59" cy="53" r="11"/><circle cx="48" cy="69" r="11"/><circle cx="38" cy="81" r="8"/><path class="d" d="M81 38a11 11 0 0 1-18 8 11 11 0 0 1-7 18 11 11 0 0 1-9 16 11 11 0 0 0 12-16 11 11 0 0 0 10-15 11 11 0 0 0 12-11z"/><g class="l"><circle cx="22" cy="34" r="3"/><circle cx="44" cy="30" r="3"/><circle cx="66" cy="34" r="3"/><circle cx="33" cy="49" r="3"/><circle cx="55" cy="49" r="3"/><circle cx="44" cy="65" r="3"/></g>',
  },
  kiwi: {
    colours: ['bark', 'lime'],
    art: '<ellipse cx="48" cy="50" rx="37" ry="34"/><ellipse class="c" cx="48" cy="50" rx="32" ry="29"/><ellipse class="p" cx="48" cy="50" rx="12" ry="9"/><path class="w" d="M48 36v-8M48 64v8M32 50h-9M64 50h9M37 41l-7-6M59 41l7-6M37 59l-7 6M59 59l7 6"/><path class="n" stroke-width="4" stroke-opacity=".6" d="M48 38v0M48 62v0M33 50v0M63 50v0M38 42v0M58 42v0M38 58v0M58 58v0M42 38.500v0M54 61v0"/>',
  },
  strawberry: {
    colours: ['tomato', 'leaf'],
    art: '<path d="M48 26c20-8 36 2 33 22-3 19-21 40-33 40S18 67 15 48c-3-20 13-30 33-22z"/><path class="d" d="M74 30c2 22-10 44-33 56 2 1 5 2 7 2 12 0 30-21 33-40 1-8-1-14-7-18z"/><path class="w" stroke-width="3" d="M30 42v2M48 44v2M66 42v2M38 56v2M58 56v2M48 68v2M28 54v2M68 54v2"/><path class="c" d="M48 30c-8 8-20 8-26 2 6-2 8-5 14-7-4-2-5-6-5-9 6 0 11 2 14 6 0-5 1-9 4-12 3 4 4 7 4 12 4-4 8-6 14-6-1 4-3 7-6 9 6 2 8 5 14 7-8 6-20 5-27-2z"/>',
  },
  raspberry: {
    colours: ['berry', 'leaf'],
    art: '<path d="M48 28c20-6 34 2 32 22-2 18-20 38-32 38S18 68 16 50c-2-20 12-28 32-22z"/><g class="l"><circle cx="31" cy="42" r="7"/><circle cx="48" cy="44" r="7"/><circle cx="65" cy="42" r="7"/><circle cx="39" cy="57" r="7"/><circle cx="57" cy="57" r="7"/><circle cx="48" cy="70" r="7"/></g><path class="d" d="M72 31c3 22-8 42-31 55 2 1 5 2 7 2 12 0 30-20 32-38 1-9-2-15-8-19z"/><path class="c" d="M48 31c-8 6-18 6-24 0 6-1 8-4 12-6l-4-9c6 0 10 2 14 6l3-11 3 11c4-4 8-6 14-6l-4 9c4 2 8 5 12 6-8 6-19 6-26 0z"/>',
  },
  blueberry: {
    colours: ['navy', 'sea'],
    art: '<circle cx="30" cy="60" r="22"/><circle cx="64" cy="62" r="23"/><circle cx="48" cy="34" r="23"/><path class="d" d="M80 46a23 23 0 1 1-34 28 22 22 0 0 1-22 7 22 22 0 0 0 25-9 23 23 0 0 0 31-26zM66 21a23 23 0 0 1-31 32 23 23 0 0 0 31-32z"/><path class="c" d="m48 24 3 5 6-1-2 5 4 4-6 2v6l-5-3-5 3v-6l-6-2 4-4-2-5 6 1zM62 56l2 4 5-1-2 4 3 4-5 1-1 5-3-4-5 1 1-4-3-4 5-1z"/><path class="l" d="M12 58c1-8 5-12 12-13-4 4-6 7-7 13-1 3-5 3-5 0z"/>',
  },
  banana: {
    colours: ['butter', 'honey'],
    art: '<path d="M24 12c-4 26 4 50 34 62 10 4 22 4 30-2-26-4-44-22-52-60z"/><path d="M24 12C10 36 8 64 30 84c8 7 20 8 30 4C38 76 26 46 36 12z"/><path class="d" d="M34 16c-8 30 0 58 26 72-4 2-10 2-15 1C24 72 22 42 34 16zM88 72C62 74 44 56 34 22l2-10c8 38 26 56 52 60z"/><path class="l" d="M18 44c0 14 4 24 12 32-6-10-8-20-8-32 0-3-4-3-4 0z"/><path d="M23 14c0-5 2-7 7-8 5 0 7 3 7 8l-6 4z" fill="#7a5a36"/><path class="c" d="M82 69c3 0 6 1 7 3-1 2-4 3-7 3zM56 85c3 0 5 1 6 2-2 2-4 2-6 2z"/>',
  },
  mango: {
    colours: ['honey', 'tomato'],
    art: '<path d="M14 58c-2-20 18-40 42-40 20 0 32 14 28 34-4 22-22 34-42 34-16 0-26-10-28-28z"/><path class="c" opacity=".6" d="M56 18c20 0 32 14 28 34-2 10-7 18-13 24 4-20 0-44-29-55 5-2 9-3 14-3z"/><path class="l" d="M22 56c1-9 6-16 15-21-6 7-9 13-9 21 0 4-6 4-6 0z"/><path class="k" d="M66 20c2-4 4-6 8-8"/>',
  },
  pineapple: {
    colours: ['honey', 'forest'],
    art: '<path class="c" d="M48 38C38 30 30 30 22 32c4-8 10-9 16-8-6-5-8-10-8-15 7 2 11 6 14 11 0-7 1-12 4-18 3 6 4 11 4 18 3-5 7-9 14-11 0 5-2 10-8 15 6-1 12 0 16 8-8-2-16-2-26 6z"/><ellipse cx="48" cy="62" rx="25" ry="29"/><path class="n" d="m29 44 38 38M25 58l28 30M40 36l32 34M67 44 29 82M71 58 43 90M56 36 24 70"/><path class="d" d="M62 39c8 14 6 36-14 52 14 0 25-13 25-29 0-10-4-18-11-23z"/><path class="l" d="M29 60c1-8 4-12 9-15-3 6-4 10-4 15s-5 4-5 0z"/>',
  },
  avocado: {
    colours: ['forest', 'lime'],
    art: '<path d="M52 10c-12 0-16 12-20 22-5 11-16 18-16 34 0 15 13 24 29 24s30-9 31-26c1-14-8-22-11-32-3-12-4-22-13-22z"/><path class="c" d="M52 16c-8 0-11 10-15 19-5 11-15 18-15 31 0 12 11 18 23 18s24-7 25-20c1-12-8-20-11-31-2-9-2-17-7-17z"/><path class="p" opacity=".45" d="M51 24c-5 2-7 9-10 16-5 10-13 15-13 26 0 8 8 12 17 12s18-5 19-15c1-9-8-18-10-27-1-6-1-12-3-12z"/><circle cx="46" cy="62" r="13" fill="#8a5a33"/><circle class="l" cx="42" cy="58" r="4"/>',
  },
  peach: {
    colours: ['peach', 'leaf'],
    art: '<circle cx="48" cy="55" r="33"/><path fill="#cf4532" opacity=".35" d="M66 27a33 33 0 0 1-26 60c-4-16 4-40 26-60z"/><path class="n" d="M50 24c-14 10-20 30-12 50"/><path class="l" d="M22 56c0-9 4-15 11-19-4 6-6 11-6 19 0 4-5 4-5 0z"/><path class="k" d="M50 24c0-5 1-8 3-12"/><path class="c" d="M51 19c6-9 16-10 27-5-6 9-16 12-27 5z"/>',
  },
  plum: {
    colours: ['plum', 'leaf'],
    art: '<ellipse cx="48" cy="55" rx="31" ry="33"/><path class="d" d="M64 27a31 33 0 0 1-27 59c20-2 34-24 27-59z"/><path class="n" d="M50 24c-14 12-18 32-10 54"/><path class="l" d="M23 54c1-9 5-15 12-18-4 6-6 11-7 18 0 4-5 4-5 0z"/><path class="k" d="M50 23c0-5 1-8 3-12"/><path class="c" d="M51 19c6-9 16-10 27-5-6 9-16 12-27 5z"/>',
  },
  pomegranate: {
    colours: ['berry', 'rose'],
    art: '<path d="M39 22 36 8l8 5 4-7 4 7 8-5-3 14c18 4 27 16 27 32 0 20-16 34-36 34S12 74 12 54c0-16 9-28 27-32z"/><path class="d" d="M68 28c8 20 2 46-30 58 3 1 6 2 10 2 20 0 36-14 36-34 0-12-5-21-16-26z"/><path class="c" d="M35 54c8-9 24-9 30 0 2 12-4 22-14 22s-18-10-16-22z"/><path fill="#b2385a" d="M42 54a4 4 0 1 0 .1 0zM53 53a4 4 0 1 0 .1 0zM47 63a4 4 0 1 0 .1 0zM57 62a4 4 0 1 0 .1 0z"/><path class="l" d="M20 52c1-8 5-13 11-15-4 5-6 9-6 15s-5 4-5 0z"/>',
  },
  coconut: {
    colours: ['cocoa', 'leaf'],
    art: '<path d="M10 42h76c0 26-16 44-38 44S10 68 10 42z"/><ellipse cx="48" cy="42" rx="38" ry="17"/><ellipse class="p" cx="48" cy="42" rx="34" ry="14"/><ellipse cx="48" cy="44" rx="25" ry="9" fill="#1c1208" opacity=".1"/><path class="d" d="M86 42c0 26-16 44-38 44-4 0-8-1-12-2 22-2 36-18 38-32z"/><path class="n" d="M22 66l6-6M36 76l5-8M52 78l2-7M66 70l-2-6"/>',
  },
}
