import { Hono } from 'hono'
import { LanguagePage } from '../../views/consultations/language-page'
import { LanguagesPage } from '../../views/consultations/languages-page'
import { dateTime } from '../i18n/locale'
import { type Fields, one } from '../kernel/fields'
import { Problem, problem } from '../kernel/problem'
import { languageName } from '../questions/languages'
import { MOST_LANGUAGES } from '../questions/translating'
import { LANGUAGE, type Translation, VIETNAMESE } from '../questions/translations'
import type { Env, Handled } from '../web/env'
import { readForm } from '../web/form'
import { respond, seeOther } from '../web/respond'
import { phaseAt } from './consultation'
import { baseAfter, baseOf, readTranslation, type TypedTranslation } from './language-form'
import { languageLines, readAloud, recordedIn, type TextRow, textRows, textsOf } from './language-reading'
import { doStep } from './question-saving'
import { stepsInWords } from './stepping-words'
import { editLanguages } from './translating'
import { findWriting, type Writing } from './writing'

const LANGUAGES = '/staff/consultations/:id/languages'
const ONE = `${LANGUAGES}/:language{[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}}`
const AT_ONCE = 40
const FILTERS = ['all', 'missing', 'stale', 'done'] as const

/** In which languages a consultation is asked, and the words of each. */
export const languageRoutes = new Hono<Env>()
  .get(LANGUAGES, async (c) => showLanguages(c, await findWriting(c.var.world, c.req.param('id'))))

  .post(LANGUAGES, async (c) => {
    const fields = await readForm(c)
    const writing = await findWriting(c.var.world, c.req.param('id'))
    demandChangeable(writing)
    const written = one(fields, 'code').trim()
    const language = written || one(fields, 'language')
    const field = written ? 'code' : 'language'
    const fault = addingFault(writing, language)
    if (fault)
      return showLanguages(c, writing, { name: fault === 'badCode' ? 'code' : field, fault, typed: written.slice(0, 40) })
    await editLanguages(c.var.world, writing.consultation, { kind: 'addLanguage', language })
    return seeOther(c, `${addressOf(writing)}/${language}`)
  })

  .post(`${LANGUAGES}/undo`, async (c) => {
    const { world } = c.var
    const revision = Number(one(await readForm(c), 'revision')) || 0
    const writing = await findWriting(world, c.req.param('id'))
    try {
      await doStep(world, writing.consultation, revision, { stepping: 'undo' })
      return seeOther(c, `${addressOf(writing)}?done=undone`)
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'stale') throw error
      const list = `/staff/consultations/${writing.consultation.id}/questions`
      return seeOther(c, 'asks' in error.details ? `${list}/undo` : addressOf(writing))
    }
  })

  .post(`${ONE}/removal`, async (c) => {
    await readForm(c)
    const writing = await findWriting(c.var.world, c.req.param('id'))
    demandChangeable(writing)
    const language = c.req.param('language')
    await editLanguages(c.var.world, writing.consultation, { kind: 'removeLanguage', language })
    return seeOther(c, `${addressOf(writing)}?done=removed&language=${language}`)
  })

  .get(ONE, async (c) => {
    const writing = await findWriting(c.var.world, c.req.param('id'))
    return showLanguage(c, writing, translationIn(writing, c.req.param('language')))
  })

  .post(ONE, async (c) => {
    const { world } = c.var
    const fields = await readForm(c)
    const writing = await findWriting(world, c.req.param('id'))
    demandChangeable(writing)
    const language = c.req.param('language')
    if (language === VIETNAMESE) throw problem('notFound')
    const typed = readTranslation(fields, writing, textsOf(writing))
    const isKnown = writing.settings.translations.some((each) => each.language === language)
    // Somebody removed the language meanwhile: the page says so, and only saving it once more brings it back.
    if (!isKnown && one(fields, 'again') !== language) return showGone(c, writing, language, typed)
    const conflicts = await editLanguages(world, writing.consultation, { kind: 'translate', language, said: typed.said })
    const now = await findWriting(world, c.req.param('id'))
    const said = Object.fromEntries(conflicts.map(({ name, theirs }) => [name, theirs]))
    const isWhole = conflicts.length === 0 && Object.keys(typed.faults).length === 0 && typed.gone.length === 0
    if (isWhole && !c.req.header('HX-Request')) return seeOther(c, afterSaving(c, now, fields))
    return showLanguage(c, now, translationIn(now, language), {
      typed,
      conflicts: said,
      base: baseAfter(typed, conflicts),
      isWhole,
    })
  })

const addressOf = ({ consultation: { id } }: Writing) => `/staff/consultations/${id}/languages`

function afterSaving(c: Handled, writing: Writing, fields: Fields): string {
  // What is done has left a filtered list, and the next ones have moved up.
  const page = pageIn(c) + (one(fields, 'then') === 'next' && filterIn(c) === 'all' ? 1 : 0)
  return `${addressOf(writing)}/${c.req.param('language')}?state=${filterIn(c)}&page=${page}&saved=1`
}

