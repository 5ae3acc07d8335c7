import { getCookie } from 'hono/cookie'
import { faultOf } from '../../db/storage'
import { EndingPage } from '../../views/responses/ending-page'
import { FormPage } from '../../views/responses/form-page'
import { PhasePage } from '../../views/responses/phase-page'
import { ReviewPage } from '../../views/responses/review-page'
import { phaseAt } from '../consultations/consultation'
import { type Faults, type Fields, one, ticked } from '../kernel/fields'
import { log, mayTell } from '../kernel/log'
import { countAnswer } from '../kernel/meters'
import { Problem } from '../kernel/problem'
import { pagesOf } from '../questions/pages'
import type { Questionnaire } from '../questions/questionnaire'
import type { SheetContext } from '../questions/sheet-context'
import { worded } from '../questions/shown-items'
import type { Handled } from '../web/env'
import { respond } from '../web/respond'
import { draftNameOf, sheetAddress } from './addresses'
import { fieldsByQuestion, type WalkedSheet, walkSheet } from './answer-sheet'
import { carriedOf } from './brought'
import { contextOf } from './context-routes'
import { KEY_COOKIE } from './cookies'
import { type Growth, growthIn, withGrowth } from './growing'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { freshKey, isKey, type JudgedPost, judgePosted, type Posted } from './posted'
import { spokenTo } from './preference-routes'
import { isPaged, sheetPage, wholePage } from './sheet-page'
import { turnedTo } from './speaking'
import { finish, REVIEW, type Stop } from './turning'

interface Again {
  shown: PublicConsultation
  questionnaire: Questionnaire
  posted: Posted
  judged: JudgedPost
  key: string
  context: SheetContext | null
  /** The sheet was in order and the server was not. */
  notStored?: boolean
}

/** The same page with everything kept, and a key in it so that pressing send once more is enough. */
export function formAgain(c: Handled, again: Again): Response {
  const { shown, questionnaire, posted, judged, key, context, notStored = false } = again
  const ending = judged.ok ? null : judged.ending
  if (!notStored && ending === null && !shown.trial) countAnswer(judged.ok ? 'asked' : 'invalid')
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  const walked = walkSheet(questionnaire, posted.answers, context)
  if (ending !== null) return endingShown(c, { shown, questionnaire, posted, key, walked, ending })
  const contact = contactIn(posted, judged.ok ? {} : judged.contactFaults)
  const offered = shown.consultation.offersReply ? contact : null
  const status = notStored ? 503 : 422
  const why = { onceMore: judged.ok && !notStored, notStored }
  if (!isPaged(questionnaire)) {
    const state = {
      questionnaire,
      ...wholePage(questionnaire, walked, c.var.page.locale),
      sent: fieldsByQuestion(questionnaire, posted.answers),
      faults: judged.ok ? {} : judged.faults,
      contact: offered,
    }
    return respond(c, <FormPage shown={shown} ownKey={key} {...why} state={state} />, status)
  }
  const stop = finish(pagesOf(questionnaire), walked)
  if (stop.kind === 'page') return pageShown(c, { shown, questionnaire, posted, key, walked }, stop, status)
  const page = {
    shown,
    questionnaire,
    walked,
    sent: new Map([...posted.answers, ...farOf(posted)]),
    contact: offered,
    ownKey: key,
  }
  return respond(c, <ReviewPage {...page} {...why} />, status)
}

// How far this sheet was counted (reaching.ts).
const farOf = ({ brought }: Posted): Fields => {
  const far = brought.get('far')
  return new Map(far ? [['with.far', far]] : [])
}

const contactIn = (posted: Posted, faults: Faults) => ({
  consents: ticked(posted.contact, 'reply'),
  phone: one(posted.contact, 'phone'),
  faults,
})

/** A form that stands between two pages. */
export interface Between {
  shown: PublicConsultation
  questionnaire: Questionnaire
  posted: Posted
  key: string
  walked: WalkedSheet
  /** Names of quotas that what was answered comes under and that have no place left, to be told on its page. */
  full?: readonly string[]
}

/** Where somebody stands next, with everything they answered so far. */
export function stopShown(c: Handled, between: Between, stop: Stop): Response {
  const { shown, questionnaire, posted, key, walked } = between
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  if (stop.kind === 'page') return pageShown(c, between, stop, Object.keys(stop.faults).length > 0 ? 422 : 200)
  if (stop.kind === 'ending') return endingShown(c, { ...between, ending: stop.id })
  const contact = shown.consultation.offersReply ? contactIn(posted, {}) : null
  return respond(
    c,
    <ReviewPage
      {...{ shown, questionnaire, walked, contact }}
      sent={new Map([...posted.answers, ...farOf(posted)])}
      ownKey={key}
      isTurned={isTurned(posted)}
    />,
  )
}

const isTurned = ({ go }: Posted): boolean => turnedTo(go) !== undefined

/** A sheet that was put aside, where it was left. `isElsewhere`: taken up by its code. */
export function resumed(c: Handled, between: Between, isElsewhere: boolean): Response {
  const { shown, questionnaire, posted, key, walked } = between
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  const pages = pagesOf(questionnaire)
  const page = pages.find(({ id }) => id === posted.page) ?? pages[0]
  if (page && isPaged(questionnaire)) {
    if (posted.page === REVIEW) return stopShown(c, between, finish(pages, walked))
    return pageShown(c, { ...between, isResumed: isElsewhere }, { kind: 'page', page, faults: {} }, 200)
  }
  const state = {
    questionnaire,
    ...wholePage(questionnaire, walked, c.var.page.locale),
    sent: fieldsByQuestion(questionnaire, posted.answers),
    faults: {},
    contact: shown.consultation.offersReply ? contactIn(posted, {}) : null,
  }
  const standing = { isResumed: isElsewhere, isTurned: isTurned(posted), full: between.full }
  return respond(c, <FormPage shown={shown} ownKey={key} state={state} {...standing} />)
}

