/** What the SDK itself says to people, in four languages; loaded when there is something to say. */
import type { ScoreTerm } from '@discreet/protocol'
import type { Refused } from './types.ts'

type Term = Extract<ScoreTerm, 'history' | 'again' | 'preference'>

export interface Sentences {
  readonly refused: Readonly<
    Record<
      | 'storage_blocked'
      | 'not_erased'
      | 'offline'
      | 'model_refused'
      | 'file_refused'
      | 'file_site'
      | 'file_version'
      | 'passphrase_short'
      | 'sign_in'
      | 'not_permitted'
      | 'confirm'
      | 'account_starts_empty'
      | 'device_only'
      | 'passphrase'
      | 'other',
      string
    >
  >
  readonly lostToOtherTab: string
  readonly notThis: (title: string) => string
  readonly lessLike: (what: string) => string
  readonly forgotten: (title: string) => string
  readonly tooPersonal: Readonly<Record<Term, string>>
  readonly haveIt: (title: string) => string
  readonly thanks: string
  readonly helpful: (what: string) => string
  readonly seenOften: (title: string) => string
}

const en: Sentences = {
  refused: {
    storage_blocked: 'Your browser does not let us keep notes here. Nothing was kept.',
    not_erased:
      'We use nothing any more, but this browser did not let us erase it. Please clear the data of this shop in your browser.',
    offline: 'We could not reach the shop just now. Try again in a moment.',
    model_refused: 'The list of tips did not pass our check, so we do not use it.',
    file_refused: 'This file is not one that we can read here.',
    sign_in: 'Sign in first to use your account.',
    not_permitted: 'This is not possible here.',
    confirm: 'You said no before. Please confirm that you want this.',
    account_starts_empty: 'Your account starts empty. It learns only what you switch on.',
    device_only: 'This works at the level On this device.',
    passphrase: 'The words do not open this file. Check each letter.',
    file_site: 'This file is from another shop.',
    file_version: 'A newer version wrote this file. Load the page again and try once more.',
    passphrase_short: 'Please use 8 letters or more.',
    other: 'This did not work. Nothing was changed.',
  },
  lostToOtherTab: 'You changed your level in another tab. This tab follows.',
  notThis: (title) => `You will not see ${title} here again.`,
  lessLike: (what) => `You will see less of ${what}.`,
  forgotten: (title) => `We forgot that you looked at or bought ${title}.`,
  tooPersonal: {
    history: 'We no longer use what you looked at or bought to choose tips.',
    again: 'We no longer use what you buy often to choose tips.',
    preference: 'We no longer use what you like to choose tips.',
  },
  haveIt: (title) => `Noted: you have ${title}.`,
  thanks: 'Thank you.',
  helpful: (what) => `Thank you. Noted: you like ${what}.`,
  seenOften: (title) => `You will see ${title} less often.`,
}

const de: Sentences = {
  refused: {
    storage_blocked: 'Ihr Browser lässt uns hier nichts ablegen. Es wurde nichts behalten.',
    not_erased:
      'Wir nutzen nichts mehr, aber der Browser ließ uns nicht löschen. Bitte löschen Sie die Daten dieses Shops im Browser.',
    offline: 'Der Shop ist gerade nicht zu erreichen. Bitte gleich noch einmal.',
    model_refused: 'Die Liste der Tipps hat unsere Prüfung nicht bestanden. Wir nutzen sie nicht.',
    file_refused: 'Diese Datei können wir hier nicht lesen.',
    sign_in: 'Melden Sie sich zuerst an.',
    not_permitted: 'Das ist hier nicht möglich.',
    confirm: 'Sie hatten Nein gesagt. Bitte bestätigen Sie, dass Sie das wollen.',
    account_starts_empty: 'Ihr Konto fängt leer an. Es lernt nur, was Sie einschalten.',
    device_only: 'Das geht auf der Stufe Auf diesem Gerät.',
    passphrase: 'Diese Worte öffnen die Datei nicht. Prüfen Sie jeden Buchstaben.',
    file_site: 'Diese Datei ist von einem anderen Shop.',
    file_version: 'Diese Datei ist von einer neueren Version. Laden Sie die Seite neu.',
    passphrase_short: 'Bitte 8 Zeichen oder mehr.',
    other: 'Das hat nicht geklappt. Es wurde nichts geändert.',
  },
  lostToOtherTab: 'Sie haben die Stufe in einem anderen Tab geändert. Dieser Tab folgt.',
  notThis: (title) => `${title} sehen Sie hier nicht wieder.`,
  lessLike: (what) => `Sie sehen weniger aus ${what}.`,
  forgotten: (title) => `Wir haben vergessen, dass Sie ${title} angesehen oder gekauft haben.`,
  tooPersonal: {
    history: 'Was Sie angesehen oder gekauft haben, nutzen wir nicht mehr für Tipps.',
    again: 'Was Sie oft kaufen, nutzen wir nicht mehr für Tipps.',
    preference: 'Was Sie mögen, nutzen wir nicht mehr für Tipps.',
  },
  haveIt: (title) => `Gemerkt: ${title} haben Sie schon.`,
  thanks: 'Danke.',
  helpful: (what) => `Danke. Gemerkt: Sie mögen ${what}.`,
  seenOften: (title) => `${title} sehen Sie nun seltener.`,
}

