/** What is in a slot: a banner as it is safe to show, and a Discreet that lists what the slot lists. */
import type { Discreet, Slot } from '@discreet/sdk'
import type { TemplateResult } from 'lit/html.js'
import { html, nothing } from 'lit/html.js'
import { drawingOf } from './card.ts'
import type { Picture } from './product.ts'
import { safeAddress } from './product.ts'

type Banner = Extract<Slot['content'], { readonly kind: 'banner' }>
type Words = Readonly<Record<string, string>>

/** Everything of a Discreet but what its slot lists. */
export function listing(discreet: Discreet, recommend: Discreet['recommend']): Discreet {
  const { site, locale, ready, choices, profile, contributions, campaigns } = discreet
  return {
    ...{ site, locale, ready, choices, profile, contributions, campaigns, recommend },
    changed: (listener) => discreet.changed(listener),
    record: (event) => discreet.record(event),
    preview: (...asked) => discreet.preview(...asked),
    correct: (...said) => discreet.correct(...said),
    receipts: () => discreet.receipts(),
    rights: () => discreet.rights(),
    signedInChanged: () => discreet.signedInChanged(),
    crowd: () => discreet.crowd(),
    close: () => undefined,
  }
}

/** Nothing of a person was asked for, and no draw: what it shows tells nothing. */
function isForEverybody({ campaign, fields }: Slot): boolean {
  return (
    campaign === null &&
    fields.every((field) => !/^(visit|account)\.|^device\.(?!class)/.test(field))
  )
}

/**
 * At levels 1 and 2 what is shown rests on what the server must not learn, and a request for a picture
 * would tell it; a part of a file that all share does not (`picturesOf` of product.ts).
 */
function pictureOf(slot: Slot, { image }: Banner, any: boolean): Picture | undefined {
  const address = safeAddress(image)
  if (address === undefined) return undefined
  const shared = address.includes('#')
  const told = slot.level === 0 || slot.level === 3 || isForEverybody(slot)
  return shared || told || any ? { address, shared } : undefined
}

/** `word`: in the person's language, as plain text. */
export function bannerOf(
  slot: Slot,
  banner: Banner,
  word: (words: Words | undefined) => string,
  any: boolean,
  rank: number,
): TemplateResult {
  const picture = pictureOf(slot, banner, any)
  const [title, text] = [word(banner.title), word(banner.text)]
  const [address, label] = [safeAddress(banner.link?.href), word(banner.link?.label)]
  return html`
    <div class="banner" part="banner">
      ${
        picture === undefined
          ? nothing
          : html`<div class="picture" part="image" aria-hidden="true">
              ${drawingOf(picture, '')}
            </div>`
      }
      <div class="words">
        <h2 aria-level=${rank} part="title"><bdi>${title}</bdi></h2>
        ${text === '' ? nothing : html`<p part="text"><bdi>${text}</bdi></p>`}
        ${
          address === undefined || label === ''
            ? nothing
            : html`<a part="link" href=${address}><bdi>${label}</bdi></a>`
        }
      </div>
    </div>
  `
}
