import type { RecordsWords } from '../records-words.ts'

export const words: RecordsWords = {
  intro:
    'Die Dokumente, nach denen das Gesetz fragt, gemacht aus dem, was der Code speichert und wie diese Site eingerichtet ist. Sie sind nie veraltet; was Sie freigeben, ist ein Stand von ihnen.',
  titles: { processing: 'Verzeichnis der Verarbeitung', assessment: 'Abschätzung der Folgen' },
  texts: {
    processing: 'Was mit Daten geschieht, warum, wie lange und durch wen (DSGVO 30).',
    assessment:
      'Was Stufe 3 für Menschen bedeuten kann und was dagegen getan wird (DSGVO 35). Niemand kann sein Konto einschalten, bevor jemand sie gelesen und freigegeben hat.',
  },
  missing: 'Niemand hat bisher gesagt:',
  toNotices: 'Sagen Sie es auf der Seite der Hinweise.',
  show: 'Hier lesen',
  html: 'Als Seite herunterladen',
  json: 'Als JSON herunterladen',
  state: 'Stand',
  states: { missing: 'Nicht freigegeben', stale: 'Veraltet', approved: 'Freigegeben' },
  stateTexts: {
    missing: 'Niemand kann Stufe 3 einschalten.',
    stale:
      'Es wird mehr gespeichert, als freigegeben wurde. Niemand Neues kommt auf Stufe 3, bis sie wieder gelesen ist.',
    approved: 'Stufe 3 kann eingeschaltet werden.',
  },
  changed:
    'Das Dokument sagt jetzt etwas anderes als das freigegebene. Lesen Sie es noch einmal und geben Sie es frei, wie es ist.',
  approvedBy: 'Freigegeben von',
  approvedAt: 'Freigegeben am',
  approvedHash: 'Hash des Freigegebenen',
  hash: 'Hash des Dokuments, wie es jetzt ist',
  approve: 'Ich habe es gelesen und gebe es frei',
  approveText: (name) =>
    `Sie geben diesen Stand des Dokuments in Ihrem Namen frei, ${name}. Sein Text und sein Hash kommen ins Register und ins Protokoll.`,
  approved: 'Es ist freigegeben.',
}
