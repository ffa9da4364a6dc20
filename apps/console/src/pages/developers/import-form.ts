/** Bringing items in: chosen or pasted, looked at first, then stored; the server says how far it is. */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import type { Context } from '../../page.ts'
import { problemNote } from '../../parts/problem-note.ts'
import type { WorkAt } from '../../parts/working.ts'
import { follow, workingNote } from '../../parts/working.ts'
import { Problem } from '../../problem.ts'
import { columnsIn, importResult, mapping } from './import-result.ts'
import type { Imported } from './shapes.ts'
import type { CatalogueWords } from './words.ts'

type Format = Imported['format']

const types: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
}

function formatOf(text: string): Format {
  return text.trimStart().startsWith('{') ? 'jsonl' : 'csv'
}

class ConsoleItemImport extends LitElement {
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    say: { attribute: false },
    stored: { attribute: false },
    at: { state: true },
    result: { state: true },
    trouble: { state: true },
  }

  declare context: Context
  declare say: CatalogueWords
  /** Called when items are in. */
  declare stored: () => void
  declare private at: WorkAt | undefined
  declare private result: Imported | undefined
  declare private trouble: Problem | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  async #text(form: HTMLFormElement): Promise<string> {
    const { files } = form.elements.namedItem('file') as HTMLInputElement
    const [file] = files ?? []
    return file === undefined
      ? (form.elements.namedItem('lines') as HTMLTextAreaElement).value
      : file.text()
  }

  async #send(form: HTMLFormElement, dryRun: boolean): Promise<void> {
    const body = await this.#text(form)
    const columns = columnsIn(form)
    if (body.trim() === '') return
    this.trouble = undefined
    this.at = { done: 0, total: 1 }
    try {
      this.result = await follow<Imported>(
        this.context.api,
        'office/items/import',
        {
          query: {
            dryRun,
            ...(columns === undefined ? {} : { columns: JSON.stringify(columns) }),
          },
          type: types[formatOf(body)],
          body,
        },
        (at) => {
          this.at = at
        },
      )
      if (!dryRun) this.stored()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.trouble = error
    } finally {
      this.at = undefined
    }
  }

  protected override render(): TemplateResult {
    const { context, say, result, trouble, at } = this
    const { formats, common } = context
    const busy = at !== undefined
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const dryRun = (event.submitter as HTMLButtonElement | null)?.value !== 'store'
      void this.#send(event.target as HTMLFormElement, dryRun)
    }
    // Other lines have other columns.
    const anew = (): void => {
      this.result = undefined
    }
    const working = (now: WorkAt): string =>
      say.working(formats.number(now.done), formats.number(now.total))
    return html`<form @submit=${submit}>
      <p>${say.bringText}</p>
      <label>${say.file}<input type="file" name="file" accept=".csv,.jsonl,.ndjson,text/csv,application/x-ndjson" @change=${anew}></label>
      <label>${say.paste}<textarea class="code" name="lines" rows="5" spellcheck="false" @input=${anew}></textarea></label>
      ${result === undefined ? nothing : mapping(result.columns, result.used, say)}
      <p class="buttons"><button ?disabled=${busy} value="look">${say.look}</button><button class="main" ?disabled=${busy} value="store">${say.import}</button></p>
      ${trouble === undefined ? nothing : problemNote(trouble, common)}
      ${workingNote(at, working)}
      ${result === undefined ? nothing : importResult(result, say, formats)}
    </form>`
  }
}

customElements.define('console-item-import', ConsoleItemImport)