const fr: Sentences = {
  refused: {
    storage_blocked: 'Votre navigateur ne nous laisse rien garder ici. Rien n’a été gardé.',
    not_erased:
      'Nous n’utilisons plus rien, mais le navigateur ne nous laisse pas effacer. Effacez les données de la boutique dans le navigateur.',
    offline: 'La boutique ne répond pas. Essayez encore dans un instant.',
    model_refused: 'La liste des conseils n’a pas passé notre contrôle. Nous ne l’utilisons pas.',
    file_refused: 'Nous ne pouvons pas lire ce fichier ici.',
    sign_in: 'Connectez-vous d’abord.',
    not_permitted: 'Ce n’est pas possible ici.',
    confirm: 'Vous aviez dit non. Confirmez que vous le voulez.',
    account_starts_empty:
      'Votre compte est vide au début. Il apprend seulement ce que vous activez.',
    device_only: 'Cela marche au niveau Sur cet appareil.',
    passphrase: 'Ces mots n’ouvrent pas le fichier. Vérifiez chaque lettre.',
    file_site: 'Ce fichier vient d’une autre boutique.',
    file_version: 'Ce fichier vient d’une version plus récente. Rechargez la page.',
    passphrase_short: 'Il faut 8 lettres ou plus.',
    other: 'Cela n’a pas marché. Rien n’a changé.',
  },
  lostToOtherTab: 'Vous avez changé de niveau dans un autre onglet. Celui-ci suit.',
  notThis: (title) => `Vous ne verrez plus ${title} ici.`,
  lessLike: (what) => `Vous verrez moins de ${what}.`,
  forgotten: (title) => `Nous avons oublié que vous avez vu ou acheté ${title}.`,
  tooPersonal: {
    history: 'Ce que vous avez vu ou acheté ne sert plus à choisir.',
    again: 'Ce que vous achetez souvent ne sert plus à choisir.',
    preference: 'Ce que vous aimez ne sert plus à choisir.',
  },
  haveIt: (title) => `C’est noté : vous avez déjà ${title}.`,
  thanks: 'Merci.',
  helpful: (what) => `Merci. C’est noté : vous aimez ${what}.`,
  seenOften: (title) => `Vous verrez ${title} moins souvent.`,
}

const es: Sentences = {
  refused: {
    storage_blocked: 'Su navegador no nos deja guardar nada aquí. No se guardó nada.',
    not_erased:
      'Ya no usamos nada, pero el navegador no nos deja borrar. Borre los datos de esta tienda en el navegador.',
    offline: 'La tienda no responde ahora. Pruebe otra vez en un momento.',
    model_refused: 'La lista de consejos no pasó nuestro control. No la usamos.',
    file_refused: 'No podemos leer este archivo aquí.',
    sign_in: 'Entre primero en su cuenta.',
    not_permitted: 'Esto no es posible aquí.',
    confirm: 'Antes dijo que no. Confirme que lo quiere.',
    account_starts_empty: 'Su cuenta empieza vacía. Solo aprende lo que usted activa.',
    device_only: 'Esto funciona en el nivel En este aparato.',
    passphrase: 'Estas palabras no abren el archivo. Mire cada letra.',
    file_site: 'Este archivo es de otra tienda.',
    file_version: 'Este archivo es de una versión más nueva. Cargue la página otra vez.',
    passphrase_short: 'Hacen falta 8 letras o más.',
    other: 'No ha funcionado. No se cambió nada.',
  },
  lostToOtherTab: 'Usted cambió el nivel en otra pestaña. Esta la sigue.',
  notThis: (title) => `No verá más ${title} aquí.`,
  lessLike: (what) => `Verá menos de ${what}.`,
  forgotten: (title) => `Olvidamos que vio o compró ${title}.`,
  tooPersonal: {
    history: 'Lo que vio o compró ya no cuenta para elegir.',
    again: 'Lo que compra a menudo ya no cuenta para elegir.',
    preference: 'Lo que le gusta ya no cuenta para elegir.',
  },
  haveIt: (title) => `Anotado: ya tiene ${title}.`,
  thanks: 'Gracias.',
  helpful: (what) => `Gracias. Anotado: le gusta ${what}.`,
  seenOften: (title) => `Verá ${title} con menos frecuencia.`,
}

const all: Readonly<Record<string, Sentences>> = { en, de, fr, es }

export const sentenceLocales: readonly string[] = Object.keys(all)

/** English where there is no other. `locale`: BCP 47. */
export function sentencesFor(locale: string): Sentences {
  return all[locale.slice(0, 2).toLowerCase()] ?? en
}

export function refusedIn(
  locale: string,
  code: Refused['code'],
  key?: keyof Sentences['refused'],
): Refused {
  const { refused } = sentencesFor(locale)
  const known = key ?? (code in refused ? (code as keyof Sentences['refused']) : 'other')
  return { ok: false, code, text: refused[known] }
}
