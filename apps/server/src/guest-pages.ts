/**
 * The pages about rights for people who are not signed in: asking, confirming, looking how far it is.
 * Plain forms without any script; nothing is stored on the device.
 */
import type { Notice } from '@discreet/policy'
import type { RequestType } from '@discreet/rights'
import { guestLocales } from './guest-texts.ts'
import type { GuestTexts } from './guest-texts-shape.ts'
import type { Safe } from './html.ts'
import { page, safe } from './html.ts'

export interface Here {
  readonly texts: GuestTexts
  readonly site: { readonly id: string; readonly name: string }
  /** In the address of every form and link. */
  readonly query: string
}

const style = `
html { background: Canvas; color: CanvasText }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 0 0 1rem; padding: .5rem 1rem 1rem; max-width: 42rem; box-sizing: border-box }
legend { font-weight: 600; padding: 0 .25rem }
.options { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .15rem 1.5rem }
.option { display: flex; gap: .6rem; padding: .4rem 0; cursor: pointer } .option input { margin: .25rem 0 0; width: 1.15rem; height: 1.15rem; flex: none; accent-color: #175 }
.option span { display: block } .option .quiet { font-size: .9rem }
.narrow { max-width: 42rem } .field { margin: 1rem 0 0 } .field label { display: block; font-weight: 600 } .field .quiet { margin: 0 0 .25rem; font-size: .9rem }
input[type=email], input[type=text], textarea { font: inherit; color: inherit; background: transparent; width: 100%; box-sizing: border-box; padding: .5rem .6rem; border: 1px solid color-mix(in srgb, currentColor 60%, transparent); border-radius: .3rem }
textarea { min-height: 4.5rem; resize: vertical } .secret { font: .9em/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
button { font: inherit; font-weight: 600; padding: .6rem 1.2rem; min-height: 2.75rem; border: 2px solid #175; border-radius: .4rem; background: #175; color: #fff; cursor: pointer }
button.second { background: transparent; color: inherit; border-color: currentColor } button.danger { background: #a11; border-color: #a11 }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.5rem 0 } .wrong { border-left: 4px solid #c22; padding: .25rem 0 .25rem .75rem; max-width: 42rem; margin: 1rem 0 } .wrong p, .wrong ul { margin: .25rem 0 }
.fault { color: #b11; margin: .15rem 0 0 } input[aria-invalid=true], textarea[aria-invalid=true] { border-color: #c22; border-width: 2px }
:focus-visible { outline: 3px solid #58f; outline-offset: 2px } .asked { border-left: 4px solid #175; padding: .25rem 0 .25rem .75rem } .asked strong { display: block }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 2rem 0 0 } nav a, nav span { display: inline-block; padding: .25rem 0 }
dd { overflow-wrap: anywhere } pre { white-space: pre-wrap; overflow-wrap: anywhere }
@media (max-width: 34rem) { body { padding: 1rem } dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .6rem } .buttons button { width: 100% } }
@media (prefers-color-scheme: dark) { .fault { color: #f99 } }`

/**
 * `path`: of the same page in another language, with what it needs; undefined: there is none, because
 * the page is an answer that cannot be had twice.
 */
export function guestPage(here: Here, title: string, path: string | undefined, body: Safe): string {
  const { texts, site } = here
  const links = guestLocales.map(({ locale, language }) =>
    locale === texts.locale
      ? `<li><span aria-current="true" lang="${locale}">${language}</span></li>`
      : `<li><a href="${safe(`${path}${queryOf(site.id, locale)}`)}" lang="${locale}" hreflang="${locale}">${language}</a></li>`,
  )
  const languages =
    path === undefined
      ? ''
      : `<footer><nav aria-label="${safe(texts.languages)}"><ul>${links.join('')}</ul></nav></footer>`
  return page(
    `${title} · ${site.name}`,
    `<header><p class="quiet">${safe(site.name)}</p><h1>${safe(title)}</h1></header><main>${body}</main>${languages}`,
    texts.locale,
    style,
  )
}

