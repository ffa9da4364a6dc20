/**
 * A document that the law asks for, as data: it is its own JSON form, and a complete page of HTML that
 * needs nothing from outside and reads well without its style.
 */
export interface DocumentTable {
  readonly caption: string
  readonly columns: readonly string[]
  /** As many cells as there are columns; the first one heads its row. */
  readonly rows: readonly (readonly string[])[]
}

export interface DocumentSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly tables: readonly DocumentTable[]
}

export interface Document {
  readonly schema: 'https://discreet.example/document/1'
  readonly kind: 'processing' | 'assessment'
  /** en, de, fr or es. */
  readonly locale: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly sections: readonly DocumentSection[]
  /** What the law asks for and nobody has said; it is named in its place too. */
  readonly missing: readonly string[]
}

const style = `
:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.6rem } h2 { font-size: 1.2rem; margin-top: 2.5rem } p, dl { max-width: 45rem }
dt { font-weight: 600 } dd { margin: 0 0 .5rem }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
caption { text-align: left; font-weight: 600; padding: .3rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid #8886; overflow-wrap: anywhere }
@media print { .wide { overflow: visible } }`

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const paragraphsHtml = (paragraphs: readonly string[]): string =>
  paragraphs.map((one) => `<p>${safe(one)}</p>`).join('')

function factsHtml(facts: DocumentSection['facts']): string {
  if (facts.length === 0) return ''
  const parts = facts.map(({ name, value }) => `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`)
  return `<dl>${parts.join('')}</dl>`
}

/** Wide tables scroll by themselves, and can be reached without a mouse. */
function tableHtml({ caption, columns, rows }: DocumentTable): string {
  const heads = columns.map((name) => `<th scope="col">${safe(name)}</th>`).join('')
  const body = rows.map(([head = '', ...cells]) => {
    const rest = cells.map((cell) => `<td>${safe(cell)}</td>`).join('')
    return `<tr><th scope="row">${safe(head)}</th>${rest}</tr>`
  })
  const table = `<table><caption>${safe(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table>`
  return `<div class="wide" role="region" aria-label="${safe(caption)}" tabindex="0">${table}</div>`
}

function sectionHtml({ heading, paragraphs, facts, tables }: DocumentSection): string {
  const body = paragraphsHtml(paragraphs) + factsHtml(facts) + tables.map(tableHtml).join('')
  return `<section><h2>${safe(heading)}</h2>${body}</section>`
}

/** All text is escaped; there are no scripts and no links. */
export function documentHtml({ locale, title, paragraphs, sections }: Document): string {
  const body = paragraphsHtml(paragraphs) + sections.map(sectionHtml).join('')
  return `<!doctype html><html lang="${safe(locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${style}</style></head><body><main><h1>${safe(title)}</h1>${body}</main></body></html>\n`
}
