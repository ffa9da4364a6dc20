import type { TrustWords } from './words.ts'

export const words: TrustWords = {
  title: 'Vertrauen',
  intro:
    'Vier Zahlen, jede mit ihrem Verlauf und dem Grund. Keine hat ein Ziel: Eine höhere Stufe ist nicht besser als eine niedrigere. Sie sagen, wie es Menschen mit dem geht, was Sie tun.',
  noisy:
    'Jede Zahl von Menschen ist hier verrauscht, nie genau. Wo zwei Enden stehen, liegt der wahre Wert mindestens 95 von 100 Mal dazwischen.',
  numbers: {
    trust: {
      name: 'Vertrauen',
      says: 'von denen, die etwas für sie Ausgewähltes sahen, fanden es zu persönlich oder sagten Schlimmeres.',
      trend: 'Zu persönlich, je Woche',
    },
    control: {
      name: 'Kontrolle',
      says: 'der Konten nahmen in den letzten vier Wochen etwas zurück: eine Stufe, einen Zweck oder die Hilfe für die Menge.',
      trend: 'Etwas zurückgenommen, je vier Wochen',
    },
    value: {
      name: 'Nutzen',
      says: 'von dem, was versucht wurde, ist sicher besser für Menschen, als es wegzulassen.',
      trend: 'Sicher besser, je Woche',
    },
    care: {
      name: 'Sorgfalt',
      says: 'der Anfragen der letzten 365 Tage wurden in der Frist des Gesetzes beantwortet.',
      trend: 'In der Frist beantwortet, je 365 Tage',
    },
  },
  reasons: {
    nothing_released:
      'Noch keine Kampagne hat eine Woche freigegeben. Die erste sagt, wie Menschen es aufnehmen.',
    tactic_too_personal: (tactic, low, high, margin, verdict) =>
      `„${tactic}“ stört Menschen: Zwischen ${low} und ${high} mehr sagen es als ohne sie, erlaubt sind ${margin}. Inzwischen gilt: ${verdict}.`,
    tactic_highest: (tactic, rate, margin) =>
      `Am meisten wird es von „${tactic}“ gesagt (${rate}); bei keiner Taktik ist sicher, dass es mehr als ${margin} ausmacht.`,
    counting_off: 'Wie Menschen wählen, wird auf dieser Site nicht gezählt.',
    counting_begins: (day) =>
      day === undefined
        ? 'Das Zählen beginnt, wenn der Server eine Stunde lief, und dauert vier Wochen.'
        : `Die erste Zählung kommt am ${day}, wenn vier Wochen vorbei sind.`,
    too_few: 'Es sind zu wenige Konten: Das Rauschen, das sie schützt, ist so groß wie ihre Zahl.',
    as_easy: (up, down) =>
      `Es ist so leicht wie der Weg hinauf: höchstens ${down} Tipps hinunter, höchstens ${up} hinauf, von jeder Seite aus.`,
    nothing_tried:
      'Noch wurde nichts versucht. Eine Kampagne hält einen Teil der Menschen heraus und vergleicht.',
    nothing_decided: (of) =>
      `Von ${of} Versuchen ist noch keiner sicher, so oder so. Eine weitere Woche sagt vielleicht mehr.`,
    tried: (certified, rejected, open) =>
      `Sicher besser: ${certified}. Schlechter oder störend: ${rejected}. Noch offen: ${open}.`,
    requests_overdue: (count) => `Anfragen, die jetzt überfällig sind: ${count}.`,
    incident_overdue: (count) => `Vorfälle, von denen die Behörde schon wissen müsste: ${count}.`,
    incident_open: (count) => `Offene Vorfälle: ${count}.`,
    untrained: (count, of) =>
      `Mitglieder des Personals, deren Schulung fehlt oder abgelaufen ist: ${count} von ${of}.`,
    few_requests:
      'Es gab weniger als zehn Anfragen im Jahr. Von so wenigen wird hier nichts gesagt.',
    in_time: (answered, median) =>
      `${answered} Anfragen wurden beantwortet, die Hälfte binnen ${median}, und nichts ist überfällig.`,
  },
  unknown: 'Noch nicht bekannt',
  outOf: (some, all) => `${some} von ${all}`,
  between: (low, high) => `zwischen ${low} und ${high}`,
  oneSoFar: 'Bisher gibt es einen Wert; der Verlauf beginnt mit dem nächsten.',
  when: 'Bis',
  value: 'Wert',
  low: 'Mindestens',
  high: 'Höchstens',
  levels: {
    title: 'Stufen und wie sie sich änderten',
    intro: (epsilon) =>
      `Alle vier Wochen wird jedes Konto in einem Feld einer Tabelle gezählt, und über jedes Feld kommt Rauschen (ε ${epsilon}, vorher im Hauptbuch verbucht). Wer gelöscht wurde, zählt nicht mehr mit.`,
    off: 'Das Zählen ist abgeschaltet',
    offText:
      'Diese Site zählt niemandes Wahl: Ihr ε für Vertrauenszählungen im Jahr (trustEpsilonPerYear) ist 0.',
    none: 'Die erste Zählung kommt noch',
    noneText: (day) =>
      `Hier wird stehen, wie viele Konten welche Stufe haben und wie viele sie hoben oder senkten, mit dem Rauschen dabei${day === undefined ? '' : `: zuerst am ${day}`}. Wochen davor werden nicht nachgeholt.`,
    period: (from, to) => `Vom ${from} bis zum ${to}`,
    total: (low, high) => `Konten: zwischen ${low} und ${high}.`,
    level: 'Stufe',
    names: ['Aus', 'Dieser Besuch', 'Auf diesem Gerät', 'Mein Konto'],
    share: 'Anteil',
    people: 'Konten',
    tooFew: 'zu wenige',
    course: 'Anteil der Konten je Stufe',
    movesTitle: 'Was sich in diesen vier Wochen änderte',
    move: 'Änderung',
    moves: {
      first: 'wählten zum ersten Mal',
      raised: 'hoben die Stufe',
      lowered: 'senkten die Stufe',
      stopped: 'nahmen anderes zurück',
      same: 'ließen es, wie es war',
    },
    choicesTitle: 'Wahlen auf Seiten, ohne Konto',
    choicesIntro:
      'Eine Wahl ist ein Feld. Wer dreimal wählt, zählt dreimal, denn nichts wird behalten, was die drei verbände.',
    choices: 'Wahlen',
    unknownTitle: 'Was hier nicht bekannt ist',
    unknownText:
      'Die Stufen „Dieser Besuch“ und „Auf diesem Gerät“ lassen nichts beim Server. Wie viele Geräte jetzt welche Stufe haben und wie viele nie wählten, weiß hier niemand. Von Menschen, die der Menge helfen, sagen es Kampagnen, mit Rauschen:',
    crowdTitle: (campaign) => `Gezählt in der Kampagne „${campaign}“`,
    counted: 'Gezählt',
    crowdUnits: ['–', 'Besuche', 'Geräte', 'Konten'],
  },
  ease: {
    title: 'Zurücknehmen',
    text: (up, down, effort) =>
      `Von jeder Seite des Ladens aus braucht es höchstens ${up} Tipps, um die Stufe zu heben, und höchstens ${down}, um sie zu senken, nie mehr als hinauf; das Zielen kostet höchstens das ${effort}-Fache an Mühe. Ein Test misst es bei jeder Änderung des Codes in einem echten Browser.`,
  },
  tactics: {
    title: 'Zu persönlich, je Taktik',
    intro:
      'Wie oft Menschen „zu persönlich“ sagten, ihre Stufe senkten oder sich beschwerten, wo eine Taktik im Spiel war, und wo nicht. Der Unterschied gilt, wann immer man hinsieht.',
    none: 'Noch ist nichts freigegeben',
    noneText: 'Nach der ersten Woche einer Kampagne steht ihre Taktik hier.',
    tactic: 'Taktik',
    shown: 'Wo sie gezeigt wurde',
    notShown: 'Ohne sie',
    difference: 'Unterschied',
    margin: 'Spielraum',
    verdict: 'Urteil jetzt',
    verdicts: { allow: 'erlaubt', ask: 'wird vorher gefragt', never: 'nie' },
    says: 'Was das heißt',
    tooPersonal: 'sicher zu persönlich',
    open: 'nicht sicher mehr als der Spielraum',
  },
  requests: {
    title: 'Anfragen und wie lange sie dauerten',
    intro:
      'Anfragen sind Fälle, für die Sie einstehen; deshalb sind sie genau. Von Arten mit weniger als zehn in 365 Tagen steht nichts hier, denn jemand im Haus könnte wissen, wessen sie waren.',
    few: 'Weniger als zehn Anfragen in 365 Tagen',
    fewText:
      'Mit der zehnten steht hier, wie viele in der Frist beantwortet wurden und wie lange die Hälfte dauerte.',
    type: 'Art',
    all: 'Alle',
    answered: 'Beantwortet',
    inTime: 'In der Frist',
    median: 'Die Hälfte binnen',
    types: {
      access: 'alles sehen',
      portability: 'mitnehmen',
      erasure: 'gelöscht werden',
      rectification: 'etwas berichtigen',
      restriction: 'Nutzung anhalten',
      objection: 'widersprechen',
      opt_out: 'nicht mehr mitmachen',
      limit_sensitive: 'Heikles begrenzen',
      withdraw: 'Einwilligung zurücknehmen',
      complaint: 'sich beschweren',
      appeal: 'Einspruch erheben',
      explain: 'es erklärt bekommen',
    },
    overdue: (count) => `Jetzt überfällig: ${count}`,
  },
  care: {
    title: 'Vorfälle und Schulung',
    open: 'Offene Vorfälle',
    overdue: 'Behörde nicht rechtzeitig verständigt',
    closed: 'In 365 Tagen abgeschlossen',
    toClose: 'Die Hälfte binnen',
    drill: 'Letzte Übung',
    never: 'nie',
    trained: 'Personal, dessen Schulung gilt',
    nobody: 'Niemand hat eine Rolle, die Schulung verlangt.',
  },
  spent: {
    title: 'ε, verbraucht und übrig',
    intro:
      'Wie sehr das Veröffentlichte davon abhängen darf, ob ein Mensch dabei war, binnen 365 Tagen. Jede Art hat ihre eigene Grenze.',
    on: 'Verbraucht für',
    crowd: 'Lernen von der Menge',
    campaigns: 'Kampagnen',
    counts: 'Vertrauenszählungen',
    spent: 'Verbraucht',
    limit: 'Grenze',
    left: 'Übrig',
    broken:
      'Das Hauptbuch stimmt nicht: Ein Eintrag wurde geändert. Keine Summe daraus bedeutet etwas.',
    total: (epsilon, delta) =>
      `Wer bei allem dabei war: ε ${epsilon} bei δ ${delta}. Wer bei weniger dabei war, weniger.`,
  },
  held: {
    title: 'Verglichen mit denen, die es nicht sahen',
    intro:
      'In jeder Kampagne bleibt ein Teil der Menschen außen vor. Der Unterschied zu ihnen, mit dem Intervall, das immer gilt, entscheidet, und nichts sonst.',
    none: 'Noch wurde nichts versucht',
    noneText: 'Ist die erste Woche einer Kampagne freigegeben, steht ihr Vergleich hier.',
    campaign: 'Kampagne',
    arm: 'Fassung',
    difference: 'Unterschied',
    weeks: 'Wochen',
    verdict: 'Urteil',
    verdicts: { certified: 'bestätigt', rejected: 'verworfen', unresolved: 'noch offen' },
    because: {
      better: 'besser, wann immer man hinsieht',
      worse: 'schlechter, wann immer man hinsieht',
      guard: 'es stört Menschen mehr, als der Spielraum erlaubt',
      sample_ratio: 'die Teile sind nicht so groß wie geplant: etwas ist kaputt',
      too_few: 'zu wenige Menschen',
      interval_holds_zero: 'kein sicherer Unterschied',
    },
  },
}
