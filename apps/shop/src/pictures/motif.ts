/**
 * The notation of the drawings. A motif is a thing (an apple, a fish); a pack is what things are sold
 * in (a jar, a carton). Both live on a canvas of 96 × 96 with the light from the upper left. A shape
 * without a class takes the first colour (`fill` is inherited); the classes are:
 * `c` second colour, `l` light, `d` shade, `p` paper, `k` stalk, `n` fine dark line, `w` fine light
 * line.
 */

export interface Motif {
  /** First and second colour where a recipe names none. */
  readonly colours: readonly [string, string]
  readonly art: string
}

/** Where motifs stand on a pack: centre and size. */
export type Place = readonly [x: number, y: number, size: number]

export interface Pack {
  readonly art: string
  readonly places: readonly Place[]
  /** The motifs look out of the pack from behind its front. */
  readonly behind?: boolean
}

const classes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  c: { fill: 'currentColor' },
  l: { fill: '#fff', opacity: '.3' },
  d: { fill: '#1c1208', opacity: '.13' },
  p: { fill: '#fffaf0' },
  k: { stroke: '#7a5a36', 'stroke-width': '4' },
  n: { stroke: '#1c1208', 'stroke-opacity': '.2', 'stroke-width': '2' },
  w: { stroke: '#fff', 'stroke-opacity': '.55', 'stroke-width': '2' },
}
const line = { fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }

function attributesOf(name: string): Readonly<Record<string, string>> {
  return { ...('knw'.includes(name) ? line : {}), ...classes[name] }
}

/** As an image only the picture that the address names is drawn, or even laid out. */
export const style = 'svg>svg{display:none}svg>svg:target{display:inline}'

/**
 * Classes become attributes: where a page draws a picture with `use`, the styles of this file do not
 * hold.
 */
export function expanded(art: string): string {
  return art.replace(/<[^>]* class="(\w)"[^>]*>/g, (tag, name: string) => {
    const missing = Object.entries(attributesOf(name)).filter(([key]) => !tag.includes(` ${key}="`))
    const text = missing.map(([key, value]) => ` ${key}="${value}"`).join('')
    return tag.replace(` class="${name}"`, text)
  })
}

/** A limited palette, so that a shelf of pictures looks like one shop. */
export const colours: Readonly<Record<string, string>> = {
  snow: '#f6f3ea',
  cream: '#f1e4c8',
  oat: '#dfc9a0',
  butter: '#f2d479',
  straw: '#e3bd5b',
  honey: '#d9982b',
  orange: '#e07f2e',
  peach: '#f0ac7c',
  terracotta: '#c4633f',
  tomato: '#cf4532',
  brick: '#a23b2c',
  rose: '#e5a09a',
  berry: '#b2385a',
  wine: '#7b2740',
  plum: '#6c4271',
  lilac: '#a58cc0',
  lime: '#a9bf4f',
  leaf: '#6f9a44',
  moss: '#577a3c',
  forest: '#37633f',
  sage: '#a3b899',
  mint: '#9fd0b5',
  teal: '#3f8583',
  sky: '#8fbfdc',
  sea: '#4c86ad',
  navy: '#33507a',
  mist: '#c9d6d6',
  grey: '#98a09b',
  slate: '#5d6a70',
  ink: '#3f4746',
  kraft: '#c39a6b',
  bark: '#94683f',
  cocoa: '#6b4329',
  coffee: '#563a2b',
  salmon: '#ec8d6c',
  flesh: '#eeb29f',
}
