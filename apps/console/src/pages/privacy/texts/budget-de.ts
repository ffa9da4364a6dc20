import type { BudgetWords } from '../budget-words.ts'

export const words: BudgetWords = {
  intro:
    'Jede Zählung der Menge gibt von jedem, der dabei ist, ein wenig preis. ε sagt, wie viel höchstens: je kleiner, desto besser verborgen. Was ausgegeben ist, ist ausgegeben; der Site kommt es erst wieder, wenn das Jahr vorbeigeht.',
  broken: (entry) =>
    `Das Hauptbuch hält nicht: Eintrag ${entry} wurde geändert. Darauf wird nichts gebucht. Eröffnen Sie einen Vorfall und vergleichen Sie mit einer Sicherung.`,
  year: 'In den letzten 365 Tagen',
  crowd: 'Zählungen für das Modell',
  campaigns: 'Kampagnen',
  trust: 'Vertrauenszählungen',
  of: (spent, limit) => `ε ${spent} von ${limit}`,
  crowdText: (releases, left) =>
    `Freigaben: ${releases}. In voller Größe passen noch ${left} in das Jahr.`,
  campaignsText: (count) =>
    `Kampagnen: ${count}. Nur die zählen zusammen, in denen jemand zugleich sein kann.`,
  trustText: (count) => `Zählungen, wie Menschen wählen: ${count}.`,
  total: 'Von einem Menschen, seit Beginn',
  totalText: (epsilon, delta) =>
    `Wer in jeder Zählung, jeder Kampagne und jeder Vertrauenszählung war, hat höchstens ε ${epsilon} preisgegeben, mit δ ${delta}.`,
  chart: 'Was ausgegeben ist, über die Zeit',
  when: 'Wann',
  cumulative: 'Ein Mensch, seit Beginn',
  none: 'Noch ist nichts ausgegeben',
  noneText:
    'Die erste Freigabe einer Periode, die erste Kampagne oder Vertrauenszählung wird hier gebucht, bevor Rauschen gezogen wird.',
  ledger: 'Hauptbuch',
  ledgerText:
    'Jeder Eintrag trägt den Hash des vorigen, darum kann keiner geändert oder weggenommen werden. Gebucht wird, bevor das Rauschen gezogen wird.',
  holds: (entries) => `Die Kette von ${entries} Einträgen hält.`,
  head: 'Letzter Hash, um ihn anderswo aufzuschreiben',
  entry: 'Eintrag',
  what: 'Wofür',
  period: 'Periode',
  campaign: 'Kampagne',
  trustCount: 'Vertrauenszählung',
  cost: 'Preis',
  state: 'Stand',
  states: { reserved: 'Gebucht', released: 'Freigegeben' },
  hash: 'Hash',
  older: 'Ältere Einträge zeigen',
  change: 'Das Budget ändern',
  changeText:
    'Senken geschieht sofort. Etwas zu erhöhen wartet auf eine zweite Person, die zwei Tage Zeit hat zu unterschreiben. Was gebucht ist, bleibt gebucht.',
  perPeriod: 'ε einer Freigabe',
  perPeriodHint: (days) => `Eine Periode hat ${days} Tage.`,
  periodsPerYear: 'Freigaben dieser Größe in 365 Tagen',
  periodsHint: (epsilon) => `Zusammen derzeit ε ${epsilon} im Jahr.`,
  campaignsPerYear: 'ε der Kampagnen in 365 Tagen',
  campaignsHint: 'Eine Zahl oder ein Bruch, etwa 6 oder 9/2.',
  reasonHint: 'Er steht im Protokoll, und wer unterschreibt, liest ihn. Nennen Sie niemanden.',
  apply: 'Ändern',
  same: 'Nichts ist anders als jetzt.',
  lowered: 'Das Budget ist gesenkt.',
  waits: 'Jetzt wartet es auf eine zweite Person.',
  waiting: (who, until) =>
    `${who} hat vorgeschlagen, das Budget zu erhöhen. Jemand anders unterschreibt es bis ${until}.`,
}
