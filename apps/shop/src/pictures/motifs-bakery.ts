import type { Motif } from './motif.ts'

export const bakery: Readonly<Record<string, Motif>> = {
  loaf: {
    colours: ['bark', 'oat'],
    art: '<path d="M4 58c0-22 20-32 44-32s44 10 44 32c0 16-8 24-20 24H24C12 82 4 74 4 58z"/><path class="d" d="M92 58c0 16-8 24-20 24H24c-8 0-14-4-17-11 30 6 64 2 78-28 5 4 7 9 7 15z"/><path fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" d="M28 36c-4 6-4 12 0 20M48 34c-4 6-4 14 0 22M68 36c-4 6-4 12 0 20"/><path class="l" d="M14 52c2-8 8-13 16-15-5 5-8 9-10 15s-7 4-6 0z"/>',
  },
  toast: {
    colours: ['bark', 'oat'],
    art: '<path class="d" d="M26 20h48c16 2 20 18 8 26v38H34z"/><path d="M18 14h46c18 0 22 20 10 28v42H12V42C-2 34 2 14 18 14z"/><path class="c" d="M20 20h42c12 0 15 14 5 19v39H18V39C6 34 10 20 20 20z"/><path class="d" d="M28 46h3M46 38h3M54 58h3M34 66h3M40 52h2" stroke="#1c1208" stroke-opacity=".3" stroke-width="3" stroke-linecap="round"/>',
  },
  baguette: {
    colours: ['honey', 'cream'],
    art: '<path d="M8 84c-6-8 0-18 10-28L56 20c10-10 22-16 30-10s2 18-8 28L42 76C32 86 16 92 8 84z"/><path class="d" d="M88 14c-2 22-48 66-78 72 8 4 22-2 32-10l36-38c8-8 13-17 10-24z"/><path fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" d="M22 60l14 4M36 46l14 4M50 32l14 4M64 20l12 4"/>',
  },
  ciabatta: {
    colours: ['oat', 'snow'],
    art: '<path d="M8 62C4 48 14 38 34 34c24-6 46-8 52 6 6 16-8 28-32 34-24 6-42 2-46-12z"/><path class="d" d="M86 40c6 16-8 28-32 34-20 5-36 3-43-5 30 4 66-6 75-29z"/><path class="p" opacity=".6" d="M20 56c6-8 18-12 30-12-4 8-18 14-30 12zM54 46c8-6 16-8 24-6-4 6-14 10-24 6z"/>',
  },
  flatbread: {
    colours: ['cream', 'bark'],
    art: '<ellipse class="d" cx="50" cy="62" rx="40" ry="26"/><ellipse cx="48" cy="54" rx="42" ry="28"/><ellipse cx="48" cy="48" rx="42" ry="28" fill="#fffaf0" opacity=".35"/><g class="c" opacity=".55"><ellipse cx="32" cy="42" rx="8" ry="4"/><ellipse cx="58" cy="38" rx="7" ry="3"/><ellipse cx="66" cy="54" rx="9" ry="4"/><ellipse cx="42" cy="60" rx="8" ry="4"/><ellipse cx="20" cy="56" rx="4" ry="2"/></g>',
  },
  crispbread: {
    colours: ['bark', 'cocoa'],
    art: '<g id="cb"><path d="M10 30 76 16l10 40-66 14z"/><g class="c" opacity=".6"><circle cx="26" cy="38" r="2.500"/><circle cx="42" cy="34" r="2.500"/><circle cx="58" cy="31" r="2.500"/><circle cx="30" cy="54" r="2.500"/><circle cx="46" cy="50" r="2.500"/><circle cx="62" cy="47" r="2.500"/><circle cx="72" cy="30" r="2.500"/></g><path class="d" d="M84 50l2 6-66 14-2-6z"/></g><use href="#cb" y="18"/>',
  },
  rolls: {
    colours: ['honey', 'cream'],
    art: '<g id="ro"><path d="M4 38c0-14 12-22 24-22s24 8 24 22c0 10-8 14-24 14S4 48 4 38z"/><path class="d" d="M52 38c0 10-8 14-24 14-10 0-17-1-21-5 20 2 36-6 40-23 3 4 5 9 5 14z"/><path fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="M18 30c6-4 14-4 20 0"/></g><use href="#ro" x="40" y="2"/><use href="#ro" x="20" y="34"/>',
  },
  pretzel: {
    colours: ['bark', 'cream'],
    art: '<path fill="none" stroke="#6b4329" stroke-width="13" stroke-linecap="round" d="M30 80 62 48c14-14 22-34 4-36-12-1-18 10-18 18s-6-19-18-18c-18 2-10 22 4 36l32 32"/><path fill="none" stroke="#94683f" stroke-width="9" stroke-linecap="round" d="M30 79 62 47c14-14 22-34 4-36-12-1-18 10-18 20s-6-21-18-20c-18 2-10 22 4 36l32 32"/><path fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" d="M26 24h1M34 44h1M48 58h1M62 44h1M70 24h1M36 76h1M60 76h1M48 36h1"/>',
  },
  croissant: {
    colours: ['honey', 'bark'],
    art: '<path d="M6 66c-4-8 2-14 8-18 2-14 14-24 28-24h14c14 0 26 10 28 24 6 4 10 12 4 20-4 6-10 4-14-2-4-8-12-14-26-14s-20 6-26 14c-4 6-12 6-16 0z"/><path class="d" d="M84 48c6 4 10 12 4 20-4 6-10 4-14-2-2-4-4-7-8-9 8 0 14-3 18-9zM14 48c0 6 6 12 14 12-2 2-3 4-5 6-4 6-12 6-16 0 0-8 2-14 7-18z"/><path fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" d="M32 28c-4 8-4 18 0 26M48 24v28M64 28c4 8 4 18 0 26M18 42c0 8 4 14 8 18M78 42c0 8-4 14-8 18"/>',
  },
  swirl: {
    colours: ['honey', 'cocoa'],
    art: '<ellipse class="d" cx="50" cy="66" rx="38" ry="22"/><path d="M8 50c0-22 18-36 40-36s40 14 40 34-16 34-40 34S8 70 8 50z"/><path fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" d="M78 52c0 14-14 22-30 22-18 0-30-10-30-24 0-16 14-26 30-26 14 0 22 10 22 22s-8 18-20 18-20-6-20-16 8-14 18-14 14 6 12 12-8 8-12 4"/><path class="l" d="M14 48c2-12 9-19 20-23-7 7-11 13-13 23-1 5-8 4-7 0z"/>',
  },
  bun: {
    colours: ['honey', 'cream'],
    art: '<path class="d" d="M8 66h80c0 12-8 18-20 18H28C16 84 8 78 8 66z"/><path d="M8 64h80c0 12-8 18-20 18H28C16 82 8 76 8 64z" fill="#dfc9a0"/><path d="M6 58c0-24 18-42 42-42s42 18 42 42c0 6-4 8-10 8H16c-6 0-10-2-10-8z"/><path class="d" d="M70 22c6 14 4 32-18 44h28c6 0 10-2 10-8 0-16-8-28-20-36z"/><path fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="M34 30l3 1M50 26l3-1M62 36l3 1M42 42l3-1M26 44l3 1M70 48l2 1M56 50l3-1"/>',
  },
  bagel: {
    colours: ['honey', 'cream'],
    art: '<path d="M48 14c24 0 42 14 42 34S72 84 48 84 6 68 6 48s18-34 42-34zm0 24c-8 0-14 4-14 10s6 10 14 10 14-4 14-10-6-10-14-10z"/><path class="d" d="M82 30c4 28-18 44-58 46 7 5 15 8 24 8 24 0 42-16 42-36 0-7-3-13-8-18zM34 48c0-6 6-10 14-10s14 4 14 10c-6-6-22-6-28 0z"/><path fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="M26 36l2-2M44 26l3-1M64 32l2 2M22 56l2 2M74 52l1-2M36 70l3 1M58 70l2-1"/>',
  },
  muffin: {
    colours: ['honey', 'cocoa'],
    art: '<path fill="#c4633f" d="M20 50h56l-8 36c-8 4-32 4-40 0z"/><path class="n" d="M32 54l4 32M44 54l2 33M56 54l-2 33M66 54l-4 32"/><path d="M12 48c-4-12 6-20 14-20 4-12 18-18 30-14 10-2 20 6 20 16 8 2 12 12 8 20-6 8-66 8-72-2z"/><path class="d" d="M76 30c8 2 12 12 8 20-4 5-26 7-44 5 20-2 34-8 36-25z"/><g class="c"><circle cx="34" cy="36" r="4"/><circle cx="52" cy="28" r="4"/><circle cx="62" cy="42" r="4"/><circle cx="44" cy="46" r="3"/></g>',
  },
  biscuit: {
    colours: ['honey', 'bark'],
    art: '<circle class="d" cx="50" cy="52" r="38"/><circle cx="48" cy="48" r="38"/><path class="n" stroke-width="3" stroke-dasharray="1 9" d="M48 18a30 30 0 1 1-.1 0z"/><g class="c"><circle cx="36" cy="38" r="5"/><circle cx="58" cy="36" r="5"/><circle cx="62" cy="56" r="5"/><circle cx="42" cy="60" r="5"/><circle cx="28" cy="54" r="4"/></g><path class="l" d="M16 46c2-12 9-19 19-22-7 7-10 13-12 22-1 5-8 4-7 0z"/>',
  },
  wafer: {
    colours: ['honey', 'cocoa'],
    art: '<path class="d" d="M20 26 80 20l8 56-60 8z"/><path d="M10 20 74 12l10 56-64 8z"/><path class="n" stroke-width="3" d="M26 20l10 54M42 18l10 54M58 16l10 54M12 34l66-8M14 48l66-8M16 62l68-8"/><path class="c" d="M20 76l64-8 1 6-64 8z"/>',
  },
  chocolate: {
    colours: ['cocoa', 'bark'],
    art: '<path d="M12 14h72v68H12z"/><path class="l" d="M16 18h18v18H16zM39 18h18v18H39zM62 18h18v18H62zM16 40h18v18H16zM39 40h18v18H39zM62 40h18v18H62zM16 62h18v16H16zM39 62h18v16H39zM62 62h18v16H62z" opacity=".16"/><path class="d" d="M34 18v18H16zM57 18v18H39zM80 18v18H62zM34 40v18H16zM57 40v18H39zM80 40v18H62zM34 62v16H16zM57 62v16H39zM80 62v16H62z"/>',
  },
  bear: {
    colours: ['tomato', 'honey'],
    art: '<path d="M30 20c-6-8 2-16 10-12 5-2 11-2 16 0 8-4 16 4 10 12 4 6 4 14-2 20 10 0 16 6 16 12s-8 6-12 4c2 8 8 12 8 22 0 8-18 8-20 0-4-4-12-4-16 0-2 8-20 8-20 0 0-10 6-14 8-22-4 2-12 2-12-4s6-12 16-12c-6-6-6-14-2-20z"/><path class="d" d="M66 20c4 6 4 14-2 20 10 0 16 6 16 12s-8 6-12 4c2 8 8 12 8 22 0 8-18 8-20 0 6-20 10-40 10-58z"/><path class="n" stroke-opacity=".45" d="M40 24v0M56 24v0M46 32c2 2 4 2 6 0" stroke-width="4"/>',
  },
  candy: {
    colours: ['ink', 'slate'],
    art: '<path fill="none" stroke="currentColor" stroke-width="9" stroke-linecap="round" d="M78 50c0 16-14 28-30 28S18 66 18 48s12-30 28-30 26 10 26 24-10 22-22 22-18-8-18-18 6-14 14-14 10 6 8 12"/><path class="w" stroke-width="3" d="M22 50c0-16 10-26 24-26s20 8 20 18"/>',
  },
  bars: {
    colours: ['honey', 'bark'],
    art: '<g id="br"><path d="M6 26 78 12l8 22-70 14z"/><path class="d" d="M16 48 86 34l1 8-70 14z"/><g class="c"><circle cx="26" cy="32" r="4"/><circle cx="42" cy="26" r="3"/><circle cx="54" cy="32" r="4"/><circle cx="70" cy="22" r="4"/><circle cx="36" cy="38" r="3"/></g></g><use href="#br" y="32"/>',
  },
  popcorn: {
    colours: ['cream', 'butter'],
    art: '<g id="po"><path d="M10 32c-6-8 2-16 10-14 2-8 14-10 18-2 8-2 14 6 8 12 6 6 2 16-8 14-4 6-14 6-16 0-8 2-14-4-12-10z"/><path class="c" d="M22 28c4-4 12-2 12 4-4 4-12 2-12-4z"/><path class="d" d="M46 28c6 6 2 16-8 14-4 6-14 6-16 0 10 2 22-4 24-14z"/></g><use href="#po" x="36" y="4"/><use href="#po" x="4" y="34"/><use href="#po" x="40" y="38"/>',
  },
  crisps: {
    colours: ['butter', 'honey'],
    art: '<path d="M8 34c4-16 28-22 44-14 16 6 18 24 6 32-16 10-54 2-50-18z"/><path class="d" d="M58 52c-16 10-54 2-50-18 6 12 34 20 54 6-1 5-2 9-4 12z"/><path d="M34 66c0-18 22-28 40-22 16 6 18 24 6 32-16 12-46 8-46-10z"/><path class="c" opacity=".4" d="M42 64c2-10 16-16 28-12-4 8-16 14-28 12z"/><path class="d" d="M80 76c-16 12-46 8-46-10 10 12 36 16 52 2-1 3-3 6-6 8z"/>',
  },
  nachos: {
    colours: ['butter', 'honey'],
    art: '<path d="M10 44 42 8c4-3 8-2 10 3l14 40c1 5-1 8-6 7L14 52c-6-1-7-4-4-8z"/><path d="M34 76 62 38c4-4 8-4 10 1l16 36c2 5 0 8-5 8l-44 2c-6 0-8-4-5-9z"/><path class="d" d="M88 75c2 5 0 8-5 8l-44 2c-3 0-5-1-6-3 18 0 38-2 55-7zM66 51c1 5-1 8-6 7L14 52c-2 0-4-1-5-3 18 2 38 4 57 2z"/><g class="c"><circle cx="40" cy="30" r="2.500"/><circle cx="30" cy="42" r="2.500"/><circle cx="48" cy="42" r="2.500"/><circle cx="62" cy="58" r="2.500"/><circle cx="54" cy="72" r="2.500"/><circle cx="72" cy="70" r="2.500"/></g>',
  },
  taco: {
    colours: ['butter', 'leaf'],
    art: '<path class="c" d="M10 56C8 44 16 36 24 34c4-10 14-14 22-12 10-6 22-2 26 6 10 0 16 10 16 22z"/><path fill="#cf4532" d="M18 56c-2-10 6-16 12-16 4-8 14-8 18-2 8-4 16 0 18 6 8-2 14 6 12 14z"/><path d="M4 78C4 54 22 40 48 40s44 14 44 38c0 6-6 6-10 2-8-8-60-8-68 0-4 4-10 4-10-2z"/><path class="d" d="M78 48c9 7 14 17 14 30 0 6-6 6-10 2-6-6-38-8-56-5 24-2 44-9 52-27z"/>',
  },
  almond: {
    colours: ['bark', 'cream'],
    art: '<g id="al"><path d="M10 52C6 32 18 12 34 8c12 10 16 32 6 48-8 12-26 10-30-4z"/><path class="d" d="M34 8c12 10 16 32 6 48-6 9-17 10-24 5 16-8 26-30 18-53z"/><path class="n" stroke-opacity=".3" d="M30 18c-8 10-12 22-12 34M34 28c-6 8-8 16-8 26"/></g><use href="#al" x="36" y="22"/>',
  },
  hazelnut: {
    colours: ['bark', 'leaf'],
    art: '<g id="hz"><path d="M8 34c0-4 2-8 6-10h36c4 2 6 6 6 10 0 14-12 26-24 34C20 60 8 48 8 34z"/><path class="d" d="M50 24c4 2 6 6 6 10 0 14-12 26-24 34 6-14 16-28 18-44z"/><path fill="#c39a6b" d="M10 28c0-12 10-18 22-18s22 6 22 18c-8 4-36 4-44 0z"/></g><use href="#hz" x="34" y="22"/><path class="c" d="M52 20c4-12 18-16 32-10-4 12-18 16-32 10z"/>',
  },
  walnut: {
    colours: ['bark', 'oat'],
    art: '<path d="M48 8c22 0 38 18 38 42S70 90 48 90 10 74 10 50 26 8 48 8z"/><path class="c" d="M46 18c-14-2-26 8-26 20 0 4 2 6 4 8-6 6-4 16 2 20 2 8 12 14 20 12zM50 18c14-2 26 8 26 20 0 4-2 6-4 8 6 6 4 16-2 20-2 8-12 14-20 12z"/><path class="n" stroke-width="3" d="M38 30c-6 2-8 6-6 10M36 50c-6 2-8 8-4 12M58 30c6 2 8 6 6 10M60 50c6 2 8 8 4 12M44 40c-2 4-2 8 0 12M52 40c2 4 2 8 0 12"/>',
  },
  peanut: {
    colours: ['oat', 'bark'],
    art: '<path d="M20 24c8-14 28-14 34-2 4 8 2 14 8 20s16 6 22 16c8 16-4 30-20 30-14 0-24-8-28-18-2-8-8-10-14-16-8-8-8-20-2-30z"/><path class="d" d="M84 58c8 16-4 30-20 30-14 0-24-8-28-18 16 10 44 8 48-12z"/><path class="n" stroke="#94683f" stroke-opacity=".55" d="M28 28c6 8 10 14 14 24M40 22c4 8 6 14 10 22M50 56c6 6 12 14 16 26M64 52c4 6 8 12 10 20M24 40c8-4 16-10 24-18M48 74c8-4 20-10 28-18"/>',
  },
  cashew: {
    colours: ['cream', 'oat'],
    art: '<path d="M14 22c8-14 26-12 30 2 4 12 10 18 24 18 16 0 22 16 14 28-8 14-30 18-48 6C16 62 6 40 14 22z"/><path class="d" d="M82 70c-8 14-30 18-48 6C20 66 12 52 12 38c12 26 42 42 73 26-1 2-2 4-3 6z"/><path class="l" d="M20 34c0-8 4-12 10-13-3 5-4 8-4 13 0 4-6 4-6 0z"/><path class="n" d="M44 24c4 12 10 18 24 18"/>',
  },
  pistachio: {
    colours: ['oat', 'leaf'],
    art: '<path class="c" d="M26 20c18-10 40 0 46 22 4 18-8 36-26 40z"/><path d="M40 10C20 14 10 32 14 54c4 18 18 30 34 32-12-20-16-44-8-76z"/><path d="M56 18c20 4 30 18 28 38-2 16-16 28-32 30 12-18 14-40 4-68z"/><path class="d" d="M56 18c20 4 30 18 28 38-2 16-16 28-32 30 20-14 22-44 4-68z"/>',
  },
  coffee: {
    colours: ['coffee', 'cocoa'],
    art: '<g id="cf"><ellipse cx="34" cy="36" rx="20" ry="27" transform="rotate(28 34 36)"/><path fill="none" stroke="#c39a6b" stroke-width="4" stroke-linecap="round" d="M46 14c-4 10-14 12-14 22s-4 14-10 22"/><path class="l" d="M18 38c1-8 4-12 8-15-1 6-2 10-3 15s-6 4-5 0z"/></g><use href="#cf" x="28" y="24"/>',
  },
  cup: {
    colours: ['snow', 'bark'],
    art: '<path class="w" stroke-width="4" stroke="#98a09b" stroke-opacity=".7" d="M34 26c-6-6 4-8 0-18M50 26c-6-6 4-8 0-18"/><path fill="none" stroke="#dfc9a0" stroke-width="7" d="M70 44c18-4 22 20-2 22"/><path d="M10 36h64v20c0 16-12 26-32 26S10 72 10 56z"/><path class="d" d="M74 36v20c0 16-12 26-32 26-5 0-9-1-13-2 20-2 31-20 31-44z"/><ellipse class="c" cx="42" cy="37" rx="29" ry="7"/>',
  },
  honey: {
    colours: ['honey', 'butter'],
    art: '<path d="M34 8h28l14 24-14 24H34L20 32z"/><path class="c" d="M38 14h20l10 18-10 18H38L28 32z"/><path d="M10 52h20l10 17-10 17H10L0 69zM66 52h20l10 17-10 17H66L56 69z"/><path class="c" d="M14 58h12l7 11-7 11H14L7 69zM70 58h12l7 11-7 11H70l-7-11z"/><path class="l" d="M38 14h10L34 40l-6-8z"/>',
  },
  maple: {
    colours: ['terracotta', 'brick'],
    art: '<path d="M48 6l8 16 10-6-2 20 14-8 2 8 12 2-14 14 4 4-24 8 2 12-12-8v22h-4V68l-12 8 2-12-24-8 4-4L0 38l12-2 2-8 14 8-2-20 10 6z"/><path class="d" d="M48 6l8 16 10-6-2 20 14-8 2 8 12 2-14 14 4 4-24 8 2 12-12-8z"/><path class="w" d="M48 66V26M48 60 26 40M48 60l22-20"/>',
  },
  scoop: {
    colours: ['cream', 'bark'],
    art: '<path class="c" d="M26 50h44L48 92z"/><path class="n" d="M34 54l20 24M46 54l14 14M62 54 42 78M50 54 36 68"/><path d="M18 44c0-20 12-34 30-34s30 14 30 34c4 2 2 10-4 8-2 6-10 6-12 0-2 6-12 6-14 0-2 6-12 6-14 0-2 6-10 6-12 0-6 2-8-6-4-8z"/><path class="d" d="M66 16c8 14 6 28-8 38 2 0 4-1 4-2 2 6 10 6 12 0 6 2 8-6 4-8 0-12-4-22-12-28z"/><path class="l" d="M26 40c1-10 5-16 12-19-4 6-6 11-7 19 0 5-6 4-5 0z"/>',
  },
  lolly: {
    colours: ['tomato', 'butter'],
    art: '<path fill="#dfc9a0" d="M40 68h14v22c0 5-14 5-14 0z"/><path class="c" d="M22 40h50v26c0 6-3 8-8 8H30c-5 0-8-2-8-8z"/><path d="M22 30C22 16 32 6 47 6s25 10 25 24v14H22z"/><path class="d" d="M62 10c6 4 10 12 10 20v36c0 6-3 8-8 8h-8c4-20 8-44 6-64z"/><path class="l" d="M29 52V32c0-6 2-10 7-13-1 4-1 9-1 13v20c0 4-6 4-6 0z"/>',
  },
  pizza: {
    colours: ['butter', 'tomato'],
    art: '<path fill="#c39a6b" d="M6 24C30 4 66 4 90 24l-6 10C64 18 32 18 12 34z"/><path d="M12 34c20-16 52-16 72 0L48 92z"/><path class="d" d="M66 24c6 2 12 6 18 10L48 92c10-20 18-44 18-68z"/><g class="c"><circle cx="38" cy="38" r="8"/><circle cx="60" cy="42" r="7"/><circle cx="48" cy="62" r="7"/></g><path fill="#6f9a44" d="M48 46c4-4 8-2 8 2-4 2-8 2-8-2zM36 54c2-4 6-4 8 0-2 3-6 3-8 0z"/>',
  },
  chips: {
    colours: ['butter', 'tomato'],
    art: '<path d="M20 20l8-2 4 40h-8zM32 8h9v50h-9zM45 14l9-2 2 46h-9zM58 6l9 2-3 50h-9zM72 18l8 2-8 40h-8z"/><path class="d" d="M36 8h5v50h-5zM62 7l5 1-3 50h-5zM76 19l4 1-8 40h-4z"/><path class="c" d="M14 46c20 10 48 10 68 0l-8 42H22z"/><path class="d" d="M68 51c5-1 10-3 14-5l-8 42H58z"/>',
  },
  roll: {
    colours: ['honey', 'leaf'],
    art: '<g id="rl"><path d="M8 44 58 8c8-4 18 8 12 14L22 60C12 66 0 52 8 44z"/><path class="d" d="M72 14c1 3 0 6-2 8L22 60c-6 4-12 0-15-5 20-8 46-26 65-41z"/><ellipse class="c" cx="14" cy="52" rx="6" ry="8" transform="rotate(-38 14 52)"/></g><use href="#rl" x="18" y="24"/>',
  },
  sushi: {
    colours: ['snow', 'ink'],
    art: '<path class="c" d="M12 36h72v28c0 12-16 22-36 22S12 76 12 64z"/><ellipse class="c" cx="48" cy="36" rx="36" ry="20"/><ellipse cx="48" cy="35" rx="31" ry="16"/><path fill="#ec8d6c" d="M36 34c2-6 12-8 18-4 4 6-2 12-10 10-4 0-8-2-8-6z"/><path fill="#6f9a44" d="M52 38c2-4 8-4 10 0-2 4-8 4-10 0z"/><path class="l" d="M20 52v14c0 4 3 8 7 10V58c-3-2-5-4-7-6z" opacity=".14"/>',
  },
}
