/**
 * One file with a picture of every product. Which one a page shows is in the fragment of its address,
 * which browsers do not send: the shop's server learns nothing from a picture.
 */
import { groceryCatalogue } from '@discreet/crowd'
import type { Item } from '@discreet/protocol'
import type { Motif, Pack } from './motif.ts'
import { colours, expanded, style } from './motif.ts'
import { bakery } from './motifs-bakery.ts'
import { fruit } from './motifs-fruit.ts'
import { pantry as pantryMotifs } from './motifs-pantry.ts'
import { signs } from './motifs-sign.ts'
import { vegetables } from './motifs-vegetable.ts'
import { bags } from './packs-bag.ts'
import { bottles } from './packs-bottle.ts'
import { home } from './packs-home.ts'
import { fresh } from './recipes-fresh.ts'
import { household } from './recipes-household.ts'
import { pantry } from './recipes-pantry.ts'

const motifs: Readonly<Record<string, Motif>> = {
  ...fruit,
  ...vegetables,
  ...pantryMotifs,
  ...bakery,
  ...signs,
}
const packs: Readonly<Record<string, Pack>> = { ...bottles, ...bags, ...home }

interface Recipe {
  readonly begins: string
  readonly pack: string
  readonly colours: readonly [string, string]
  /** undefined: the pack says it all. */
  readonly motif: string | undefined
  readonly motifColours: readonly [string, string]
}

function named(name: string | undefined, otherwise: string): string {
  return colours[name ?? ''] ?? colours[otherwise] ?? otherwise
}

function readRecipe(line: string): Recipe {
  const [begins = '', how = ''] = line.split(': ')
  const [pack = 'one', first, second, motif = '-', motifFirst, motifSecond] = how.split(' ')
  const [usual, usualSecond] = motifs[motif]?.colours ?? ['leaf', 'moss']
  return {
    begins,
    pack,
    colours: [named(first, 'kraft'), named(second, 'moss')],
    motif: motif in motifs ? motif : undefined,
    motifColours: [named(motifFirst, usual), named(motifSecond, usualSecond)],
  }
}

const recipes: readonly Recipe[] = [fresh, pantry, household]
  .flatMap((text) => text.trim().split(/\n|; /))
  .map(readRecipe)
  .sort((a, b) => b.begins.length - a.begins.length)

/** A paper bag with a leaf, for a product that the shop has no drawing of. */
const plain = readRecipe(': pouch kraft moss leaf')

/** The same for titles that begin alike. */
export function recipeOf(title: string): Recipe {
  return recipes.find(({ begins }) => title.startsWith(begins)) ?? plain
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Control characters and lone surrogates may not stand in XML at all. */
function isXmlText(text: string): boolean {
  return (
    text.isWellFormed() && !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)
  )
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function picture(title: string): string {
  const { pack: packName, colours: own, motif, motifColours } = recipeOf(title)
  const pack = packs[packName] ?? packs['pouch']
  const colour = ([first, second]: readonly [string, string]): string =>
    `fill="${first}" color="${second}"`
  const shown = (pack?.places ?? []).filter(([, , size]) => size > 0)
  const uses = shown.map(([x, y, size]) => {
    const move = `translate(${rounded(x - size / 2)} ${rounded(y - size / 2)})`
    return `<use href="#_m${motif}" transform="${move}scale(${rounded(size / 96)})"/>`
  })
  const things =
    motif === undefined || uses.length === 0
      ? ''
      : `<g ${colour(motifColours)}>${uses.join('')}</g>`
  const container = `<use href="#_p${packName}" ${colour(own)}/>`
  return pack?.behind === true ? things + container : container + things
}

function definitions(): string {
  const drawn = (prefix: string, all: Readonly<Record<string, { readonly art: string }>>): string =>
    Object.entries(all)
      .map(([name, { art }]) => `<g id="${prefix}${name}">${expanded(art)}</g>`)
      .join('')
  return drawn('_m', motifs) + drawn('_p', packs)
}

/**
 * One product on a square without a background: `<svg><use href="…/pictures.svg#penne-500-g"/></svg>`
 * or `<img src="…/pictures.svg#penne-500-g">`.
 */
export function spriteSvg(items: readonly Item[] = groceryCatalogue()): string {
  const pictures = items
    .filter(({ id }) => isXmlText(id))
    .map(
      ({ id, title = id }) =>
        `<svg id="${attribute(id)}" viewBox="0 0 96 96">${picture(title)}</svg>`,
    )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><style>${style}</style><defs>${definitions()}</defs>${pictures.join('')}</svg>`
}
