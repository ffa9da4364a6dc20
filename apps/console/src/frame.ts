/** What stands around every page: the menu of what one's roles allow, and who is signed in. */
import type { Capability } from '@discreet/staff'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { Api } from './api.ts'
import { formatsOf } from './format.ts'
import { takeInvitation } from './invitation.ts'
import type { Locale } from './locale.ts'
import { chooseLocale, chosenLocale, localeNames, locales } from './locale.ts'
import { menu } from './menu.ts'
import type { Context } from './page.ts'
import { firstPage, pageAt } from './pages.ts'
import { problemNote } from './parts/problem-note.ts'
import { Problem } from './problem.ts'
import { forgetKey } from './proof.ts'
import type { Session } from './session.ts'
import { SessionWatch } from './session-watch.ts'
import type { FrameWords } from './texts/frame.ts'
import { frameTexts } from './texts/frame-texts.ts'

const base = '/console/'

type Standing = 'waiting' | 'out' | Session

class ConsoleFrame extends LitElement {
  static override properties: PropertyDeclarations = {
    standing: { state: true },
    common: { state: true },
    path: { state: true },
    trouble: { state: true },
    body: { state: true },
    menuOpen: { state: true },
  }

  declare private standing: Standing
  declare private common: FrameWords | undefined
  declare private path: string
  declare private trouble: Problem | undefined
  /** The element of the page that is shown. */
  declare private body: HTMLElement | undefined
  declare private menuOpen: boolean
  #locale: Locale = chosenLocale()
  readonly #wide: MediaQueryList = matchMedia('(min-width: 56rem)')
  readonly #invitation: string | undefined = takeInvitation(base)
  readonly #api: Api
  readonly #watch: SessionWatch
  /** Counts what was asked to be shown: of two at once the later is. */
  #asked = 0

  constructor() {
    super()
    this.standing = 'waiting'
    this.path = ''
    this.menuOpen = false
    const site = new URLSearchParams(location.search).get('site') ?? undefined
    const out = (): void => void this.#signedOut()
    this.#api = new Api(site, out)
    this.#watch = new SessionWatch(this.#api, out)
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('popstate', () => void this.#show())
    this.#wide.addEventListener('change', () => this.requestUpdate())
    void Promise.all([this.#speak(), this.#reload()])
  }

  async #speak(): Promise<void> {
    const { words } = await frameTexts[this.#locale]()
    document.documentElement.lang = this.#locale
    this.common = words
    await this.#show()
  }

  async #reload({ moved = false } = {}): Promise<void> {
    try {
      const session = await this.#api.get<Session>('staff/session')
      this.standing = session
      this.trouble = undefined
      this.#watch.begin(session)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'session_invalid') this.standing = 'out'
      else this.trouble = error
    }
    await this.#show({ kept: true, moved })
  }

  async #signedOut(): Promise<void> {
    if (typeof this.standing === 'string') return
    this.standing = 'out'
    await this.#show({ again: true, moved: true })
  }

  readonly #go = (path: string): void => {
    history.pushState(null, '', `${base}${path}${location.search}`)
    void this.#show({ moved: true })
  }

