/**
 * Which products say something about a person that is nobody's business: what GDPR 9 protects
 * (health, sex life, religion, politics) and what people themselves ask to see less of (alcohol,
 * gambling, dating, weight loss, pregnancy, debt). Such a product is never a signal, a segment, a
 * reason or a retargeted item.
 *
 * Read off the categories and the tags, by whole words, whatever the accents and the case. Titles are
 * not read, but for the few words that leave no doubt: a category says what a thing is, a title may
 * name anything in passing (a wine glass, a book about faith). What that misses the shop marks itself
 * (`sensitive: true`). A product that is taken for sensitive and is not costs some personalization; the
 * other way round costs a person. So there is no way to say `sensitive: false` here.
 */
import type { Item } from '@discreet/protocol'
import { isMarkedSensitive } from '@discreet/protocol'
import type { SensitiveTopic, TopicWords } from './sensitive/words.ts'
import { innocentPhrases, sensitiveTopics, titleWords } from './sensitive/words.ts'
import { de } from './sensitive/words-de.ts'
import { en } from './sensitive/words-en.ts'
import { es } from './sensitive/words-es.ts'
import { fr } from './sensitive/words-fr.ts'

/** Words of a text: no accents, lower case. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function phrasesIn(list: string): readonly string[] {
  return list.split(',').map((phrase) => wordsOf(phrase).join(' '))
}

type Lexicon = ReadonlyMap<string, SensitiveTopic>

function lexiconOf(lists: readonly Readonly<Partial<TopicWords>>[]): Lexicon {
  const topics = new Map<string, SensitiveTopic>()
  for (const topic of sensitiveTopics) {
    for (const phrase of lists.flatMap((list) => phrasesIn(list[topic] ?? ''))) {
      // Of a word in two topics the first counts; which one it is changes nothing.
      if (phrase !== '' && !topics.has(phrase)) topics.set(phrase, topic)
    }
  }
  return topics
}

interface Lexica {
  readonly names: Lexicon
  readonly titles: Lexicon
  readonly innocent: ReadonlySet<string>
}

const longestPhrase = 4
let made: Lexica | undefined

/** Made when it is first needed: pages that only decide do not need it. */
function lexica(): Lexica {
  made ??= {
    names: lexiconOf([en, de, fr, es]),
    titles: lexiconOf([titleWords]),
    innocent: new Set(phrasesIn(innocentPhrases)),
  }
  return made
}

/** The first phrase, from the left and the longest first, that the lexicon has. */
function topicIn(text: string, lexicon: Lexicon): SensitiveTopic | undefined {
  const words = wordsOf(text)
  const { innocent } = lexica()
  let at = 0
  while (at < words.length) {
    let step = 1
    for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
      const phrase = words.slice(at, at + length).join(' ')
      const topic = lexicon.get(phrase)
      if (innocent.has(phrase)) {
        step = length
        break
      }
      if (topic !== undefined) return topic
    }
    at += step
  }
  return undefined
}

/** undefined: none that can be seen; the shop may have marked the item all the same. */
export function sensitiveTopicOf({
  categories = [],
  tags = [],
  title = '',
}: Pick<Item, 'categories' | 'tags' | 'title'>): SensitiveTopic | undefined {
  const { names, titles } = lexica()
  for (const name of [...categories, ...tags]) {
    const topic = topicIn(name, names)
    if (topic !== undefined) return topic
  }
  return topicIn(title, titles)
}

export function isSensitive(item: Item): boolean {
  return isMarkedSensitive(item) || sensitiveTopicOf(item) !== undefined
}

/**
 * A catalogue in which every sensitive item says so, also one from before there were topics. What
 * scores, records and serves reads the mark only, so a catalogue passes here first.
 */
export function marked(items: readonly Item[]): readonly Item[] {
  return items.map((item) =>
    isMarkedSensitive(item) || !isSensitive(item) ? item : { ...item, sensitive: true },
  )
}
