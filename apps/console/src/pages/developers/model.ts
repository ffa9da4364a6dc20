/** How good the model is, as far as noise and size say it, and how that came about. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { chart } from '../../parts/chart.ts'
import { empty } from '../../parts/empty.ts'
import { facts } from '../../parts/facts.ts'
import { save } from '../../parts/save.ts'
import type { Column } from '../../parts/table.ts'
import { table } from '../../parts/table.ts'
import { developersWords } from './area-words.ts'
import type { ModelRow, Models } from './shapes.ts'
import type { DevelopersWords, ModelWords } from './words.ts'

type Known = ModelRow & { readonly facts: NonNullable<ModelRow['facts']> }

const isKnown = (model: ModelRow): model is Known => model.facts !== null

class ConsoleModel extends Page<Models, DevelopersWords> {
  protected readonly words = developersWords

  protected load(): Promise<Models> {
    return this.context.api.get<Models>('office/models')
  }

  async #download(id: string): Promise<void> {
    await this.act('download', async () => {
      const { api, session } = this.context
      save(await api.file(`model/${id}`, { site: session.site.id }), `${id}.discreet-model`)
    })
  }

  #serving(model: ModelRow, say: ModelWords): TemplateResult {
    const { number, time } = this.context.formats
    const { facts: known, id, bytes, at, releases } = model
    const names = say.facts
    const evidence = known?.evidence
    return html`<section class="sheet"><h2>${say.serving}</h2>
      ${known === null ? html`<p>${say.unknown}</p>` : html`<p class="figure">${this.#share(known.retained, say)}</p><p><strong>${say.retained}.</strong> ${say.retainedText}</p><p>${say.because[known.kind]}</p>`}
      ${facts([
        [names.id, html`<code>${id}</code>`],
        [say.trained, time(at)],
        known === null ? undefined : [names.blend, say.kinds[known.kind]],
        known === null ? undefined : [names.items, number(known.items)],
        evidence && [names.head, number(evidence.headSize)],
        evidence && [names.people, number(evidence.people)],
        evidence && [names.meanSize, number(evidence.meanSize, 1)],
        evidence && [names.found, number(evidence.pairsFound)],
        evidence && [names.byNoise, number(evidence.pairsByNoise, 1)],
        known?.epsilon == null ? undefined : [names.epsilon, number(known.epsilon, 2)],
        [names.releases, number(releases.length)],
        [names.size, say.kilobytes(number(bytes / 1000))],
      ])}
      <p><button ?disabled=${this.busy !== undefined} @click=${() => this.#download(id)}>${say.download}</button></p>
    </section>`
  }

  #share(retained: number | null, say: ModelWords): string {
    return retained === null ? say.unknown : this.context.formats.percent(retained)
  }

  #charts(models: readonly Known[], say: ModelWords): TemplateResult | typeof nothing {
    if (models.length === 0) return nothing
    const { formats, common } = this.context
    const along = models.map(({ at }) => Date.parse(at))
    const of = (value: (known: Known['facts']) => number | null): readonly (number | null)[] =>
      models.map((model) => value(model.facts))
    return html`${chart(
      {
        title: say.chart,
        along,
        alongLabel: say.trained,
        series: [{ label: say.retained, values: of(({ retained }) => retained) }],
        value: (share) => formats.percent(share, 1),
      },
      formats,
      common,
    )}${chart(
      {
        title: say.noiseChart,
        along,
        alongLabel: say.trained,
        series: [
          { label: say.signal, values: of(({ evidence }) => evidence.signal) },
          { label: say.noise, values: of(({ evidence }) => evidence.noise) },
        ],
      },
      formats,
      common,
    )}<p class="quiet">${say.signalText}</p>`
  }

  #history(models: readonly ModelRow[], say: ModelWords): TemplateResult {
    const { number, time } = this.context.formats
    const columns: readonly Column<ModelRow>[] = [
      { head: say.trained, cell: ({ at }) => time(at) },
      {
        head: say.facts.blend,
        cell: ({ facts: known }) => (known === null ? say.unknown : say.kinds[known.kind]),
      },
      {
        head: say.retained,
        numeric: true,
        cell: ({ facts: known }) => (known === null ? '–' : this.#share(known.retained, say)),
      },
      {
        head: say.facts.people,
        numeric: true,
        cell: ({ facts: known }) => (known === null ? '–' : number(known.evidence.people)),
      },
      {
        head: say.facts.found,
        numeric: true,
        cell: ({ facts: known }) => (known === null ? '–' : number(known.evidence.pairsFound)),
      },
      { head: say.facts.releases, numeric: true, cell: ({ releases }) => number(releases.length) },
      { head: say.facts.id, cell: ({ id }) => html`<code>${id}</code>` },
    ]
    return html`<h2>${say.history}</h2>${table(say.history, columns, models)}`
  }

  protected ready({ serving, models }: Models, { model: say }: DevelopersWords): TemplateResult {
    const now = models.find(({ id }) => id === serving)
    return html`<h1>${say.title}</h1><p>${say.lead}</p>
      ${
        now === undefined
          ? empty(say.none, say.noneText)
          : html`${this.#serving(now, say)}${this.#charts(
              models.filter(isKnown).sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
              say,
            )}${this.#history(models, say)}`
      }`
  }
}

customElements.define('console-model', ConsoleModel)
