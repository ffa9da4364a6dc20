/** Two small pages for people: what runs here, and the API. Plain HTML, no scripts, no outside requests. */
import type { Loaded, SiteStore } from '@discreet/engine'
import type { RecommendedItem } from '@discreet/protocol'
import type { FastifyInstance } from 'fastify'
import { page, safe } from './html.ts'
import { sendPage } from './send-page.ts'
import type { Sites } from './sites.ts'

function list(items: readonly RecommendedItem[], titleOf: (id: string) => string): string {
  const largest = Math.max(...items.map(({ score }) => score), 1e-9)
  return items
    .map(({ item, score, reason }) => {
      const share = (Math.max(score, 0) / largest).toFixed(2)
      return `<tr><td>${safe(titleOf(item))}</td><td><meter max="1" value="${share}" aria-label="score ${score.toFixed(3)}"></meter></td><td class="quiet">${safe(reason.text)}</td></tr>`
    })
    .join('')
}

/** A few products that have company, so that the page shows what was learnt. */
function examples({ recommender }: Loaded): readonly string[] {
  const { items, association, logPopularity } = recommender.model
  return items
    .map((id, k) => ({
      id,
      k,
      size: (association.rowOffsets[k + 1] ?? 0) - (association.rowOffsets[k] ?? 0),
    }))
    .filter(({ size }) => size >= 3)
    .sort((a, b) => (logPopularity[b.k] ?? 0) - (logPopularity[a.k] ?? 0))
    .filter((_, k) => k % 5 === 0)
    .slice(0, 6)
    .map(({ id }) => id)
}

async function home(store: SiteStore, loaded: Loaded | undefined, host: string): Promise<string> {
  const { site } = store
  const simulated = site.id === 'demo'
  const { charges, verification } = await store.verifiedLedger()
  const releases = await store.releases()
  const last = releases.at(-1)
  const titles = new Map((await store.items()).map(({ id, title }) => [id, title ?? id]))
  const titleOf = (id: string): string => titles.get(id) ?? id
  const facts: readonly (readonly [string, string])[] = [
    ['Site', `${safe(site.name)} (<code>${safe(site.id)}</code>), ${titles.size} products`],
    [
      'Model',
      loaded === undefined
        ? 'none yet'
        : `<code>${safe(loaded.stored.id)}</code>: ${safe(loaded.recommender.model.why)}`,
    ],
    [
      'Privacy',
      last === undefined
        ? 'nothing released yet'
        : `ε ${last.epsilon.toFixed(2)}, δ ${last.delta} for ${safe(String(last.card['privacy_unit']))}; ${releases.length} release${releases.length === 1 ? '' : 's'}`,
    ],
    [
      'Ledger',
      verification.ok
        ? `${charges.length} entr${charges.length === 1 ? 'y' : 'ies'}, the chain holds: nothing was changed. <a href="/v1/ledger?site=${safe(site.id)}">Look</a>`
        : `<strong>broken at entry ${verification.brokenAt}</strong>`,
    ],
  ]
  const shown = loaded === undefined ? [] : examples(loaded)
  const together = shown
    .map((id) => {
      const answer = loaded?.recommender.recommend({ placement: 'product', items: [id], limit: 4 })
      return `<h3>${safe(titleOf(id))}</h3><table><thead><tr><th scope="col">Goes with</th><th scope="col">Strength</th><th scope="col">Why</th></tr></thead><tbody>${list(answer?.items ?? [], titleOf)}</tbody></table>`
    })
    .join('')
  const popular = loaded?.recommender.recommend({ placement: 'home', limit: 5 })
  const example = JSON.stringify({ placement: 'basket', basket: shown.slice(0, 2), limit: 3 })
  return page(
    'Discreet',
    `<header><h1>Discreet</h1><p class="quiet">Personalization that does not cost people their privacy.</p></header><main>
${simulated ? '<p class="note">This shop and its 20,000 shoppers are <strong>simulated</strong>. Nobody here exists.</p>' : ''}
<h2>What runs here</h2><dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
<h2>Ask it</h2><pre tabindex="0">curl -s ${safe(host)}/v1/recommend -H 'content-type: application/json' \\
  -d '${safe(example)}'</pre>
<h2>Frequently bought together</h2>${together || '<p>Nothing yet.</p>'}
<h2>Popular with everyone</h2><table><tbody>${list(popular?.items ?? [], titleOf)}</tbody></table>
</main><footer><p class="quiet"><a href="/docs">API</a> · <a href="/v1/releases?site=${safe(site.id)}">Releases</a> · <a href="/v1/ledger?site=${safe(site.id)}">Ledger</a> · <a href="/privacy?site=${safe(site.id)}">Privacy</a> · <a href="/rights?site=${safe(site.id)}">Your rights</a> · <a href="/v1/model?site=${safe(site.id)}">Model pack</a> · <a href="/metrics">Metrics</a></p></footer>`,
  )
}

interface Operation {
  readonly summary?: string
  readonly security?: unknown
  readonly requestBody?: unknown
}

function docs(server: FastifyInstance): string {
  const { paths = {} } = server.swagger()
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(
      ([method, { summary = '', security, requestBody }]) =>
        `<tr><td><code>${safe(method.toUpperCase())} ${safe(path)}</code></td><td>${safe(summary)}${security === undefined ? '' : ' <span class="quiet">(write key)</span>'}${requestBody === undefined ? '' : `<details><summary>Body</summary><pre tabindex="0">${safe(JSON.stringify(requestBody, null, 2))}</pre></details>`}</td></tr>`,
    ),
  )
  return page(
    'Discreet API',
    `<main><h1>API</h1><p>Machine-readable: <a href="/openapi.json">OpenAPI 3.1</a>. Errors are problem details (RFC 9457) with a stable <code>code</code>.</p><div class="wide" role="region" tabindex="0" aria-label="Requests"><table><thead><tr><th scope="col">Request</th><th scope="col">What it does</th></tr></thead><tbody>${rows.join('')}</tbody></table></div><p><a href="/">Back</a></p></main>`,
  )
}

export function pageRoutes(server: FastifyInstance, sites: Sites): void {
  const hide = { schema: { hide: true } }
  server.get('/', hide, async (request, reply) => {
    const store = await sites.named((request.query as { site?: string }).site)
    const loaded = await sites.recommender(store).catch(() => undefined)
    return sendPage(reply, await home(store, loaded, request.headers.host ?? 'localhost:8080'))
  })
  server.get('/docs', hide, (_, reply) => sendPage(reply, docs(server)))
}
