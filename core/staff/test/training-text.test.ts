import { bannedWords, mostLix, readingOf, sentencesOf, textsIn } from '@discreet/contracts/reading'
import { describe, expect, test } from 'vitest'
import { moduleIds } from '../src/modules.ts'
import { rightAnswers } from '../src/right-answers.ts'
import { moduleText } from '../src/training-text.ts'

const locales = ['en', 'de', 'fr', 'es'] as const
const every = moduleIds.flatMap((module) => locales.map((locale) => ({ module, locale })))

describe.each(every)('$module in $locale', ({ module, locale }) => {
  const said = moduleText(module, locale)

  test('asks the same questions as in English, each answer in its place', () => {
    const shape = ({ questions }: typeof said): unknown =>
      questions.map(({ id, options }) => [id, options.length])
    expect(shape(said)).toEqual(shape(moduleText(module, 'en')))
    said.questions.forEach(({ options }, k) => {
      expect(options[rightAnswers[module][k] ?? -1]).toBeDefined()
      expect(new Set(options).size).toBe(options.length)
    })
    expect(said.questions).toHaveLength(rightAnswers[module].length)
  })

  test('is read in two minutes', () => {
    const { words } = readingOf(said.sections.map(({ text }) => text))
    expect(words).toBeGreaterThan(180)
    expect(words).toBeLessThan(290)
  })

  test('is not passed by whoever takes the longest answers', () => {
    const hits = said.questions.filter(({ options }, k) => {
      const longest = Math.max(...options.map((one) => one.length))
      return options[rightAnswers[module][k] ?? -1]?.length === longest
    })
    expect(hits.length).toBeLessThan(said.questions.length - 1)
  })

  test('is easy, and hides nothing behind words', () => {
    const all = textsIn(said)
    const reading = readingOf(sentencesOf(all))
    if (locale === 'en') expect(reading.grade).toBeLessThanOrEqual(8)
    else expect(reading.lix).toBeLessThanOrEqual(mostLix[locale])
    for (const word of bannedWords[locale]) expect(all.join('\n')).not.toMatch(word)
  })
})

test('whoever always takes the same place passes nothing', () => {
  for (const module of moduleIds) {
    for (const place of [0, 1, 2, 3]) {
      const hits = rightAnswers[module].filter((answer) => answer === place).length
      expect(hits, `${module}, place ${place}`).toBeLessThanOrEqual(2)
    }
  }
})
