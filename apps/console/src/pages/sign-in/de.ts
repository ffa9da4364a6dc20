import type { SignInWords } from './words.ts'

export const words: SignInWords = {
  title: 'Anmelden',
  again:
    'Sie wurden abgemeldet. Nach dem Anmelden sind Sie wieder auf der Seite, auf der Sie waren.',
  provider: 'Mit dem Konto der Firma anmelden',
  passkey: 'Mit einem Passkey anmelden',
  passkeyHint: 'Ihr Gerät fragt nach dem, was es entsperrt: Finger, Gesicht oder PIN.',
  demo: {
    title: 'Sehen Sie sich um als jemand vom Personal',
    text: 'Dieser Shop ist erfunden und alle darin auch. Wählen Sie, wessen Arbeit Sie sehen möchten.',
  },
  does: {
    viewer: 'sieht die Zahlen und ändert nichts',
    marketer: 'plant Kampagnen und liest, was daraus wurde',
    developer: 'bindet den Shop an und achtet darauf, dass er läuft',
    privacy_officer: 'antwortet den Menschen und hütet das Budget',
    administrator: 'lässt Personal herein und vergibt Rollen',
  },
  nobody: {
    title: 'Noch kann sich niemand anmelden',
    text: 'Discreet zeigt einen Link im Terminal, in dem es gestartet wurde. Wer diesen Link zuerst öffnet, verwaltet Discreet.',
    lost: 'Der Link gilt eine Stunde. Starten Sie Discreet neu: Es zeigt dann einen neuen.',
  },
  noWay: 'Hier kann man sich gerade nicht anmelden. Fragen Sie, wer Discreet betreibt.',
  join: {
    title: 'Zum Personal kommen',
    text: 'Sie melden sich mit einem Passkey an: Er bleibt auf Ihrem Gerät oder in Ihrem Passwortspeicher, und es gibt kein Passwort, das jemand stehlen könnte.',
    name: 'Ihr Name',
    nameHint: 'Die Menschen des Shops sehen ihn, wenn Sie ansehen, was ihnen gehört.',
    action: 'Passkey anlegen und anmelden',
  },
  troubles: {
    cancelled:
      'Der Passkey wurde nicht benutzt. Versuchen Sie es noch einmal, wenn Sie so weit sind.',
    noPasskeys:
      'Dieser Browser kennt keine Passkeys. Nehmen Sie einen neueren Browser oder ein Gerät mit Bildschirmsperre oder Sicherheitsschlüssel.',
    notAtAnAddress:
      'Passkeys brauchen einen Namen in der Adresse. Öffnen Sie diese Seite unter dem Namen, der unten steht.',
    unknownPasskey:
      'Dieser Passkey ist hier nicht bekannt. Nehmen Sie einen anderen oder bitten Sie um einen neuen Link.',
    linkOver:
      'Dieser Link wurde schon benutzt oder ist zu alt. Bitten Sie die Verwaltung um einen neuen; gibt es noch keine, starten Sie Discreet neu: Es zeigt einen neuen Link.',
    linkMissing:
      'Diese Seite liest den Link nur einmal. Öffnen Sie ihn noch einmal so, wie Sie ihn bekamen; wurde er benutzt, bitten Sie um einen neuen.',
    known: 'Dieses Gerät hat schon einen Passkey für Sie. Melden Sie sich damit an.',
    tooOften: 'Das wurde zu oft versucht. Warten Sie eine Viertelstunde.',
    providerAway:
      'Die Anmeldung Ihrer Firma antwortet nicht. Solange ist nichts offen; versuchen Sie es bald wieder.',
    notBack:
      'Die Anmeldung Ihrer Firma kam nicht so zurück, wie sie begann, oder dauerte zu lange. Versuchen Sie es noch einmal.',
  },
}
