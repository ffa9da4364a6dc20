/** What a shop says of itself in its notice, as a form, and what somebody filled in. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import { localeNames, locales } from '../../locale.ts'
import type { Additions, Controller, Draft } from './notice-shapes.ts'
import type { NoticesWords } from './notices-words.ts'

const texts = ['controller', 'contact', 'officer'] as const
const lists = ['recipients', 'transfers'] as const

export function draftIn(said: FormData): Draft {
  const text = (name: string): string => String(said.get(name) ?? '').trim()
  const lines = (name: string): string[] =>
    text(name)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const additions = locales.flatMap((locale) => {
    const [heading, own] = [text(`heading-${locale}`), lines(`lines-${locale}`)]
    return heading === '' && own.length === 0 ? [] : [[locale, { heading, lines: own }] as const]
  })
  const controller: Controller = {
    controller: text('controller'),
    contact: text('contact'),
    officer: text('officer'),
    recipients: lines('recipients'),
    transfers: lines('transfers'),
  }
  return { controller, additions: Object.fromEntries(additions) as Additions }
}

export function draftFields({ controller, additions }: Draft, say: NoticesWords): TemplateResult {
  return html`
    ${texts.map(
      (
        name,
      ) => html`<label>${say.fields[name]}<input name=${name} maxlength="500" .value=${controller[name]} aria-describedby="${name}-hint" /></label>
        <p id="${name}-hint" class="quiet">${say.fieldHints[name]}</p>`,
    )}
    ${lists.map(
      (
        name,
      ) => html`<label>${say.fields[name]}<textarea name=${name} rows="2" .value=${controller[name].join('\n')} aria-describedby="${name}-hint"></textarea></label>
        <p id="${name}-hint" class="quiet">${say.fieldHints[name]}</p>`,
    )}
    <h3>${say.addition}</h3><p>${say.additionText}</p>
    ${locales.map(
      (
        locale,
      ) => html`<details class="sheet" ?open=${additions[locale] !== undefined}><summary>${localeNames[locale]}</summary>
        <label>${say.heading}<input name="heading-${locale}" lang=${locale} maxlength="80" .value=${additions[locale]?.heading ?? ''} /></label>
        <label>${say.lines}<textarea name="lines-${locale}" lang=${locale} rows="4" .value=${additions[locale]?.lines.join('\n') ?? ''} aria-describedby="lines-${locale}-hint"></textarea></label>
        <p id="lines-${locale}-hint" class="quiet">${say.linesHint}</p></details>`,
    )}`
}
