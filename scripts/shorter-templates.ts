/**
 * Takes the indentation out of Lit's templates while bundling: white space in `html` and `css` is one
 * space at most, comments in `css` go. Nothing here uses `white-space: pre`.
 */
import type { Plugin, Rolldown } from 'vite'
import { parseAst } from 'vite'

interface Quasi {
  readonly start: number
  readonly end: number
}

interface Node {
  readonly type: string
  readonly tag?: { readonly type: string; readonly name?: string }
  readonly quasi?: { readonly quasis: readonly Quasi[] }
}

const shorter: Readonly<Record<string, (text: string) => string>> = {
  html: (text) => text.replace(/\s+/g, ' '),
  svg: (text) => text.replace(/\s+/g, ' '),
  css: (text) =>
    text
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1'),
}

function templatesIn(value: unknown, found: { name: string; quasi: Quasi }[] = []): typeof found {
  if (Array.isArray(value)) for (const one of value) templatesIn(one, found)
  else if (typeof value === 'object' && value !== null) {
    const { type, tag, quasi } = value as Node
    if (type === 'TaggedTemplateExpression' && tag?.name !== undefined && tag.name in shorter) {
      for (const one of quasi?.quasis ?? []) found.push({ name: tag.name, quasi: one })
    }
    templatesIn(Object.values(value), found)
  }
  return found
}

export const shorterTemplates: Plugin = {
  name: 'shorter-templates',
  enforce: 'post',
  transform(code, id): Rolldown.TransformResult {
    if (id.includes('/node_modules/') || !/\b(?:html|svg|css)`/.test(code)) return null
    let [text, last] = ['', 0]
    const found = templatesIn(parseAst(code)).sort((a, b) => a.quasi.start - b.quasi.start)
    for (const { name, quasi } of found) {
      const { start, end } = quasi
      text += code.slice(last, start) + (shorter[name]?.(code.slice(start, end)) ?? '')
      last = end
    }
    return { code: text + code.slice(last), map: null }
  },
}
