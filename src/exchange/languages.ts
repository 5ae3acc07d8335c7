import { readable } from '../kernel/ids'
import { wordingsOf } from '../questions/translatable'
import type { Translation } from '../questions/translations'
import { type Note, note, type Outcome } from './outcome'

/** A language as a file calls it, such as `English (en)` or `vi`. */
export type FileLanguage = string

const NAMED: readonly (readonly [says: RegExp, tag: string])[] = [
  [/vi[eệ]t|vietnam/i, 'vi'],
  [/english|tiếng anh/i, 'en'],
  [/h'?mông|hmong/i, 'hmn'],
  [/khmer/i, 'km'],
]

/** Its tag, as far as the file tells it; '' for none. */
export function tagOf(language: FileLanguage): string {
  const written =
    /\(([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\)\s*$/.exec(language)?.[1] ??
    /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.exec(language)?.[0]
  return written ?? NAMED.find(([says]) => says.test(language))?.[1] ?? ''
}

/** What a file says in one language, and in the others as translations of it. `make` reads the same file each time. */
export function inLanguages(
  own: FileLanguage,
  others: readonly FileLanguage[],
  make: (language: FileLanguage, nextId: () => string) => Outcome,
): Outcome {
  const ids = new Set<string>()
  const drawn: string[] = []
  const counting = () => {
    let place = 0
    return () => {
      const known = drawn[place]
      if (known === undefined) drawn.push(freshId(ids))
      place++
      return drawn[place - 1] ?? ''
    }
  }
  const outcome = make(own, counting())
  const notices: Note[] = []
  const translations: Translation[] = []
  for (const language of others) {
    const tag = tagOf(language)
    const words =
      tag &&
      tag !== (tagOf(own) || 'vi') &&
      !translations.some((each) => each.language === tag) &&
      wordsOf(outcome, make(language, counting()))
    if (words && Object.keys(words).length > 0) translations.push({ language: tag, words, audio: {} })
    else notices.push(note('languageLost', language))
  }
  const settings = { ...outcome.settings, translations }
  return { ...outcome, settings, notices: [...outcome.notices, ...notices] }
}

function freshId(ids: Set<string>): string {
  const id = `q${readable(5)}`
  if (ids.has(id)) return freshId(ids)
  ids.add(id)
  return id
}

/** What reads otherwise there; words that are the same were not translated. */
function wordsOf(own: Outcome, other: Outcome): Translation['words'] {
  const theirs = new Map<string, string>(
    other.questions.flatMap((question) =>
      wordingsOf(question).map(({ path, text }) => [`${question.id}/${path}`, text] as const),
    ),
  )
  return Object.fromEntries(
    own.questions.flatMap((question) =>
      wordingsOf(question).flatMap(({ path, text }) => {
        const name = `${question.id}/${path}`
        const said = theirs.get(name)
        return said === undefined || said === text ? [] : [[name, { text: said, of: text }] as const]
      }),
    ),
  )
}
