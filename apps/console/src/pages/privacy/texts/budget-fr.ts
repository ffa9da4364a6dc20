import type { BudgetWords } from '../budget-words.ts'

export const words: BudgetWords = {
  intro:
    'Chaque comptage de la foule livre un peu de chacun de ceux qui y sont. ε dit combien au plus : plus il est petit, mieux on est caché. Ce qui est dépensé l’est ; le site ne le retrouve qu’au fil de l’année.',
  broken: (entry) =>
    `Le registre ne tient pas : l’entrée ${entry} a été changée. Rien n’est dépensé par-dessus. Ouvrez un incident et comparez avec une sauvegarde.`,
  year: 'Ces 365 derniers jours',
  crowd: 'Comptages pour le modèle',
  campaigns: 'Campagnes',
  trust: 'Comptages de confiance',
  of: (spent, limit) => `ε ${spent} sur ${limit}`,
  crowdText: (releases, left) =>
    `Publications : ${releases}. Il en tient encore ${left} de taille entière dans l’année.`,
  campaignsText: (count) =>
    `Campagnes : ${count}. Seules s’ajoutent celles où une même personne peut être.`,
  trustText: (count) => `Comptages de la façon de choisir : ${count}.`,
  total: 'D’une personne, depuis le début',
  totalText: (epsilon, delta) =>
    `Qui était dans chaque comptage, chaque campagne et chaque comptage de confiance a livré au plus ε ${epsilon}, avec δ ${delta}.`,
  chart: 'Ce qui est dépensé, au fil du temps',
  when: 'Quand',
  cumulative: 'Une personne, depuis le début',
  none: 'Rien n’est encore dépensé',
  noneText:
    'La première publication d’une période, la première campagne ou le premier comptage de confiance est inscrit ici avant que le bruit soit tiré.',
  ledger: 'Registre',
  ledgerText:
    'Chaque entrée porte l’empreinte de la précédente : aucune ne peut être changée ni retirée. La dépense est inscrite avant que le bruit soit tiré.',
  holds: (entries) => `La chaîne des ${entries} entrées tient.`,
  head: 'Dernière empreinte, à noter ailleurs',
  entry: 'Entrée',
  what: 'Pour quoi',
  period: 'Période',
  campaign: 'Campagne',
  trustCount: 'Comptage de confiance',
  cost: 'Coût',
  state: 'État',
  states: { reserved: 'Inscrite', released: 'Publiée' },
  hash: 'Empreinte',
  older: 'Montrer des entrées plus anciennes',
  change: 'Changer le budget',
  changeText:
    'Le baisser se fait aussitôt. Pour en augmenter une part, il faut une deuxième personne, qui a deux jours pour signer. Ce qui est dépensé le reste.',
  perPeriod: 'ε d’une publication',
  perPeriodHint: (days) => `Une période a ${days} jours.`,
  periodsPerYear: 'Publications de cette taille en 365 jours',
  periodsHint: (epsilon) => `Ensemble ε ${epsilon} par an à présent.`,
  campaignsPerYear: 'ε des campagnes en 365 jours',
  campaignsHint: 'Un nombre ou une fraction, comme 6 ou 9/2.',
  reasonHint: 'Elle est dans le journal, et qui signe la lit. Ne nommez personne.',
  apply: 'Changer',
  same: 'Rien n’est différent de maintenant.',
  lowered: 'Le budget est baissé.',
  waits: 'Une deuxième personne doit maintenant signer.',
  waiting: (who, until) =>
    `${who} a proposé d’augmenter le budget. Une autre personne signe jusqu’au ${until}.`,
}
