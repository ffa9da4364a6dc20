import type { TrainingQuestions } from './module-text.ts'

export const questions: TrainingQuestions = {
  purpose: [
    {
      id: 'late-payers',
      text: 'Menschen haben „Käufe“ eingeschaltet, damit Tipps besser passen. Ein Kollege will daraus raten, wer spät zahlen wird. Was ist richtig?',
      options: [
        'Nur zu: Die Zeilen sind ja da.',
        'Nur zu, wenn es bloß zwei Leute sehen.',
        'Nein. Das ist ein anderer Zweck, und danach wurde niemand gefragt.',
        'Nur zu, und im nächsten Jahr sagen wir es den Menschen.',
      ],
    },
    {
      id: 'viewing-time',
      text: 'Jemand möchte festhalten, wie lange jedes Bild betrachtet wird. Wofür, ist noch nicht klar. Was ist richtig?',
      options: [
        'Lassen, bis es einen Zweck gibt, den man den Menschen genannt hat.',
        'Festhalten und später einen Zweck suchen.',
        'Unter einem Zufallsnamen festhalten.',
        'Nur eine Woche lang festhalten.',
      ],
    },
    {
      id: 'level-two',
      text: 'Ein Mensch auf Stufe 2 fragt, von welchen Artikeln wir wissen, dass er sie ansah. Was antworten Sie?',
      options: [
        'Wir suchen es über sein Gerät heraus.',
        'Er muss erst seinen Ausweis zeigen.',
        'Das ist ein Geheimnis der Firma.',
        'Wir haben nichts davon. Sein eigener Browser zeigt es ihm.',
      ],
    },
    {
      id: 'curious',
      text: 'Sie haben ein Konto geöffnet, um eine Anfrage zu beantworten, und sie ist beantwortet. Nun fragen Sie sich, was aus der Bestellung wurde. Was tun Sie?',
      options: [
        'Mit demselben Grund noch einmal öffnen.',
        'Es lassen: Der Grund ist weg.',
        'Eine Kollegin bitten, nachzusehen.',
        'Schnell nachsehen, solange es noch offen ist.',
      ],
    },
    {
      id: 'list-for-sale',
      text: 'Eine Firma bietet Geld für eine Liste von Menschen, die gern wandern. Zwei aus der Leitung haben unterschrieben. Was geschieht?',
      options: [
        'Es wird gemacht, weil zwei unterschrieben haben.',
        'Es wird ohne die Namen gemacht, damit niemand Schaden hat.',
        'Die Verwaltung entscheidet.',
        'Nichts. Keine Unterschrift erlaubt das.',
      ],
    },
  ],
  consent: [
    {
      id: 'two-buttons',
      text: 'In einem Entwurf ist das Ja hellgrün und das Nein ein kleiner grauer Text. Was sagen Sie?',
      options: [
        'Gut so: Beide sind da.',
        'Nein: Zu einem wird geschubst.',
        'Gut so, solange es nur ein Test ist.',
        'Gut so, wenn die Worte stimmen.',
      ],
    },
    {
      id: 'help-desk',
      text: 'Eine Wahl zu geben braucht einen Klick. Sie zurückzunehmen braucht einen Anruf. Was ist daran falsch?',
      options: [
        'Nichts: Man kann ja anrufen.',
        'Nur, dass ab sechs niemand mehr abnimmt.',
        'Zurücknehmen muss so leicht sein wie geben.',
        'Am Telefon sollte man erst nach dem Grund fragen.',
      ],
    },
    {
      id: 'signal',
      text: 'Der Browser eines Gastes sendet Global Privacy Control. Das Marketing möchte einmal höflich um eine Ausnahme bitten. Was ist richtig?',
      options: [
        'Nicht fragen. Es ist ein Nein, und wir zeigen, dass wir uns daran halten.',
        'Einmal fragen, es ist ja höflich.',
        'Nach einer Woche fragen.',
        'Nicht darauf achten, wenn das Recht des Ortes das Signal nicht nennt.',
      ],
    },
    {
      id: 'goal',
      text: 'Eine Kampagne soll sich daran messen, wie viele Menschen ihre Stufe heben. Was ist richtig?',
      options: [
        'Das ist ein gutes Ziel.',
        'Mit einer kleinen Gruppe geht das.',
        'Mit einer Belohnung geht das.',
        'Nein: Sie würde Menschen zum Ja drängen.',
      ],
    },
    {
      id: 'other-words',
      text: 'Jemand sagt: Ihr Hinweis hat mir letztes Jahr etwas anderes gesagt. Wie finden Sie es heraus?',
      options: [
        'Den Hinweis von heute vorlesen.',
        'Dem Beleg folgen: Er führt zu genau den Worten, die gezeigt wurden.',
        'Um einen Beweis bitten.',
        'Das weiß niemand mehr.',
      ],
    },
  ],
  tactics: [
    {
      id: 'basket',
      text: 'Jemand hat einen Korb stehen lassen. Zu einer Erinnerung sagt das Register „fragen“. Die Frage blieb ohne Antwort. Was geschieht?',
      options: [
        'Eine Mail, denn ein Nein kam nicht.',
        'Eine Mail, die keine Artikel nennt.',
        'Nichts wird gesendet: Keine Antwort ist ein Nein.',
        'Wir fragen jede Woche, bis eine Antwort kommt.',
      ],
    },
    {
      id: 'prams',
      text: 'Wer Folsäure kauft, ist oft schwanger. Eine Kampagne für Kinderwagen liefe dort gut. Was ist richtig?',
      options: [
        'Machen, und nicht sagen, warum sie gezeigt wird.',
        'Lassen: Das hieße raten, was niemand gesagt hat.',
        'Mit zwei Unterschriften machen, weil das Thema heikel ist.',
        'Machen, aber nur als Banner.',
      ],
    },
    {
      id: 'relax',
      text: 'Sie möchten ein Urteil „nie“ lockern, und bei diesem geht das. Was braucht es?',
      options: [
        'Ihre Rolle reicht.',
        'Ein gutes Ergebnis in einem Test.',
        'Ein Wort Ihrer Leitung in einer Mail.',
        'Einen Grund, geschrieben, und zwei Menschen, für alle im Protokoll.',
      ],
    },
    {
      id: 'lowered',
      text: 'Viele sagen „zu persönlich“ zu Ihrer Kampagne. Die Taktik sinkt von „erlaubt“ auf „fragen“. Die Kampagne bringt viel ein. Was nun?',
      options: [
        'Sie fragt ab jetzt erst. Finden Sie heraus, was gestört hat.',
        'Dasselbe unter anderem Namen neu starten, weil es so viel einbringt.',
        'Den Knopf wegnehmen.',
        'Das Urteil heben, bis der Verkauf vorbei ist.',
      ],
    },
    {
      id: 'tents',
      text: 'Es regnet, und jemand sieht sich ein Zelt an. Welche Idee ist die beste?',
      options: [
        'Werbung für das Zelt auf anderen Seiten.',
        'Eine Nachricht, wenn er am Laden vorbeigeht.',
        'Tipps, die zur Seite passen, jeder mit seinem Grund.',
        'Ein Preis, der fällt, wenn man wartet.',
      ],
    },
  ],
  privacy: [
    {
      id: 'village',
      text: 'Ein Bild zeigt rund 12 Käufe in einem Dorf, zwischen 0 und 40. Ihre Chefin will die genaue Zahl. Was ist richtig?',
      options: [
        'Die Woche noch einmal freigeben und den Mittelwert nehmen.',
        '12 sagen: Das ist die Zahl.',
        'Es gibt keine. Eine so kleine Gruppe kann man nicht sehen.',
        'Jemanden bitten, für diese eine Zahl in die Datenbank zu sehen.',
      ],
    },
    {
      id: 'fifth-look',
      text: 'Sie öffnen denselben Bericht heute zum fünften Mal. Was kostet das?',
      options: [
        'Nichts. Er zeigt dieselben Zahlen wie vorher.',
        'Fünfmal ε.',
        'Jedes Mal etwas mehr vom Budget.',
        'Nichts, und die Zahlen werden mit jedem Blick genauer.',
      ],
    },
    {
      id: 'power-fails',
      text: 'Nach dem Buchen und vor dem Rauschen fällt der Strom aus. Was stimmt?',
      options: [
        'Die Zahlen gingen ohne Rauschen hinaus.',
        'Etwas Budget ist verloren. Über niemanden kam etwas hinaus.',
        'Die Buchung muss man von Hand aufheben.',
        'Der Zeitraum bekommt sein Rauschen zweimal.',
      ],
    },
    {
      id: 'smoother',
      text: 'Jemand hätte gern ε 8 statt 1, damit die Bilder glatter werden. Was sagen Sie zuerst?',
      options: [
        'Gut: Rauschen ist eine Frage des Aussehens.',
        'Gut, wenn wir nächste Woche wieder 1 nehmen.',
        'Gut: ε zählt nur bei großen Gruppen.',
        'Von einem Menschen wäre viel mehr zu sehen, und das holt niemand zurück.',
      ],
    },
    {
      id: 'ten-weeks',
      text: 'Jede Woche hat ε 1. Ein Mensch half in zehn Wochen. Was sagt, wie gut er geschützt ist?',
      options: [
        'ε 1, denn jede Woche steht für sich.',
        'Die Zahl für alle zehn Wochen zusammen.',
        'Der Mittelwert, ε 0,1.',
        'Da ist nichts zu schützen: Die Namen sind Zufall.',
      ],
    },
  ],
  incident: [
    {
      id: 'wrong-address',
      text: 'Ein Export ging an die falsche Adresse. Wer ihn bekam, sagt, er sei gelöscht. Was tun Sie?',
      options: [
        'Nichts: Er ist ja gelöscht.',
        'Die Mail aus „Gesendet“ nehmen.',
        'Warten, ob es wieder vorkommt.',
        'Es jetzt der Person für Datenschutz sagen. Ein Vorfall ist es trotzdem.',
      ],
    },
    {
      id: 'friday',
      text: 'Es ist Freitagabend. Was geschah, ist erst am Montag klar. Seit wann läuft die Uhr?',
      options: [
        'Ab Montag, wenn endlich klar ist, was geschah.',
        'Seit jemand hier zuerst davon wusste.',
        'Sobald das Anwaltsbüro es sagt.',
        'Sobald jemand von außen fragt.',
      ],
    },
    {
      id: 'wipe',
      text: 'Ein fremdes Konto hat Profile gelesen. Ein Kollege will den Server sofort neu aufsetzen. Was ist richtig?',
      options: [
        'Das Konto aussperren und die Spuren bewahren.',
        'Neu aufsetzen, damit er sicher ist.',
        'Die Einträge aus dem Protokoll nehmen, damit sich niemand sorgt.',
        'Das Konto eine Woche weitermachen lassen und zusehen.',
      ],
    },
    {
      id: 'whose-data',
      text: 'Zwei Stunden lang hatte jemand die Sitzung von einer Person des Personals. Wie finden Sie heraus, wessen Daten er sah?',
      options: [
        'Allen schreiben, die ein Konto haben.',
        'Warten, wer sich beschwert.',
        'Suchen, was unter diesem Namen in dieser Zeit geöffnet wurde.',
        'Die Person fragen, was sie noch weiß.',
      ],
    },
    {
      id: 'half-known',
      text: 'In zwei Stunden endet die Frist für die Behörde. Die Hälfte weiß man noch nicht. Was tun Sie?',
      options: [
        'Warten, bis alles klar ist.',
        'Jetzt senden, was man weiß, und den Rest später.',
        'Die Lücken mit dem füllen, was nahe liegt, und pünktlich senden.',
        'Den Vorfall schließen.',
      ],
    },
  ],
}
