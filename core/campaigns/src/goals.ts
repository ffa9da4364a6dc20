/**
 * What may not be a goal. Whoever is rewarded for consent will find a way to get it, so how many agree,
 * accept, help the crowd or move up a level is never measured as a success. Other steps are the shop's
 * own; the usual ones are seen, clicked, added, bought.
 */

/** Wherever they stand, and however they are joined: opt-in, opt_in, optIn. */
const anywhere =
  /consent|einwillig|zustimm|contribu|helpthecrowd|levelup|uplevel|raiselevel|higherlevel|optin|cookie|permission|datenschutz|gdpr/

/** Only where a word begins: swallow, accordion and fragrant are none of them. */
const atWordStart =
  /\b(levels?\b|allow|agree|accept|grant|permit|privacy|erlaub|akzeptier|autoris|accord(er)?\b|acept|permis)/

export function isConsentGoal(step: string): boolean {
  const words = step
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
  return anywhere.test(words.replaceAll(' ', '')) || atWordStart.test(words)
}
