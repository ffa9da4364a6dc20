import type { LogWords } from '../log-words.ts'

export const words: LogWords = {
  intro:
    'Jede Wahl, Zählung, Anfrage, jeder Vorfall und jede Handlung des Personals hinterlässt hier eine Zeile. Die Zeile ist ein Hash: Sie sagt über niemanden etwas, und niemand kann sie später unbemerkt ändern. Ihr Browser prüft das jetzt selbst.',
  checking: (done, total) => `${done} von ${total} Einträgen geprüft …`,
  check: 'Noch einmal prüfen',
  checked: 'Das Protokoll wurde geprüft.',
  holds: 'Das Protokoll hält.',
  shown: 'Was gezeigt ist',
  signed: 'Der Kopf des Protokolls ist mit dem Schlüssel dieser Site unterschrieben.',
  unsigned:
    'Dieser Browser kann Ed25519-Unterschriften nicht prüfen. Es ist nicht gezeigt, dass jemand das Protokoll unterschrieben hat; nehmen Sie einen neueren Browser.',
  whole: (entries) =>
    `Alle ${entries} Einträge wurden hier gelesen und ergeben zusammen den unterschriebenen Kopf. Keiner fehlt, ist geändert oder steht am falschen Platz.`,
  grown: (entries, day) =>
    `Es beginnt mit den ${entries} Einträgen, die dieser Browser am ${day} geprüft hat. Seither wurde nichts weggenommen.`,
  firstLook:
    'Dieser Browser hat zum ersten Mal nachgesehen. Er merkt sich den Kopf und bemerkt, wenn das Protokoll je zurückgesetzt wird.',
  notShown: 'Was nicht gezeigt ist',
  notShownLines: [
    'Dass andere dasselbe Protokoll bekommen. Vergleichen Sie den Kopf mit jemandem, der von anderswo nachsieht.',
    'Dass die Tatsachen hinter den Hashes wahr sind. Der Server hält seine Tabellen gegen das Protokoll mit: discreet log verify',
    'Dass etwas geschah, was niemand aufgeschrieben hat.',
  ],
  broken: 'Das Protokoll hält nicht.',
  faults: {
    form: 'Der Server gab keinen Kopf und keinen Schlüssel, die zu dieser Site gehören.',
    key: 'Das Protokoll ist mit einem anderen Schlüssel unterschrieben als beim letzten Mal. Entweder wurde der Schlüssel gewechselt, oder es ist nicht dasselbe Protokoll.',
    signature: 'Die Unterschrift unter dem Kopf ist nicht die des Schlüssels dieser Site.',
    shorter:
      'Das Protokoll ist kürzer als beim letzten Blick dieses Browsers. Es wurde zurückgesetzt.',
    rewritten:
      'Das Protokoll beginnt nicht mit dem, was dieser Browser zuletzt geprüft hat. Es wurde neu geschrieben.',
    missing: 'Ein Eintrag fehlt oder steht am falschen Platz.',
    root: 'Die Einträge ergeben nicht den unterschriebenen Kopf. Mindestens einer wurde geändert.',
  },
  missingAt: (index) => `Es ist die Nummer ${index}.`,
  brokenWhat:
    'Ändern Sie nichts am Server. Bewahren Sie den Kopf auf, eröffnen Sie einen Vorfall und vergleichen Sie mit einer Sicherung.',
  anew: 'Mit diesem Protokoll neu beginnen',
  anewText:
    'Dieser Browser vergisst den Kopf, den er früher geprüft hat. Tun Sie das nur, wenn Sie wissen, warum es ein anderes Protokoll ist: ein neuer Schlüssel, oder eine Datenbank, die mit Absicht zurückgespielt wurde.',
  key: 'Schlüssel',
  size: 'Einträge',
  checkpoint: 'Kopf herunterladen',
  find: 'Einen Eintrag nachschlagen',
  number: 'Nummer',
  numberHint: (last) =>
    `Von 0 bis ${last}. Anfragen, Vorfälle und Handlungen des Personals nennen ihre.`,
  included: (steps) => `Er ist im geprüften Protokoll. Sein Beweis hat ${steps} Hashes.`,
  excluded: 'Sein Beweis führt nicht zum geprüften Protokoll.',
  entries: 'Einträge, neueste zuerst',
  what: 'Was',
  ref: 'Welcher',
  digest: 'Hash seiner Tatsachen',
  older: 'Ältere Einträge zeigen',
  none: 'Das Protokoll ist leer',
  noneText: 'Die erste Wahl, Zählung oder Anfrage schreibt die erste Zeile.',
  kinds: {
    charge: 'Buchung im Hauptbuch',
    release: 'Freigabe',
    consent: 'Wahl',
    notice: 'Hinweis',
    pack: 'Rechtspaket',
    request: 'Anfrage',
    incident: 'Vorfall',
    filed: 'Register',
    cohort: 'Woche einer Kampagne',
    trust: 'Vertrauenszählung',
  },
}
