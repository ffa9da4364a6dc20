import type { DocumentTexts } from './document-texts.ts'

export const de: DocumentTexts = {
  locale: 'de',
  processing: {
    title: (site) => `Verzeichnis der Verarbeitungstätigkeiten: ${site}`,
    intro:
      'Artikel 30 DSGVO. Erzeugt aus dem Datenkatalog, den der Code durchsetzt: Ein Feld, das hier fehlt, kann nicht gespeichert werden. Was der Laden anderswo aufhebt, steht nicht darin.',
    headings: {
      controller: 'Verantwortlicher (30 Abs. 1 a)',
      purposes: 'Zwecke (30 Abs. 1 b)',
      data: 'Betroffene und Daten (30 Abs. 1 c)',
      recipients: 'Empfänger (30 Abs. 1 d)',
      transfers: 'Übermittlungen in Drittländer (30 Abs. 1 e)',
      retention: 'Löschfristen (30 Abs. 1 f)',
      security: 'Technische und organisatorische Maßnahmen (30 Abs. 1 g)',
      processor: 'Verarbeitung im Auftrag (30 Abs. 2)',
    },
    subjects: 'Besucher und Kunden des Ladens',
    asProcessor:
      'Der hier genannte Betreiber führt dieses System im Auftrag des Verantwortlichen. Für Übermittlungen und Maßnahmen gilt, was oben steht.',
    notProcessor:
      'Der Verantwortliche betreibt dieses System selbst; hier verarbeitet niemand in seinem Auftrag.',
    processing: 'Profile speichern, Empfehlungen geben, verrauscht zählen, Anfragen beantworten',
  },
  assessment: {
    title: (site) => `Datenschutz-Folgenabschätzung: ${site}`,
    intro:
      'Artikel 35 Absatz 7 DSGVO. Erzeugt aus dem Datenkatalog, dem Gesetzespaket und den Einstellungen dieses Ladens. Sie muss freigegeben sein, bevor jemand Stufe 3 wählen kann, und wieder, wenn der Katalog wächst.',
    headings: {
      description: 'Was geschieht, und wozu (35 Abs. 7 a)',
      necessity: 'Notwendigkeit und Verhältnismäßigkeit (35 Abs. 7 b)',
      risks: 'Risiken für die Menschen (35 Abs. 7 c)',
      measures: 'Maßnahmen (35 Abs. 7 d)',
      crowd: 'Was die Menge verrät, in Zahlen',
      opinion: 'Wessen Rat und Sicht eingeholt wird (35 Abs. 2 und 9)',
      decision: 'Entscheidung',
    },
    description: [
      'Der Laden zeigt Empfehlungen. Wie viel von einer Person darin steckt, hat diese Person gewählt: nichts (Stufe 0), dieser Besuch (1), was ihr eigenes Gerät aufhebt (2), oder ein Profil in ihrem Konto (3). Niemand beginnt über der Vorgabe seines Gesetzespakets.',
      'Ein Modell entsteht aus Zählungen, was zusammen gekauft wird. Jede Zählung bekommt Rauschen, bevor sie gespeichert wird, und was Menschen dazu gegeben haben, wird im selben Schritt gelöscht. Das Modell ist öffentlich.',
      'Es fällt keine Entscheidung mit rechtlicher oder ähnlicher Wirkung (22), und kein Preis, Bestand oder Zugang hängt von einem Profil ab.',
    ],
    necessity: [
      'Die Stufen 0, 1 und 2 geben Empfehlungen, ohne dass etwas über die Person ihr Gerät verlässt. Stufe 3 ist für die, die dasselbe auf allen Geräten wollen; jeder Zweck wird einzeln eingeschaltet.',
      'Jede Wertung ist eine Summe von Teilen. So wird für jedes Feld gemessen, ob Empfehlungen ohne es schlechter werden. Was nicht hilft, wird nicht verlangt.',
    ],
    proportionate: {
      level: 'Stufe, bevor jemand gewählt hat',
      fields: 'Felder auf dem Server',
      time: 'Längste Zeit in Tagen',
      basis: 'Rechtsgrundlagen',
      rights: 'Rechte (12 bis 22)',
      law: 'Gesetzespaket',
      children: 'Kinder',
    },
    levels: (level) => `${level}: ${level === 0 ? 'nichts wird aufgehoben' : 'nur dieser Besuch'}`,
    children: 'Der Laden ist für Kinder: Ein unbekanntes Alter zählt als das jüngste',
    noChildren:
      'Nicht auf Kinder gerichtet; unter den Altersgrenzen des Pakets sind die Stufen gedeckelt',
    risks:
      'Wahrscheinlichkeit und Schwere ohne die Maßnahmen, und was mit ihnen vom Risiko bleibt. Die Pfade nennen den Code, der jede Maßnahme durchsetzt; Tests halten ihn fest.',
    crowd: [
      'Je kleiner Epsilon ist, desto weniger kann eine Zählung über eine Person sagen. Es gilt für alles, was eine Person in einem Zeitraum gibt, wer auch hinsieht und was er sonst weiß. Wer in vielen Zeiträumen gibt, zählt sie zusammen; die Zahl für ein Jahr ist das Höchste, was das Buch ausgeben lässt.',
    ],
    opinion: [
      'Hier schreibt der Verantwortliche, was der Datenschutzbeauftragte geraten hat, und die Sicht der Menschen oder derer, die für sie sprechen.',
    ],
    decision: [
      'Bliebe ein hohes Risiko, wäre zuerst die Aufsichtsbehörde zu fragen (36). Nach der Tabelle bleibt keines. Wer dieses Dokument freigibt, bestätigt, dass das in seinem Laden so ist; die Freigabe steht mit dem Hash dieses Dokuments im Transparenzprotokoll.',
    ],
  },
  columns: {
    purpose: 'Zweck',
    use: 'Nutzung (fideslang)',
    basis: 'Rechtsgrundlage',
    subjects: 'Wessen Daten',
    field: 'Feld',
    category: 'Kategorie (fideslang)',
    purposes: 'Wozu',
    level: 'Ab Stufe',
    retention: 'Aufgehoben',
    where: 'Wo',
    recipient: 'Empfänger',
    channel: 'Woran er Menschen kennt',
    country: 'Land und Garantie',
    measure: 'Maßnahme',
    enforced: 'Durchgesetzt in',
    risk: 'Risiko',
    likelihood: 'Wahrscheinlichkeit',
    severity: 'Schwere',
    left: 'Bleibt',
    fact: 'Was',
    value: 'Wert',
  },
  facts: {
    controller: 'Verantwortlicher',
    contact: 'Kontakt',
    officer: 'Datenschutzbeauftragter',
    operator: 'Auftragsverarbeiter',
    epsilon: 'Epsilon je Zeitraum',
    epsilonYear: 'Epsilon in einem Jahr, höchstens',
    delta: 'Delta',
    period: 'Länge eines Zeitraums',
    periodsPerYear: 'Zeiträume im Jahr, zu denen ein Gerät gibt, höchstens',
    unit: 'Wen es schützt',
  },
  places: {
    page: 'In der Seite; wird nie gesendet',
    device: 'Auf dem Gerät der Person; wird nie gesendet',
  },
  table: (name) => `Auf dem Server, Tabelle ${name}`,
  days: (count) => `${count} Tage`,
  unit: 'alles, was eine Person in einem Zeitraum gibt',
  identity: { controller_customer_id: 'an der Nummer des Ladens', email: 'an der E-Mail-Adresse' },
  none: 'Keine',
  missing: 'FEHLT: vom Verantwortlichen zu sagen',
  grades: { low: 'gering', medium: 'mittel', high: 'hoch' },
  security: {
    permits:
      'Jeder Zugriff braucht eine Erlaubnis, die Person, Zwecke und Felder nennt und Sekunden gilt',
    rowSecurity: 'Die Datenbank setzt Laden, Person und Einschränkung noch einmal durch',
    sealing:
      'Profile sind mit AES-256-GCM unter einem Schlüssel je Person versiegelt, dieser unter einem Hauptschlüssel',
    noise:
      'Zählungen bekommen diskretes Gauß-Rauschen, bevor sie gespeichert werden; das Budget steht in einem Buch, das nur wächst',
    rotation: 'Namen in Beiträgen wechseln jeden Zeitraum, und ihr Schlüssel wird vernichtet',
    transport:
      'Was zu anderen geht, ist signiert; Mails und Aufträge sind versiegelt, bis sie gehen',
    logs: 'Wahl, Anfragen, Veröffentlichungen und Vorfälle stehen in einem Protokoll, das jede Änderung zeigt',
    retention: 'Ein täglicher Lauf löscht, was über seine Zeit ist',
    erasure:
      'Löschen vernichtet den Schlüssel, löscht die Zeilen, sieht noch einmal nach und signiert den Befund',
    tests: 'Tests legen Menschen an, löschen sie und suchen jedes Byte ab, auch in Sicherungen',
  },
  risk: {
    reidentified: {
      risk: 'Jemand erfährt aus einer öffentlichen Zählung oder dem Modell, was eine Person gekauft hat.',
      measure:
        'Begrenzte Beiträge, genaues diskretes Rauschen, ein Budget, das nicht überschritten wird.',
    },
    joined: {
      risk: 'Jemand verfolgt eine Person durch die Zeiträume.',
      measure: 'Falsche Namen, die jeden Zeitraum wechseln; rohe Beiträge werden gelöscht.',
    },
    stolen: {
      risk: 'Die Datenbank oder eine Sicherung wird gestohlen, und Profile werden gelesen.',
      measure: 'Ein Schlüssel je Person unter einem Hauptschlüssel, der anderswo liegt.',
    },
    insider: {
      risk: 'Jemand aus dem Laden sieht ohne Not ein Profil an.',
      measure: 'Erlaubnisse, Sicherheit je Zeile und ein Zugriffsprotokoll, das die Person sieht.',
    },
    otherUse: {
      risk: 'Daten werden für etwas genutzt, dem niemand zugestimmt hat.',
      measure:
        'Eine reine Entscheidung für jede Nutzung; ohne sie keine Erlaubnis; Fremdes fällt weg.',
    },
    inferred: {
      risk: 'Eine Empfehlung verrät der Person oder anderen etwas Heikles.',
      measure:
        'Kein Feld für Heikles; der wahre Grund steht dabei; ein Schritt verbirgt oder vergisst.',
    },
    pushed: {
      risk: 'Eine Person wird gedrängt, mehr zu geben, als sie will.',
      measure:
        'Die tiefste Stufe zuerst, selten fragen, in einem Schritt senken, kein Vorteil fürs Geben.',
    },
    children: {
      risk: 'Von einem Kind entsteht ein Profil.',
      measure: 'Grenzen je Altersband; ein unbekanntes Alter zählt in Läden für Kinder als jung.',
    },
    treated: {
      risk: 'Eine Person bekommt wegen eines Profils schlechtere Preise oder weniger Dienst.',
      measure: 'Dafür gibt es keinen Zweck, also keine Erlaubnis; eine Wertung ordnet nur.',
    },
    keptLong: {
      risk: 'Daten bleiben länger als gesagt.',
      measure:
        'Jeder Eintrag hat sein Datum, die Datenbank verbirgt Abgelaufenes, ein Lauf löscht es.',
    },
    leftOver: {
      risk: 'Von einer gelöschten Person bleibt irgendwo etwas.',
      measure: 'Löschen Ort für Ort, ein zweiter Blick über alle, eine signierte Bescheinigung.',
    },
    comesBack: {
      risk: 'Eine gelöschte Person kommt aus einer Sicherung oder einem Import zurück.',
      measure: 'Hashes mit Schlüssel außerhalb der Datenbank; geprüft bei jedem Start und Import.',
    },
    impostor: {
      risk: 'Jemand fragt im Namen einer Person und bekommt oder löscht ihre Daten.',
      measure: 'Nachweis nach Risiko; der Link geht an die Adresse, für die der Laden einsteht.',
    },
    recipients: {
      risk: 'Ein Auftragsverarbeiter behält, was hier gelöscht wurde.',
      measure:
        'Signierte Aufträge, 72 Stunden lang wiederholt; was nicht bestätigt ist, wird gesagt.',
    },
    unanswered: {
      risk: 'Eine Anfrage wird vergessen oder zu spät beantwortet.',
      measure: 'Eine Uhr je Anfrage mit höchstens 15 Tagen als Ziel; eine Liste nach Fälligkeit.',
    },
  },
}
