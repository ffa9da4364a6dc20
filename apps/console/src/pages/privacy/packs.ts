/** The law packs in force, each whole, with its place in the log, and which one holds where. */
import type { LawPack, Texts } from '@discreet/policy'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import type { Words } from '../../locale.ts'
import { Page } from '../../page.ts'
import { facts } from '../../parts/facts.ts'
import { table } from '../../parts/table.ts'
import { logLink } from './links.ts'
import type { Reading } from './pack-view.ts'
import { nationalOf, packCalendar, packClocks, packDefaults, placeName } from './pack-view.ts'
import type { PacksWords } from './packs-words.ts'
import { policyTexts } from './policy-texts.ts'

interface ShownPack extends LawPack {
  readonly digest: string
  readonly logged: { readonly index: number; readonly same: boolean } | null
}

interface Loaded {
  readonly packs: readonly ShownPack[]
  readonly site: { readonly place: string | null; readonly pack: string }
  readonly asked: { readonly place: string; readonly pack: string } | null
  readonly names: Texts
}

class ConsolePacks extends Page<Loaded, PacksWords> {
  static override properties: PropertyDeclarations = {
    place: { state: true },
  }

  protected readonly words: Words<PacksWords> = {
    en: () => import('./texts/packs-en.ts'),
    de: () => import('./texts/packs-de.ts'),
    fr: () => import('./texts/packs-fr.ts'),
    es: () => import('./texts/packs-es.ts'),
  }
  declare private place: string | undefined

  protected async load(): Promise<Loaded> {
    const { api, locale } = this.context
    const [shown, names] = await Promise.all([
      api.get<Omit<Loaded, 'names'>>('office/packs', { place: this.place }),
      policyTexts[locale](),
    ])
    return { ...shown, names }
  }

  #log({ logged, digest }: ShownPack, say: PacksWords): TemplateResult {
    const { formats } = this.context
    const link = logged === null ? nothing : logLink(logged.index, formats)
    const text = logged === null ? say.notLogged : logged.same ? say.loggedSame : say.loggedOther
    return facts([
      [say.logged, html`<span class=${logged?.same === false ? 'bad' : ''}>${text} ${link}</span>`],
      [say.digest, html`<code>${digest}</code>`],
    ])
  }

  #national({ national, name }: ShownPack, reading: Reading): TemplateResult | typeof nothing {
    const { say, locale } = reading
    const rows = Object.entries(national)
    if (rows.length === 0) return nothing
    return html`<h3>${say.national}</h3><p>${say.nationalText}</p>${table<(typeof rows)[number]>(
      `${say.national}: ${name}`,
      [
        { head: say.place, cell: ([place]) => placeName(place, locale) },
        { head: say.differs, cell: ([, differs]) => nationalOf(differs, reading) },
      ],
      rows,
    )}`
  }

  #pack(pack: ShownPack, open: boolean, reading: Reading): TemplateResult {
    const { say, locale } = reading
    const places = pack.places.map((place) => placeName(place, locale)).join(', ')
    return html`<details class="sheet" ?open=${open}><summary>${pack.name}, ${say.version} ${pack.version}</summary>
      <p>${places === '' ? say.everywhereElse : html`<span class="quiet">${say.places}:</span> ${places}`}</p>
      ${packDefaults(pack, reading)}
      <h3>${say.clocks}</h3>${packClocks(pack, reading)}
      <h3>${say.counted}</h3>${packCalendar(pack, reading)}
      ${this.#national(pack, reading)}
      ${this.#log(pack, say)}
    </details>`
  }

  readonly #find = (event: SubmitEvent): void => {
    event.preventDefault()
    const said = String(new FormData(event.target as HTMLFormElement).get('place'))
    this.place = said.trim().toUpperCase()
    void this.refresh()
  }

  #asking({ asked, packs }: Loaded, { say, locale }: Reading): TemplateResult {
    const found = packs.find(({ id }) => id === asked?.pack)
    return html`<form class="row" @submit=${this.#find}>
        <label>${say.place}<input name="place" required pattern="[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?" .value=${this.place ?? ''} aria-describedby="place-hint" /></label>
        <button>${say.find}</button>
      </form><p id="place-hint" class="quiet">${say.placeHint}</p>
      <div role="status">${asked === null || found === undefined ? nothing : html`<p class="note">${say.found(placeName(asked.place, locale), found.name)}</p>`}</div>`
  }

  protected ready(data: Loaded, say: PacksWords): TemplateResult {
    const { packs, site, asked, names } = data
    const { common, formats, locale } = this.context
    const reading: Reading = { say, names, formats, locale }
    const here = packs.find(({ id }) => id === site.pack)
    const name = here?.name ?? site.pack
    const shown = asked?.pack ?? site.pack
    return html`<h1>${common.pages.packs}</h1><p>${say.intro}</p>
      <p><strong>${site.place === null ? say.hereUnknown(name) : say.here(placeName(site.place, locale), name)}</strong></p>
      ${this.#asking(data, reading)}
      <h2>${common.pages.packs}</h2>
      ${packs.map((pack) => this.#pack(pack, pack.id === shown, reading))}`
  }
}

customElements.define('console-packs', ConsolePacks)
