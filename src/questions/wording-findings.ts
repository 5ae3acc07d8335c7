import { folded } from '../kernel/search'
import type { Finding } from './findings'
import { LEADING } from './leading-words'
import type { AskedQuestion } from './question-type'
import { roleOf } from './reach-chart'
import { HARDEST, LEAST_SYLLABLES, LONGEST_QUESTION, LONGEST_SENTENCE, readingOf } from './reading'
import { typeOf } from './types'
import { DOUBLE, NOT_ASKED, ONE_THING, PERSONAL } from './wording-patterns'

/** What the words of a questionnaire may do to people who answer. Hints only: a program reads no meaning. */
export function wordingFindings(items: readonly AskedQuestion[], numbers: ReadonlyMap<string, string>): Finding[] {
  const said = new Map<string, string>()
  return items.flatMap((item) => {
    if (roleOf(item) !== 'asks') return lengthFindings(item)
    const words = folded(`${item.label} ${item.hint}`.trim())
    const before = said.get(words)
    if (words && before === undefined) said.set(words, numbers.get(item.id) ?? '')
    return [
      ...(words && before !== undefined ? [hint(item, 'label', `sameAs ${before}`)] : []),
      ...lengthFindings(item),
      ...patternFindings(item),
      ...personalFindings(item),
    ]
  })
}

const hint = ({ id }: AskedQuestion, field: Finding['field'], fault: string, detail = ''): Finding => {
  return { question: id, field, fault, grade: 'look', mends: [], ...(detail && { detail }) }
}

function lengthFindings(item: AskedQuestion): Finding[] {
  const { syllables, longest, difficulty, hardWords } = readingOf(item.label)
  if (syllables > LONGEST_QUESTION) return [hint(item, 'label', `questionLong ${syllables} ${LONGEST_QUESTION}`)]
  if (longest > LONGEST_SENTENCE) return [hint(item, 'label', `sentenceLong ${longest} ${LONGEST_SENTENCE}`)]
  if (syllables < LEAST_SYLLABLES || difficulty <= HARDEST) return []
  return [hint(item, 'label', 'hardToRead', hardWords.slice(0, 4).join(', '))]
}

const plain = (text: string): string => text.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').trim()

function patternFindings(item: AskedQuestion): Finding[] {
  const label = plain(item.label)
  const single = ONE_THING.reduce((text, pair) => text.replaceAll(pair, pair.replace(' và ', ' ')), label)
  const double = asksOneAnswer(item)
    ? DOUBLE.map((pattern) => pattern.exec(single)?.[0]).find((found) => found !== undefined)
    : undefined
  return [...leadingFindings(item), ...(double === undefined ? [] : [hint(item, 'label', 'doubleBarrelled', double.trim())])]
}

/** In what is asked, in its explanation and in its other wordings, each once. */
function leadingFindings(item: AskedQuestion): Finding[] {
  const { label, hint: explained, wordings = [] } = item
  const texts = [
    { field: 'label' as const, fault: 'leading', text: label },
    { field: 'hint' as const, fault: 'leading', text: explained },
    ...wordings.map((each, place) => ({
      field: 'wordings' as const,
      fault: `leadingWording ${place + 2}`,
      text: `${each.label} ${each.hint}`,
    })),
  ]
  return texts.flatMap(({ field, fault, text }) => {
    const words = leadingIn(plain(text))
    return words === undefined ? [] : [hint(item, field, fault, words)]
  })
}

const leadingIn = (text: string): string | undefined =>
  LEADING.map((pattern) => pattern.exec(text)?.[0].trim()).find((found) => found !== undefined)

const asksOneAnswer = (item: AskedQuestion): boolean =>
  typeOf(item.type)
    .variables(item)
    .some((variable) => variable.id === item.id && variable.kind === 'category')

/** Asked in free words or figures: what a contact block keeps apart, and asks consent for. */
function personalFindings(item: AskedQuestion): Finding[] {
  const type = typeOf(item.type)
  const isTyped =
    type.textParts(item).some(({ part }) => part === '') ||
    type.variables(item).some((each) => each.id === item.id && each.kind === 'number')
  const words = plain(`${item.label} ${item.hint}`)
  const found = PERSONAL.map((pattern) => pattern.exec(words)?.[0]).find((each) => each !== undefined)
  return isTyped && found !== undefined && !NOT_ASKED.test(words) ? [hint(item, 'label', 'personal', found.trim())] : []
}