export function queryOf(site: string, locale: string): string {
  return `site=${encodeURIComponent(site)}&locale=${encodeURIComponent(locale)}`
}

const groups = {
  see: ['access', 'portability', 'explain'],
  stop: ['withdraw', 'restriction', 'objection', 'opt_out', 'limit_sensitive'],
  change: ['rectification', 'erasure'],
  complain: ['complaint', 'appeal'],
} as const satisfies Readonly<Record<string, readonly RequestType[]>>

/** What somebody typed, and what is wrong with it. */
export interface Draft {
  readonly values: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

export const emptyDraft: Draft = { values: {}, faults: {} }

function radios({ types }: GuestTexts, { values }: Draft, group: keyof typeof groups): Safe {
  return groups[group]
    .map((type) => {
      const { name, line } = types[type]
      const checked = values['type'] === type ? ' checked' : ''
      return `<label class="option"><input type="radio" name="type" value="${type}" required${checked}><span>${safe(name)}<span class="quiet">${safe(line)}</span></span></label>`
    })
    .join('')
}

interface Field {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly kind: 'email' | 'text' | 'long'
  readonly most: number
}

function field({ values, faults }: Draft, { name, label, hint, kind, most }: Field): Safe {
  const fault = faults[name]
  const described = fault === undefined ? `${name}-hint` : `${name}-hint ${name}-fault`
  const wrong = fault === undefined ? '' : ' aria-invalid="true"'
  const shared = `id="${name}" name="${name}" maxlength="${most}" aria-describedby="${described}"${wrong}`
  const value = safe(values[name] ?? '')
  const input =
    kind === 'long'
      ? `<textarea ${shared} spellcheck="${name === 'text'}">${value}</textarea>`
      : `<input type="${kind}" ${shared} value="${value}" autocomplete="${kind === 'email' ? 'email' : 'off'}">`
  const said = fault === undefined ? '' : `<p class="fault" id="${name}-fault">${safe(fault)}</p>`
  return `<div class="field"><label for="${name}">${safe(label)}</label><p class="quiet" id="${name}-hint">${safe(hint)}</p>${input}${said}</div>`
}

function summary({ faults }: GuestTexts, draft: Draft): Safe {
  const named = Object.entries(draft.faults)
  if (named.length === 0) return ''
  const links = named.map(
    ([name, text]) => `<li><a href="#${name === 'type' ? 'types' : name}">${safe(text)}</a></li>`,
  )
  return `<div class="wrong" role="alert"><p><strong>${safe(faults.summary)}</strong></p><ul>${links.join('')}</ul></div>`
}

/** GET /rights. `mail`: whether links can be sent. */
export function askPage(
  here: Here,
  draft: Draft,
  { mail, notice }: { readonly mail: boolean; readonly notice: Notice },
): string {
  const { texts, query } = here
  const { form } = texts
  const sets = (Object.keys(groups) as (keyof typeof groups)[]).map(
    (group) =>
      `<fieldset><legend>${safe(texts.groups[group])}</legend><div class="options">${radios(texts, draft, group)}</div></fieldset>`,
  )
  const email = mail
    ? field(draft, {
        name: 'email',
        label: form.email,
        hint: form.emailHint,
        kind: 'email',
        most: 254,
      })
    : `<p class="note">${safe(form.noMail)}</p>`
  const rest: readonly Field[] = [
    { name: 'receipt', label: form.receipt, hint: form.receiptHint, kind: 'long', most: 8192 },
  ]
  const about: readonly Field[] = [
    { name: 'text', label: form.text, hint: form.textHint, kind: 'long', most: 4000 },
    { name: 'about', label: form.about, hint: form.aboutHint, kind: 'text', most: 64 },
  ]
  const body = `<p>${safe(texts.intro)}</p><p class="quiet">${safe(texts.signedIn)}</p>${summary(texts, draft)}
<form method="post" action="/rights?${safe(query)}" novalidate><div id="types" tabindex="-1">${sets.join('')}</div>
<fieldset><legend>${safe(form.who)}</legend><p>${safe(form.whoLine)}</p>${email}${rest.map((one) => field(draft, one)).join('')}</fieldset>
${about.map((one) => `<div class="narrow">${field(draft, one)}</div>`).join('')}
<div class="buttons"><button>${safe(form.send)}</button></div></form>
<p><a href="/rights/status?${safe(query)}">${safe(form.status)}</a> · <a href="/privacy?${safe(query)}">${safe(notice.title)}</a></p>`
  return guestPage(here, texts.title, '/rights?', body)
}

/** What is asked for, to be read before pressing anything. */
export function askedFor({ types }: GuestTexts, type: RequestType): Safe {
  const { name, line } = types[type]
  return `<p class="asked"><strong>${safe(name)}</strong>${safe(line)}</p>`
}

/**
 * GET /rights/confirm. Does nothing by itself: mail scanners open links. `wish`: what is to be set; it
 * may be somebody else's, so nobody says yes to it unseen.
 */
export function confirmPage(
  here: Here,
  type: RequestType,
  token: string,
  wish?: Readonly<Record<string, unknown>>,
): string {
  const { texts, query } = here
  const { confirm } = texts
  const button = (format: string, text: string, kind: string): Safe =>
    `<button name="format" value="${format}"${kind}>${safe(text)}</button>`
  const buttons =
    type === 'access' || type === 'portability'
      ? button('html', confirm.show, '') + button('zip', confirm.zip, ' class="second"')
      : type === 'erasure'
        ? button('html', confirm.erase, ' class="danger"')
        : button('html', confirm.yes, '')
  const warning = type === 'erasure' ? `<p class="note">${safe(confirm.erasure)}</p>` : ''
  return guestPage(
    here,
    confirm.title,
    `/rights/confirm?token=${encodeURIComponent(token)}&`,
    `<p>${safe(confirm.line)}</p>${askedFor(texts, type)}${wish === undefined ? '' : `<pre tabindex="0">${safe(JSON.stringify(wish, undefined, 2))}</pre>`}${warning}
<form method="post" action="/rights/confirm?${safe(query)}"><input type="hidden" name="token" value="${safe(token)}"><div class="buttons">${buttons}</div></form>
<p class="quiet">${safe(confirm.notYou)}</p>`,
  )
}

/** Where an agent sends its person: the link itself goes to their address, not to the agent. */
export function verifyPage(here: Here, request: string, sent: boolean): string {
  const { texts, query } = here
  const { verify } = texts
  return guestPage(
    here,
    verify.title,
    `/rights/verify/${encodeURIComponent(request)}?`,
    `<p>${safe(verify.line)}</p>${sent ? `<p class="note" role="status">${safe(verify.sent)}</p>` : ''}
<form method="post" action="/rights/verify/${safe(request)}?${safe(query)}"><div class="buttons"><button class="second">${safe(verify.again)}</button></div></form>`,
  )
}

/** A form of two fields; what was typed is not in any address. */
export function lookPage(here: Here, draft: Draft): string {
  const { texts, query } = here
  const { status, sent } = texts
  const fields: readonly Field[] = [
    { name: 'request', label: sent.number, hint: '', kind: 'text', most: 64 },
    { name: 'token', label: sent.secret, hint: '', kind: 'text', most: 128 },
  ]
  return guestPage(
    here,
    status.title,
    '/rights/status?',
    `<p>${safe(status.line)}</p>${summary(texts, draft)}<form method="post" action="/rights/status?${safe(query)}" novalidate><div class="narrow">${fields.map((one) => field(draft, one)).join('')}</div><div class="buttons"><button>${safe(status.look)}</button></div></form>
<p><a href="/rights?${safe(query)}">${safe(texts.answers.back)}</a></p>`,
  )
}

export function faultPage(here: Here, text: string): string {
  const { texts, query } = here
  return guestPage(
    here,
    texts.title,
    undefined,
    `<p class="note" role="alert">${safe(text)}</p><p><a href="/rights?${safe(query)}">${safe(texts.answers.back)}</a></p>`,
  )
}
