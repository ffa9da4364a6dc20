import type { RetentionWords } from '../retention-words.ts'

export const words: RetentionWords = {
  intro:
    'Alles, was von jemandem gespeichert ist, hat ein Datum. Was darüber hinaus ist, wird gelöscht; wo ein Gesetz es verlangt, wird die Person vorher gewarnt.',
  daily:
    'Ein laufender Server tut das jeden Tag von selbst. Sie können nachsehen, was fällig ist, oder es jetzt tun.',
  look: 'Nur zählen, was fällig ist',
  looked: 'Es ist gezählt. Nichts wurde gelöscht.',
  wouldGo: 'Das würde jetzt gelöscht',
  gone: 'Das wurde gelöscht',
  run: 'Löschen, was fällig ist',
  runText:
    'Es lässt sich nicht zurückholen. Wer vorher zu warnen ist, wird gewarnt und bleibt vorerst.',
  reasonHint: 'Er steht im Protokoll. Nennen Sie niemanden.',
  working: (step, of) => `Schritt ${step} von ${of} …`,
  done: 'Es ist gelöscht, und der Bericht ist abgelegt.',
  entries: 'Dinge in Profilen',
  people: 'Konten',
  identities: 'Wessen eine Anfrage war',
  warned: 'Darunter Konten, die vorher gewarnt wurden',
  waiting: 'Fällige Konten, die nach einer Warnung oder auf eine Antwort warten',
  what: 'Was',
  count: 'Wie viele',
  reports: 'Berichte',
  when: 'Wann',
  none: 'Noch kein Bericht',
  noneText: 'Jeder Lauf hinterlässt einen, hier und im Protokoll.',
}
