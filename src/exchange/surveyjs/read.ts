import { messages } from '../../i18n/messages'
import type { Locale } from '../../kernel/locale'
import { assemble } from '../assemble'
import { surveyExpression } from '../formula/survey-expression'
import type { Found } from '../found'
import { isJson, type Json, languagesIn, listIn, saidIn, textIn } from '../json'
import { inLanguages } from '../languages'
import { type Note, note, type Outcome, type Read, refuse } from '../outcome'
import { type Form, foundOf } from './found-of'

/** A survey of SurveyJS as its creator saves it. */
export function readSurveyJs(parsed: unknown, locale: Locale): Read<{ outcome: Outcome }> {
  if (!isJson(parsed)) return refuse('notSurveyJs')
  const pages = pagesOf(parsed)
  if (pages.length === 0) return refuse('notSurveyJs')
  // Words under `default` are in the survey's own language.
  const usual = textIn(parsed, 'locale') || ([...languagesIn(parsed)].includes('vi') ? 'en' : locale)
  const languages = new Set([...languagesIn(parsed)].map((each) => each || usual))
  const own = languages.has(locale) || languages.size === 0 ? locale : usual
  const outcome = inLanguages(
    own,
    [...languages].filter((each) => each !== own),
    (language, nextId) => {
      const form = { language: language === usual ? 'default' : language, words: messages[locale].exchange }
      const found = [...pages.flatMap((page, place) => foundOnPage(page, place, form)), ...calculatedIn(parsed)]
      return assemble(found, {
        dialect: surveyExpression,
        locale,
        nextId,
        title: saidIn(parsed, 'title', form.language),
        notices: noticesOf(parsed),
      })
    },
  )
  return { ok: true, outcome }
}

function pagesOf(survey: Json): readonly Json[] {
  const pages = listIn(survey, 'pages').filter(isJson)
  if (pages.some((page) => elementsOf(page).length > 0)) return pages
  return elementsOf(survey).length > 0 ? [{ elements: elementsOf(survey) }] : []
}

const elementsOf = (parent: Json): readonly Json[] =>
  [...listIn(parent, 'elements'), ...listIn(parent, 'questions')].filter(isJson)

function foundOnPage(page: Json, place: number, form: Form): Found[] {
  const inside = elementsOf(page).flatMap((element) => foundOf(element, form))
  const label = saidIn(page, 'title', form.language)
  const shown = textIn(page, 'visibleIf')
  // The first page begins by itself.
  if (place === 0 && !label && !shown) return inside
  const notes = ['enableIf', 'requiredIf'].flatMap((name) => (textIn(page, name) ? [note('pageConditionLost', name)] : []))
  const at = { at: `page ${place + 1}`, name: '', label, type: 'page', notes }
  return [
    { kind: 'group', ...at, hint: saidIn(page, 'description', form.language), shown: shown ? [shown] : [] },
    ...inside,
    { kind: 'end' },
  ]
}

const calculatedIn = (survey: Json): Found[] =>
  listIn(survey, 'calculatedValues')
    .filter(isJson)
    .map((each) => ({
      kind: 'question',
      at: 'calculatedValues',
      ...{ name: textIn(each, 'name'), label: textIn(each, 'name'), type: 'calculatedValue', hint: '', required: false },
      ...{ shown: [], checks: [], notes: [], asks: false },
      wants: [{ type: 'calculated', facts: {}, formula: textIn(each, 'expression') }],
    }))

const UNREAD = [
  'triggers',
  'completedHtml',
  'completedHtmlOnCondition',
  'navigateToUrl',
  'cookieName',
  'quizMode',
  'timeLimit',
  'logo',
]

function noticesOf(survey: Json): Note[] {
  const present = UNREAD.filter((name) => {
    const value = survey[name]
    return Array.isArray(value) ? value.length > 0 : Boolean(value)
  })
  return present.length > 0 ? [note('partsLost', present.join(', '))] : []
}
