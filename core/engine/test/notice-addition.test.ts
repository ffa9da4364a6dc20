import { expect, test } from 'vitest'
import { additionRefusal } from '../src/notice-addition.ts'

const plain = {
  en: { heading: 'Our shop', lines: ['We are a small shop. We bake our own bread.'] },
  de: { heading: 'Unser Laden', lines: ['Wir sind ein kleiner Laden. Wir backen selbst.'] },
  fr: { heading: 'Notre magasin', lines: ['Nous sommes un petit magasin.'] },
  es: { heading: 'Nuestra tienda', lines: ['Somos una tienda pequeña.'] },
}

test('plain words are let through in every language', () => {
  expect(additionRefusal(plain)).toBeUndefined()
  expect(additionRefusal({})).toBeUndefined()
})

test.each([
  ['en', 'We and our partners know you.'],
  ['de', 'Wir optimieren die Seite.'],
  ['fr', 'Nos partenaires sont là.'],
  ['es', 'Nuestros socios lo saben.'],
] as const)('a word that hides things is refused in %s, with its sentence', (locale, sentence) => {
  const { heading, lines } = plain[locale]
  const refused = additionRefusal({ [locale]: { heading, lines: [...lines, sentence] } })
  expect(refused).toMatchObject({
    code: 'field_invalid',
    reason: expect.stringContaining(sentence),
  })
  expect(additionRefusal({ [locale]: { heading: sentence.slice(0, -1), lines } })).toMatchObject({
    details: { field: `/additions/${locale}` },
  })
})

test.each([
  [
    'en',
    'Notwithstanding considerations of organisational responsibility, individualised personalisation necessitates comprehensive documentation.',
  ],
  [
    'de',
    'Datenschutzrechtliche Gesichtspunkte personalisierter Produktempfehlungen berücksichtigen wir grundsätzlich umfassend.',
  ],
  [
    'fr',
    'Nonobstant certaines considérations organisationnelles particulières, notre personnalisation nécessite documentation.',
  ],
  [
    'es',
    'Independientemente consideraciones organizativas particulares, nuestra personalización necesita documentación exhaustiva.',
  ],
] as const)(
  'what is hard to read is refused in %s, naming the hardest sentence',
  (locale, hard) => {
    const refused = additionRefusal({
      [locale]: { heading: plain[locale].heading, lines: [`${plain[locale].lines[0]} ${hard}`] },
    })
    expect(refused).toMatchObject({
      code: 'field_invalid',
      reason: expect.stringContaining(hard),
      details: { field: `/additions/${locale}/lines` },
    })
  },
)

test('only whole sentences are measured, so nothing else is taken', () => {
  const { heading } = plain.en
  for (const lines of [[], ['no end'], [''], ['!'.repeat(601)], Array(13).fill('We bake.')]) {
    expect(additionRefusal({ en: { heading, lines } })).toMatchObject({ code: 'field_invalid' })
  }
  expect(additionRefusal({ en: { heading: '', lines: ['We bake.'] } })).toBeDefined()
  // There is nothing to read in it.
  expect(additionRefusal({ en: { heading, lines: ['?!'] } })).toMatchObject({
    reason: expect.stringContaining('hard to read'),
  })
})
