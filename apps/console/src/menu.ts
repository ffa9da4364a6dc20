/** The pages that one's roles allow, by area. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { PageEntry } from './pages.ts'
import { areaOrder, firstPage, pageAt, pages } from './pages.ts'
import type { Session } from './session.ts'
import type { FrameWords } from './texts/frame.ts'

export function menu(
  { capabilities }: Session,
  path: string,
  base: string,
  common: FrameWords,
): TemplateResult {
  const shown = pages.filter(({ needs }) => capabilities.includes(needs))
  const current = path === '' ? firstPage(capabilities) : pageAt(path)?.entry
  const link = (entry: PageEntry): TemplateResult =>
    html`<li><a href="${base}${entry.path}${location.search}" aria-current=${entry === current ? 'page' : nothing}>${common.pages[entry.name]}</a></li>`
  const areas = areaOrder.filter((area) => shown.some((one) => one.area === area))
  return html`<nav aria-label=${common.menu}>${areas.map(
    (area) =>
      html`<h2 id="area-${area}">${common.areas[area]}</h2><ul aria-labelledby="area-${area}">${shown.filter((one) => one.area === area).map(link)}</ul>`,
  )}</nav>`
}
