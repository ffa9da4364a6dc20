/**
 * What every page of the console is: something that is loaded, then shown; with a state for waiting, for
 * a no of the server, and for nothing there. Pages live in the document itself, so that one style sheet and
 * one heading order hold for all.
 */
import type { Capability } from '@discreet/staff'
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import type { Api } from './api.ts'
import type { Formats } from './format.ts'
import type { Locale, Words } from './locale.ts'
import { announce } from './parts/announce.ts'
import { problemNote } from './parts/problem-note.ts'
import { Problem } from './problem.ts'
import type { Session } from './session.ts'
import type { FrameWords } from './texts/frame.ts'

export interface Context {
  readonly api: Api
  readonly session: Session
  readonly locale: Locale
  readonly formats: Formats
  /** Words that every page needs. */
  readonly common: FrameWords
  can(capability: Capability): boolean
  /** To another page: 'privacy/requests'. */
  go(path: string): void
  /** The session changed: a module was passed, somebody signed out. */
  reload(): Promise<void>
}

type State<Data> =
  | { readonly is: 'waiting' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'ready'; readonly data: Data }

export abstract class Page<Data, Said> extends LitElement {
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    rest: { attribute: false },
    state: { state: true },
    say: { state: true },
    busy: { state: true },
    trouble: { state: true },
  }

  declare context: Context
  /** What follows the page's own address: ids. */
  declare rest: readonly string[]
  declare protected state: State<Data>
  declare protected say: Said | undefined
  /** Name of what is being done; buttons are off meanwhile. */
  declare protected busy: string | undefined
  /** Of what was tried last. */
  declare protected trouble: Problem | undefined

  constructor() {
    super()
    this.state = { is: 'waiting' }
    this.rest = []
  }

  /** In the four languages. */
  protected abstract readonly words: Words<Said>
  protected abstract load(): Promise<Data>
  /** Everything below the frame; begins with an h1. */
  protected abstract ready(data: Data, say: Said): TemplateResult

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.begin()
  }

  private async begin(): Promise<void> {
    const [{ words }] = await Promise.all([this.words[this.context.locale](), this.refresh()])
    this.say = words
  }

  /** Loads again, and shows what was there until the answer comes. */
  protected async refresh(): Promise<void> {
    try {
      this.state = { is: 'ready', data: await this.load() }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.state = { is: 'failed', problem: error }
    }
  }

  /** Does something and loads again; a no of the server stays on the page. Returns whether it was done. */
  protected async act(name: string, work: () => Promise<unknown>, done?: string): Promise<boolean> {
    this.busy = name
    this.trouble = undefined
    try {
      await work()
      await this.refresh()
      if (done !== undefined) announce(done)
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.trouble = error
      return false
    } finally {
      this.busy = undefined
      await this.updateComplete
      this.keepPlace()
    }
  }

  /** The no is in sight, and whoever uses the keyboard is where they were, or at the page's beginning. */
  private keepPlace(): void {
    this.querySelector(':scope > .note.problem')?.scrollIntoView({ block: 'nearest' })
    const focused = document.activeElement
    if (focused === null || focused === document.body) {
      this.closest('main')?.focus({ preventScroll: true })
    }
  }

  protected override render(): TemplateResult {
    const { state, say, trouble, context } = this
    const { common } = context
    if (say === undefined || state.is === 'waiting') {
      return html`<p class="waiting" role="status">${common.waiting}</p>`
    }
    if (state.is === 'failed') {
      return html`${problemNote(state.problem, common)}<p><button @click=${() => this.refresh()}>${common.again}</button></p>`
    }
    return html`${trouble === undefined ? nothing : problemNote(trouble, common)}${this.ready(state.data, say)}`
  }
}
