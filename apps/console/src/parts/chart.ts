/**
 * A chart over time or over a few names, and the same as a table: a canvas says nothing to whoever does
 * not see it. uPlot comes when the first chart does.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import type uPlot from 'uplot'
import type { Formats } from '../format.ts'
import type { FrameWords } from '../texts/frame.ts'
import type { Column } from './table.ts'
import { table } from './table.ts'

interface Series {
  readonly label: string
  /** null: not known. */
  readonly values: readonly (number | null)[]
  /** 'bars' stand, 'line' (the default) joins; 'low'/'high' are the ends of an interval, drawn thin. */
  readonly as?: 'line' | 'bars' | 'low' | 'high'
}

export interface ChartData {
  readonly title: string
  /** Epoch milliseconds in rising order, or names. */
  readonly along: readonly number[] | readonly string[]
  readonly series: readonly Series[]
  /** Head of the table's first column. */
  readonly alongLabel: string
  /** How a value is said; default: with two digits at most. */
  value?(value: number): string
}

interface Row {
  readonly at: number | string
  readonly k: number
}

const colours = ['--series-1', '--series-2', '--series-3', '--series-4'] as const

let turns: Promise<void> = Promise.resolve()

/** Charts are drawn one at a time: all of a page at once would keep it from answering. */
function turn(): Promise<void> {
  turns = turns.then(() => new Promise((done) => setTimeout(done)))
  return turns
}

const weekSeconds = 604_800

/** One point alone stands in the middle of two weeks. */
function around(at: number): [number, number] {
  return [at - weekSeconds, at + weekSeconds]
}

class ConsoleChart extends LitElement {
  static override properties: PropertyDeclarations = {
    data: { attribute: false },
    formats: { attribute: false },
    say: { attribute: false },
  }

  declare data: ChartData
  declare formats: Formats
  declare say: FrameWords
  #plot: uPlot | undefined
  #watch: ResizeObserver | undefined
  readonly #scheme: MediaQueryList = matchMedia('(prefers-color-scheme: dark)')
  readonly #redraw = (): void => void this.#draw()

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#scheme.addEventListener('change', this.#redraw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#scheme.removeEventListener('change', this.#redraw)
    this.#watch?.disconnect()
    this.#plot?.destroy()
    this.#plot = undefined
  }

  protected override render(): TemplateResult {
    const { data, formats, say } = this
    const { title, along, alongLabel, series } = data
    const shown = (value: number | null | undefined): string =>
      value === null || value === undefined
        ? '–'
        : (data.value?.(value) ?? formats.number(value, 2))
    const rows: readonly Row[] = along.map((at, k) => ({ at, k }))
    return html`<figure class="chart">
      <figcaption>${title}</figcaption>
      <div class="plot" role="img" aria-label="${title}. ${say.chartTable}"></div>
      ${this.#legend()}
      <details><summary>${say.asTable}</summary>${table<Row>(
        title,
        [
          {
            head: alongLabel,
            cell: ({ at }) => (typeof at === 'number' ? formats.day(at) : at),
          },
          ...series.map(
            ({ label, values }): Column<Row> => ({
              head: label,
              numeric: true,
              cell: ({ k }) => shown(values[k]),
            }),
          ),
        ],
        rows,
      )}</details>
    </figure>`
  }

  /** Which line is whose, where there are several. */
  #legend(): TemplateResult | typeof nothing {
    const lines = this.data.series
      .map(({ label, as }, k) => ({ label, as, colour: (k % colours.length) + 1 }))
      .filter(({ as }) => as !== 'low' && as !== 'high')
    if (lines.length < 2) return nothing
    return html`<ul class="legend">${lines.map(({ label, colour }) => html`<li class="series-${colour}">${label}</li>`)}</ul>`
  }

  protected override updated(): void {
    void this.#draw()
  }

  async #draw(): Promise<void> {
    const { default: Plot } = await import('uplot')
    await turn()
    const place = this.querySelector<HTMLElement>('.plot')
    if (place === null || !this.isConnected) return
    this.#plot?.destroy()
    const options = this.#options(place.clientWidth, Plot)
    const { along, series } = this.data
    const xs = along.map((at, k) => (typeof at === 'number' ? at / 1000 : k))
    this.#plot = new Plot(options, [xs, ...series.map(({ values }) => [...values])], place)
    this.#watch?.disconnect()
    this.#watch = new ResizeObserver(() => {
      const width = place.clientWidth
      if (width !== this.#plot?.width) this.#plot?.setSize({ width, height: options.height })
    })
    this.#watch.observe(place)
  }

  #options(width: number, Plot: typeof uPlot): uPlot.Options {
    const colour = this.#colours()
    const axis = {
      stroke: colour('--quiet'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { stroke: colour('--line'), width: 1 },
      font: '12px system-ui, sans-serif',
    }
    const { along, series, value } = this.data
    const named = typeof along[0] === 'string'
    const names = (_: uPlot, at: number[]): string[] =>
      at.map((k) => (Number.isInteger(k) ? String(along[k] ?? '') : ''))
    return {
      width,
      height: 180,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: named
          ? { time: false, range: [-0.5, along.length - 0.5] }
          : { time: true, range: (_, low, high) => (low < high ? [low, high] : around(low)) },
        y: { range: (_, low, high) => [Math.min(0, low), high <= 0 ? 1 : high * 1.1] },
      },
      axes: [
        named
          ? { ...axis, values: names, incrs: [1] }
          : { ...axis, space: 110, values: this.#days() },
        {
          ...axis,
          size: 64,
          values: (_, at) => at.map((one) => value?.(one) ?? this.formats.number(one, 2)),
        },
      ],
      series: [{}, ...series.map((one, k) => this.#seriesOf(one, k, colour, Plot))],
    }
  }

  /** As a canvas takes them: worked out, light or dark. */
  #colours(): (name: string) => string {
    const probe = this.querySelector<HTMLElement>('.plot')
    return (name) => {
      if (probe === null) return ''
      probe.style.color = `var(${name})`
      const { color } = getComputedStyle(probe)
      probe.style.color = ''
      return color
    }
  }

  #days(): (plot: uPlot, at: number[]) => string[] {
    const { formats } = this
    return (_, at) => at.map((one) => formats.day(one * 1000))
  }

  #seriesOf(
    { label, as = 'line' }: Series,
    k: number,
    colour: (name: string) => string,
    Plot: typeof uPlot,
  ): uPlot.Series {
    const thin = as === 'low' || as === 'high'
    const stroke = colour(thin ? '--quiet' : (colours[k % colours.length] ?? '--series-1'))
    const bars = Plot.paths.bars?.({ size: [0.6, 40] })
    return {
      label,
      stroke,
      width: thin ? 1 : 2,
      ...(thin ? { dash: [4, 4] } : {}),
      ...(as === 'bars' && bars !== undefined ? { paths: bars, fill: stroke } : {}),
      points: { show: as === 'line', fill: colour('--sheet') },
      spanGaps: false,
    }
  }
}

customElements.define('console-chart', ConsoleChart)

export function chart(data: ChartData, formats: Formats, say: FrameWords): TemplateResult {
  return html`<console-chart .data=${data} .formats=${formats} .say=${say}></console-chart>`
}