/** Where somebody stands, in the language the sheet has now. Nothing is judged. */
export function reread(c: Handled, between: Between): Response {
  const { posted, walked } = between
  if (posted.page !== '' && walked.ending === posted.page) return stopShown(c, between, { kind: 'ending', id: posted.page })
  return resumed(c, between, false)
}

/** The same page with more controls of one question. */
export function grown(c: Handled, between: Between, growth: Growth): Response {
  const { shown, questionnaire, posted, key, walked } = between
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  const page = pagesOf(questionnaire).find(({ items }) => items.some(({ id }) => id === growth.question.id))
  if (page && isPaged(questionnaire)) return pageShown(c, between, { kind: 'page', page, faults: {} }, 200)
  const state = {
    questionnaire,
    ...wholePage(questionnaire, walked, c.var.page.locale),
    sent: withGrowth(fieldsByQuestion(questionnaire, posted.answers), growth),
    faults: {},
    contact: shown.consultation.offersReply ? contactIn(posted, {}) : null,
  }
  return respond(c, <FormPage shown={shown} ownKey={key} state={state} />)
}

function pageShown(
  c: Handled,
  between: Between & { isResumed?: boolean },
  { page, faults }: Stop & { kind: 'page' },
  status: 200 | 422 | 503,
): Response {
  const { shown, questionnaire, posted, key, walked } = between
  const sent = new Map([...posted.answers, ...posted.contact, ...farOf(posted)])
  const { locale } = c.var.page
  const state = {
    questionnaire,
    ...sheetPage({ questionnaire, page, walked, locale, sent, reviewed: posted.reviewed }),
    sent: withGrowth(fieldsByQuestion(questionnaire, posted.answers), growthIn(questionnaire, posted.go)),
    faults,
    contact: null,
  }
  const standing = { isResumed: between.isResumed, isTurned: isTurned(posted), full: between.full }
  return respond(c, <FormPage shown={shown} ownKey={key} state={state} {...standing} />, status)
}

function endingShown(c: Handled, { shown, questionnaire, posted, key, walked, ending }: Between & { ending: string }): Response {
  const item = questionnaire.questions.find(({ id }) => id === ending)
  if (!item) throw new Error(`There is no ending ${ending}.`)
  const { title } = shown.consultation
  const version = String(questionnaire.version)
  return respond(
    c,
    <EndingPage
      title={title}
      action={`${sheetAddress(shown)}/pages`}
      ending={worded(questionnaire, item, walked, c.var.page.locale)}
      sent={new Map([...posted.answers, ...posted.contact, ...carriedOf(walked), ...farOf(posted)])}
      hidden={{ version, key, page: ending }}
      draft={draftNameOf(shown, questionnaire.version)}
      languages={shown.languages}
      language={questionnaire.language}
      isTurned={isTurned(posted)}
    />,
  )
}

/** The consultation takes nothing now, and says so. */
export function unsent(c: Handled, shown: PublicConsultation): Response {
  c.set('page', { ...c.var.page, path: sheetAddress(shown) })
  const phase = phaseAt(shown.consultation, c.var.world.now())
  return respond(c, <PhasePage shown={shown} phase={phase === 'open' ? 'closed' : phase} unsent />, 409)
}

/** The key the sheet was sent with, else that of the cookie; known says whether it was one of those. */
export function keyOf(c: Handled, posted: Posted): { key: string; known: boolean } {
  const cookie = getCookie(c, KEY_COOKIE) ?? ''
  // One that is none of ours is the fault of nobody who wrote a sheet.
  const key = posted.key || (isKey(cookie) ? cookie : '')
  return { key: key || freshKey(c.var.world.now()), known: key !== '' }
}

/** Seconds after which to send again, when it was the server that failed; undefined for every other error. */
export function retryAfter(error: unknown): number | undefined {
  if (error instanceof Problem && error.kind === 'busy') return 2
  return faultOf(error)?.retryAfter
}

/**
 * A sheet the server could not store: 503 with the form as it was sent, from what is kept of the questions even while
 * the database cannot be read. Throws the error again when they are not at hand: the page of the problem then carries
 * the fields.
 */
export async function notStored(c: Handled, posted: Posted, error: unknown): Promise<Response> {
  const seconds = retryAfter(error)
  // Who replaces a sheet chose so on a page without questions, and goes on from one.
  if (seconds === undefined || posted.replaces) throw error
  try {
    const found = await findPublic(c.var.world, c.req.param('slug') ?? '')
    const source = await findPublished(c.var.world, found, posted.version)
    const { shown, questionnaire } = spokenTo(c, posted, found, source)
    const context = await contextOf(c, shown, questionnaire, posted.brought)
    const judged = judgePosted(questionnaire, shown.consultation.offersReply, posted, context)
    c.header('Retry-After', String(seconds))
    const leftOut = mayTell('not stored')
    if (leftOut !== undefined) log.warn({ err: error, request: c.get('requestId'), leftOut }, 'a sheet could not be stored')
    return formAgain(c, { shown, questionnaire, posted, judged, key: keyOf(c, posted).key, context, notStored: true })
  } catch {
    throw error
  }
}
