/** Bottles, cartons, tins and jars. */
import type { Pack } from './motif.ts'

export const bottles: Readonly<Record<string, Pack>> = {
  carton: {
    art: '<path class="d" d="M24 88h52l10 4-58 1z"/><path d="M24 32 32 17h34l10 11v54l-12 8H24z"/><path class="l" d="M24 32 32 17h34l-4 15z"/><path class="d" d="M62 32l4-15 10 11v54l-14 8z"/><path class="p" d="M31 7h36v10H31z"/><path class="d" d="M31 14h36v3H31z"/><path class="c" d="M24 68h38v14H24z"/><path class="c" d="M62 68l14-6v13l-14 7z"/><path class="d" d="M62 68l14-6v13l-14 7z"/><circle class="p" cx="43" cy="50" r="15"/>',
    places: [[43, 50, 23]],
  },
  smallcarton: {
    art: '<path class="d" d="M28 88h44l10 4-50 1z"/><path d="M28 48l7-12h26l9 9v37l-10 8H28z"/><path class="l" d="M28 48l7-12h26l-3 12z"/><path class="d" d="M58 48l3-12 9 9v37l-12 8z"/><path class="p" d="M34 27h28v9H34z"/><path class="d" d="M34 34h28v2H34z"/><path class="c" d="M28 76h30v9H28zM58 76l12-5v8l-12 6z"/><circle class="p" cx="43" cy="62" r="12"/>',
    places: [[43, 62, 18]],
  },
  juice: {
    art: '<path class="d" d="M28 88h44l8 4H34z"/><path d="M40 16h18v10c0 8 12 12 12 26v34c0 3-1 4-4 4H32c-3 0-4-1-4-4V52c0-14 12-18 12-26z"/><path class="d" d="M54 26h4c0 8 12 12 12 26v34c0 3-1 4-4 4h-8V50c0-12-4-16-4-24z"/><path class="l" d="M33 86V54c0-8 4-12 8-17v49z"/><path class="c" d="M38 6h22v12H38z"/><path class="n" d="M43 8v8M49 8v8M55 8v8"/><path class="p" d="M28 54h42v26H28z"/><path class="d" d="M60 54h10v26H60z"/><path class="c" d="M28 76h42v4H28z"/>',
    places: [[48, 65, 20]],
  },
  soft: {
    art: '<path class="d" d="M30 88h40l8 4H36z"/><path d="M43 14h12v10c0 8 13 14 13 24 0 6-3 8-3 14s3 6 3 12v12c0 3-1 4-3 4H33c-2 0-3-1-3-4V74c0-6 3-6 3-12s-3-8-3-14c0-10 13-16 13-24z"/><path class="d" d="M55 24c0 8 13 14 13 24 0 6-3 8-3 14s3 6 3 12v12c0 3-1 4-3 4h-9c2-20 2-46-4-66z"/><path class="l" d="M35 84V74c0-4 2-8 2-12s-2-8-2-13c0-6 4-9 8-14v49z"/><path class="c" d="M42 6h14v9H42zM32 52h34v22H32z"/><path class="d" d="M58 52h8v22h-8z"/><circle class="p" cx="47" cy="63" r="10"/>',
    places: [[47, 63, 15]],
  },
  wine: {
    art: '<path class="d" d="M30 88h38l8 4H36z"/><path d="M42 8h13v22c0 8 12 10 12 24v32c0 3-1 4-4 4H34c-3 0-4-1-4-4V54c0-14 12-16 12-24z"/><path class="d" d="M50 8h5v22c0 8 12 10 12 24v32c0 3-1 4-4 4h-8c4-24 0-48-5-60z"/><path class="l" d="M34 86V55c0-7 4-9 7-14v45z"/><path class="c" d="M41 4h15v20H41z"/><path class="d" d="M51 4h5v20h-5z"/><path class="p" d="M30 56h37v25H30z"/><path class="d" d="M59 56h8v25h-8z"/><path class="c" d="M34 76h29v2H34z"/>',
    places: [[48, 66, 18]],
  },
  sparkling: {
    art: '<path class="d" d="M28 88h42l8 4H34z"/><path d="M43 10h12v16c0 8 14 12 14 28v32c0 3-1 4-4 4H33c-3 0-4-1-4-4V54c0-16 14-20 14-28z"/><path class="d" d="M52 10h3v16c0 8 14 12 14 28v32c0 3-1 4-4 4h-9c4-24 1-48-4-62z"/><path class="l" d="M33 86V56c0-8 4-11 8-16v46z"/><path class="c" d="M41 6c0-4 16-4 16 0l1 32c-6-4-12-4-18 0z"/><path class="d" d="M51 4c3 0 6 1 6 2l1 32c-2-1-4-2-6-3zM41 14h16v3H41z"/><path class="p" d="M29 56h40v22H29z"/><path class="d" d="M61 56h8v22h-8z"/>',
    places: [[49, 67, 18]],
  },
  spirit: {
    art: '<path class="d" d="M24 88h48l8 4H30z"/><path d="M40 16h16v14c0 4 16 4 16 14v42c0 3-2 4-4 4H28c-2 0-4-1-4-4V44c0-10 16-10 16-14z"/><path class="d" d="M56 30c0 4 16 4 16 14v42c0 3-2 4-4 4h-8V42c0-6-6-8-8-12z"/><path class="l" d="M29 86V45c0-4 4-6 8-7v48z"/><path fill="#94683f" d="M39 6h18v11H39z"/><path class="d" d="M51 6h6v11h-6z"/><path class="p" d="M24 50h48v28H24z"/><path class="d" d="M62 50h10v28H62z"/><path class="c" d="M24 50h48v4H24zM24 74h48v4H24z"/>',
    places: [[47, 64, 18]],
  },
  oil: {
    art: '<path class="d" d="M28 88h42l8 4H34z"/><path d="M43 14h12v18c0 4 13 6 13 14v40c0 3-1 4-4 4H34c-3 0-4-1-4-4V46c0-8 13-10 13-14z"/><path class="d" d="M55 32c0 4 13 6 13 14v40c0 3-1 4-4 4h-7V46c0-6-3-10-5-14z"/><path class="l" d="M34 86V47c0-4 4-6 8-7v46z"/><path class="c" d="M41 4h16v13H41z"/><path class="d" d="M52 4h5v13h-5z"/><path class="p" d="M34 50h28v32H34z"/><path class="c" d="M34 77h28v5H34z"/>',
    places: [[48, 63, 22]],
  },
  sauce: {
    art: '<path class="d" d="M28 88h42l8 4H34z"/><path d="M36 26h24c0 8 9 10 9 22v38c0 3-1 4-4 4H31c-3 0-4-1-4-4V48c0-12 9-14 9-22z"/><path class="d" d="M60 26c0 8 9 10 9 22v38c0 3-1 4-4 4h-8c3-22 2-46-3-64z"/><path class="l" d="M32 86V49c0-7 4-9 7-13v50z"/><path class="c" d="M35 18h26l-1 10H36zM43 6h10l2 12H41z"/><path class="d" d="M53 18h8l-1 10h-8zM49 6h4l2 12h-5z"/><path class="p" d="M27 54h42v24H27z"/><path class="d" d="M60 54h9v24h-9z"/><path class="c" d="M27 54h42v3H27z"/>',
    places: [[47, 67, 19]],
  },
  smallbottle: {
    art: '<path class="d" d="M32 88h36l8 4H38z"/><path d="M42 24h14v10c0 5 12 6 12 16v36c0 3-1 4-4 4H34c-3 0-4-1-4-4V50c0-10 12-11 12-16z"/><path class="d" d="M56 34c0 5 12 6 12 16v36c0 3-1 4-4 4h-7V48c0-6-3-9-5-14z"/><path class="l" d="M34 86V51c0-4 4-6 7-8v43z"/><path class="c" d="M41 12h16v14H41z"/><path class="d" d="M52 12h5v14h-5z"/><path class="p" d="M30 54h38v24H30z"/><path class="d" d="M60 54h8v24h-8z"/><path class="c" d="M30 74h38v4H30z"/>',
    places: [[48, 64, 17]],
  },
  water: {
    art: '<path class="d" d="M8 88h78l8 4H16z"/><g id="wb"><path d="M15 22h9v6c0 5 8 8 8 17v44H7V45c0-9 8-12 8-17z"/><path class="l" d="M11 86V47c0-5 3-7 5-10v49z"/><path class="d" d="M26 30c2 4 6 8 6 15v44h-8z"/><path class="c" d="M14 12h11v11H14z"/></g><use href="#wb" x="29"/><use href="#wb" x="57"/><path class="p" opacity=".92" d="M6 52h84v24H6z"/><path class="c" d="M6 71h84v5H6z"/>',
    places: [[48, 61, 17]],
  },
  sixpack: {
    art: '<path class="d" d="M8 88h78l8 4H16z"/><g id="sb"><path fill="#6b4329" d="M17 12h8v16c0 5 6 8 6 14v20H11V42c0-6 6-9 6-14z"/><path class="d" d="M25 28c0 5 6 8 6 14v20h-6c2-12 0-24-3-34z"/><path class="c" d="M16 8h10v7H16z"/></g><use href="#sb" x="27"/><use href="#sb" x="54"/><path d="M6 50h84l-4 40H10z"/><path class="d" d="M70 50h20l-4 40H64z"/><path class="c" d="M6 50h84l-1 6H7z"/><circle class="p" cx="46" cy="71" r="14"/>',
    places: [[46, 71, 20]],
  },
  tin: {
    art: '<path class="d" d="M22 86h52l10 5H30z"/><path fill="#c9d6d6" d="M22 24c0-10 52-10 52 0v60c0 9-52 9-52 0z"/><path d="M22 32c8 6 44 6 52 0v46c-8 6-44 6-52 0z"/><path class="c" d="M22 70c8 6 44 6 52 0v8c-8 6-44 6-52 0z"/><ellipse cx="48" cy="25" rx="26" ry="8" fill="#98a09b"/><ellipse cx="48" cy="24" rx="22" ry="6" fill="#dfe7e6"/><path class="d" d="M62 30c5-1 9-2 12-4v58c-3 3-7 5-12 6z"/><path class="l" d="M27 36c2 1 5 2 8 2v44c-3 0-6-1-8-2z"/><circle class="p" cx="47" cy="54" r="15"/>',
    places: [[47, 54, 23]],
  },
  flatcan: {
    art: '<path class="d" d="M16 82h64l10 6H26z"/><path fill="#c9d6d6" d="M14 44c0-14 68-14 68 0v34c0 12-68 12-68 0z"/><path d="M14 52c10 9 58 9 68 0v22c-10 9-58 9-68 0z"/><ellipse cx="48" cy="44" rx="34" ry="12" fill="#98a09b"/><ellipse cx="48" cy="43" rx="30" ry="9.500" fill="#dfe7e6"/><path class="n" stroke-width="3" d="M42 42c0-4 12-4 12 0s-12 4-12 0zM54 42h10"/><path class="d" d="M66 56c6-1 12-2 16-5v27c-4 4-9 6-16 7z"/><path class="c" d="M14 74c10 9 58 9 68 0v4c0 12-68 12-68 0z"/><circle class="p" cx="46" cy="69" r="12"/>',
    places: [[46, 69, 18]],
  },
  jar: {
    art: '<path class="d" d="M24 87h48l10 4H32z"/><path d="M28 24h40c0 6 6 7 6 15v44c0 5-2 7-6 7H28c-4 0-6-2-6-7V39c0-8 6-9 6-15z"/><path class="d" d="M68 24c0 6 6 7 6 15v44c0 5-2 7-6 7h-8c4-20 4-48 0-66z"/><path class="l" d="M27 84V40c0-5 4-7 6-10v54z"/><path class="c" d="M26 10h44v15H26z"/><path class="d" d="M60 10h10v15H60zM26 22h44v3H26z"/><path class="p" d="M22 46h52v30H22z"/><path class="d" d="M64 46h10v30H64z"/><path class="c" d="M22 46h52v3H22zM22 73h52v3H22z"/>',
    places: [[47, 61, 22]],
  },
  lowjar: {
    art: '<path class="d" d="M20 86h56l10 5H30z"/><path d="M26 44h44c0 4 8 5 8 12v26c0 5-2 7-6 7H24c-4 0-6-2-6-7V56c0-7 8-8 8-12z"/><path class="d" d="M70 44c0 4 8 5 8 12v26c0 5-2 7-6 7h-9c4-14 4-30 0-45z"/><path class="l" d="M23 82V57c0-4 3-6 6-8v33z"/><path class="c" d="M24 30h48v15H24z"/><path class="d" d="M61 30h11v15H61zM24 42h48v3H24z"/><path class="p" d="M18 58h60v20H18z"/><path class="d" d="M66 58h12v20H66z"/>',
    places: [[47, 68, 17]],
  },
  honeyjar: {
    art: '<path class="d" d="M22 87h52l10 4H30z"/><path d="M28 26h40l9 18v14l-9 30c0 2-1 2-3 2H31c-2 0-3 0-3-2l-9-30V44z"/><path class="d" d="M68 26l9 18v14l-9 30c0 2-1 2-3 2h-8c6-22 6-44 0-64z"/><path class="l" d="M25 58V46l7-14v46z"/><path class="c" d="M26 12h44v15H26z"/><path class="d" d="M60 12h10v15H60z"/><path class="p" d="M27 46h42l3 12-6 20H30l-6-20z"/>',
    places: [[48, 61, 24]],
  },
  spice: {
    art: '<path class="d" d="M30 88h36l8 4H36z"/><path d="M32 34h32v52c0 3-1 4-4 4H36c-3 0-4-1-4-4z"/><path class="d" d="M57 34h7v52c0 3-1 4-4 4h-6z"/><path class="l" d="M35 36h5v50h-5z"/><path class="c" d="M30 14h36v21H30z"/><path class="d" d="M58 14h8v21h-8zM30 31h36v4H30z"/><path class="n" d="M36 17v11M42 17v11M48 17v11M54 17v11"/><path class="p" d="M32 50h32v28H32z"/><path class="c" d="M32 75h32v3H32z"/>',
    places: [[48, 63, 21]],
  },
  cup: {
    art: '<path class="d" d="M28 87h40l10 4H34z"/><path d="M22 28h52l-7 58c0 2-2 4-5 4H34c-3 0-5-2-5-4z"/><path class="d" d="M62 28h12l-7 58c0 2-2 4-5 4h-6z"/><path class="l" d="M27 32h7l4 54h-5z"/><path class="c" d="M23 68h50l-1 10H24z" transform="translate(0 2)"/><path fill="#c9d6d6" d="M18 20c14-5 46-5 60 0l-2 9H20z"/><path class="l" d="M18 20c14-5 46-5 60 0l-1 4H19z"/><path class="d" d="M64 17c5 1 10 2 14 3l-2 9H64z"/><circle class="p" cx="47" cy="50" r="15"/>',
    places: [[47, 50, 23]],
  },
  bigcup: {
    art: '<path class="d" d="M22 87h52l10 4H28z"/><path d="M14 30h68l-7 56c0 2-2 4-5 4H26c-3 0-5-2-5-4z"/><path class="d" d="M68 30h14l-7 56c0 2-2 4-5 4h-8z"/><path class="l" d="M19 34h8l5 52h-6z"/><path class="c" d="M17 72h62l-1 10H18z"/><path fill="#fffaf0" d="M10 20c16-5 60-5 76 0l-1 11H11z"/><path class="d" d="M72 17c5 1 10 2 14 3l-1 11H72zM11 28h74v3H11z"/><circle class="p" cx="47" cy="52" r="17"/>',
    places: [[47, 52, 26]],
  },
  tub: {
    art: '<path class="d" d="M18 82h62l10 5H26z"/><path d="M10 44h76l-8 36c-1 4-3 6-7 6H25c-4 0-6-2-7-6z"/><path class="d" d="M70 44h16l-8 36c-1 4-3 6-7 6h-9z"/><path class="l" d="M16 50h9l6 32h-6z"/><path class="c" d="M6 36c20-8 64-8 84 0l-1 10H7z"/><path class="l" d="M6 36c20-8 64-8 84 0l-1 4H7z"/><path class="d" d="M74 32c6 1 12 2 16 4l-1 10H74z"/><ellipse class="p" cx="47" cy="65" rx="18" ry="14"/>',
    places: [[47, 65, 23]],
  },
  icetub: {
    art: '<path class="d" d="M18 84h60l12 5H26z"/><path d="M12 36h72l-7 48c-1 4-3 5-7 5H26c-4 0-6-1-7-5z"/><path class="d" d="M69 36h15l-7 48c-1 4-3 5-7 5h-8z"/><path class="c" d="M8 22h80v15H8z"/><path class="l" d="M8 22h80v5H8zM17 41h8l6 44h-6z"/><path class="d" d="M72 22h16v15H72z"/><circle class="p" cx="47" cy="61" r="18"/>',
    places: [[47, 61, 27]],
  },
}