/** Throws stale once it is closed. */
export function demandChangeable({ mayChange, consultation }: Writing): void {
  if (!mayChange) throw problem('stale', { consultation: consultation.id })
}

/** Throws notFound for a language nobody began. */
export function translationIn({ settings }: Writing, language: string | undefined): Translation {
  const found = settings.translations.find((each) => each.language === language)
  if (!found || language === VIETNAMESE) throw problem('notFound')
  return found
}

type AddingFault = 'chooseOne' | 'badCode' | 'isSource' | 'known' | 'tooMany'

function addingFault({ settings: { translations } }: Writing, language: string): AddingFault | undefined {
  if (language === '') return 'chooseOne'
  if (!LANGUAGE.test(language)) return 'badCode'
  if (language.split('-')[0] === VIETNAMESE) return 'isSource'
  if (translations.some((each) => each.language === language)) return 'known'
  return translations.length >= MOST_LANGUAGES ? 'tooMany' : undefined
}

interface Adding {
  name: 'code' | 'language'
  fault: AddingFault
  typed: string
}

export const framedBy = (c: Handled, { consultation }: Writing) => ({
  consultation,
  phase: phaseAt(consultation, c.var.world.now()),
  mayEdit: true,
})

async function showLanguages(c: Handled, writing: Writing, adding?: Adding): Promise<Response> {
  const { world } = c.var
  const { settings, consultation, mayChange } = writing
  const done = c.req.query('done')
  const removed = c.req.query('language') ?? ''
  const vietnamese = settings.translations.find(({ language }) => language === VIETNAMESE)
  return respond(
    c,
    <LanguagesPage
      {...framedBy(c, writing)}
      revision={consultation.revision}
      lines={languageLines(writing, world.locale)}
      texts={textsOf(writing).length}
      questions={readAloud(writing).length}
      recorded={vietnamese ? recordedIn(vietnamese, writing) : 0}
      mayChange={mayChange}
      undo={mayChange ? (await stepsInWords(world, writing)).undo : undefined}
      done={
        done === 'undone' ? 'undone' : done === 'removed' && LANGUAGE.test(removed) ? languageName(removed, world.locale) : ''
      }
      adding={adding}
    />,
    adding ? 422 : 200,
  )
}

const filterIn = (c: Handled) => FILTERS.find((each) => each === c.req.query('state')) ?? 'all'
const pageIn = (c: Handled): number => (/^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1)

interface Shown {
  typed?: TypedTranslation
  conflicts?: Readonly<Record<string, string>>
  base?: Record<string, string>
  isWhole?: boolean
  /** The language was removed meanwhile. */
  again?: string
}

function showGone(c: Handled, writing: Writing, language: string, typed: TypedTranslation): Promise<Response> {
  const nothing = { language, words: {}, audio: {} }
  const rows = [...typed.typed.keys()].map((name) => ({ name }))
  return showLanguage(c, writing, nothing, { typed, base: baseOf(rows, nothing), again: language })
}

async function showLanguage(c: Handled, writing: Writing, translation: Translation, shown: Shown = {}): Promise<Response> {
  const { world, page } = c.var
  const { typed, conflicts = {}, isWhole = true, again } = shown
  const say = page.words.languages
  const all = textRows(writing, translation, textsOf(writing), world.locale)
  const filter = filterIn(c)
  // The same rows again while they are being filled in, though some are done by now.
  const fitting = all.filter(({ state }) => filter === 'all' || state === filter)
  const pages = Math.max(1, Math.ceil(fitting.length / AT_ONCE))
  const at = Math.min(pageIn(c), pages)
  const rows = typed ? all.filter(({ name }) => typed.typed.has(name)) : fitting.slice((at - 1) * AT_ONCE, at * AT_ONCE)
  const faultOf = (name: string): string | undefined => {
    const fault = typed?.faults[name]
    if (fault) return fault === 'tooLong' ? say.tooLong : page.words.faults.badText
    const theirs = conflicts[name]
    return theirs === undefined ? undefined : theirs === '' ? say.conflictEmpty : say.conflict(theirs)
  }
  const withFaults = rows.map(
    (row): TextRow => ({ ...row, text: typed?.typed.get(row.name) ?? row.text, fault: faultOf(row.name) }),
  )
  const hasSaved = typed ? isWhole && !again : c.req.query('saved') === '1'
  return respond(
    c,
    <LanguagePage
      {...framedBy(c, writing)}
      language={translation.language}
      line={languageLines({ ...writing, settings: { ...writing.settings, translations: [translation] } }, world.locale)[0]}
      rows={withFaults}
      filter={filter}
      page={at}
      pages={pages}
      mayChange={writing.mayChange}
      gone={typed?.gone ?? []}
      again={again}
      save={{
        revision: writing.consultation.revision,
        base: JSON.stringify(shown.base ?? baseOf(rows, translation)),
        faults: {},
        ...(hasSaved && { savedAt: dateTime(writing.consultation.updatedAt, world.locale) }),
      }}
    />,
    again ? 409 : isWhole ? 200 : 422,
  )
}
