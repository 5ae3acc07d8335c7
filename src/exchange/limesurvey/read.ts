import { messages } from '../../i18n/messages'
import type { Locale } from '../../kernel/locale'
import { MOST_QUESTIONS } from '../../questions/authoring'
import { assemble } from '../assemble'
import { expressionScript } from '../formula/expression-script'
import type { Found } from '../found'
import { inLanguages } from '../languages'
import { type Note, note, type Outcome, type Read, refuse } from '../outcome'
import { type Group, languageIn, parseSurvey, surveyIn } from './document'
import { foundOf, relevanceOf } from './found-of'

const MOST_ROWS = 12_000

/** A survey structure of LimeSurvey (.lss). */
export async function readLimeSurvey(text: string, locale: Locale): Promise<Read<{ outcome: Outcome }>> {
  const read = await parseSurvey(text)
  if (!read.ok) return read
  const { tables, languages } = read
  // Far more than a questionnaire may have, its rows in every language.
  if (tables('questions').length > MOST_ROWS) return refuse('tooManyQuestions', String(MOST_QUESTIONS))
  const own = languageIn(read, locale)
  const outcome = inLanguages(
    own,
    languages.filter((each) => each !== own),
    (language, nextId) => {
      const survey = surveyIn(tables, language)
      const found = survey.groups.flatMap((group, place) => foundGroup(group, place, locale))
      const notices: Note[] = survey.quotas.length > 0 ? [note('quotasLost', survey.quotas.join(', '))] : []
      return assemble(found, { dialect: expressionScript, locale, nextId, title: survey.title, notices })
    },
  )
  return { ok: true, outcome }
}

const foundGroup = ({ title, description, relevance, questions }: Group, place: number, locale: Locale): Found[] => [
  {
    kind: 'group',
    at: `group ${place + 1}`,
    name: '',
    label: title,
    type: 'group',
    hint: description,
    ...relevanceOf(relevance),
  },
  ...questions.flatMap((question) => foundOf(question, messages[locale].exchange)),
  { kind: 'end' },
]
