import type { SignInWords } from './words.ts'

export const words: SignInWords = {
  title: 'Sign in',
  again: 'You were signed out. Sign in, and you are back on the page where you were.',
  provider: 'Sign in with your company account',
  passkey: 'Sign in with a passkey',
  passkeyHint: 'Your device asks for what unlocks it: a finger, a face or a PIN.',
  demo: {
    title: 'Look around as one of the staff',
    text: 'This shop is invented, and so is everybody in it. Choose whose work you want to see.',
  },
  does: {
    viewer: 'sees the figures and changes nothing',
    marketer: 'plans campaigns and reads what came of them',
    developer: 'connects the shop and watches that it works',
    privacy_officer: 'answers people and looks after the budget',
    administrator: 'lets staff in and gives them roles',
  },
  nobody: {
    title: 'Nobody can sign in yet',
    text: 'Discreet shows a link in the terminal where it was started. Whoever opens that link first becomes the administrator.',
    lost: 'The link holds for an hour. Start Discreet again, and it shows a new one.',
  },
  noWay: 'There is no way to sign in here right now. Ask whoever runs Discreet.',
  join: {
    title: 'Join the staff',
    text: 'You sign in with a passkey: it stays on your device or in your password manager, and there is no password that somebody could steal.',
    name: 'Your name',
    nameHint: 'The people of the shop see it when you look at what is theirs.',
    action: 'Make a passkey and sign in',
  },
  troubles: {
    cancelled: 'The passkey was not used. Try again when you are ready.',
    noPasskeys:
      'This browser has no passkeys. Use a newer browser, or a device with a screen lock or a security key.',
    notAtAnAddress:
      'Passkeys need a name in the address. Open this page at the name below instead.',
    unknownPasskey: 'This passkey is not known here. Use another one, or ask for a new link.',
    linkOver:
      'This link was used already, or it is too old. Ask an administrator for a new one; if there is none yet, start Discreet again: it shows a new link.',
    linkMissing:
      'This page reads the link once. Open it again as you got it; if it was used, ask for a new one.',
    known: 'This device has a passkey for you already. Sign in with it.',
    tooOften: 'That was tried too often. Wait a quarter of an hour.',
    providerAway:
      'The sign-in of your company does not answer. Nothing is open meanwhile; try again soon.',
    notBack:
      'The sign-in of your company did not come back as it began, or took too long. Try again.',
  },
}
