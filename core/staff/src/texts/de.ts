import type { TrainingTexts } from './module-text.ts'

export const texts: TrainingTexts = {
  purpose: {
    title: 'Wofür Daten da sind',
    sections: [
      {
        heading: 'Ein Zweck, und er wurde vorher gesagt',
        text: 'Was uns ein Mensch gibt, ist für den Zweck, den wir ihm genannt haben, und für keinen anderen. Für einen neuen Zweck fragen wir diesen Menschen neu. „Das könnten wir mal brauchen“ ist kein Zweck. Im Zweifel lassen wir es.',
      },
      {
        heading: 'So wenig, wie reicht',
        text: 'Eine Liste sagt zu jedem Feld, wofür es da ist und wie lange es bleibt. Was nicht auf der Liste steht, wird nicht gespeichert: Es fällt am Eingang weg. Jede Nacht wird gelöscht, was seine Zeit gehabt hat.',
      },
      {
        heading: 'Die Stufen',
        text: 'Der Mensch wählt eine Stufe. Bei Aus wird nichts aufgeschrieben. Bei Dieser Besuch merkt sich die Seite etwas, bis man sie schließt. Bei Auf diesem Gerät führt der Browser einen Verlauf, den wir nie bekommen. Bei Mein Konto behält der Server, was der Mensch Stück für Stück eingeschaltet hat, unter einem eigenen Schlüssel. Der Menge zu helfen ist ein Schalter für sich. Preise, Vorrat und Kasse sind auf jeder Stufe gleich.',
      },
      {
        heading: 'Erlaubnisse',
        text: 'Kein Code liest ein Profil, nur weil er es könnte. Eine Regel entscheidet, welche Felder gelesen werden und wofür. Daraus wird eine Erlaubnis, die zehn Sekunden gilt. Ohne sie bleibt der Speicher zu.',
      },
      {
        heading: 'Wenn Sie selbst hineinsehen',
        text: 'Sie nennen einen Grund, bevor Sie öffnen, was einem Menschen gehört. Es ist für Minuten offen. Dieser Mensch sieht Ihren Namen und Ihren Grund. Schreiben Sie ihn so, wie Sie ihn ins Gesicht sagen würden.',
      },
      {
        heading: 'Was nie geschieht',
        text: 'Wir verkaufen keine Daten und kaufen keine. Wir raten nicht, wie es um Gesundheit, Glauben, Liebe oder Geld steht. Kein Preis hängt davon ab, wer fragt. Keine Rolle und keine Zahl von Unterschriften ändert das.',
      },
    ],
  },
  consent: {
    title: 'Einwilligung',
    sections: [
      {
        heading: 'Eine freie Wahl',
        text: 'Ein Ja zählt nur, wenn ein Nein nichts kostet. Der Shop geht bei Aus genauso gut. Nichts ist vorher angekreuzt, und Schweigen ist kein Ja. Jeder Zweck eines Kontos hat seinen eigenen Schalter.',
      },
      {
        heading: 'Genauso leicht zurück',
        text: 'Hinunter geht es mit nicht mehr Schritten als hinauf, und es gilt ab der nächsten Anfrage. Was die höhere Stufe behielt, wird im selben Moment gelöscht. Wer möchte, nimmt es vorher mit.',
      },
      {
        heading: 'Kein Banner, kein Schubsen',
        text: 'Bei Aus wird nichts gespeichert, also gibt es nichts zu fragen. Beide Antworten sehen gleich aus, in Größe und Farbe. Wir loben kein Ja, wir tadeln kein Nein, und wir drängen niemanden.',
      },
      {
        heading: 'Ein Nein bleibt ein Nein',
        text: 'Nach einem Nein fragen wir lange nicht: in der EU ein halbes Jahr, in Kalifornien ein Jahr. Das sagt das Rechtspaket des Ortes, und keine Kampagne kann es kürzen. Auch misst sich keine Kampagne daran, wie viele Ja sagen.',
      },
      {
        heading: 'Was der Browser sagt',
        text: 'Manche Browser senden ein Signal, Global Privacy Control. Das ist ein Nein für alle Shops auf einmal. Wir halten uns ohne Frage daran und zeigen es. Wer hier von sich aus eine höhere Stufe wählt, hat gewählt, und das zählt.',
      },
      {
        heading: 'Belege',
        text: 'Jede Wahl wird festgehalten: was, wann, nach welchem Recht und mit welchen Worten. Der Mensch bekommt das mit unserer Unterschrift. Ändern wir die Worte, führen alte Belege noch zu den alten.',
      },
      {
        heading: 'Kinder',
        text: 'Ein Kind bleibt auf der Stufe, die das Recht seines Ortes erlaubt: meist Aus, oder mehr, wenn die Eltern zustimmen. In einem Shop für Kinder gilt, wessen Alter wir nicht kennen, als so jung wie möglich.',
      },
    ],
  },
  tactics: {
    title: 'Taktiken, die Menschen nicht mögen',
    sections: [
      {
        heading: 'Was unheimlich ist',
        text: 'Menschen wird mulmig, wenn jemand weiß, was sie nie gesagt haben. Umfragen zeigen, wo das beginnt. Von 100 Menschen finden 73 Tipps aus eigenen Käufen gut. Aber 52 finden es unheimlich, wenn Werbung ihnen auf andere Seiten folgt.',
      },
      {
        heading: 'Das Register',
        text: 'Es nennt zu jeder Taktik, was Umfragen fanden, und ein Urteil. Erlaubt: Man darf sie nutzen und sagt, worauf sie beruht. Fragen: Vor einem Ja wird nichts gezeigt, und gefragt wird einmal. Nie: Eine Kampagne damit startet nicht.',
      },
      {
        heading: 'Wie nah die Daten sind',
        text: 'Was Menschen uns sagten oder hier taten, ist nah. Was wir raten, ist weit weg. Was andere wissen, ist tabu. Ist etwas geraten statt gesagt, mögen Menschen ein Angebot um 17 % weniger.',
      },
      {
        heading: 'Was wir in Ruhe lassen',
        text: 'Gesundheit, Schwangerschaft, Sex, Glaube, Politik, Schulden, Alkohol, Glücksspiel, Dating, Gewicht. Ein Artikel davon ist nie ein Signal, eine Zielgruppe oder ein Grund. Ein Shop kann mehr Artikel dazu nehmen, aber keinen weg.',
      },
      {
        heading: 'Zwei Unterschriften',
        text: 'Ein Urteil lässt sich lockern, mit einem Grund, und das Protokoll zeigt es. Meist reicht ein Name. Was nie getan wird, braucht zwei. Ein Preis nach Person, Daten anderer und Raten über Gesundheit lassen sich gar nicht lockern. Für strenger reicht ein Name.',
      },
      {
        heading: 'Wenn Menschen es sagen',
        text: 'Jeder kann auf „zu persönlich“ tippen. Ist das sicher genug, sinkt das Urteil von selbst um eine Stufe. Was mit der Taktik läuft, fragt dann erst oder ruht. Heben können es nur Menschen.',
      },
      {
        heading: 'Was Sie stattdessen tun',
        text: 'Nehmen Sie, was Menschen Ihnen gesagt haben. Nehmen Sie, was zur Seite passt oder zur Zeit im Jahr. Sagen Sie, warum es gezeigt wird, und lassen Sie es mit einem Tippen abschalten.',
      },
    ],
  },
  privacy: {
    title: 'Differential Privacy',
    sections: [
      {
        heading: 'Das Versprechen',
        text: 'Was wir aus der Menge machen, sieht mit Ihnen fast so aus wie ohne Sie. So kann niemand daran sehen, ob Sie dabei waren oder was Sie taten.',
      },
      {
        heading: 'Rauschen',
        text: 'Wir zählen zusammen, was Menschen gaben. Zu jeder Summe kommt Rauschen, das der Zufall zieht. Es ist groß genug, um zu verdecken, was ein Mensch ändern könnte. Große Gruppen scheinen durch. Kleine gehen darin unter. Deshalb sieht man sie nicht, und das ist kein Fehler.',
      },
      {
        heading: 'Was ε heißt',
        text: 'Der griechische Buchstabe ε (Epsilon) sagt, wie viel von einem Menschen zu sehen sein könnte. Ein kleines ε heißt mehr Rauschen. Bei 1 ändern sich die Chancen, etwas über Sie zu raten, höchstens auf das Dreifache, von einem winzigen Zufall abgesehen. Bei 8 liegt die Grenze bei rund dem 3.000-Fachen.',
      },
      {
        heading: 'Eine Grenze für jeden',
        text: 'Niemand wiegt mehr als ein festes Maß, so viel er auch kauft. Sonst schiene ein Mensch mit vollem Korb durch das Rauschen.',
      },
      {
        heading: 'Erst buchen, dann rauschen',
        text: 'Zuerst wird das Budget gebucht, dann das Rauschen gezogen. Fällt dazwischen der Strom aus, ist etwas Budget verloren. Nach außen kommt nichts.',
      },
      {
        heading: 'Ein zweiter Blick',
        text: 'Jeder Zeitraum bekommt sein Rauschen ein Mal, und seine Zeilen werden im selben Schritt gelöscht. Wer noch einmal hinsieht, sieht dieselben Zahlen. Das kostet nichts und zeigt nichts Neues. Neu zu ziehen wäre etwas anderes: Viele Züge zusammen lüften den Schleier.',
      },
      {
        heading: 'Es kommt zusammen',
        text: 'Wer in vielen Zeiträumen hilft, ist durch ihre Summe geschützt. Darum steht neben der Zahl eines Zeitraums die des ganzen Jahres. Um ε zu heben, braucht es zwei Menschen, denn was draußen ist, holt niemand zurück.',
      },
    ],
  },
  incident: {
    title: 'Übung für den Vorfall',
    sections: [
      {
        heading: 'Was ein Vorfall ist',
        text: 'Daten sind, wo sie nicht hingehören, wurden geändert oder gingen verloren. Oder es könnte so sein: Sicher müssen Sie nicht sein. Eine Mail an die falsche Adresse zählt. Ein verlorener Laptop auch, oder ein Schlüssel auf einer öffentlichen Seite.',
      },
      {
        heading: 'Sagen Sie es sofort',
        text: 'Sagen Sie es der Person für Datenschutz: Sie öffnet den Vorfall. Die Uhr läuft, seit jemand hier davon weiß, nicht erst seit dem Beweis. In der EU muss die Behörde es in 72 Stunden erfahren. Später braucht es Gründe. Niemand wird fürs Sagen getadelt.',
      },
      {
        heading: 'Löschen Sie nichts',
        text: 'Schließen Sie das Loch und bewahren Sie die Spuren. Räumen Sie nicht auf, und setzen Sie nichts neu auf, was zeigt, wie es kam. Beenden Sie Sitzungen und Schlüssel, die in fremder Hand sein könnten.',
      },
      {
        heading: 'Wen es betrifft',
        text: 'Raten Sie nicht. Die Konsole findet die Menschen: über die Felder, um die es geht, oder über das, was jemand in einer Zeit geöffnet hat. Jeder Blick auf die Daten eines Menschen steht im Protokoll der Zugriffe.',
      },
      {
        heading: 'Der Ablauf',
        text: 'Entdeckt, bewertet, eingedämmt, Behörde informiert, Menschen informiert, geschlossen. Zu jedem Schritt gehört eine Notiz. Die Behörde darf man in Teilen informieren: erst, was man weiß, den Rest später. Solange etwas aussteht, lässt er sich nicht schließen.',
      },
      {
        heading: 'Menschen Bescheid sagen',
        text: 'Ist das Risiko hoch, und kann jemand die Daten lesen, dann sagen wir es den Menschen. Wir sagen in klaren Worten, was geschah, was daraus werden kann und was sie tun können. Den Brief hat die Konsole, in vier Sprachen.',
      },
      {
        heading: 'Eine Übung',
        text: 'Eine Übung nimmt denselben Weg. In ihren Briefen steht, dass sie eine ist, und niemand bekommt sie. Üben Sie, bevor Sie es brauchen.',
      },
    ],
  },
}
