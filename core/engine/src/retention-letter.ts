/** The mail that says that an account is about to end. Plain, and without anything that is to be sold. */

interface Letter {
  readonly subject: string
  readonly text: string
}

/** `day`: ISO 8601. */
type Words = (shop: string, day: string) => Letter

const words: Readonly<Record<string, Words>> = {
  en: (shop, day) => ({
    subject: `${shop}: what we keep about you will be erased`,
    text: `You have not been here for a long time. On ${day} we erase what ${shop} keeps about you.
If that is right, there is nothing to do.
If you want to keep it, sign in once before that day.
`,
  }),
  de: (shop, day) => ({
    subject: `${shop}: Was wir über Sie aufheben, wird gelöscht`,
    text: `Sie waren lange nicht hier. Am ${day} löschen wir, was ${shop} über Sie aufhebt.
Wenn Ihnen das recht ist, müssen Sie nichts tun.
Wenn Sie es behalten wollen, melden Sie sich vorher einmal an.
`,
  }),
  fr: (shop, day) => ({
    subject: `${shop} : ce que nous gardons sur vous va être effacé`,
    text: `Vous n'êtes pas venu depuis longtemps. Le ${day}, nous effaçons ce que ${shop} garde sur vous.
Si cela vous convient, vous n'avez rien à faire.
Si vous voulez le garder, connectez-vous une fois avant ce jour.
`,
  }),
  es: (shop, day) => ({
    subject: `${shop}: lo que guardamos sobre usted se borrará`,
    text: `Hace mucho que no viene. El ${day} borraremos lo que ${shop} guarda sobre usted.
Si le parece bien, no tiene que hacer nada.
Si quiere conservarlo, inicie sesión una vez antes de ese día.
`,
  }),
}

/** `endsAt`: epoch milliseconds. `locale`: BCP 47; default: English. */
export function retentionLetter(shop: string, endsAt: number, locale = 'en'): Letter {
  const day = new Date(endsAt).toISOString().slice(0, 10)
  const [language = 'en'] = locale.split('-')
  return (words[language] ?? (words['en'] as Words))(shop, day)
}
