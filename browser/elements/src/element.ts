/**
 * What every element here is built on: a Lit template in a shadow root, drawn once however much
 * changed. It is not LitElement: reactive properties would cost each page 2.9 kB before its first
 * product, and everything that changes here is told by Discreet itself. Styles are adopted sheets,
 * which a strict content security policy allows.
 */
import type { Discreet } from '@discreet/sdk'
import { provided } from '@discreet/sdk'
import { render } from 'lit/html.js'

/** Marks style rules, so that the build can make them short. */
export const css: typeof String.raw = String.raw

export function sheetOf(...rules: readonly string[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules.join(''))
  return sheet
}

/** `items="a, b"`; undefined: not said. */
export function listOf(attribute: string | null): readonly string[] | undefined {
  return attribute
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

export abstract class DiscreetElement extends HTMLElement {
  /** There from the first `refresh` on. */
  protected at: Discreet | undefined
  protected readonly root: ShadowRoot = this.attachShadow({ mode: 'open' })
  #given: Discreet | undefined
  #leave: (() => void) | undefined
  #drawing: Promise<void> | undefined

  constructor(sheet: CSSStyleSheet) {
    super()
    this.root.adoptedStyleSheets = [sheet]
  }

  /** Default: the one that the page provided. */
  get discreet(): Discreet | undefined {
    return this.#given
  }

  set discreet(discreet: Discreet | undefined) {
    // A template sets an object each time it is drawn.
    if (discreet === this.#given) return
    this.#given = discreet
    if (this.isConnected) this.connectedCallback()
  }

  connectedCallback(): void {
    this.disconnectedCallback()
    // Set before the class was known, a property hides the accessor of the same name.
    for (const name of ['discreet', 'item'] as const) {
      if (!Object.hasOwn(this, name)) continue
      const value: unknown = Reflect.get(this, name)
      Reflect.deleteProperty(this, name)
      Reflect.set(this, name, value)
    }
    void this.redraw()
    void this.#join()
  }

  disconnectedCallback(): void {
    this.#leave?.()
    this.#leave = undefined
  }

  async #join(): Promise<void> {
    const discreet = this.#given ?? (await provided())
    if (!this.isConnected || this.#leave !== undefined) return
    this.at = discreet
    const leaves = [
      discreet.changed(() => void this.refresh()),
      discreet.choices.subscribe(() => void this.redraw()),
    ]
    this.#leave = () => {
      for (const leave of leaves) leave()
    }
    await this.refresh()
  }

  /** Gets anew what is shown, and draws it. Never rejects. */
  protected abstract refresh(): Promise<void>

  protected abstract template(): unknown

  /** Resolves when what stands now is on the page. */
  protected redraw(): Promise<void> {
    this.#drawing ??= Promise.resolve().then(() => {
      this.#drawing = undefined
      render(this.template(), this.root, { host: this })
    })
    return this.#drawing
  }
}
