/**
 * An export as a page to read: everything that is in the data is on it, in words where there are
 * words. No scripts, nothing from outside.
 */
import type { ExportedField, PersonExport } from '@discreet/engine'
import type { ExportSection, ExportTexts, Texts } from '@discreet/policy'
import { exportTextsFor, textsFor } from '@discreet/policy'
import type { Fields } from '@discreet/protocol'
import { isFields } from '@discreet/protocol'
import type { Safe } from './html.ts'
import { page, safe } from './html.ts'

const order: readonly ExportSection[] = [
  'choices',
  'fields',
  'contributed',
  'logic',
  'requests',
  'accesses',
  'recipients',
  'consents',
  'completeness',
]

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

class ExportPage {
  readonly #exported: PersonExport
  readonly #texts: Texts
  readonly #say: ExportTexts
  readonly #times: Intl.DateTimeFormat

  constructor(exported: PersonExport, locale: string) {
    this.#exported = exported
    this.#texts = textsFor(locale)
    this.#say = exportTextsFor(locale)
    this.#times = new Intl.DateTimeFormat(this.#texts.locale, {
      dateStyle: 'medium',
      timeStyle: 'medium',
      timeZone: 'UTC',
    })
  }

  #heading(name: string): Safe {
    return safe(this.#say.columns[name] ?? name)
  }

  #value(value: unknown, label: string): Safe {
    if (value === null || value === undefined || value === '') return '–'
    if (typeof value === 'boolean') return value ? this.#say.yes : this.#say.no
    if (Array.isArray(value)) {
      if (value.length === 0) return '–'
      return value.every(isFields)
        ? this.#table(value, label)
        : value.map((one) => safe(one)).join(', ')
    }
    if (isFields(value)) return this.#facts(value, label)
    return typeof value === 'string' && moment.test(value) ? this.#time(value) : safe(value)
  }

  #time(at: string): Safe {
    const text = this.#times.format(Date.parse(at))
    return `<time datetime="${safe(at)}">${safe(text)} UTC</time>`
  }

  #facts(facts: Fields, label: string): Safe {
    const parts = Object.entries(facts).map(
      ([name, value]) =>
        `<dt>${this.#heading(name)}</dt><dd>${this.#value(value, `${label}: ${name}`)}</dd>`,
    )
    return `<dl>${parts.join('')}</dl>`
  }

  /** Wide tables scroll by themselves, and can be reached without a mouse. */
  #table(rows: readonly Fields[], label: string): Safe {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    const heads = columns.map((name) => `<th scope="col">${this.#heading(name)}</th>`).join('')
    const body = rows.map((row, k) => {
      const cells = columns.map(
        (name) => `<td>${this.#value(row[name], `${label} ${k + 1}: ${name}`)}</td>`,
      )
      return `<tr>${cells.join('')}</tr>`
    })
    return `<div class="wide" role="region" tabindex="0" aria-label="${safe(label)}"><table><thead><tr>${heads}</tr></thead><tbody>${body.join('')}</tbody></table></div>`
  }

  #tableOrNothing(rows: readonly object[], label: string): Safe {
    return rows.length === 0
      ? `<p class="quiet">${safe(this.#say.nothing)}</p>`
      : this.#table(rows as readonly Fields[], label)
  }

  #hidden(name: string, content: unknown): Safe {
    const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
    return `<details><summary>${this.#heading(name)}</summary><pre tabindex="0">${safe(text)}</pre></details>`
  }

  #field({ form, entries, name, where, purposes, recipients, ...field }: ExportedField): Safe {
    const facts = {
      field: field.field,
      category: field.category,
      where: this.#say.places[where],
      purposes: purposes.map(({ purpose, text, use }) => `${text} (${purpose}, ${use})`),
      basisText: `${field.basisText} (${field.basis})`,
      retention: field.retention,
      source: field.source,
      recipients: recipients.length > 0 ? recipients : [this.#texts.sentences.noRecipients],
    }
    return `<h3>${safe(name)}</h3>${this.#facts(facts, name)}${this.#tableOrNothing(entries, name)}${this.#hidden('form', form)}`
  }

  #consents(): Safe {
    const { consents } = this.#exported
    if (consents.length === 0) return this.#tableOrNothing([], '')
    return consents
      .map(({ record, receipt }) => {
        const at = new Date(Number(record['at'])).toISOString()
        const name = `${String(record['event'])}, ${at}`
        return `<h3>${safe(name)}</h3>${this.#facts(record, name)}${this.#hidden('receipt', receipt)}`
      })
      .join('')
  }

  #contributed(): Safe {
    const { open, released, cumulative, text } = this.#exported.contributed
    const part = (name: string, content: Safe): Safe => `<h3>${this.#heading(name)}</h3>${content}`
    return [
      part('open', this.#tableOrNothing(open, this.#heading('open'))),
      part('released', this.#tableOrNothing(released, this.#heading('released'))),
      `<p>${safe(text)}</p>`,
      cumulative === null ? '' : part('cumulative', this.#facts({ ...cumulative }, 'cumulative')),
    ].join('')
  }

  #logic(): Safe {
    const { how, terms, model, used, items } = this.#exported.logic
    const rows = items.map(({ reason, ...one }) => ({
      ...one,
      reason: reason.text,
      because: reason,
    }))
    return `<p>${safe(how)}</p><h3>${this.#heading('terms')}</h3>${this.#tableOrNothing(terms, this.#heading('terms'))}
<h3>${this.#heading('used')}</h3>${used === null ? this.#tableOrNothing([], '') : this.#facts({ ...used }, this.#heading('used'))}
<h3>${this.#heading('items')}</h3>${this.#tableOrNothing(rows, this.#heading('items'))}
<h3>${this.#heading('model')}</h3>${model === null ? this.#tableOrNothing([], '') : this.#facts({ ...model }, this.#heading('model'))}`
  }

  #recipients(): Safe {
    const { recipients } = this.#exported
    const names = recipients.length > 0 ? recipients : [this.#texts.sentences.noRecipients]
    return `<ul>${names.map((name) => `<li>${safe(name)}</li>`).join('')}</ul>`
  }

  #section(section: ExportSection): Safe {
    const { choices, fields, requests, accesses, completeness } = this.#exported
    const label = this.#say.sections[section]
    switch (section) {
      case 'choices':
        return this.#facts({ ...choices }, label)
      case 'fields':
        return fields.map((field) => this.#field(field)).join('')
      case 'contributed':
        return this.#contributed()
      case 'logic':
        return this.#logic()
      case 'requests':
        return this.#tableOrNothing(requests, label)
      case 'accesses':
        return this.#tableOrNothing(accesses, label)
      case 'recipients':
        return this.#recipients()
      case 'consents':
        return this.#consents()
      case 'completeness':
        return completeness
          .map(({ what, why }) => `<h3>${safe(what)}</h3><p>${safe(why)}</p>`)
          .join('')
    }
  }

  render(): string {
    const { site, madeAt, request, proof, schema } = this.#exported
    const title = this.#say.title(site.name)
    const about = {
      controller: site.controller,
      contact: site.contact,
      authority: site.authority,
      site: `${site.name} (${site.id})`,
      madeAt,
      request,
      proof,
      schema,
    }
    const links = order.map(
      (section) => `<li><a href="#${section}">${safe(this.#say.sections[section])}</a></li>`,
    )
    const sections = order.map(
      (section) =>
        `<section><h2 id="${section}">${safe(this.#say.sections[section])}</h2>${this.#section(section)}</section>`,
    )
    return page(
      title,
      `<header><h1>${safe(title)}</h1><p>${safe(this.#say.intro)}</p>${this.#facts(about, title)}</header><nav aria-label="${safe(title)}"><ul>${links.join('')}</ul></nav><main>${sections.join('')}</main>`,
      this.#texts.locale,
    )
  }
}

/** `locale`: of headings; the sentences of the export itself are in the language it was made in. */
export function renderExport(exported: PersonExport, locale: string = exported.locale): string {
  return new ExportPage(exported, locale).render()
}