  #context(session: Session, common: FrameWords): Context {
    const locale = this.#locale
    return {
      api: this.#api,
      session,
      locale,
      formats: formatsOf(locale),
      common,
      can: (capability: Capability) => session.capabilities.includes(capability),
      go: this.#go,
      reload: () => this.#reload(),
    }
  }

  /**
   * `moved`: whoever came by a link reads on from here. `again`: they were signed in until now. `kept`:
   * a page that is shown stays as it is, and sees the session anew.
   */
  async #show({ moved = false, again = false, kept = false } = {}): Promise<void> {
    this.#asked += 1
    const asked = this.#asked
    this.path = location.pathname.slice(base.length)
    const { common } = this
    if (common === undefined) return
    if (moved) this.trouble = undefined
    const body = await this.#bodyFor(common, { again, kept })
    if (asked !== this.#asked) return
    this.body = body
    if (!moved) return
    this.menuOpen = false
    await this.updateComplete
    scrollTo(0, 0)
    this.querySelector('main')?.focus({ preventScroll: true })
  }

  async #bodyFor(
    common: FrameWords,
    { again, kept }: { readonly again: boolean; readonly kept: boolean },
  ): Promise<HTMLElement | undefined> {
    const { standing, path, body } = this
    if (standing === 'waiting') return undefined
    try {
      if (standing === 'out' || path === 'join') return await this.#signIn(common, again)
      const found = pageAt(path === '' ? (firstPage(standing.capabilities)?.path ?? '') : path)
      const name = found === undefined ? '' : `${common.pages[found.entry.name]} · `
      document.title = `${name}${common.title}`
      if (found === undefined || !standing.capabilities.includes(found.entry.needs))
        return undefined
      await found.entry.load()
      const context = this.#context(standing, common)
      if (kept && body?.localName === found.entry.tag) return Object.assign(body, { context })
      const page = document.createElement(found.entry.tag)
      return Object.assign(page, { context, rest: found.rest })
    } catch (error) {
      // The file of a page that a newer version does not have any more, or no network.
      if (!(error instanceof TypeError)) throw error
      this.trouble = new Problem(0, {})
      return undefined
    }
  }

  async #signIn(common: FrameWords, again: boolean): Promise<HTMLElement> {
    document.title = common.title
    await import('./pages/sign-in/sign-in.ts')
    const joining = this.path === 'join'
    const done = (): void => {
      if (joining) history.replaceState(null, '', `${base}${location.search}`)
      void this.#reload({ moved: true })
    }
    return Object.assign(document.createElement('console-sign-in'), {
      api: this.#api,
      locale: this.#locale,
      common,
      again,
      done,
      invitation: joining ? (this.#invitation ?? '') : undefined,
    })
  }

  readonly #click = (event: MouseEvent): void => {
    const link = (event.target as Element).closest('a')
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0
    if (link === null || !plain || event.defaultPrevented) return
    if (link.origin !== location.origin || link.hasAttribute('download')) return
    if (!link.pathname.startsWith(base) || link.target !== '' || link.hash !== '') return
    event.preventDefault()
    history.pushState(null, '', `${link.pathname}${link.search}`)
    void this.#show({ moved: true })
  }

  readonly #skip = (event: Event): void => {
    event.preventDefault()
    this.querySelector('main')?.focus()
  }

  readonly #speakOther = (event: Event): void => {
    this.#locale = (event.target as HTMLSelectElement).value as Locale
    chooseLocale(this.#locale)
    void this.#speak()
  }

  async #signOut(): Promise<void> {
    try {
      const { url } = await this.#api.send<{ url: string | null }>('POST', 'staff/sign-out')
      this.#watch.end()
      await forgetKey()
      this.standing = 'out'
      if (url !== null) location.assign(url)
      history.replaceState(null, '', `${base}${location.search}`)
      await this.#show({ moved: true })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code !== 'session_invalid') this.trouble = error
    }
  }

  #language(common: FrameWords): TemplateResult {
    return html`<label class="language"><span class="hidden">${common.language}</span>
      <select @change=${this.#speakOther}>${locales.map((one) => html`<option value=${one} lang=${one} .selected=${one === this.#locale}>${localeNames[one]}</option>`)}</select>
    </label>`
  }

  #menu(session: Session, common: FrameWords): TemplateResult {
    const toggled = (event: Event): void => {
      if (!this.#wide.matches) this.menuOpen = (event.target as HTMLDetailsElement).open
    }
    return html`<details class="menu" .open=${this.#wide.matches || this.menuOpen} @toggle=${toggled}>
      <summary>${common.menu}</summary>${menu(session, this.path, base, common)}</details>`
  }

  #asleep({ asleep }: Session, common: FrameWords): TemplateResult | typeof nothing {
    if (asleep.length === 0 || this.path.startsWith('training')) return nothing
    const named = asleep.map(({ role }) => common.roles[role]).join(', ')
    return html`<p class="note">${common.asleep} <strong>${named}</strong>. <a href="${base}training${location.search}">${common.toTraining}</a></p>`
  }

  #who(session: Session, common: FrameWords): TemplateResult {
    return html`<span><span class="quiet">${common.signedInAs}</span> ${session.name}</span><button @click=${() => this.#signOut()}>${common.signOut}</button>`
  }

  protected override render(): TemplateResult | typeof nothing {
    const { standing, common, trouble, body } = this
    if (common === undefined) return nothing
    if (standing === 'waiting' && trouble === undefined) {
      // Nothing that would move when it is known who is signed in.
      return html`<p class="beginning" role="status">${common.waiting}</p>`
    }
    const session = typeof standing === 'string' ? undefined : standing
    return html`<div @click=${this.#click} class=${session === undefined ? 'out' : 'in'}>
      <a class="skip" href="#main" @click=${this.#skip}>${common.skip}</a>
      <header><p class="brand"><a href="${base}${location.search}">Discreet</a> <span>${session?.site.name ?? ''}</span></p>
        <div class="who">${session === undefined ? nothing : this.#who(session, common)}${this.#language(common)}</div>
        ${session?.source === 'demo' ? html`<p class="demo">${common.demo}</p>` : nothing}
      </header>
      ${session === undefined ? nothing : this.#menu(session, common)}
      <main id="main" tabindex="-1">${session === undefined ? nothing : this.#asleep(session, common)}${trouble === undefined ? nothing : this.#trouble(trouble, common)}${body ?? this.#nothing(common)}</main>
      <p id="said" role="status"></p>
    </div>`
  }

  #trouble(trouble: Problem, common: FrameWords): TemplateResult {
    return html`${problemNote(trouble, common)}<p><button @click=${() => location.reload()}>${common.again}</button></p>`
  }

  #nothing(common: FrameWords): TemplateResult | typeof nothing {
    const { standing, path, trouble } = this
    if (trouble !== undefined) return nothing
    if (typeof standing === 'string') return html`<p class="waiting">${common.waiting}</p>`
    const found = path === '' ? firstPage(standing.capabilities) : pageAt(path)?.entry
    if (found === undefined) return html`<h1>${common.lost}</h1>`
    return standing.capabilities.includes(found.needs)
      ? html`<p class="waiting">${common.waiting}</p>`
      : html`<h1>${common.notYours}</h1>`
  }
}

customElements.define('console-frame', ConsoleFrame)
