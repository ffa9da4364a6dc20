/** Bags, boxes, trays and what else things are wrapped in. */
import type { Pack, Place } from './motif.ts'

const one: Place = [48, 49, 80]
const shadow = '<ellipse class="d" cx="48" cy="89" rx="34" ry="4"/>'

export const bags: Readonly<Record<string, Pack>> = {
  one: { art: shadow, places: [one] },
  two: {
    art: shadow,
    places: [
      [64, 40, 54],
      [34, 56, 62],
    ],
  },
  three: {
    art: shadow,
    places: [
      [48, 30, 48],
      [28, 62, 50],
      [68, 62, 50],
    ],
  },
  punnet: {
    art: '<path class="d" d="M14 88h68l10 4H22z"/><path d="M6 54h84l-9 36H15z"/><path class="d" d="M70 54h20l-9 36H66z"/><path class="l" d="M6 54h84l-1 5H7z"/><path class="c" d="M36 63h24v18H36z"/><path class="l" d="M40 68h16v3H40zM40 74h11v2H40z"/>',
    places: [
      [34, 26, 30],
      [62, 26, 30],
      [20, 44, 30],
      [48, 38, 32],
      [76, 44, 30],
      [34, 52, 28],
      [63, 52, 28],
    ],
    behind: true,
  },
  net: {
    art: '<path class="d" d="M24 88h52l8 4H30z"/><path fill="none" stroke="currentColor" stroke-opacity=".75" stroke-width="2" d="M40 20C20 32 8 52 14 76c2 8 8 13 14 14h40c6-1 12-6 14-14 6-24-6-44-26-56M34 24l44 62M24 34l40 56M15 50l32 40M62 24 18 84M73 36 34 90M81 52 52 90M28 22l54 46M68 24 14 68"/><path class="c" d="M38 6h20l-3 16H41z"/><path class="p" d="M34 14h28v12H34z"/><path class="c" d="M38 18h20v4H38z"/>',
    places: [
      [48, 36, 32],
      [30, 50, 34],
      [66, 50, 34],
      [36, 72, 34],
      [62, 72, 34],
      [49, 58, 34],
    ],
    behind: true,
  },
  pot: {
    art: '<path class="d" d="M30 88h36l10 4H36z"/><path d="M24 64h48l-6 26H30z"/><path class="d" d="M60 64h12l-6 26h-9z"/><path d="M21 56h54v10H21z"/><path class="l" d="M21 56h54v3H21z"/><path class="d" d="M63 56h12v10H63zM24 66h48v3H24z"/>',
    places: [[48, 34, 64]],
    behind: true,
  },
  leafbag: {
    art: '<path fill="#d7e4dc" opacity=".35" d="M16 12h64c-2 8 4 20 4 38s-2 30-4 38H16c-2-8-4-20-4-38s6-30 4-38z"/><path class="w" stroke-width="3" d="M24 24c-4 14-6 34-2 54M74 22c4 10 6 20 6 28"/><path class="c" d="M15 8h66v10H15z"/><path class="d" d="M15 14h66v4H15z"/><path class="c" d="M14 62h69c0 10-1 19-3 26H16c-2-7-3-16-2-26z"/><path class="d" d="M66 62h17c0 10-1 19-3 26H64z"/><path class="p" d="M28 68h40v6H28zM34 78h28v3H34z"/>',
    places: [
      [34, 36, 36],
      [62, 36, 36],
      [48, 46, 38],
    ],
    behind: true,
  },
  pillow: {
    art: '<path class="d" d="M20 88h58l8 4H26z"/><path d="M16 8h64c-3 10 4 24 4 40s-5 30-4 42H16c1-12-4-26-4-42s7-30 4-40z"/><path class="d" d="M66 8h14c-3 10 4 24 4 40s-5 30-4 42H66c8-24 8-58 0-82z"/><path class="l" d="M22 18c-4 10-6 20-6 30s2 22 4 34h6c-4-20-4-44-4-64z"/><path class="n" d="M16 13h64M16 85h64"/><path class="c" d="M14 36c20-10 48-10 68 0 2 8 2 18 0 26-20 12-48 12-68 0-2-8-2-18 0-26z"/><ellipse class="p" cx="48" cy="49" rx="21" ry="18"/>',
    places: [[48, 49, 28]],
  },
  frozen: {
    art: '<path class="d" d="M20 88h58l8 4H26z"/><path d="M16 6h64v10c0 10 4 20 4 34s-4 26-4 40H16c0-14-4-26-4-40s4-24 4-34z"/><path class="d" d="M66 6h14v10c0 10 4 20 4 34s-4 26-4 40H66c8-26 8-58 0-84z"/><path class="l" d="M16 6h64v8H16zM20 22c-2 8-4 18-4 28s2 20 4 32h6c-4-20-4-40-3-60z"/><path fill="#fffaf0" opacity=".9" d="M34 24l3 4 5-1-1 5 4 3-4 3 1 5-5-1-3 4-3-4-5 1 1-5-4-3 4-3-1-5 5 1z" transform="translate(-7 -5) scale(.8)"/><path class="c" d="M13 66c22 8 48 8 70 0l-2 16c-20 6-44 6-64 0z"/><circle class="p" cx="49" cy="48" r="20"/>',
    places: [[49, 48, 31]],
  },
  block: {
    art: '<path class="d" d="M22 88h48l14 4H28z"/><path d="M20 26h44l12-6v62l-12 8H20z"/><path d="M20 26 26 12h44l6 8-12 6z"/><path class="l" d="M20 26 26 12h44l-6 14z"/><path class="d" d="M64 26l12-6v62l-12 8zM64 26l6-14 6 8z"/><path class="n" d="M26 17h44"/><path class="c" d="M20 68h44v14H20z"/><path class="c" d="M64 68l12-6v14l-12 6z"/><path class="d" d="M64 68l12-6v14l-12 6z"/><circle class="p" cx="42" cy="48" r="16"/>',
    places: [[42, 48, 24]],
  },
  pouch: {
    art: '<path class="d" d="M22 88h54l8 4H28z"/><path d="M20 8h56l4 76c0 4-2 6-6 6H22c-4 0-6-2-6-6z"/><path class="d" d="M64 8h12l4 76c0 4-2 6-6 6H62c4-24 4-54 2-82z"/><path class="l" d="M24 20h6l-2 62h-6z"/><path class="c" d="M20 8h56l1 12H19z"/><path class="n" d="M20 15h56"/><path class="d" d="M16 84c10-6 54-6 64 0 0 4-2 6-6 6H22c-4 0-6-2-6-6z"/><path class="p" d="M26 30h44c2 0 3 1 3 3v38c0 2-1 3-3 3H26c-2 0-3-1-3-3V33c0-2 1-3 3-3z"/><path class="c" d="M23 66h50v5c0 2-1 3-3 3H26c-2 0-3-1-3-3z"/>',
    places: [[48, 48, 30]],
  },
  box: {
    art: '<path class="d" d="M20 88h46l18 4H28z"/><path d="M18 12h44l14 6v64l-14 8H18z"/><path class="d" d="M62 12l14 6v64l-14 8z"/><path class="c" d="M18 12h44v14H18z"/><path class="c" d="M62 12l14 6v13l-14-5z"/><path class="d" d="M62 12l14 6v13l-14-5z"/><path class="p" d="M24 34h32v42H24z"/><path class="c" d="M28 68h24v3H28z"/>',
    places: [[40, 51, 28]],
  },
  window: {
    art: '<path class="d" d="M20 88h46l18 4H28z"/><path d="M18 12h44l14 6v64l-14 8H18z"/><path class="d" d="M62 12l14 6v64l-14 8z"/><path class="c" d="M18 72h44v18H18zM62 72l14-6v16l-14 8z"/><path class="d" d="M62 72l14-6v16l-14 8z"/><path fill="#3f2f1c" opacity=".16" d="M24 30c0-10 32-10 32 0v36H24z"/><path class="p" d="M26 16h28v5H26z"/>',
    places: [[40, 48, 32]],
  },
  teabox: {
    art: '<path class="d" d="M12 82h56l22 6H24z"/><path d="M8 38h58l20-10v46L66 86H8z"/><path d="M8 38 30 28h56L66 38zM66 38l20-10v46L66 86z"/><path class="l" d="M8 38 30 28h56L66 38z"/><path class="d" d="M66 38l20-10v46L66 86z"/><path class="c" d="M8 72h58v14H8zM66 72l20-11v13L66 86z"/><path class="d" d="M66 72l20-11v13L66 86z"/><circle class="p" cx="37" cy="56" r="15"/>',
    places: [[37, 56, 23]],
  },
  flatbox: {
    art: '<path class="d" d="M10 84h66l16 5H22z"/><path d="M6 18h76l8 5v66H16L6 84z"/><path class="d" d="M82 18l8 5v66l-8-5zM6 84h76l8 5H16z"/><path class="c" d="M6 18h76v12H6z"/><path class="l" d="M6 18h76v3H6z"/><circle class="p" cx="44" cy="57" r="24"/><path class="w" d="M12 24h22"/>',
    places: [[44, 58, 38]],
  },
  longbox: {
    art: '<path class="d" d="M8 72h72l14 6H20z"/><path d="M4 46 20 34h72v26L78 74H4z"/><path class="l" d="M4 46 20 34h72L78 46z"/><path class="d" d="M78 46l14-12v26L78 74z"/><path class="c" d="M4 46h18v28H4zM66 46h12v28H66z"/><ellipse class="p" cx="44" cy="60" rx="14" ry="11"/>',
    places: [[44, 60, 17]],
  },
  eggbox: {
    art: '<path class="d" d="M10 84h72l12 4H22z"/><path class="c" d="M8 54h80l-6 30c0 3-2 4-5 4H19c-3 0-5-1-5-4z"/><path class="d" d="M70 54h18l-6 30c0 3-2 4-5 4H66z"/><path class="d" d="M8 54h80l-1 5H9z"/><path class="d" d="M30 62c-4 8-4 16-2 24M48 62v26M66 62c4 8 4 16 2 24" fill="none" stroke="#1c1208" stroke-opacity=".15" stroke-width="3"/>',
    places: [
      [20, 42, 30],
      [39, 40, 32],
      [58, 40, 32],
      [77, 42, 30],
    ],
    behind: true,
  },
  tray: {
    art: '<path class="d" d="M10 84h78l6 4H18z"/><rect x="4" y="14" width="88" height="72" rx="11"/><path class="l" d="M15 14h66c7 0 11 4 11 11v3H4v-3c0-7 4-11 11-11z"/><rect class="d" x="11" y="21" width="74" height="58" rx="7"/><path class="c" d="M64 14h19v72H64z"/><path class="d" d="M83 14c6 1 9 5 9 11v50c0 6-3 10-9 11z"/><path class="p" d="M68 24h11v4H68zM68 32h11v2H68zM68 37h7v2h-7zM68 66h11v10H68z"/>',
    places: [[38, 50, 50]],
  },
  slicepack: {
    art: '<path class="d" d="M14 84h70l8 4H20z"/><path d="M12 10h72v72c0 3-2 5-5 5H17c-3 0-5-2-5-5z"/><path class="l" d="M12 10h72v5H12z"/><path class="d" d="M74 10h10v72c0 3-2 5-5 5h-7z"/><path class="c" d="M12 10h72v22H12z"/><path class="p" d="M22 17h30v7H22z"/><path class="l" d="M68 10h16v16z" opacity=".8"/><path fill="#1c1208" opacity=".1" d="M20 38h56v42H20z"/>',
    places: [[48, 59, 46]],
  },
  wedge: {
    art: '<path class="d" d="M10 84h78l6 4H18z"/>',
    places: [[48, 48, 84]],
  },
  paperbag: {
    art: '<path class="d" d="M20 88h58l8 4H26z"/><path d="M18 44l5-4 6 4 6-4 7 4 6-4 7 4 6-4 7 4 5-4 5 4v46H18z"/><path class="d" d="M64 42l4 2 5-4 5 4v46H62z"/><path class="l" d="M23 46h5v42h-5z"/><path class="c" d="M18 82h60v8H18z"/><path class="p" d="M34 76c-4-12 4-22 22-24 2 16-6 26-18 25l-4 4z"/>',
    places: [[48, 31, 52]],
    behind: true,
  },
  sack: {
    art: '<path class="d" d="M18 88h60l10 4H24z"/><path d="M16 14c10-6 54-6 64 0l-2 14c4 18 6 40 4 56 0 4-2 6-6 6H20c-4 0-6-2-6-6-2-16 0-38 4-56z"/><path class="d" d="M68 11c5 1 9 2 12 3l-2 14c4 18 6 40 4 56 0 4-2 6-6 6H64c6-26 6-56 4-79z"/><path class="l" d="M22 30c-3 18-4 36-3 54h6c-1-18 0-36 3-54z"/><path class="n" stroke-width="3" stroke-dasharray="5 4" d="M18 22c16 4 44 4 60 0"/><path class="c" d="M15 66c22 5 44 5 67 0 1 8 0 14 0 18 0 4-2 6-6 6H20c-4 0-6-2-6-6 0-4 0-10 1-18z"/><path class="d" d="M66 69c6-1 11-2 16-3 1 8 0 14 0 18 0 4-2 6-6 6H64z"/><circle class="p" cx="47" cy="48" r="18"/>',
    places: [[47, 48, 28]],
  },
  squeeze: {
    art: '<path class="d" d="M26 88h44l10 4H32z"/><path d="M40 22h16c0 8 18 6 20 16l2 48c0 3-1 4-4 4H22c-3 0-4-1-4-4l2-48c2-10 20-8 20-16z"/><path class="d" d="M56 22c0 8 18 6 20 16l2 48c0 3-1 4-4 4h-9c2-24 0-48-5-56z"/><path class="c" d="M38 6h20v17H38z"/><path class="d" d="M51 6h7v17h-7z"/><path class="n" d="M42 8v12M47 8v12M52 8v12"/><path class="l" d="M25 42h7l-2 44h-7z"/><circle class="p" cx="47" cy="60" r="18"/>',
    places: [[47, 60, 28]],
  },
  bar: {
    art: '<path class="d" d="M24 88h46l8 4H30z"/><path fill="#c9d6d6" d="M24 6h48v14H24z"/><path class="n" d="M34 6v14M44 6v14M54 6v14M64 6v14"/><path d="M22 16h52v74H22z"/><path class="d" d="M66 16h8v74h-8z"/><path class="l" d="M22 16h6v74h-6z"/><path class="c" d="M22 60h52v22H22z"/><path class="d" d="M66 60h8v22h-8z"/><path class="p" d="M32 66h30v4H32zM32 74h20v3H32z"/>',
    places: [[47, 39, 34]],
  },
  sachet: {
    art: '<path class="d" d="M26 88h46l8 4H32z"/><g id="st"><path d="M22 16h44v70H22z"/><path class="n" d="M22 21h44M22 81h44"/></g><path class="d" d="M66 16h8v70H32v4h42V16zM60 16h6v70h-6z"/><path class="c" d="M22 60h44v16H22z"/><circle class="p" cx="44" cy="43" r="15"/>',
    places: [[44, 43, 23]],
  },
  wrapped: {
    art: '<path class="d" d="M10 78h66l16 5H20z"/><path d="M6 42 30 28h60v34L68 80H6z"/><path class="l" d="M6 42 30 28h60L68 42z"/><path class="d" d="M68 42l22-14v34L68 80z"/><path class="n" d="M68 42l12 12 10-26M68 80l12-26 10 8"/><path class="c" d="M6 68h62v12H6z"/><ellipse class="p" cx="37" cy="55" rx="15" ry="11"/>',
    places: [[37, 55, 18]],
  },
}
