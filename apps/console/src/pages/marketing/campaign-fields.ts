/** The fields of a new campaign. */
import type { TemplateResult } from 'lit'
import { html } from 'lit'
import { localeNames, locales } from '../../locale.ts'
import type { Around } from './shapes.ts'
import type { MarketingWords } from './words.ts'

type Say = MarketingWords['form']
type Options = readonly (readonly [value: string, text: string])[]

const lists = ['home', 'product', 'basket', 'similar', 'trending', 'again'] as const
const countedLevels = [1, 2, 3] as const
const weekMilliseconds = 7 * 86_400_000

function select(name: string, label: string, options: Options): TemplateResult {
  return html`<label>${label}<select name=${name} required>${options.map(([value, text]) => html`<option value=${value}>${text}</option>`)}</select></label>`
}

function spoken(name: string, label: string, say: Say): TemplateResult {
  return html`${locales.map(
    (locale) =>
      html`<label>${label} (${say.inLanguage} ${localeNames[locale]})<input name="${name}-${locale}" lang=${locale} maxlength="200" /></label>`,
  )}`
}

function shown(say: Say): TemplateResult {
  return html`<fieldset><legend>${say.shows}</legend>
    ${select('kind', say.shows, [
      ['banner', say.kinds.banner],
      ['shelf', say.kinds.shelf],
    ])}
    ${select(
      'list',
      `${say.list} (${say.kinds.shelf})`,
      lists.map((one) => [one, one]),
    )}
    ${spoken('heading', say.heading, say)}
    <details><summary>${say.text}, ${say.label}</summary>${spoken('text', say.text, say)}${spoken('label', say.label, say)}
    <label>${say.href}<input name="href" placeholder="/aisle/bakery" /></label></details></fieldset>`
}

function measured(words: MarketingWords): TemplateResult {
  const { form: say, preview } = words
  const begins = new Date(Date.now() + weekMilliseconds).toISOString().slice(0, 10)
  return html`${select('goal', say.goal, Object.entries(say.goals))}
    <fieldset><legend>${say.levels}</legend>${countedLevels.map((level) => html`<label><input type="checkbox" name="levels" value=${level} checked /> ${level} · ${preview.levels[level]}</label>`)}</fieldset>
    <div class="row">
      <label>${say.begins}<input type="date" name="begins" required value=${begins} /></label>
      <label>${say.weeks}<input type="number" name="weeks" required min="1" max="52" value="6" /></label>
      <label>${say.epsilon}<input name="epsilon" required pattern="\\d+(\\.\\d+|/\\d+)?" value="1" aria-describedby="epsilon-hint" /></label>
      <label>${say.holdout} (%)<input type="number" name="holdout" required min="0" max="50" step="0.1" value="5" /></label>
      <label>${say.margin} (%)<input type="number" name="margin" required min="0.1" max="100" step="0.1" value="1" aria-describedby="margin-hint" /></label>
    </div>
    <p class="quiet" id="epsilon-hint">${say.epsilonHint}</p><p class="quiet" id="margin-hint">${say.marginHint}</p>`
}

export function campaignFields(
  { placements, segments, tactics }: Around,
  words: MarketingWords,
): TemplateResult {
  const { form: say, tactics: registry } = words
  const verdictOf = new Map(tactics.map(({ id, verdict }) => [id, registry.verdicts[verdict]]))
  return html`<label>${say.name}<input name="name" required maxlength="100" aria-describedby="name-hint" /></label>
    <p class="quiet" id="name-hint">${say.nameHint}</p>
    ${select(
      'placement',
      say.placement,
      placements.map(({ id, name }) => [id, name || id]),
    )}
    ${select(
      'tactic',
      say.tactic,
      tactics.map(({ id, name }) => [id, `${name} (${verdictOf.get(id) ?? ''})`]),
    )}
    <p class="quiet">${say.tacticHint}</p>
    <label>${say.audience}<select name="segment"><option value="">${say.everybody}</option>${segments.map(({ id, name }) => html`<option value=${id}>${name || id}</option>`)}</select></label>
    ${shown(say)}${measured(words)}`
}
