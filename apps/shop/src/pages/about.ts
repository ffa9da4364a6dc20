/** How personal the shop is, and how that is done. */
import { html, nothing } from 'lit/html.js'
import { pageAddress } from '../address.ts'
import { heading } from '../parts.ts'
import type { Page, Shop } from '../shop.ts'

export function choicesPage({ ready }: Shop): Page {
  return {
    title: 'How personal?',
    body: html`
      <div class="wrap">
        <header class="page-head">
          ${heading('You decide')}
          <p class="lead">
            What can this shop know about you? Below is what each answer would show you, right now.
            Change it as often as you like; it holds at once.
          </p>
        </header>
        <div class="ladder">
          ${ready ? html`<discreet-level placement="home"></discreet-level>` : nothing}
        </div>
        <p class="hint links">
          <a href=${pageAddress('account')}>Everything that is known about you</a>
          <a href="/privacy">Privacy in full</a>
          <a href=${pageAddress('developers')}>How it is built</a>
        </p>
      </div>
    `,
  }
}

/** Plain texts: their lines are kept as they are. */
const script = `<script type="module" src="https://discreet.example/sdk/discreet.js"
        data-discreet-site="my-shop"></script>

<main data-discreet-view="penne-500-g">
  <discreet-shelf placement="product" items="penne-500-g"
                  heading="Often bought together"></discreet-shelf>
</main>`

const bundled = `import { createDiscreet, provide } from '@discreet/sdk'
import { defineElements } from '@discreet/elements'

const discreet = createDiscreet({ site: 'my-shop' })
provide(discreet)
defineElements()

discreet.record({ type: 'view', item: 'penne-500-g' })
discreet.record({ type: 'basket', items: ['penne-500-g', 'passata-700-g'] })
discreet.record({ type: 'purchase', items: ['penne-500-g'], order: '4711' })`

const ownCard = `<discreet-shelf placement="home" heading="For you">
  <template>
    <a class="card" data-href="url">
      <svg><use data-src="image"></use></svg>
      <b data-text="title"></b> <span data-text="price"></span>
      <small data-text="reason"></small>
    </a>
  </template>
</discreet-shelf>`

const account = `const discreet = createDiscreet({
  site: 'my-shop',
  // Your backend gets it from POST /v1/me/token.
  token: async () => (await (await fetch('/session')).json()).token,
})

signInForm.addEventListener('submit', async () => {
  await signIn()
  await discreet.signedInChanged()
})`

export function developersPage(): Page {
  const part = (title: string, text: unknown, code: string): unknown => html`
    <section class="code">
      <h2>${title}</h2>
      <p>${text}</p>
      <pre tabindex="0" aria-label=${title}><code>${code}</code></pre>
    </section>
  `
  return {
    title: 'For developers',
    body: html`
      <div class="wrap narrow stack">
        <header class="page-head">
          ${heading('For developers')}
          <p class="lead">
            This shop is the example. It uses the public API and the elements and nothing else; its
            source is in <code>apps/shop</code>, and what it does with Discreet is one file of it,
            <code>personal.ts</code>.
          </p>
        </header>
        ${part(
          'One script, one element',
          'That is a shelf with reasons, corrections and the choice of a level in place. Before anybody chooses, nothing is stored and nobody is named.',
          script,
        )}
        ${part(
          'Or as modules',
          'You say what happens. What is done with it follows from what the person chose: nothing, page memory, the device, the account.',
          bundled,
        )}
        ${part(
          'Cards of your own',
          'The shelf copies your template for each product. With all pictures in one file, no request tells which ones are shown.',
          ownCard,
        )}
        ${part(
          'Who is signed in',
          'Only for the account level. Your backend vouches with its own key; Discreet never sees a password, and knows people by a pseudonym.',
          account,
        )}
        <section>
          <h2>Look inside</h2>
          <ul class="plain-list">
            <li><a href="/docs">Every request of the API</a></li>
            <li><a href="/v1/ledger">What the crowd’s privacy has cost so far</a></li>
            <li><a href="/privacy">What visitors are told</a></li>
          </ul>
        </section>
      </div>
    `,
  }
}
