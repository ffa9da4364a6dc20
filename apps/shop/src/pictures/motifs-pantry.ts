import type { Motif } from './motif.ts'

export const pantry: Readonly<Record<string, Motif>> = {
  wheat: {
    colours: ['straw', 'honey'],
    art: '<path fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="M48 92V34"/><path d="M48 30c-9-6-9-18 0-26 9 8 9 20 0 26zM46 48c-12 1-19-7-18-18 11 1 18 7 18 18zM50 48c12 1 19-7 18-18-11 1-18 7-18 18zM46 66c-12 1-19-7-18-18 11 1 18 7 18 18zM50 66c12 1 19-7 18-18-11 1-18 7-18 18zM46 84c-12 1-19-7-18-18 11 1 18 7 18 18zM50 84c12 1 19-7 18-18-11 1-18 7-18 18z"/><path class="d" d="M50 48c12 1 19-7 18-18-6 8-12 14-18 18zM50 66c12 1 19-7 18-18-6 8-12 14-18 18zM50 84c12 1 19-7 18-18-6 8-12 14-18 18z"/>',
  },
  oat: {
    colours: ['oat', 'bark'],
    art: '<path fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" d="M48 92C48 60 52 30 60 6M50 62C38 54 30 50 22 48M51 62c12-4 20-10 26-16M53 38c-8-6-14-10-20-12M56 30c8-2 14-4 20-8"/><path d="M22 50c-8 6-10 16-6 26 8-6 10-16 6-26zM77 46c-4 10-2 20 6 26 4-10 2-20-6-26zM34 26c-10 0-16 6-18 16 10 0 18-6 18-16zM75 22c-2 10 4 18 14 18 0-10-4-18-14-18zM60 6c-8 4-10 12-8 20 8-4 12-12 8-20zM50 60c-8 6-12 14-10 24 8-4 14-14 10-24zM54 40c-2 10 2 16 10 20 2-10-2-18-10-20z"/><path class="d" d="M77 46c4 8 6 18 6 26 4-10 2-20-6-26zM75 22c6 4 12 12 14 18 0-10-4-18-14-18z"/>',
  },
  grain: {
    colours: ['oat', 'bark'],
    art: '<g id="gr"><path d="M22 40c0-14 6-22 12-24 6 6 8 18 4 28-4 8-14 8-16-4z"/><path class="c" opacity=".7" d="M34 16c6 6 8 18 4 28-2 4-5 6-8 6 6-8 8-22 4-34z"/></g><use href="#gr" x="30" y="-6"/><use href="#gr" x="16" y="30"/><use href="#gr" x="44" y="32"/><use href="#gr" x="-12" y="36"/>',
  },
  bean: {
    colours: ['brick', 'cream'],
    art: '<g id="bn"><path d="M12 34c-2-14 10-22 22-18 10 2 18 10 18 20 0 8-8 12-14 8-4-4-8-2-12 2-6 4-13-2-14-12z"/><path class="l" d="M18 32c0-6 4-10 10-10-4 3-5 6-6 10-1 3-4 3-4 0z"/><path class="d" d="M46 22c4 4 6 9 6 14 0 8-8 12-14 8-4-4-8-2-12 2-3 2-6 2-9 0 16-2 28-10 29-24z"/></g><use href="#bn" x="34" y="14"/><use href="#bn" x="4" y="40"/><use href="#bn" x="40" y="46"/>',
  },
  chickpea: {
    colours: ['oat', 'bark'],
    art: '<g id="cp"><path d="M16 34c0-12 8-20 18-19 4-4 8-3 8 2 5 4 7 10 6 16-1 10-8 17-17 17-9 0-15-7-15-16z"/><path class="d" d="M42 17c5 4 7 10 6 16-1 10-8 17-17 17-3 0-5-1-8-2 14-3 21-15 19-31z"/><path class="n" d="M34 18c-2 6-2 12 0 16"/></g><use href="#cp" x="32" y="2"/><use href="#cp" x="4" y="36"/><use href="#cp" x="38" y="36"/>',
  },
  lentil: {
    colours: ['orange', 'terracotta'],
    art: '<g id="ln"><ellipse cx="28" cy="28" rx="15" ry="10"/><path class="d" d="M42 24c2 8-6 14-14 14-5 0-10-2-13-5 12 2 22-2 27-9z"/></g><use href="#ln" x="36" y="6"/><use href="#ln" x="8" y="24"/><use href="#ln" x="46" y="30"/><use href="#ln" x="-6" y="46"/><use href="#ln" x="26" y="50"/>',
  },
  spaghetti: {
    colours: ['butter', 'terracotta'],
    art: '<path d="M30 6h36l-8 42 8 42H30l8-42z"/><path class="n" stroke="#a86a10" stroke-opacity=".45" d="M36 8l7 40-7 40M42 8l4 40-4 40M54 8l-4 40 4 40M60 8l-7 40 7 40"/><path class="c" d="M35 42h26v12H35z"/><path class="d" d="M66 6l-8 42 8 42h-8l-6-42 6-42z"/>',
  },
  penne: {
    colours: ['butter', 'honey'],
    art: '<g id="pn" transform="rotate(-38 48 48)"><path d="M12 34l8-14h60l-8 14z"/><path class="d" d="M15 28h61l-4 6H12z"/><path class="c" d="M80 20c-6 1-9 7-8 14l8-14z"/><path class="n" stroke="#a86a10" stroke-opacity=".3" d="M24 24h46M20 30h48"/></g><use href="#pn" x="18" y="22"/><use href="#pn" x="2" y="42"/>',
  },
  fusilli: {
    colours: ['butter', 'honey'],
    art: '<g id="fs"><path d="M18 12c12-6 20 0 16 10 12-2 16 6 8 14 12 0 16 8 6 16 12 0 14 10 4 16 10 2 8 14-4 16-10 2-14-4-10-10-12 2-16-6-8-14-12 0-16-8-6-16-12 0-14-10-4-16-8-2-10-10-2-16z"/><path class="d" d="M34 22c-6 4-12 6-18 6 4-6 10-8 18-6zM42 36c-6 5-14 8-20 8 4-8 12-10 20-8zM48 52c-6 5-14 8-20 8 4-8 12-10 20-8zM52 68c-4 5-10 8-18 8 4-8 10-10 18-8z"/></g><use href="#fs" x="32" y="2"/>',
  },
  noodle: {
    colours: ['butter', 'honey'],
    art: '<path d="M48 12c22 0 38 14 38 32 0 22-16 40-38 40S10 66 10 44c0-18 16-32 38-32z"/><path fill="none" stroke="currentColor" stroke-width="4" stroke-linecap="round" d="M20 40c4-16 40-22 54 0M22 54c2-22 40-26 48-4 4 12-6 22-20 24M28 66c-4-18 12-28 24-24s12 16 2 20c-6 2-12-2-10-8M34 76c6 4 20 6 32-4"/>',
  },
  sheet: {
    colours: ['butter', 'honey'],
    art: '<path class="c" d="M22 10l58 8-8 66-58-8z"/><path d="M14 14c6 4 6-2 12 0s6 4 12 2 8-2 12 0 8 4 12 2 8-2 14 0l-2 66c-6-2-6 4-12 2s-8-4-12-2-8 2-12 0-8-4-14-2-6-2-12 0z"/><path class="d" d="M62 16c4-1 8-2 14 0l-2 66c-6-2-6 4-12 2z"/>',
  },
  gnocchi: {
    colours: ['cream', 'oat'],
    art: '<g id="gn"><path d="M12 30c2-12 14-16 26-12 10 3 14 12 8 20-6 8-20 8-28 4-5-3-7-7-6-12z"/><path class="n" d="M22 22c-2 6-2 12 0 18M30 20c-2 7-2 14 0 22M38 22c-1 6-1 12 0 18"/><path class="d" d="M46 24c4 5 4 10 0 14-6 8-20 8-28 4-2-1-3-2-4-4 14 4 28-2 32-14z"/></g><use href="#gn" x="34" y="10"/><use href="#gn" x="2" y="34"/><use href="#gn" x="38" y="44"/>',
  },
  olive: {
    colours: ['leaf', 'tomato'],
    art: '<path class="k" d="M10 20C36 8 66 12 88 30"/><path fill="#577a3c" d="M58 16c8-10 20-12 30-8-6 10-18 14-30 8z"/><ellipse cx="32" cy="54" rx="20" ry="27" transform="rotate(14 32 54)"/><ellipse cx="66" cy="60" rx="19" ry="25" transform="rotate(-12 66 60)"/><path class="d" d="M46 38c6 16 0 36-22 41 12 6 24-4 27-18 2-10 0-18-5-23zM74 38c8 12 4 36-16 44 14 6 27-4 27-22 0-10-4-18-11-22z"/><circle class="c" cx="26" cy="75" r="5"/><circle class="c" cx="70" cy="80" r="5"/><path class="l" d="M18 50c1-8 4-13 9-15-2 6-3 10-4 15s-6 4-5 0z"/>',
  },
  chilli: {
    colours: ['tomato', 'moss'],
    art: '<path d="M70 28c8 6 8 18 2 30C62 76 40 88 14 86c-5 0-6-5-1-6 16-4 26-14 32-30 4-12 14-28 25-22z"/><path class="d" d="M74 34c0 22-22 44-58 48-4 0-4 4-2 4 26 2 48-10 58-28 4-8 5-16 2-24z"/><path class="l" d="M52 52c2-7 5-11 10-13-2 6-4 10-6 14s-5 3-4-1z"/><path class="c" d="M56 32c4-8 14-12 22-4l2 8c-8-4-16-4-24-4z"/><path fill="none" stroke="currentColor" stroke-width="5" stroke-linecap="round" d="M72 26c2-8 6-12 12-14"/>',
  },
  pepper_corns: {
    colours: ['ink', 'slate'],
    art: '<g id="pc"><circle cx="28" cy="28" r="13"/><path class="l" d="M19 26c1-5 4-7 8-8-2 3-3 5-4 8s-4 3-4 0z"/><path class="n" stroke="#fff" d="M30 30l4 2M26 34l2 3"/></g><use href="#pc" x="34" y="6"/><use href="#pc" x="10" y="32"/><use href="#pc" x="42" y="38"/><use href="#pc" x="-8" y="26"/>',
  },
  powder: {
    colours: ['honey', 'orange'],
    art: '<path d="M6 76c12-2 20-36 42-40 22 4 30 38 42 40-4 8-80 8-84 0z"/><path class="c" d="M48 36c22 4 30 38 42 40-2 5-24 7-44 6 16-8 16-32 2-46z"/><path fill="#c39a6b" d="M70 20l14-10 4 5-14 11z"/><path fill="#94683f" d="M44 34c2-10 14-18 26-16l4 8c-4 10-18 14-30 8z"/><path d="M48 32c4-6 12-10 20-10 0 6-10 12-20 10z"/>',
  },
  leaves: {
    colours: ['sage', 'moss'],
    art: '<path d="M46 86C28 70 26 40 48 8c22 32 20 62 2 78z"/><path class="c" d="M40 88C16 84 6 64 12 40c22 10 32 26 28 48zM56 88c24-4 34-24 28-48-22 10-32 26-28 48z"/><path class="w" d="M48 90V26M38 86c-6-14-12-24-20-34M58 86c6-14 12-24 20-34"/>',
  },
  milk: {
    colours: ['mist', 'sea'],
    art: '<path class="c" d="M4 60c14-8 24-6 34 0s24 8 54-6v26c-20 8-60 10-88 0z"/><path d="M48 6c14 20 22 30 22 42 0 13-10 22-22 22s-22-9-22-22c0-12 8-22 22-42z"/><path class="d" d="M48 6c14 20 22 30 22 42 0 13-10 22-22 22-3 0-6-1-8-2 20-6 22-34 8-62z"/><path class="l" d="M4 72c24 8 60 6 88-4v12c-20 8-60 10-88 0z"/>',
  },
  drop: {
    colours: ['sky', 'sea'],
    art: '<path d="M48 6c18 26 30 38 30 54 0 17-13 30-30 30S18 77 18 60C18 44 30 32 48 6z"/><path class="d" d="M48 6c18 26 30 38 30 54 0 17-13 30-30 30-5 0-9-1-13-3 28-8 32-44 13-81z"/><path class="l" d="M28 62c0-8 3-14 8-20-1 8-2 13-2 20 0 5-6 5-6 0z"/>',
  },
  bubbles: {
    colours: ['sky', 'sea'],
    art: '<circle cx="36" cy="60" r="26"/><circle class="c" cx="70" cy="34" r="18"/><circle cx="40" cy="16" r="10"/><circle class="c" cx="76" cy="74" r="9"/><path class="l" d="M16 58c1-10 7-16 15-18-5 5-8 10-9 18-1 5-6 5-6 0zM57 32c1-6 5-9 9-10-2 4-4 6-5 10s-4 4-4 0z"/>',
  },
  cheese: {
    colours: ['butter', 'honey'],
    art: '<path d="M6 52 62 18c14 2 24 12 28 28z"/><path class="c" d="M6 52l84-6v32L6 84z"/><path d="M6 56l84-6v24L6 80z"/><path fill="#a86a10" opacity=".35" d="M24 68a8 6 0 1 0 .1 0zM52 60a6 5 0 1 0 .1 0zM74 72a7 6 0 1 0 .1 0zM58 30a7 4 0 1 0 .1 0z"/><path class="l" d="M62 18c6 1 11 3 15 7L6 52z"/>',
  },
  roundcheese: {
    colours: ['snow', 'oat'],
    art: '<path class="c" d="M6 44h84v16c0 16-18 26-42 26S6 76 6 60z"/><ellipse cx="48" cy="44" rx="42" ry="26"/><path class="p" d="M48 44l40 8c-4 9-14 15-28 17z"/><path d="M48 44l12 25v16c-5 1-8 1-12 1zM48 44l40 8v14c-4 10-14 17-28 19V69z" fill="#f2d479"/><path class="d" d="M48 44l12 25v16h-5z"/><path class="n" d="M20 34c8-6 18-8 30-8M18 52c4 6 8 8 14 10"/>',
  },
  mozzarella: {
    colours: ['snow', 'leaf'],
    art: '<path d="M8 56c0-20 16-34 38-34s40 12 40 32-18 32-40 32S8 76 8 56z"/><path class="d" d="M76 32c4 26-16 46-48 48 6 4 12 6 18 6 22 0 40-12 40-32 0-9-4-17-10-22z"/><path class="d" d="M34 40c12-6 26 0 26 14-8 8-28 4-26-14z"/><path class="c" d="M56 30C54 14 66 4 84 6c2 16-12 28-28 24z"/><path class="w" d="M60 26c6-8 12-12 20-16"/>',
  },
  cubes: {
    colours: ['cream', 'oat'],
    art: '<g id="cu"><path d="M8 28 30 18l22 8-22 12z"/><path class="c" d="M8 28l22 10v26L8 52z"/><path class="c" d="M52 26v26L30 64V38z"/><path class="d" d="M52 26v26L30 64V38z"/></g><use href="#cu" x="36" y="6"/><use href="#cu" x="14" y="26"/>',
  },
  egg: {
    colours: ['peach', 'cream'],
    art: '<path d="M48 10c18 0 32 28 32 46 0 19-14 32-32 32S16 75 16 56c0-18 14-46 32-46z"/><path class="d" d="M64 20c8 24 4 54-26 66 3 1 7 2 10 2 18 0 32-13 32-32 0-12-6-28-16-36z"/><path class="l" d="M26 54c1-11 5-19 11-25-2 9-4 15-5 25 0 5-7 5-6 0z"/>',
  },
  fish: {
    colours: ['sea', 'sky'],
    art: '<path d="M6 50c14-20 34-28 52-20 8 4 14 10 18 14l14-12c2 12 2 24 0 36L76 56c-4 6-10 10-18 14C40 78 20 70 6 50z"/><path class="c" d="M6 50c14 4 40 8 70 4-4 6-10 12-18 16C40 78 20 70 6 50z"/><path class="d" d="M40 28c4-10 14-14 26-10-2 6-4 10-6 13-6-3-13-4-20-3zM46 74c2 8 8 12 16 12 0-6-2-10-4-15-4 2-8 3-12 3z"/><circle class="p" cx="24" cy="46" r="5"/><circle cx="23" cy="46" r="2.500" fill="#1c1208"/><path class="n" d="M36 38c4 8 4 16 0 24M48 40c3 6 3 12 0 18M60 44c2 4 2 8 0 12"/>',
  },
  fillet: {
    colours: ['salmon', 'snow'],
    art: '<path d="M8 62c2-22 20-38 46-40 20-2 34 8 34 24 0 18-18 30-44 32-20 2-36-2-36-16z"/><path class="d" d="M88 46c0 18-18 30-44 32-20 2-36-2-36-16l2-8c8 14 60 16 78-8z"/><path fill="none" stroke="currentColor" stroke-opacity=".8" stroke-width="3" stroke-linecap="round" d="M24 44c6 8 8 14 8 22M38 34c8 8 12 18 12 32M54 28c8 8 12 18 12 32M70 28c6 6 10 14 10 24"/>',
  },
  prawn: {
    colours: ['salmon', 'terracotta'],
    art: '<path d="M72 20C46 8 14 24 12 52c-2 20 14 34 34 34 12 0 20-6 20-12-14 2-26-4-28-16-2-14 12-20 34-18z"/><path class="d" d="M12 52c-2 20 14 34 34 34 12 0 20-6 20-12-22 6-42-4-54-22z"/><path class="c" d="M66 74c8-4 16-2 20 6-8 6-18 6-24 2zM72 20c6 2 10 10 8 20h-8c2-6 2-14 0-20z"/><path class="n" d="M24 28c6 6 10 10 14 20M14 46c8 0 16 4 24 8M20 72c6-4 12-8 20-8M42 18c2 8 4 14 8 22M40 84c0-6 2-8 6-12"/><path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M76 26c6-2 10-8 10-16M78 32c6 0 10-4 14-10"/><circle cx="70" cy="28" r="3" fill="#1c1208"/>',
  },
  poultry: {
    colours: ['flesh', 'snow'],
    art: '<path d="M10 44c2-18 20-28 40-24 20 4 30 18 28 34-2 18-22 30-42 26C18 76 8 62 10 44z"/><path class="d" d="M74 36c6 24-14 40-46 40 3 2 5 3 8 4 20 4 40-8 42-26 1-7-1-13-4-18z"/><path d="M56 62c8-10 18-8 22 0l10 10c4 4 0 10-6 8L66 78c-8 0-14-8-10-16z"/><path class="n" d="M58 74c-4-6 2-16 10-16M24 40c4-8 12-12 22-12"/><path class="c" d="M84 70l8 6c4 4-2 10-6 6l-6-4z"/><path class="l" d="M18 46c1-8 6-13 12-15-4 5-5 9-6 15s-7 4-6 0z"/>',
  },
  steak: {
    colours: ['brick', 'cream'],
    art: '<path class="c" d="M8 46c-2-20 18-34 40-32 22 0 42 12 40 30-2 14-18 12-24 22-6 12-16 20-32 18C18 82 10 66 8 46z"/><path d="M15 46c-1-15 15-26 33-24 18 0 34 8 33 22-2 9-16 8-22 18s-14 16-26 14c-10-2-16-16-18-30z"/><path class="d" d="M78 36c0 14-16 14-26 26-6 8-14 12-24 10l5 4c12 2 20-4 26-14s20-9 22-18c0-3-1-6-3-8z"/><path fill="none" stroke="currentColor" stroke-opacity=".7" stroke-width="3" stroke-linecap="round" d="M26 40c6-4 10-4 16-2M30 54c6-2 8-2 12 0M50 36c6-4 12-4 16 0M44 64c2-2 6-4 8-8"/>',
  },
  mince: {
    colours: ['brick', 'rose'],
    art: '<path d="M8 56c-2-10 4-16 10-18 0-10 10-16 20-12 6-8 20-8 26 0 10-2 18 4 18 14 8 4 10 14 4 22-4 14-22 20-38 20S12 72 8 56z"/><g fill="none" stroke="currentColor" stroke-opacity=".75" stroke-width="4" stroke-linecap="round"><path d="M20 50c4-6 10-4 12 0M36 38c6-4 10-2 12 4M56 40c4-4 10-2 12 4M30 64c6-4 10-2 12 4M50 56c6-4 12-2 12 4M70 58c4-2 6 0 8 4M46 72c4-2 8-2 10 0"/></g><path class="d" d="M82 40c6 14-12 34-52 38 6 2 12 4 18 4 16 0 34-6 38-20 6-8 4-18-4-22z"/>',
  },
  cubesmeat: {
    colours: ['brick', 'rose'],
    art: '<g id="cm"><path d="M8 30c2-8 12-14 22-10 10-2 18 2 18 12 0 12-8 20-20 18C14 50 6 42 8 30z"/><path class="c" opacity=".7" d="M14 28c4-6 12-6 18-2-6 2-12 4-18 2z"/><path class="d" d="M46 26c2 12-6 20-20 20-5 0-10-2-13-4 4 6 9 8 15 8 12 2 20-6 20-18 0-2-1-4-2-6z"/></g><use href="#cm" x="36" y="8"/><use href="#cm" x="2" y="36"/><use href="#cm" x="38" y="40"/>',
  },
  chop: {
    colours: ['rose', 'cream'],
    art: '<path class="c" d="M18 18c18-12 50-10 64 12 10 18-2 40-24 52-12 6-22 0-22-12 0-10-10-12-18-20-8-10-8-24 0-32z"/><path d="M24 24c14-10 42-8 52 10 8 14-2 32-20 42-8 4-14 0-14-8-2-12-12-16-20-22-6-8-4-16 2-22z"/><path class="d" d="M74 32c0 18-16 32-28 38 0 5 4 8 10 6 18-10 28-28 20-42z"/><path fill="none" stroke="#fffaf0" stroke-width="6" stroke-linecap="round" d="M28 34c8-6 16-6 22-2"/>',
  },
  sausages: {
    colours: ['terracotta', 'brick'],
    art: '<g id="sa"><path d="M10 26c0-8 8-12 14-8 16 10 32 10 48 0 8-4 16 2 14 10-4 10-22 16-38 16S12 38 10 26z"/><path class="d" d="M86 26c0 1 0 1 0 2-4 10-22 16-38 16S12 38 10 26c18 12 54 14 76 0z"/><path class="n" d="M34 28l6 4M48 30l6 3M62 28l5 2"/><path class="c" d="M8 16l6 4-4 6-6-4zM88 16l-6 4 4 6 6-4z"/></g><use href="#sa" y="20"/><use href="#sa" y="40"/>',
  },
  slices: {
    colours: ['rose', 'flesh'],
    art: '<path d="M6 40c0-16 14-26 32-26s32 10 32 26-14 26-32 26S6 56 6 40z"/><path class="d" d="M70 40c0 16-14 26-32 26S6 56 6 40c10 16 54 16 64 0z"/><path d="M26 58c0-16 14-26 32-26s32 10 32 26-14 26-32 26-32-10-32-26z"/><path class="c" d="M31 58c0-13 12-21 27-21s27 8 27 21-12 21-27 21-27-8-27-21z"/><path d="M36 58c0-10 10-17 22-17s22 7 22 17-10 17-22 17-22-7-22-17z"/><path class="p" opacity=".5" d="M48 54a3 2 0 1 0 .1 0zM62 50a3 2 0 1 0 .1 0zM58 64a4 2 0 1 0 .1 0zM70 60a3 2 0 1 0 .1 0z"/>',
  },
  bacon: {
    colours: ['brick', 'cream'],
    art: '<path d="M8 28c12-10 22-10 34 0s24 10 40-2l6 14c-16 12-30 12-44 2s-20-8-30 0z"/><path class="c" d="M10 34c12-10 22-9 33 0s25 10 43-2l1 4c-18 13-32 12-45 2s-20-9-30 0z"/><path d="M8 56c12-10 22-10 34 0s24 10 40-2l6 14c-16 12-30 12-44 2s-20-8-30 0z"/><path class="c" d="M10 62c12-10 22-9 33 0s25 10 43-2l1 4c-18 13-32 12-45 2s-20-9-30 0z"/>',
  },
  falafel: {
    colours: ['bark', 'leaf'],
    art: '<g id="ff"><path d="M8 32c0-12 10-20 22-19 12 1 19 9 18 20-1 11-10 18-21 17S8 43 8 32z"/><path class="n" d="M20 24h2M30 30h3M22 38h3M36 22h2M36 40h2"/><path class="d" d="M48 33c-1 11-10 18-21 17-5 0-9-2-12-4 16 0 28-8 29-26 3 4 4 8 4 13z"/></g><use href="#ff" x="38" y="4"/><use href="#ff" x="4" y="38"/><use href="#ff" x="42" y="40"/><path class="c" d="M44 44c0-12 8-18 18-16 0 12-8 18-18 16z"/>',
  },
}
