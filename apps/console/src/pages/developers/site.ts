/** What a site says about itself, and changing it. */
import type { TemplateResult } from 'lit'
import { html, nothing } from 'lit'
import { Page } from '../../page.ts'
import { facts } from '../../parts/facts.ts'
import { developersWords } from './area-words.ts'
import type { SiteFacts } from './shapes.ts'
import { changeIn, siteForm } from './site-form.ts'
import type { DevelopersWords, SiteWords } from './words.ts'

class ConsoleSite extends Page<SiteFacts, DevelopersWords> {
  protected readonly words = developersWords

  protected load(): Promise<SiteFacts> {
    return this.context.api.get<SiteFacts>('office/site')
  }

  #identity({ identity }: SiteFacts, say: SiteWords): string {
    if (identity === null) return say.noIdentity
    return identity.jwksUrl ?? this.context.formats.number(identity.keys ?? 0)
  }

  #facts(site: SiteFacts, say: SiteWords): TemplateResult {
    const { number } = this.context.formats
    const names = say.facts
    return facts([
      [names.id, html`<code>${site.id}</code>`],
      [names.place, site.place ?? say.unsaid],
      site.placeHeader === null
        ? undefined
        : [names.placeHeader, html`<code>${site.placeHeader}</code>`],
      [names.audience, say.audiences[site.audience]],
      [names.period, say.days(number(site.periodDays))],
      site.identity === null ? undefined : [names.issuer, site.identity.issuer],
      [names.keys, this.#identity(site, say)],
      [names.categories, site.contributeCategories.join(', ')],
      [names.events, site.contributionEvents.join(', ')],
      [names.periods, number(site.contributePeriodsPerYear)],
      [names.assessment, say.assessments[site.assessment]],
    ])
  }

  protected ready(site: SiteFacts, { site: say }: DevelopersWords): TemplateResult {
    const { can, common, api } = this.context
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      const body = changeIn(event.target as HTMLFormElement, site, say)
      if (body === undefined) return
      void this.act('save', () => api.send('PUT', 'office/site', { body }), say.saved)
    }
    return html`<h1>${say.title}: ${site.name}</h1><p>${say.lead}</p>
      ${this.#facts(site, say)}
      ${can('developers.write') ? siteForm(site, say, common, this.busy !== undefined, submit) : nothing}
      <h2>${say.another}</h2><p>${say.anotherText}</p>
      <pre tabindex="0"><code>npx discreet init --site another-shop</code></pre>`
  }
}

customElements.define('console-site', ConsoleSite)
