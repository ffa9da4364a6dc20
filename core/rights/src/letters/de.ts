import type { LetterTexts } from './letter-texts.ts'

export const de: LetterTexts = {
  locale: 'de',
  asked: {
    access: 'Ihre Daten zu sehen',
    portability: 'Ihre Daten mitzunehmen',
    erasure: 'Ihre Daten zu löschen',
    rectification: 'Ihre Daten richtig zu stellen',
    restriction: 'Ihre Daten zu behalten und nicht zu nutzen',
    objection: 'Ihre Daten nicht mehr zu nutzen',
    opt_out: 'Ihre Daten nicht zu verkaufen und nicht zu teilen',
    limit_sensitive: 'heikle Daten weniger zu nutzen',
    withdraw: 'ein Ja zurückzunehmen',
    complaint: 'einer Beschwerde nachzugehen',
    appeal: 'eine Antwort noch einmal zu prüfen',
    explain: 'zu sagen, wie Ihre Tipps entstehen',
  },
  denialReasons: {
    suspected_fraud: 'Es sieht so aus, als ob jemand anders in Ihrem Namen fragt.',
    insuf_verification: 'Es wurde nicht gezeigt, dass Sie es sind.',
    no_match: 'Wir haben hier niemanden gefunden, zu dem passt, was Sie uns gesagt haben.',
    claim_not_covered: 'Worum Sie bitten, gehört hier nicht zu Ihren Rechten.',
    outside_jurisdiction: 'Das Gesetz, das Sie nennen, gilt dort nicht, wo Sie leben.',
    too_many_requests: 'Sie haben in kurzer Zeit immer wieder dasselbe gefragt.',
    other: 'Es gibt einen eigenen Grund.',
  },
  acknowledgement: {
    subject: (site) => `${site}: Ihre Anfrage ist da`,
    lines: ({ received, asked, number, aimBy, answerBy }) => [
      `Am ${received} haben Sie uns gebeten, ${asked}. Ihre Anfrage hat die Nummer ${number}.`,
      'Wo es nötig ist, prüfen wir erst, ob Sie es sind. Dann tun wir, worum Sie bitten, oder sagen Ihnen, warum nicht.',
      `Wir wollen bis zum ${aimBy} antworten. Das Gesetz gibt uns Zeit bis zum ${answerBy}. Es kostet Sie nichts.`,
    ],
  },
  extension: {
    subject: (site) => `${site}: Ihre Anfrage dauert länger`,
    lines: ({ asked, number, reason, answerBy }) => [
      `Sie haben uns gebeten, ${asked}. Ihre Anfrage hat die Nummer ${number}. Wir brauchen mehr Zeit dafür.`,
      `Der Grund: ${reason}`,
      `Sie haben unsere Antwort bis zum ${answerBy}.`,
    ],
  },
  pause: {
    subject: (site) => `${site}: Wir brauchen etwas von Ihnen`,
    lines: ({ asked, number, reason }) => [
      `Sie haben uns gebeten, ${asked}. Ihre Anfrage hat die Nummer ${number}. Sie muss warten, bis wir von Ihnen hören.`,
      `Das brauchen wir: ${reason}`,
      'Sobald wir es haben, läuft die Zeit bis zur Antwort weiter.',
    ],
  },
  denial: {
    subject: (site) => `${site}: Wir tun nicht, worum Sie bitten`,
    lines: ({ asked, number, because, explanation, contact, authority }) => [
      `Sie haben uns gebeten, ${asked}. Ihre Anfrage hat die Nummer ${number}. Wir tun es nicht.`,
      `Der Grund: ${because}`,
      explanation,
      `Wenn Sie meinen, dass wir falsch liegen, sagen Sie es uns. Dann sehen wir es noch einmal an: ${contact}. Das kostet Sie nichts.`,
      `Sie können sich auch hier beschweren oder vor Gericht gehen: ${authority}.`,
    ],
  },
  nothingHeld: {
    subject: (site) => `${site}: Wir haben nichts, woran wir Sie finden könnten`,
    lines: ({ asked, number }) => [
      `Sie haben uns gebeten, ${asked}. Ihre Anfrage hat die Nummer ${number}. Wir haben gesucht und haben nichts, woran wir Sie finden könnten.`,
      'Wenn Sie den Laden ohne Konto nutzen, bleibt auf Ihrem Gerät, was Sie ansehen. Dort können Sie es sehen und löschen. Was Sie der Menge gegeben haben, trägt keinen Namen. Darum wissen wir nicht, welcher Teil von Ihnen ist.',
      'Wenn Sie mehr haben, das zu Ihnen führt, zum Beispiel einen Beleg, schicken Sie es uns. Dann suchen wir noch einmal (DSGVO, Artikel 11).',
    ],
  },
  verification: {
    subject: (site) => `${site}: Waren Sie das?`,
    lines: ({ site, asked, link, minutes }) => [
      `Jemand hat diese Adresse bei ${site} genannt und bittet uns, ${asked}.`,
      `Wenn Sie es waren, öffnen Sie in den nächsten ${minutes} Minuten diesen Link und drücken Sie den Knopf:`,
      link,
      'Wir fragen, damit niemand sonst an Ihre Daten kommt. Was Sie uns hier zeigen, heben wir nicht auf.',
      'Wenn Sie es nicht waren, tun Sie nichts. Dann geschieht auch nichts.',
    ],
  },
  answer: {
    subject: (site) => `${site}: unsere Antwort an Sie`,
    lines: ({ asked, number, text, authority }) => [
      `Sie haben uns gebeten, ${asked}. Ihre Anfrage hat die Nummer ${number}. Das ist unsere Antwort:`,
      text,
      `Wenn Sie damit nicht zufrieden sind, sagen Sie es uns. Beschweren können Sie sich auch hier: ${authority}.`,
    ],
  },
  people: {
    subject: (site) => `${site}: Mit Ihren Daten ist etwas geschehen`,
    lines: ({ detected, nature, data, consequences, measures, contact }) => [
      `Am ${detected} haben wir davon erfahren: ${nature}`,
      `Es geht um diese Daten: ${data}.`,
      `Das kann daraus werden: ${consequences}`,
      `Das tun wir: ${measures}`,
      'Seien Sie vorsichtig, wenn jemand per Mail oder am Telefon ein Passwort oder Geld von Ihnen will. Wir fragen nie danach.',
      `Wenn Sie mehr wissen wollen, schreiben Sie uns: ${contact}. Es tut uns leid.`,
    ],
  },
  foot: (contact, off) =>
    `Sie können jederzeit widersprechen, dass wir Ihre Daten nutzen, bei Angeboten auch ohne Grund. Wählen Sie im Laden ${off} oder schreiben Sie an ${contact}.`,
  authority: {
    subject: (controller) =>
      `Verletzung des Schutzes personenbezogener Daten (Art. 33 DSGVO): ${controller}`,
    rows: {
      controller: 'Verantwortlicher',
      contact: 'Anlaufstelle für weitere Informationen (33 Abs. 3 b)',
      officer: 'Datenschutzbeauftragter (33 Abs. 3 b)',
      number: 'Unser Zeichen',
      detected: 'Bekannt geworden (33 Abs. 1)',
      deadline: 'Zu melden bis (33 Abs. 1)',
      delay: 'Gründe der Verzögerung (33 Abs. 1)',
      nature: 'Art der Verletzung (33 Abs. 3 a)',
      categories: 'Kategorien betroffener Personen (33 Abs. 3 a)',
      people: 'Ungefähre Zahl betroffener Personen (33 Abs. 3 a)',
      data: 'Kategorien der Datensätze (33 Abs. 3 a)',
      records: 'Ungefähre Zahl der Datensätze (33 Abs. 3 a)',
      consequences: 'Wahrscheinliche Folgen (33 Abs. 3 c)',
      measures: 'Ergriffene und vorgeschlagene Maßnahmen (33 Abs. 3 d)',
      peopleTold: 'Benachrichtigung der Betroffenen (34)',
      part: 'Teil (33 Abs. 4)',
    },
    missing: 'FEHLT: vor dem Absenden zu ergänzen',
    unknown: 'noch nicht bekannt; wird nachgereicht',
    told: 'Benachrichtigt am',
    willBeTold: 'Das Risiko ist hoch. Sie werden unverzüglich benachrichtigt.',
    notTold: (unreadable) =>
      unreadable
        ? 'Nicht erforderlich: Wer die Daten hat, kann sie nicht lesen (34 Abs. 3 a).'
        : 'Nicht erforderlich: Ein hohes Risiko ist nicht wahrscheinlich (34 Abs. 1).',
    first: 'Erste Meldung',
    further: (part) => `Teil ${part}: weitere Informationen`,
  },
  drill: 'DAS IST EINE ÜBUNG. Es ist nichts geschehen, und niemand ist zu benachrichtigen.',
  drillSubject: 'ÜBUNG',
}
