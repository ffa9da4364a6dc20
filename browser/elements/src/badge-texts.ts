/** The words of the badge, side by side so that they stay few. */
import type { Doubt } from './badge-proofs.ts'

const languages: readonly string[] = ['en', 'de', 'fr', 'es']

/** In this order of languages. */
type Words = readonly [string, string, string, string]

type Word =
  | 'title'
  | 'gpc'
  | 'signed'
  | 'grown'
  | 'loss'
  | 'last'
  | 'year'
  | 'verified'
  | 'doubtful'
  | Doubt

const words: Readonly<Record<Word, Words>> = {
  title: [
    'Privacy, checked here',
    'Datenschutz, hier geprüft',
    'Vie privée, vérifiée ici',
    'Privacidad, comprobada aquí',
  ],
  gpc: [
    'Global Privacy Control is honoured',
    'Global Privacy Control wird beachtet',
    'Global Privacy Control est respecté',
    'Se respeta Global Privacy Control',
  ],
  signed: [
    'The public log is signed',
    'Das öffentliche Protokoll ist signiert',
    'Le journal public est signé',
    'El registro público está firmado',
  ],
  grown: [
    'Nothing was taken out of the log',
    'Aus dem Protokoll wurde nichts entfernt',
    'Rien n’a été retiré du journal',
    'No se ha quitado nada del registro',
  ],
  loss: [
    'Privacy loss',
    'Verlust an Privatheit',
    'Perte de confidentialité',
    'Pérdida de privacidad',
  ],
  last: [
    'in the last release',
    'in der letzten Veröffentlichung',
    'à la dernière publication',
    'en la última publicación',
  ],
  year: ['in a year', 'im Jahr', 'par an', 'al año'],
  verified: ['verified just now', 'gerade geprüft', 'vérifié à l’instant', 'comprobado ahora'],
  doubtful: ['could not be verified', 'nicht prüfbar', 'non vérifiable', 'no se pudo comprobar'],
  offline: ['no answer', 'keine Antwort', 'pas de réponse', 'sin respuesta'],
  wrong: ['false proof', 'falscher Beweis', 'preuve fausse', 'prueba falsa'],
  browser: ['old browser', 'alter Browser', 'navigateur ancien', 'navegador antiguo'],
}

export type Say = (name: Word) => string

/** `language`: as in `lang`; English where there is none. */
export function sayIn(language: string): Say {
  const at = languages.indexOf(language.slice(0, 2).toLowerCase())
  return (name) => words[name][at] ?? words[name][0]
}
