/** Ways from one page about privacy to another. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import type { Formats } from '../../format.ts'

export function pageLink(path: string): string {
  return `/console/privacy/${path}${location.search}`
}

/** To the entry of the log, where it is proved. */
export function logLink(index: number, formats: Formats): TemplateResult {
  return html`<a href=${pageLink(`log/${index}`)}>${formats.number(index)}</a>`
}
