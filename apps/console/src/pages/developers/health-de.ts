import type { HealthWords } from './health-words.ts'

export const words: HealthWords = {
  title: 'Zustand',
  lead: 'Was discreet doctor prüft, und was dieser Server gefragt wurde. Keine Zahl hier handelt von einem Menschen.',
  check: 'Was',
  state: 'Stand',
  says: 'Es sagt',
  states: { ok: 'in Ordnung', late: 'verspätet', broken: 'kaputt', off: 'nicht da' },
  checks: {
    node: 'Node.js',
    database: 'Datenbank',
    queue: 'Warteschlange',
    mail: 'E-Mail',
    signing_key: 'Signaturschlüssel',
    packs: 'Rechtspakete',
    address: 'Öffentliche Adresse',
    ledger: 'Kassenbuch',
    log: 'Protokoll',
    periods: 'Zeiträume',
    release: 'Freigaben',
    model: 'Modell',
    cohorts: 'Kohorten der Kampagnen',
    outbox: 'Ausgang',
    erasures: 'Löschungen',
    retention: 'Aufbewahrung',
  },
  text: {
    node: ({ version, needed }) => `${version}; nötig ist ${needed} oder neuer`,
    database: ({ sites }) => `antwortet; Websites: ${sites}`,
    queue: () => 'Ohne sie macht dieser Prozess jede Stunde, was fällig ist.',
    mail: () => 'Ohne sie werden Anfragen per E-Mail abgelehnt: DISCREET_SMTP_URL setzen.',
    signing_key: ({ publicKey }) => `${publicKey}`,
    packs: ({ packs }) => `in Kraft: ${packs}`,
    address: ({ address }) =>
      `${address ?? 'Links in E-Mails brauchen sie: mit --public-url starten.'}`,
    ledger: ({ entries, brokenAt }) =>
      brokenAt == null
        ? `${entries} Einträge, ganz`
        : `gebrochen bei Eintrag ${brokenAt}: anhalten und nachsehen`,
    log: ({ entries }) => `${entries} Einträge`,
    periods: ({ waiting, since }, { day }) =>
      since == null
        ? 'keiner wartet'
        : `${waiting} freizugeben, seit ${day(since)}: discreet release`,
    release: ({ releases, at }, { day }) =>
      at == null ? 'noch keine' : `${releases}, zuletzt am ${day(at)}`,
    model: ({ at }, { day }) => (at == null ? 'noch keins' : `trainiert am ${day(at)}`),
    cohorts: ({ waiting }) => `überfällig: ${waiting}`,
    outbox: ({ waiting }) => `überfällig: ${waiting}`,
    erasures: ({ waiting }) => `unterbrochen: ${waiting}`,
    retention: ({ at }, { time }) => (at == null ? 'noch nicht gelaufen' : `gelaufen: ${time(at)}`),
  },
  requests: 'Anfragen',
  requestsText: (since) =>
    `An diesen Prozess, seit ${since}. Nach Route: keine Adresse, keine Kennung.`,
  noRequests: 'Noch wurde nichts gefragt.',
  route: 'Route',
  count: 'Anfragen',
  refused: 'Abgelehnt',
  failed: 'Gescheitert',
  mean: 'Mittel',
  p95: '95 % binnen',
  milliseconds: (count) => `${count} ms`,
  docs: 'Für Ihren Code',
  docsText: 'Was jede Route nimmt und antwortet:',
  api: 'API-Dokumentation',
  openapi: 'OpenAPI-Datei',
  snippet: 'In einer Seite des Ladens',
  snippetText: 'Diese Zeilen bringen das SDK und ein Regal mit Empfehlungen:',
  pinned: 'Eine Datei, festgelegt',
  pinnedText:
    'Der Browser lehnt sie ab, wenn sie geändert wurde. Der Hash wechselt, wenn dieser Server erneuert wird.',
  noSdk: 'Dieser Server liefert das SDK nicht aus.',
}
