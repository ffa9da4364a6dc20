/** Plain HTML: no scripts, no outside requests, and of styles one in the head (send-page.ts). */

/** Text that may stand in a page as it is. */
export type Safe = string

export function safe(text: unknown): Safe {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const style = `
:root { color-scheme: light dark; --line: #8884; --quiet: color-mix(in srgb, currentColor 65%, transparent) }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
p { max-width: 42rem } .quiet { color: var(--quiet) } .note { border-left: 4px solid #c80; padding-left: .75rem }
dl { display: grid; grid-template-columns: fit-content(40%) minmax(0, 1fr); gap: .25rem 1rem } dt { color: var(--quiet) } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } thead .quiet { font-weight: normal } th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line) }
code, pre { font: .9em/1.4 ui-monospace, monospace } pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .4rem }
@media (max-width: 40rem) { dl { display: block } dt { margin-top: .5rem } }
.wide { overflow-x: auto } meter { width: 60px } a { color: inherit }`

/** `more`: rules of style for this page. */
export function page(title: string, body: Safe, language = 'en', more = ''): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(title)}</title><style>${style}${more}</style></head><body>${body}</body></html>`
}
