/**
 * `<discreet-move>`, a part of the centre: the device profile as a file or as QR codes that go round,
 * and back in on another device. Fires `discreet-told` with what a person is told.
 */
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { sheetOf } from './element.ts'
import { saveFile } from './file.ts'
import { moveStyles } from './move-styles.ts'
import type { Told } from './panel.ts'
import { Panel } from './panel.ts'
import type { Drawing } from './qr-code.ts'
import type { ElementTexts } from './texts/texts.ts'

const sheet = sheetOf(...moveStyles)
const turnMilliseconds = 700
/** Characters that a code carries and a camera still reads off a phone. */
const codeLength = 500
const fewestLetters = 8

interface Codes {
  readonly drawings: readonly Drawing[]
  readonly place: number
  readonly turns: boolean
}

interface Scan {
  readonly ended: AbortController
  readonly read: number
  /** 0: not known yet. */
  readonly of: number
}

export class Move extends Panel {
  #codes: Codes | undefined
  #timer: ReturnType<typeof setInterval> | undefined
  #scan: Scan | undefined
  /** What came from the other device: still locked. */
  #arrived = ''

  constructor() {
    super(sheet)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#turning(false)
    this.#scan?.ended.abort()
  }

  protected override async load(): Promise<void> {}

  protected override async tell({ text }: Told): Promise<void> {
    this.#say(text)
  }

