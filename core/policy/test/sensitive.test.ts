/** Canary products in four languages, and innocent ones that look a little like them. */
import type { Item } from '@discreet/protocol'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SensitiveTopic } from '../src/sensitive/words.ts'
import { sensitiveTopics, titleWords } from '../src/sensitive/words.ts'
import { de } from '../src/sensitive/words-de.ts'
import { en } from '../src/sensitive/words-en.ts'
import { es } from '../src/sensitive/words-es.ts'
import { fr } from '../src/sensitive/words-fr.ts'
import { isSensitive, marked, sensitiveTopicOf } from '../src/sensitive.ts'

const canaries: Readonly<Record<SensitiveTopic, readonly string[]>> = {
  health: ['Health', 'Pharmacy > Pain relief', 'Gesundheit', 'Santé', 'Salud', 'Erste Hilfe'],
  pregnancy: ['Pregnancy', 'Schwangerschaft & Geburt', 'Grossesse', 'Embarazo', 'MATERNITY'],
  sex: ['Sex toys', 'Kondome', 'Préservatifs', 'Condones', 'Érotique', 'LGBT'],
  religion: ['Religion', 'Bibeln', 'Coran', 'Rosarios', 'halal', 'Judaísmo'],
  politics: ['Politics', 'Gewerkschaften', 'Élections', 'Partidos políticos'],
  debt: ['Debt relief', 'Schuldnerberatung', 'Surendettement', 'Préstamos', 'Payday loans'],
  alcohol: ['Beer', 'Wine and spirits', 'Weißweine', 'Bières', 'Cervezas', 'LIKÖRE', 'Vins rouges'],
  gambling: ['Scratch cards', 'Sportwetten', 'Jeux d’argent', 'Apuestas', 'Casino'],
  dating: ['Dating', 'Partnersuche', 'Sites de rencontre', 'Citas online'],
  weight_loss: ['Weight loss', 'Abnehmen', 'Perte de poids', 'Adelgazar', 'Diätmittel'],
}

const innocent: readonly Omit<Item, 'id'>[] = [
  { title: 'Ginger beer', categories: ['Drinks', 'Soft drinks'] },
  { title: 'Anything', categories: ['Ginger beer'] },
  { title: 'Anything', categories: ['Wine vinegar and oils'] },
  { title: 'Alcohol-free sparkling', categories: ['Alcohol-free drinks'] },
  { title: 'Sin alcohol', tags: ['sin alcohol'] },
  { title: 'Debit card wallet', categories: ['Wallets'], tags: ['debit'] },
  { title: 'Muesli', categories: ['Health food'] },
  { title: 'Shampoo', categories: ['Health & Beauty', 'Hair'] },
  { title: 'Gesichtscreme', categories: ['Gesundheit & Schönheit', 'Gesicht'] },
  { title: 'Jeans', categories: ['Prêt-à-porter'], tags: ['Sexe : femme'] },
  { title: 'The faith of our fathers', categories: ['Books', 'Novels'] },
  { title: 'Wine glasses, set of 6', categories: ['Kitchen', 'Glasses'] },
  { title: 'Zweite Wahl', categories: ['Porzellan', '2. Wahl'] },
  { title: 'Sex and the City', categories: ['Films'] },
  { title: 'Essex county map', categories: ['Essex', 'Sussex'] },
  { title: 'Nappies size 4', categories: ['Baby', 'Nappies and care'], tags: ['baby'] },
  { title: 'Parfum', tags: ['Christian Dior'] },
  { title: 'Hundefutter', categories: ['Pets', 'Adult dog food'] },
  {},
]

describe('a sensitive topic', () => {
  test.each(sensitiveTopics)('is seen in categories and in tags of four languages: %s', (topic) => {
    for (const name of canaries[topic]) {
      expect.soft(sensitiveTopicOf({ categories: ['Everything', name] }), name).toBe(topic)
      expect.soft(sensitiveTopicOf({ tags: ['new', name] }), name).toBe(topic)
    }
  })

  test.each(innocent)('is not seen in %o', (item) => {
    expect(sensitiveTopicOf(item)).toBeUndefined()
    expect(isSensitive({ id: 'x', ...item })).toBe(false)
  })

  test.each<[string, SensitiveTopic]>([
    ['Clearview pregnancy test, 2 pcs', 'pregnancy'],
    ['Schwangerschaftstest', 'pregnancy'],
    ['Test de grossesse précoce', 'pregnancy'],
    ['Prueba de embarazo', 'pregnancy'],
    ['Ritex KONDOME 8er', 'sex'],
    ['Condoms 10 pcs', 'sex'],
    ['Nicotine gum 24 pcs', 'health'],
  ])('is seen in a title where there is no doubt: %s', (title, topic) => {
    expect(sensitiveTopicOf({ title, categories: ['Offers'] })).toBe(topic)
  })

  test('is seen whatever the case, the accents and the marks between words', () => {
    const names = sensitiveTopics.flatMap((topic) => canaries[topic])
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(' ', ' / ', '-', ' & ', '_'),
        fc.constantFrom('NFC', 'NFD', 'NFKD'),
        fc.boolean(),
        (name, between, form, loud) => {
          const other = name.normalize(form).replaceAll(' ', between)
          const categories = [loud ? other.toUpperCase() : other]
          expect(sensitiveTopicOf({ categories })).toBe(sensitiveTopicOf({ categories: [name] }))
        },
      ),
    )
  })

  test('is never thrown at: any text has a topic or none', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.string(), (names, title) => {
        const topic = sensitiveTopicOf({ categories: names, tags: names, title })
        expect(topic === undefined || sensitiveTopics.includes(topic)).toBe(true)
      }),
    )
  })
})

describe('the words', () => {
  const lists = { en, de, fr, es, titleWords }

  test.each(Object.entries(lists))('are each found as they are written: %s', (_, list) => {
    for (const [topic, words] of Object.entries(list)) {
      const found = words.split(',').map((word) => word.trim().replaceAll(/\s+/g, ' '))
      for (const word of found) {
        expect(word, topic).toMatch(/^[a-z0-9]+( [a-z0-9]+){0,3}$/)
        const item = list === titleWords ? { title: word } : { categories: [word] }
        expect(sensitiveTopicOf(item), word).toBeDefined()
      }
    }
  })

  test('are there for every topic in every language', () => {
    for (const list of [en, de, fr, es]) expect(Object.keys(list)).toEqual([...sensitiveTopics])
  })
})

describe('a marked catalogue', () => {
  const catalogue: readonly Item[] = [
    { id: 'rice', categories: ['Pantry'] },
    { id: 'merlot', categories: ['Wine'], sensitive: false },
    { id: 'secret', categories: ['Pantry'], sensitive: true },
  ]

  test('says of every sensitive item that it is, also where the shop said that it is not', () => {
    expect(marked(catalogue).map(({ sensitive }) => sensitive)).toEqual([undefined, true, true])
  })

  test('has everything else as it was, and is the same when it is marked again', () => {
    const once = marked(catalogue)
    expect(once[0]).toBe(catalogue[0])
    expect(once[2]).toBe(catalogue[2])
    expect(catalogue[1]?.sensitive).toBe(false)
    expect(marked(once)).toEqual(once)
    expect(once.filter(isSensitive)).toHaveLength(2)
  })
})
