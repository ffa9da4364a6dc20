import type { TrustWords } from './words.ts'

export const words: TrustWords = {
  title: 'Confiance',
  intro:
    'Quatre chiffres, chacun avec son cours et sa raison. Aucun n’a d’objectif : un niveau plus haut n’est pas meilleur qu’un plus bas. Ils disent comment les gens vivent ce que vous faites.',
  noisy:
    'Chaque nombre de personnes est ici bruité, jamais exact. Là où deux bornes sont données, la vraie valeur est entre elles au moins 95 fois sur 100.',
  numbers: {
    trust: {
      name: 'Confiance',
      says: 'de ceux à qui l’on a montré un choix fait pour eux l’ont dit trop personnel, ou pire.',
      trend: 'Trop personnel, par semaine',
    },
    control: {
      name: 'Contrôle',
      says: 'des comptes ont repris quelque chose en quatre semaines : un niveau, une finalité ou l’aide à la foule.',
      trend: 'Repris quelque chose, par quatre semaines',
    },
    value: {
      name: 'Utilité',
      says: 'de ce qui fut essayé est sûrement mieux pour les gens que de s’en passer.',
      trend: 'Sûrement mieux, par semaine',
    },
    care: {
      name: 'Soin',
      says: 'des demandes des 365 derniers jours ont eu réponse dans le délai de la loi.',
      trend: 'Réponse à temps, 365 jours chaque fois',
    },
  },
  reasons: {
    nothing_released:
      'Aucune campagne n’a encore livré de semaine. La première dira comment les gens la prennent.',
    tactic_too_personal: (tactic, low, high, margin, verdict) =>
      `« ${tactic} » gêne les gens : entre ${low} et ${high} de plus le disent que sans elle, pour ${margin} permis. À présent : ${verdict}.`,
    tactic_highest: (tactic, rate, margin) =>
      `On le dit le plus de « ${tactic} » (${rate}) ; pour aucune tactique il n’est sûr qu’elle ajoute plus de ${margin}.`,
    counting_off: 'Ce site ne compte pas comment les gens choisissent.',
    counting_begins: (day) =>
      day === undefined
        ? 'Le compte commence quand le serveur a tourné une heure, et dure quatre semaines.'
        : `Le premier compte vient le ${day}, quand quatre semaines seront passées.`,
    too_few:
      'Il y a trop peu de comptes : le bruit qui les protège est aussi grand que leur nombre.',
    as_easy: (up, down) =>
      `C’est aussi facile que de monter : ${down} gestes au plus pour descendre, ${up} au plus pour monter, depuis chaque page.`,
    nothing_tried:
      'Rien ne fut encore essayé. Une campagne laisse une part des gens de côté, et compare.',
    nothing_decided: (of) =>
      `Sur ${of} essais, aucun n’est encore sûr, ni dans un sens ni dans l’autre. Une semaine de plus en dira peut-être davantage.`,
    tried: (certified, rejected, open) =>
      `Sûrement mieux : ${certified}. Pire ou gênant : ${rejected}. Pas encore connu : ${open}.`,
    requests_overdue: (count) => `Demandes en retard à présent : ${count}.`,
    incident_overdue: (count) => `Incidents dont l’autorité devrait déjà être avertie : ${count}.`,
    incident_open: (count) => `Incidents ouverts : ${count}.`,
    untrained: (count, of) =>
      `Membres du personnel dont la formation manque ou a expiré : ${count} sur ${of}.`,
    few_requests: 'Il y eut moins de dix demandes en un an. De si peu, rien n’est dit ici.',
    in_time: (answered, median) =>
      `${answered} demandes ont eu réponse, la moitié en moins de ${median}, et rien n’est en retard.`,
  },
  unknown: 'Pas encore connu',
  outOf: (some, all) => `${some} sur ${all}`,
  between: (low, high) => `entre ${low} et ${high}`,
  oneSoFar: 'Il y a une valeur jusqu’ici ; le cours commence avec la suivante.',
  when: 'Jusqu’au',
  value: 'Valeur',
  low: 'Au moins',
  high: 'Au plus',
  levels: {
    title: 'Les niveaux, et leurs changements',
    intro: (epsilon) =>
      `Toutes les quatre semaines, chaque compte est compté dans une case d’un tableau, et chaque case reçoit du bruit (ε ${epsilon}, inscrit d’abord au registre). Qui fut effacé n’est plus compté.`,
    off: 'Le compte est éteint',
    offText:
      'Ce site ne compte les choix de personne : son ε annuel pour ces comptes (trustEpsilonPerYear) est 0.',
    none: 'Le premier compte est à venir',
    noneText: (day) =>
      `Ici se lira combien de comptes ont quel niveau, et combien l’ont haussé ou baissé, avec le bruit${day === undefined ? '' : ` : d’abord le ${day}`}. Les semaines d’avant ne sont pas rattrapées.`,
    period: (from, to) => `Du ${from} au ${to}`,
    total: (low, high) => `Comptes : entre ${low} et ${high}.`,
    level: 'Niveau',
    names: ['Éteint', 'Cette visite', 'Sur cet appareil', 'Mon compte'],
    share: 'Part',
    people: 'Comptes',
    tooFew: 'trop peu pour le dire',
    course: 'Part des comptes par niveau',
    movesTitle: 'Ce qui changea en quatre semaines',
    move: 'Changement',
    moves: {
      first: 'ont choisi pour la première fois',
      raised: 'ont haussé le niveau',
      lowered: 'ont baissé le niveau',
      stopped: 'ont repris autre chose',
      same: 'n’ont rien changé',
    },
    choicesTitle: 'Choix faits sur les pages, sans compte',
    choicesIntro:
      'Un choix est une case. Qui choisit trois fois compte trois fois, car rien n’est gardé qui puisse les relier.',
    choices: 'Choix',
    unknownTitle: 'Ce qui n’est pas connu ici',
    unknownText:
      'Les niveaux « Cette visite » et « Sur cet appareil » ne laissent rien au serveur. Combien d’appareils ont quel niveau, et combien de gens n’ont jamais choisi, nul ne le sait ici. Pour ceux qui aident la foule, les campagnes le disent, avec du bruit :',
    crowdTitle: (campaign) => `Compté dans la campagne « ${campaign} »`,
    counted: 'Comptés',
    crowdUnits: ['–', 'visites', 'appareils', 'comptes'],
  },
  ease: {
    title: 'Reprendre',
    text: (up, down, effort) =>
      `Depuis chaque page de la boutique, il faut au plus ${up} gestes pour hausser le niveau, et au plus ${down} pour le baisser, jamais plus que pour monter ; viser coûte au plus ${effort} fois l’effort. Un test le mesure dans un vrai navigateur à chaque changement du code.`,
  },
  tactics: {
    title: 'Trop personnel, par tactique',
    intro:
      'Combien de fois les gens ont dit « trop personnel », baissé leur niveau ou porté plainte là où une tactique servait, et là où elle ne servait pas. L’écart tient à tout moment.',
    none: 'Rien n’est encore livré',
    noneText: 'Après la première semaine d’une campagne, sa tactique sera ici.',
    tactic: 'Tactique',
    shown: 'Là où elle fut montrée',
    notShown: 'Sans elle',
    difference: 'Écart',
    margin: 'Marge',
    verdict: 'Verdict à présent',
    verdicts: { allow: 'permise', ask: 'demandée d’abord', never: 'jamais' },
    says: 'Ce que cela dit',
    tooPersonal: 'sûrement trop personnel',
    open: 'pas sûrement plus que la marge',
  },
  requests: {
    title: 'Les demandes et leur durée',
    intro:
      'Les demandes sont des dossiers dont vous répondez ; elles sont donc exactes. Des sortes avec moins de dix en 365 jours, rien n’est montré, car un collègue pourrait savoir de qui elles viennent.',
    few: 'Moins de dix demandes en 365 jours',
    fewText:
      'À la dixième se lira ici combien ont eu réponse à temps, et combien de temps prit la moitié.',
    type: 'Sorte',
    all: 'Toutes',
    answered: 'Répondues',
    inTime: 'À temps',
    median: 'La moitié en moins de',
    types: {
      access: 'tout voir',
      portability: 'emporter',
      erasure: 'être effacé',
      rectification: 'corriger',
      restriction: 'arrêter l’usage',
      objection: 's’opposer',
      opt_out: 'ne plus participer',
      limit_sensitive: 'limiter le sensible',
      withdraw: 'retirer son accord',
      complaint: 'se plaindre',
      appeal: 'faire appel',
      explain: 'se faire expliquer',
    },
    overdue: (count) => `En retard à présent : ${count}`,
  },
  care: {
    title: 'Incidents et formation',
    open: 'Incidents ouverts',
    overdue: 'Autorité non avertie à temps',
    closed: 'Clos en 365 jours',
    toClose: 'La moitié en moins de',
    drill: 'Dernier exercice',
    never: 'jamais',
    trained: 'Personnel dont la formation tient',
    nobody: 'Personne n’a de rôle qui demande une formation.',
  },
  spent: {
    title: 'ε dépensé et restant',
    intro:
      'À quel point ce qui est publié peut dépendre de la présence d’une personne, en 365 jours. Chaque sorte a sa propre limite.',
    on: 'Dépensé pour',
    crowd: 'Apprendre de la foule',
    campaigns: 'Campagnes',
    counts: 'Comptes de confiance',
    spent: 'Dépensé',
    limit: 'Limite',
    left: 'Restant',
    broken: 'Le registre ne tient pas : une ligne fut changée. Aucune somme n’en veut rien dire.',
    total: (epsilon, delta) =>
      `Qui fut de tout : ε ${epsilon} pour δ ${delta}. Qui fut de moins, moins.`,
  },
  held: {
    title: 'Comparé à ceux qui ne l’ont pas vu',
    intro:
      'Dans chaque campagne, une part des gens reste de côté. L’écart avec eux, avec l’intervalle qui tient à tout moment, décide ; rien d’autre.',
    none: 'Rien ne fut encore essayé',
    noneText: 'Quand la première semaine d’une campagne est livrée, sa comparaison est ici.',
    campaign: 'Campagne',
    arm: 'Version',
    difference: 'Écart',
    weeks: 'Semaines',
    verdict: 'Verdict',
    verdicts: { certified: 'confirmé', rejected: 'rejeté', unresolved: 'pas encore connu' },
    because: {
      better: 'mieux, à tout moment',
      worse: 'pire, à tout moment',
      guard: 'cela gêne les gens plus que la marge ne le permet',
      sample_ratio: 'les parts n’ont pas la taille prévue : quelque chose est cassé',
      too_few: 'trop peu de gens pour le dire',
      interval_holds_zero: 'aucun écart qui soit sûr',
    },
  },
}
