import type { Texts } from './texts.ts'

export const de: Texts = {
  locale: 'de',
  shortNotice:
    'Sie wählen, wie persönlich dieser Laden ist. Wir können Sie vergessen, uns diesen Besuch merken, Notizen auf Ihrem Gerät lassen oder ein Profil in Ihrem Konto führen. Sie können das immer ändern. Wir verkaufen Ihre Daten nie.',
  levels: [
    {
      name: 'Aus',
      line: 'Wir sehen nur diese Seite und diesen Korb an.',
      label: {
        what: 'Diese Seite und dieser Korb',
        why: 'Um zu zeigen, was dazu passt',
        where: 'Nirgends',
        howLong: 'Gar nicht',
        who: 'Niemand',
      },
    },
    {
      name: 'Dieser Besuch',
      line: 'Wir nutzen auch, was Sie bei diesem Besuch ansehen.',
      label: {
        what: 'Was Sie bei diesem Besuch ansehen',
        why: 'Um zu zeigen, was zu diesem Besuch passt',
        where: 'In dieser Seite, auf Ihrem Gerät',
        howLong: 'Bis Sie die Seite schließen',
        who: 'Nur Sie',
      },
    },
    {
      name: 'Auf diesem Gerät',
      line: 'Ihr Gerät merkt sich, was Sie ansehen und was Sie mögen.',
      label: {
        what: 'Was Sie ansehen und was Sie mögen',
        why: 'Um zu zeigen, was zu Ihnen passt',
        where: 'Auf Ihrem Gerät',
        howLong: 'Bis Sie es löschen, höchstens ein Jahr',
        who: 'Nur Sie',
      },
    },
    {
      name: 'Mein Konto',
      line: 'Ihr Konto merkt sich, was Sie einschalten, Stück für Stück.',
      label: {
        what: 'Nur, was Sie einschalten',
        why: 'Um auf all Ihren Geräten zu zeigen, was zu Ihnen passt',
        where: 'Bei diesem Laden, mit einem eigenen Schlüssel',
        howLong: 'Höchstens zwei Jahre',
        who: 'Sie und dieser Laden',
      },
    },
  ],
  labelRows: {
    what: 'Was',
    why: 'Wozu',
    where: 'Wo es liegt',
    howLong: 'Wie lange',
    who: 'Wer es sieht',
  },
  purposes: {
    page: 'Zeigt, was zu dieser Seite und diesem Korb passt.',
    visit: 'Zeigt, was zu diesem Besuch passt.',
    device: 'Zeigt, was zu Ihnen passt, und rechnet das auf Ihrem Gerät aus.',
    purchases: 'Bringt wieder, was Sie oft kaufen, und zeigt, was dazu passt.',
    browsing: 'Lässt Sie da weitermachen, wo Sie waren.',
    preferences: 'Zeigt, was Sie mögen, und lässt weg, was Sie nicht mögen.',
    demographics: 'Passt die Auswahl an Ihr Alter an.',
    offers: 'Schickt Ihnen per Mail Angebote, die zu Ihnen passen.',
    contribute: 'Hilft allen zu besseren Tipps. Ihr Teil geht in der Menge unter.',
    choices: 'Merkt sich Ihre Wahl, damit wir uns daran halten.',
  },
  fields: {
    'visit.items': 'Was Sie bei diesem Besuch ansehen',
    'device.history': 'Was Sie ansahen, auf Ihrem Gerät',
    'device.preferences': 'Was Sie mögen, auf Ihrem Gerät',
    'crowd.contribution': 'Was in Ihren Körben war, unter einem Decknamen, der weggeworfen wird',
    'crowd.campaigns':
      'An welchen Versuchen Sie teilgenommen haben, unter einem Decknamen, der weggeworfen wird',
    'account.choices': 'Was Sie hier gewählt haben',
    'account.consentRecords': 'Der Beleg, was Sie wann gewählt haben',
    'account.key': 'Der Schlüssel zu Ihrem Profil',
    'account.contact': 'Ihre E-Mail-Adresse als Code, aus dem sie niemand lesen kann',
    'account.accessLog': 'Wer Ihre Daten angesehen hat und warum',
    'account.requests': 'Ihre Anfragen zu Ihren Daten',
    'account.purchases': 'Was Sie gekauft haben',
    'account.views': 'Was Sie angesehen haben',
    'account.preferences': 'Was Sie mögen und uns gesagt haben',
    'account.ageBand': 'Ihre Altersgruppe',
    'account.offersAddress': 'Ihre Mail-Adresse für Angebote',
  },
  reasons: {
    chosen: 'Sie haben diese Stufe gewählt.',
    default: 'Sie haben noch nicht gewählt. Wir beginnen mit dem Wenigsten.',
    gpc: 'Ihr Browser bittet uns, nichts weiterzugeben. Wir beginnen mit Aus und fragen nicht.',
    gpc_choice_counts:
      'Ihr Browser bittet uns, nichts weiterzugeben. Das tun wir nie. Ihre eigene Wahl gilt.',
    consent_expired: 'Ihre letzte Wahl ist abgelaufen. Wählen Sie neu, wenn Sie mögen.',
    age: 'Für Ihr Alter setzt das Gesetz eine Grenze.',
    age_guardian: 'Ihre Eltern haben zugestimmt.',
    sign_in: 'Melden Sie sich an, um Ihr Konto zu nutzen.',
    objected: 'Sie haben uns gesagt, dass wir Ihr Profil nicht mehr nutzen sollen.',
    objected_offers: 'Sie haben uns gesagt, dass Sie keine Angebote mehr wollen.',
    restricted: 'Sie haben uns gesagt, dass wir Ihre Daten behalten, aber nicht nutzen sollen.',
    contribute_on: 'Sie helfen der Menge.',
    contribute_off: 'Sie helfen der Menge nicht. Alle Tipps bekommen Sie trotzdem.',
  },
  bases: {
    consent: 'Sie haben Ja gesagt',
    requested_service: 'Sie haben diese Seite aufgerufen',
    legal_obligation: 'das Gesetz verlangt es',
  },
  headings: {
    title: 'Ihre Daten in diesem Laden',
    controller: 'Wer wir sind',
    contact: 'Wie Sie uns erreichen',
    officer: 'Wer hier auf den Datenschutz achtet',
    purposes: 'Wozu wir Daten nutzen',
    basis: 'Was es uns erlaubt',
    categories: 'Welche Daten',
    recipients: 'Wer sie bekommt',
    transfers: 'Wohin sie gehen',
    retention: 'Wie lange wir sie behalten',
    rights: 'Ihre Rechte',
    withdrawal: 'Wie Sie ein Ja zurücknehmen',
    complaint: 'Wo Sie sich beschweren können',
    logic: 'Wie Tipps entstehen',
    noSale: 'Wir verkaufen Ihre Daten nicht',
    activation: 'Wie Sie es einschalten',
  },
  retention: (kept) =>
    typeof kept === 'number'
      ? `${kept} Tage`
      : {
          visit: 'bis Sie die Seite schließen',
          'until release': 'bis zur nächsten Zählung der Menge, etwa eine Woche',
          'until the campaign ends': 'bis der Versuch vorbei ist',
          'until withdrawn': 'bis Sie es zurücknehmen',
        }[kept],
  sentences: {
    rights:
      'Sie können Ihre Daten sehen, mitnehmen und ändern. Sie können uns sagen, dass wir sie nicht nutzen oder dass wir sie löschen. Das kostet nichts. Das meiste geht hier sofort.',
    withdrawal:
      'Wählen Sie eine tiefere Stufe. Das ist ein Schritt, und was darüber lag, wird gelöscht.',
    logic:
      'Wir zählen, was Menschen zusammen kaufen, und legen Rauschen darüber, das jeden Einzelnen verbirgt. Jeder Tipp sagt, was von Ihnen dazu geführt hat. Kein Tipp ändert einen Preis.',
    noSale: 'Wir verkaufen Ihre Daten nicht und geben sie nicht für Werbung weiter.',
    activation: 'All das ist aus, bis Sie eine höhere Stufe wählen.',
    complaint: (authority) => `Beschweren können Sie sich hier: ${authority}.`,
    noTransfers: 'Ihre Daten bleiben bei diesem Laden.',
    noRecipients: 'Niemand außer diesem Laden.',
  },
  page: {
    levels: 'Was jede Stufe bedeutet',
    crowd: 'Was wir aus der Menge lernen',
    noise: (epsilon) =>
      `Wir legen Rauschen über jede Zählung, damit niemand sagen kann, ob Sie dabei sind. Wie gut Sie verborgen sind, sagt eine Zahl, Epsilon: je kleiner, desto besser. Eine Zählung kostet ${epsilon}.`,
    nothing: 'Noch wurde nichts gezählt.',
    releases: 'Alle Zählungen bisher',
    at: 'Wann',
    unit: 'Wen es schützt',
    ledger: 'Das Kassenbuch',
    holds: (entries) => `Einträge: ${entries}. Niemand hat einen geändert.`,
    broken: 'Das Kassenbuch wurde geändert. Trauen Sie ihm nicht.',
    log: 'Das Protokoll',
    checkpoint:
      'Das ist der Kopf eines Protokolls aller Zählungen, aller Wahlen und aller Fassungen dieser Seite. Heben Sie ihn auf und prüfen Sie später, ob das Protokoll noch mit ihm beginnt.',
    full: 'Der ganze Text',
    unpublished:
      'Dieser Laden hat noch nicht gesagt, wer zuständig ist. Darum fehlt der ganze Text.',
  },
}