  #say(text: string): void {
    const detail = { text }
    this.dispatchEvent(new CustomEvent('discreet-told', { detail, bubbles: true, composed: true }))
  }

  /** The words of a field; '' after saying that they are too short. */
  #words(id: string, { move }: ElementTexts): string {
    const field = this.root.querySelector<HTMLInputElement>(`#${id}`)
    const words = field?.value ?? ''
    if (words.length >= fewestLetters) return words
    this.#say(move.noWords)
    field?.focus()
    return ''
  }

  async #exported(texts: ElementTexts): Promise<string> {
    const words = this.#words('lock', texts)
    const answer = words === '' ? undefined : await this.at?.profile.export(words)
    if (answer?.ok === true) return answer.text
    if (answer !== undefined) this.#say(answer.text)
    return ''
  }

  async #save(texts: ElementTexts): Promise<void> {
    const text = await this.#exported(texts)
    if (text === '') return
    saveFile(`discreet-${this.at?.site}.txt`, 'text/plain', text)
    this.#say(texts.move.saved)
  }

  async #show(texts: ElementTexts): Promise<void> {
    const text = await this.#exported(texts)
    if (text === '') return
    const [{ chunksFor }, { drawQr }] = await Promise.all([
      import('@discreet/sdk/transfer'),
      import('./qr-code.ts'),
    ])
    this.#codes = { drawings: chunksFor(text, codeLength).map(drawQr), place: 0, turns: false }
    // Who asks for less motion turns the codes by hand.
    this.#turning(!matchMedia('(prefers-reduced-motion: reduce)').matches)
    await this.redraw()
    this.focusOn('.codes')
  }

  #turning(on: boolean): void {
    clearInterval(this.#timer)
    const codes = this.#codes
    if (codes === undefined) return
    this.#codes = { ...codes, turns: on && codes.drawings.length > 1 }
    if (this.#codes.turns) this.#timer = setInterval(() => this.#next(), turnMilliseconds)
    void this.redraw()
  }

  #next(): void {
    const codes = this.#codes
    if (codes === undefined) return
    this.#codes = { ...codes, place: (codes.place + 1) % codes.drawings.length }
    void this.redraw()
  }

  async #startScan(texts: ElementTexts): Promise<void> {
    const ended = new AbortController()
    this.#scan = { ended, read: 0, of: 0 }
    await this.redraw()
    const video = this.root.querySelector('video')
    const seen = new Set<string>()
    try {
      const [{ joinChunks }, { scanQr }] = await Promise.all([
        import('@discreet/sdk/transfer'),
        import('./qr-scan.ts'),
      ])
      if (video === null) return
      await scanQr(video, ended.signal, (text) => {
        if (ended.signal.aborted || seen.has(text)) return
        seen.add(text)
        const { read, of, text: whole, damaged } = joinChunks(seen)
        if (damaged) seen.clear()
        if (whole === undefined) this.#scan = { ended, read, of }
        else this.#stopScan(whole, texts.move.readAll)
        void this.redraw()
      })
    } catch {
      this.#stopScan('', texts.move.noCamera)
    }
  }

  #stopScan(arrived = '', text = ''): void {
    this.#scan?.ended.abort()
    this.#scan = undefined
    this.#arrived ||= arrived
    if (text !== '') this.#say(text)
    void this.redraw()
  }

  async #bringIn(texts: ElementTexts): Promise<void> {
    const { move } = texts
    const file = this.root.querySelector<HTMLInputElement>('#file')?.files?.[0]
    const text = file === undefined ? this.#arrived : await file.text()
    if (text === '') return this.#say(move.noFile)
    const words = this.#words('unlock', texts)
    const answer = words === '' ? undefined : await this.at?.profile.import(text, words)
    if (answer === undefined) return
    if (answer.ok) this.#arrived = ''
    this.#say(answer.ok ? move.arrived(answer.entries) : answer.text)
  }

  #field(id: string, texts: ElementTexts, complete: string): TemplateResult {
    const { words, wordsHint } = texts.move
    return html`
      <div class="field">
        <label for=${id}>${words}</label>
        <input
          id=${id}
          type="password"
          autocomplete=${complete}
          minlength=${fewestLetters}
          aria-describedby="${id}-hint"
        />
        <span id="${id}-hint" class="small quiet">${wordsHint}</span>
      </div>
    `
  }

  #shown({ drawings, place, turns }: Codes, { move }: ElementTexts): TemplateResult {
    const drawing = drawings[place]
    const many = drawings.length > 1
    return html`
      <div class="codes" part="codes" role="group" aria-labelledby="code" tabindex="-1">
        <p id="code"><b>${move.code(place + 1, drawings.length)}</b></p>
        ${
          drawing === undefined
            ? nothing
            : html`<svg
                viewBox="0 0 ${drawing.size} ${drawing.size}"
                shape-rendering="crispEdges"
                role="img"
                aria-labelledby="code"
              >
                <path d=${drawing.path}></path>
              </svg>`
        }
        <p class="small quiet">${move.codeHint}</p>
        ${
          many
            ? html`<div class="row">
                <button class="button" @click=${() => this.#turning(!turns)}>
                  ${turns ? move.pause : move.resume}
                </button>
                <button class="button" @click=${() => this.#step()}>${move.next}</button>
              </div>`
            : nothing
        }
      </div>
    `
  }

  #step(): void {
    this.#turning(false)
    this.#next()
  }

  #camera({ read, of }: Scan, { move }: ElementTexts): TemplateResult {
    return html`
      <p class="small">${move.camera}</p>
      <video muted playsinline aria-hidden="true"></video>
      <p role="status">${of === 0 ? nothing : move.read(read, of)}</p>
      <button class="button" @click=${() => this.#stopScan()}>${move.stop}</button>
    `
  }

  protected override content(texts: ElementTexts): TemplateResult {
    const { move } = texts
    const scan = this.#scan
    return html`
      <div class="halves">
        <div class="half">
          <p>${move.lead}</p>
          ${this.#field('lock', texts, 'new-password')}
          <div class="row">
            <button class="button" @click=${() => this.attempt(() => this.#save(texts))}>${move.save}</button>
            <button class="button" @click=${() => this.attempt(() => this.#show(texts))}>${move.show}</button>
          </div>
          ${this.#codes === undefined ? nothing : this.#shown(this.#codes, texts)}
        </div>
        <div class="half" role="group" aria-label=${move.bring}>
          <p><b>${move.bring}</b><br />${move.bringLead}</p>
          <div class="field">
            <label for="file">${move.file}</label>
            <input id="file" type="file" accept="text/plain,.txt" />
          </div>
          ${
            scan === undefined
              ? html`<div class="row">
                  <button class="button" @click=${() => this.#startScan(texts)}>
                    ${move.scan}
                  </button>
                </div>`
              : this.#camera(scan, texts)
          }
          ${this.#field('unlock', texts, 'off')}
          <div class="row">
            <button class="button" @click=${() => this.attempt(() => this.#bringIn(texts))}>${move.bringIn}</button>
          </div>
        </div>
      </div>
    `
  }
}
