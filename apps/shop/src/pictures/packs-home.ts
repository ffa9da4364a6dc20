/** Packs of the household and body care shelves; some are the product itself. */
import type { Pack } from './motif.ts'

export const home: Readonly<Record<string, Pack>> = {
  trigger: {
    art: '<path class="d" d="M28 88h42l8 4H34z"/><path d="M40 34h16c0 8 14 12 14 26v26c0 3-1 4-4 4H30c-3 0-4-1-4-4V60c0-14 14-18 14-26z"/><path class="d" d="M56 34c0 8 14 12 14 26v26c0 3-1 4-4 4h-8c2-22 0-42-5-56z"/><path class="l" d="M31 86V61c0-8 4-11 7-15v40z"/><path class="c" d="M38 22h20v13H38zM30 8h30c8 0 12 4 12 10l-4 2H40l-6-2-4-2zM34 20h8c0 6-2 10-6 14l-5-2c3-4 4-8 3-12z"/><path class="d" d="M52 22h6v13h-6zM30 14h42v4l-4 2H40l-6-2-4-2z"/><ellipse class="p" cx="48" cy="70" rx="16" ry="14"/>',
    places: [[48, 70, 21]],
  },
  dish: {
    art: '<path class="d" d="M28 88h42l8 4H34z"/><path d="M42 24h12c2 8 16 10 16 26 0 8-4 12-4 18s4 8 4 14c0 6-2 8-6 8H32c-4 0-6-2-6-8 0-6 4-8 4-14s-4-10-4-18c0-16 14-18 16-26z"/><path class="d" d="M54 24c2 8 16 10 16 26 0 8-4 12-4 18s4 8 4 14c0 6-2 8-6 8h-9c2-22 2-48-5-66z"/><path class="l" d="M32 84c0-6 4-8 4-16s-4-10-4-18c0-6 2-8 5-11l4 45z"/><path class="c" d="M40 14h16v11H40zM45 6h6v9h-6z"/><path class="d" d="M51 14h5v11h-5z"/><circle class="p" cx="47" cy="58" r="14"/>',
    places: [[47, 58, 21]],
  },
  jug: {
    art: '<path class="d" d="M20 88h56l8 4H26z"/><path d="M26 28h26c2 0 4 1 6 3l14 12c4 3 4 6 4 10v32c0 4-2 5-5 5H25c-3 0-5-1-5-5V34c0-4 2-6 6-6zm34 16c-4 0-6 3-6 6v16c0 3 2 5 5 5h4c3 0 5-2 5-5V53c0-4-3-9-8-9z"/><path class="d" d="M66 38l6 5c4 3 4 6 4 10v32c0 4-2 5-5 5h-9V71c4 0 6-2 6-5V53c0-6-1-11-2-15z"/><path class="l" d="M24 86V36c0-3 1-4 4-4h3v54z"/><path class="c" d="M28 10h22v18H28z"/><path class="d" d="M43 10h7v18h-7zM28 24h22v4H28z"/><path class="p" d="M22 46h28v36H22z"/><path class="c" d="M22 76h28v6H22z"/>',
    places: [[36, 61, 23]],
  },
  pump: {
    art: '<path class="d" d="M26 88h46l8 4H32z"/><path d="M30 36h36c3 0 5 2 5 5v44c0 4-2 5-5 5H30c-3 0-5-1-5-5V41c0-3 2-5 5-5z"/><path class="d" d="M60 36h6c3 0 5 2 5 5v44c0 4-2 5-5 5h-9z"/><path class="l" d="M29 86V42h6v44z"/><path class="c" d="M40 24h16v12H40zM45 12h6v13h-6zM32 6h24c3 0 4 2 4 4v4H36c-4 0-8 0-10 4 0-8 2-12 6-12z"/><path class="d" d="M51 24h5v12h-5zM26 18c0-2 0-4 1-5 3-3 7-2 11-2h22v3H36c-4 0-8 0-10 4z"/><path class="p" d="M25 50h46v28H25z"/><path class="d" d="M61 50h10v28H61z"/>',
    places: [[46, 64, 21]],
  },
  flip: {
    art: '<path class="d" d="M28 88h42l8 4H34z"/><path d="M34 24h28c6 4 9 10 9 18v40c0 5-2 8-6 8H31c-4 0-6-3-6-8V42c0-8 3-14 9-18z"/><path class="d" d="M62 24c6 4 9 10 9 18v40c0 5-2 8-6 8h-9c4-20 4-46 0-66z"/><path class="l" d="M30 82V43c0-6 2-9 5-12v51z"/><path class="c" d="M34 8h28v17H34z"/><path class="d" d="M54 8h8v17h-8zM34 14h28v2H34z"/><path class="p" d="M25 50h46v24H25z"/><path class="d" d="M61 50h10v24H61z"/><path class="c" d="M25 70h46v4H25z"/>',
    places: [[47, 60, 17]],
  },
  tube: {
    art: '<path class="d" d="M32 88h34l8 4H38z"/><path d="M26 8h44l-7 66H33z"/><path class="d" d="M62 8h8l-7 66h-8z"/><path class="l" d="M30 16h6l4 56h-5z"/><path class="n" d="M27 14h42"/><path class="c" d="M33 74h30v16H33z"/><path class="d" d="M55 74h8v16h-8z"/><path class="n" d="M39 78v8M45 78v8M51 78v8"/><path class="c" d="M29 52h38l-1 8H30z"/><circle class="p" cx="48" cy="34" r="14"/>',
    places: [[48, 34, 21]],
  },
  rollon: {
    art: '<path class="d" d="M32 88h34l8 4H38z"/><path d="M32 40h34v44c0 4-2 6-5 6H37c-3 0-5-2-5-6z"/><path class="d" d="M57 40h9v44c0 4-2 6-5 6h-6z"/><path class="c" d="M32 42V26c0-12 8-18 17-18s17 6 17 18v16z"/><path class="d" d="M52 8c8 1 14 7 14 18v16h-9c2-14 0-26-5-34z"/><path class="l" d="M37 40V27c0-6 3-10 6-12v25z"/><path class="p" d="M32 52h34v24H32z"/>',
    places: [[48, 64, 19]],
  },
  creamjar: {
    art: '<path class="d" d="M20 84h58l8 4H28z"/><path d="M16 52h64v26c0 6-4 9-10 9H26c-6 0-10-3-10-9z"/><path class="d" d="M68 52h12v26c0 6-4 9-10 9h-8z"/><path class="c" d="M12 32c0-4 2-6 6-6h60c4 0 6 2 6 6v20H12z"/><path class="l" d="M12 32c0-4 2-6 6-6h60c4 0 6 2 6 6v2H12z"/><path class="d" d="M70 26h8c4 0 6 2 6 6v20H70z"/><ellipse class="p" cx="46" cy="69" rx="16" ry="12"/>',
    places: [[46, 69, 18]],
  },
  toiletrolls: {
    art: '<path class="d" d="M8 86h80l6 4H16z"/><g id="tr"><path d="M8 24v22c0 8 38 8 38 0V24z"/><path class="d" d="M34 30c6-1 12-3 12-6v22c0 3-5 5-12 6z"/><ellipse cx="27" cy="24" rx="19" ry="8"/><ellipse class="l" cx="27" cy="24" rx="19" ry="8"/><ellipse class="d" cx="27" cy="24" rx="19" ry="8"/><ellipse cx="27" cy="24" rx="6" ry="2.500" fill="#94683f"/></g><use href="#tr" x="41"/><use href="#tr" y="36"/><use href="#tr" x="41" y="36"/><path class="c" opacity=".9" d="M4 56c28 10 60 10 88 0v16c-28 10-60 10-88 0z"/><circle class="p" cx="48" cy="71" r="11"/>',
    places: [[48, 71, 16]],
  },
  kitchenrolls: {
    art: '<path class="d" d="M10 86h76l8 4H18z"/><g id="kr"><path d="M10 18v64c0 8 36 8 36 0V18z"/><path class="d" d="M34 24c7-1 12-3 12-6v64c0 4-5 5-12 6z"/><ellipse cx="28" cy="18" rx="18" ry="7"/><ellipse class="d" cx="28" cy="18" rx="18" ry="7"/><ellipse cx="28" cy="18" rx="6" ry="2.500" fill="#94683f"/></g><use href="#kr" x="39"/><path class="c" opacity=".92" d="M6 46c28 8 58 8 84 0v22c-26 8-56 8-84 0z"/><circle class="p" cx="48" cy="60" r="12"/>',
    places: [[48, 60, 18]],
  },
  tissues: {
    art: '<path class="p" d="M34 36c-6-14 2-22 8-28 4 8 10 8 16 2 6 8 6 16 4 26z"/><path class="d" d="M54 14c2-1 3-3 4-4 6 8 6 16 4 26H50c2-8 4-14 4-22z"/><path class="d" d="M12 82h58l20 5H22z"/><path d="M8 40 30 30h58v44L68 86H8z"/><path class="l" d="M8 40 30 30h58L68 40z"/><path class="d" d="M68 40l20-10v44L68 86z"/><ellipse cx="48" cy="35" rx="18" ry="3" fill="#1c1208" opacity=".2"/><path class="c" d="M8 74h60v12H8zM68 74l20-10v10L68 86z"/><circle class="p" cx="38" cy="58" r="13"/>',
    places: [[38, 58, 20]],
  },
  wipes: {
    art: '<path class="p" d="M36 36c-4-12 4-20 10-26 4 6 8 8 14 6 2 8 2 14 0 20z"/><path class="d" d="M10 82h74l8 5H20z"/><path d="M8 40c0-5 3-8 8-8h64c5 0 8 3 8 8l-3 40c0 4-3 6-7 6H18c-4 0-7-2-7-6z"/><path class="d" d="M72 32h8c5 0 8 3 8 8l-3 40c0 4-3 6-7 6h-9z"/><path class="c" d="M26 32h44l3 14c0 3-2 4-4 4H27c-2 0-4-1-4-4z"/><path class="d" d="M24 44h48l1 2c0 3-2 4-4 4H27c-2 0-4-1-4-4z"/><circle class="p" cx="48" cy="67" r="14"/>',
    places: [[48, 67, 21]],
  },
  nappies: {
    art: '<path class="d" d="M14 88h70l8 4H20z"/><path d="M12 22c2-8 8-8 14-8h44c6 0 12 0 14 8l2 58c0 7-3 10-8 10H18c-5 0-8-3-8-10z"/><path class="d" d="M72 14c6 0 10 2 12 8l2 58c0 7-3 10-8 10h-8c6-24 6-52 2-76z"/><path class="l" d="M18 26c0-4 2-6 5-6h3l-3 64h-6z"/><path fill="none" stroke="currentColor" stroke-width="5" d="M32 16c0-12 32-12 32 0"/><path class="c" d="M11 62h74l1 18c0 7-3 10-8 10H18c-5 0-8-3-8-10z"/><path class="d" d="M72 62h13l1 18c0 7-3 10-8 10h-8z"/><circle class="p" cx="47" cy="45" r="20"/>',
    places: [[47, 45, 31]],
  },
  softpack: {
    art: '<path class="d" d="M14 84h66l10 5H22z"/><path d="M10 34c0-6 4-8 8-8h58c5 0 9 3 9 8v44c0 6-3 9-8 9H18c-5 0-8-3-8-9z"/><path class="d" d="M70 26h6c5 0 9 3 9 8v44c0 6-3 9-8 9h-9c5-20 5-44 2-61z"/><path class="l" d="M10 34c0-6 4-8 8-8h58c5 0 9 3 9 8l-4 4H14z"/><path class="c" d="M10 68h75v10c0 6-3 9-8 9H18c-5 0-8-3-8-9z"/><path class="d" d="M71 68h14v10c0 6-3 9-8 9h-9z"/><circle class="p" cx="46" cy="53" r="15"/>',
    places: [[46, 53, 23]],
  },
  sponges: {
    art: '<path class="d" d="M10 84h70l12 4H20z"/><g id="sg"><path d="M8 42 26 32h62v14L70 58H8z"/><path class="l" d="M8 42 26 32h62L70 42z"/><path class="c" d="M8 50h62l18-10v6L70 58H8z"/><path class="d" d="M70 42l18-10v14L70 58z"/><path class="n" d="M18 46h1M30 45h1M44 46h1M56 45h1"/></g><use href="#sg" y="27"/><use href="#sg" y="-22" x="2"/>',
    places: [],
  },
  cloths: {
    art: '<path class="d" d="M12 84h72l8 4H20z"/><path class="c" d="M10 62h72c8 0 8 22 0 22H10z"/><path class="d" d="M10 76h76c-1 5-2 8-4 8H10z"/><path d="M10 42h72c8 0 8 22 0 22H10z"/><path class="d" d="M10 56h76c-1 5-2 8-4 8H10z"/><path class="p" d="M10 22h72c8 0 8 22 0 22H10z"/><path class="d" d="M10 36h76c-1 5-2 8-4 8H10z"/><path class="n" stroke-dasharray="3 4" d="M16 27h62M16 48h62M16 68h62"/>',
    places: [],
  },
  candles: {
    art: '<path class="d" d="M8 84h80l6 4H18z"/><g id="tl"><path fill="#c9d6d6" d="M6 58h40v20c0 8-40 8-40 0z"/><path class="d" d="M34 58h12v20c0 3-5 5-12 6z"/><ellipse cx="26" cy="58" rx="20" ry="7"/><ellipse class="d" cx="26" cy="59" rx="4" ry="1.500"/><path class="c" d="M26 30c8 10 8 22 0 26-8-4-8-16 0-26z"/><path class="p" d="M26 42c3 5 3 10 0 12-3-2-3-7 0-12z"/></g><use href="#tl" x="43" y="2"/>',
    places: [],
  },
  matches: {
    art: '<path class="d" d="M10 82h64l16 5H20z"/><path fill="#dfc9a0" d="M30 44 22 10l5-1 9 35zM44 44 42 6h5l3 38zM56 44 64 8l5 1-7 35z"/><g class="c"><ellipse cx="23" cy="10" rx="4" ry="6"/><ellipse cx="44" cy="7" rx="4" ry="6"/><ellipse cx="67" cy="9" rx="4" ry="6"/></g><path d="M10 44 28 36h58v36L68 84H10z"/><path class="d" d="M10 44 28 36h58l-18 8z"/><path class="d" d="M68 44l18-8v36L68 84z"/><path class="c" d="M10 74h58v10H10z"/><circle class="p" cx="39" cy="59" r="13"/>',
    places: [[39, 59, 20]],
  },
  batteries: {
    art: '<path class="d" d="M8 86h78l8 4H18z"/><g id="bt"><path fill="#98a09b" d="M16 14h12v10H16z"/><path d="M8 22h28v66H8z"/><path class="c" d="M8 22h28v18H8z"/><path class="d" d="M28 22h8v66h-8z"/><path class="l" d="M11 22h5v66h-5z"/></g><use href="#bt" x="27"/><use href="#bt" x="54"/>',
    places: [[49, 62, 20]],
  },
  bulb: {
    art: '<path class="d" d="M36 90h26l8 3H40z"/><path d="M48 6c20 0 32 14 32 31 0 13-8 19-13 27H29c-5-8-13-14-13-27C16 20 28 6 48 6z"/><path class="d" d="M60 8c13 5 20 16 20 29 0 13-8 19-13 27H52c14-16 20-36 8-56z"/><path class="l" d="M24 38c0-10 5-17 12-20-3 6-5 12-5 20 0 5-7 5-7 0z"/><path class="c" d="M31 64h34l-4 14H35z"/><path fill="#98a09b" d="M35 76h26v10l-6 6H41l-6-6z"/><path class="n" d="M35 81h26M36 86h24"/>',
    places: [[48, 38, 26]],
  },
  razor: {
    art: '<path class="d" d="M28 88h40l8 3H36z"/><path class="c" d="M42 40h10l4 46c0 5-18 5-18 0z"/><path class="d" d="M48 40h4l4 46c0 4-4 4-8 4z"/><path d="M16 10h64c3 0 4 2 4 4v20c0 3-2 5-5 5H17c-3 0-5-2-5-5V14c0-2 1-4 4-4z"/><path class="d" d="M12 28h72v6c0 3-2 5-5 5H17c-3 0-5-2-5-5z"/><path fill="#dfe7e6" d="M18 15h60v3H18zM18 21h60v3H18zM18 27h60v3H18z"/><path class="w" stroke-width="3" d="M42 56h11M42 64h12M41 72h14"/>',
    places: [],
  },
  brushes: {
    art: '<path class="d" d="M24 89h48l8 3H32z"/><g id="tb" transform="rotate(12 48 48)"><path d="M44 30h9l3 58c0 4-14 4-14 0z"/><path d="M41 8h14v26H41z"/><path class="d" d="M50 8h5v26h-2l3 54c0 3-3 3-6 3z"/><path class="p" d="M30 8h11v24H30z"/><path class="n" d="M30 13h11M30 18h11M30 23h11M30 28h11"/><path class="c" d="M43 56h12l1 16H42z"/></g>',
    places: [],
  },
  floss: {
    art: '<path class="d" d="M24 86h48l10 4H32z"/><path d="M20 34c0-10 6-14 14-14h28c8 0 14 4 14 14v44c0 7-4 11-12 11H32c-8 0-12-4-12-11z"/><path class="d" d="M64 20c8 1 12 6 12 14v44c0 7-4 11-12 11h-8c6-20 10-48 8-69z"/><path class="c" d="M30 20c0-8 4-12 10-12h16c6 0 10 4 10 12z"/><path class="w" stroke="#fff" stroke-width="3" d="M56 12c14-8 26 0 26 14 0 12-6 14-4 26"/><circle class="p" cx="48" cy="56" r="17"/>',
    places: [[48, 56, 26]],
  },
  test: {
    art: '<path class="d" d="M12 84h62l16 4H22z"/><path d="M10 22h58l16-8v58L68 84H10z"/><path class="d" d="M68 22l16-8v58L68 84z"/><path class="c" d="M10 22h58v12H10zM68 22l16-8v11l-16 9z"/><g transform="rotate(-14 40 60)"><path class="p" d="M14 52h52c8 0 8 16 0 16H14c-6 0-6-16 0-16z"/><path class="n" d="M14 52h52c8 0 8 16 0 16H14c-6 0-6-16 0-16z"/><path fill="#c9d6d6" d="M30 56h22v8H30z"/><path class="c" d="M36 56h3v8h-3zM43 56h3v8h-3z"/></g>',
    places: [],
  },
  plasters: {
    art: '<path class="d" d="M14 84h64l12 4H24z"/><path d="M12 12h56l14 6v60l-14 8H12z"/><path class="d" d="M68 12l14 6v60l-14 8z"/><path class="c" d="M12 12h56v14H12z"/><g transform="rotate(-32 40 56)"><rect x="12" y="46" width="56" height="20" rx="10" fill="#eeb29f"/><path class="d" d="M32 46h16v20H32z"/><path class="n" stroke-width="3" d="M18 53h0M18 59h0M24 56h0M62 53h0M62 59h0M56 56h0M37 53h0M43 53h0M37 59h0M43 59h0"/></g>',
    places: [],
  },
  pillbottle: {
    art: '<path class="d" d="M26 88h44l8 4H32z"/><path d="M28 34h40v50c0 4-2 6-6 6H34c-4 0-6-2-6-6z"/><path class="d" d="M58 34h10v50c0 4-2 6-6 6h-6z"/><path class="l" d="M32 36h6v50h-6z"/><path class="c" d="M24 14h48v20H24z"/><path class="d" d="M61 14h11v20H61zM24 30h48v4H24z"/><path class="n" d="M32 17v10M39 17v10M46 17v10M53 17v10"/><path class="p" d="M28 46h40v32H28z"/><path class="c" d="M28 73h40v5H28z"/>',
    places: [[47, 60, 22]],
  },
  cubepack: {
    art: '<path class="d" d="M22 82h44l16 5H30z"/><path d="M18 44 38 32h42v34L62 82H18z"/><path class="l" d="M18 44 38 32h42L62 44z"/><path class="d" d="M62 44l18-12v34L62 82z"/><path class="c" d="M18 70h44v12H18z"/><circle class="p" cx="40" cy="58" r="11"/>',
    places: [[40, 58, 16]],
  },
  lolliesbox: {
    art: '<path class="d" d="M12 84h62l16 4H22z"/><path d="M10 18 26 10h58v62L68 84H10z"/><path class="l" d="M10 18 26 10h58l-16 8z"/><path class="d" d="M68 18l16-8v62L68 84z"/><path class="c" d="M10 72h58v12H10zM68 72l16-10v10L68 84z"/><circle class="p" cx="39" cy="45" r="22"/>',
    places: [[39, 45, 34]],
  },
}
