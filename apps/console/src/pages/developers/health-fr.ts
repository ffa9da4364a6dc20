import type { HealthWords } from './health-words.ts'

export const words: HealthWords = {
  title: 'État',
  lead: 'Ce que discreet doctor regarde, et ce qui a été demandé à ce serveur. Aucun nombre ici ne concerne une personne.',
  check: 'Quoi',
  state: 'État',
  says: 'Il dit',
  states: { ok: 'en ordre', late: 'en retard', broken: 'cassé', off: 'absent' },
  checks: {
    node: 'Node.js',
    database: 'Base de données',
    queue: 'File de tâches',
    mail: 'Courriel',
    signing_key: 'Clé de signature',
    packs: 'Paquets de droit',
    address: 'Adresse publique',
    ledger: 'Grand livre',
    log: 'Journal',
    periods: 'Périodes',
    release: 'Publications',
    model: 'Modèle',
    cohorts: 'Cohortes des campagnes',
    outbox: 'Envois',
    erasures: 'Effacements',
    retention: 'Conservation',
  },
  text: {
    node: ({ version, needed }) => `${version} ; il faut ${needed} ou plus récent`,
    database: ({ sites }) => `répond ; sites : ${sites}`,
    queue: () => 'Sans elle, ce processus fait chaque heure ce qui est dû.',
    mail: () => 'Sans lui, les demandes par courriel sont refusées : définissez DISCREET_SMTP_URL.',
    signing_key: ({ publicKey }) => `${publicKey}`,
    packs: ({ packs }) => `en vigueur : ${packs}`,
    address: ({ address }) =>
      `${address ?? 'Les liens des courriels en ont besoin : démarrez avec --public-url.'}`,
    ledger: ({ entries, brokenAt }) =>
      brokenAt == null
        ? `${entries} entrées, entier`
        : `rompu à l’entrée ${brokenAt} : arrêtez et regardez`,
    log: ({ entries }) => `${entries} entrées`,
    periods: ({ waiting, since }, { day }) =>
      since == null
        ? 'aucune n’attend'
        : `${waiting} à publier, depuis le ${day(since)} : discreet release`,
    release: ({ releases, at }, { day }) =>
      at == null ? 'pas encore' : `${releases}, la dernière le ${day(at)}`,
    model: ({ at }, { day }) => (at == null ? 'pas encore' : `entraîné le ${day(at)}`),
    cohorts: ({ waiting }) => `en retard : ${waiting}`,
    outbox: ({ waiting }) => `en retard : ${waiting}`,
    erasures: ({ waiting }) => `interrompus : ${waiting}`,
    retention: ({ at }, { time }) => (at == null ? 'pas encore passée' : `passée : ${time(at)}`),
  },
  requests: 'Requêtes',
  requestsText: (since) =>
    `À ce processus, depuis ${since}. Par route : ni adresse, ni identifiant.`,
  noRequests: 'Rien n’a encore été demandé.',
  route: 'Route',
  count: 'Requêtes',
  refused: 'Refusées',
  failed: 'Échouées',
  mean: 'Moyenne',
  p95: '95 % en moins de',
  milliseconds: (count) => `${count} ms`,
  docs: 'Pour votre code',
  docsText: 'Ce que chaque route prend et répond :',
  api: 'Documentation de l’API',
  openapi: 'Fichier OpenAPI',
  snippet: 'Dans une page de la boutique',
  snippetText: 'Ces lignes apportent le SDK et un rayon de recommandations :',
  pinned: 'Un fichier, fixé',
  pinnedText:
    'Le navigateur le refuse s’il a été modifié. L’empreinte change quand ce serveur est mis à jour.',
  noSdk: 'Ce serveur ne sert pas le SDK.',
}
