import { getCookie } from 'hono/cookie'
import { faultOf } from '../../db/storage'
import { FormPage } from '../../views/responses/form-page'
import { one, ticked } from '../kernel/fields'
import { log, mayTell } from '../kernel/log'
import { countAnswer } from '../kernel/meters'
import { Problem } from '../kernel/problem'
import type { Questionnaire } from '../questions/questionnaire'
import type { Handled } from '../web/env'
import { respond } from '../web/respond'
import { fieldsByQuestion } from './answer-sheet'
import { KEY_COOKIE } from './form-routes'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { freshKey, isKey, type JudgedPost, judgePosted, type Posted } from './posted'

interface Again {
  shown: PublicConsultation
  questionnaire: Questionnaire
  posted: Posted
  judged: JudgedPost
  key: string
  /** The sheet was in order and the server was not. */
  notStored?: boolean
}

/** The same page with everything kept, and a key in it so that pressing send once more is enough. */
export function formAgain(c: Handled, { shown, questionnaire, posted, judged, key, notStored = false }: Again): Response {
  if (!notStored) countAnswer(judged.ok ? 'asked' : 'invalid')
  c.set('page', { ...c.var.page, path: `/c/${shown.consultation.slug}` })
  const contact = {
    consents: ticked(posted.contact, 'reply'),
    phone: one(posted.contact, 'phone'),
    faults: judged.ok ? {} : judged.contactFaults,
  }
  return respond(
    c,
    <FormPage
      shown={shown}
      ownKey={key}
      onceMore={judged.ok && !notStored}
      notStored={notStored}
      state={{
        questionnaire,
        sent: fieldsByQuestion(questionnaire, posted.answers),
        faults: judged.ok ? {} : judged.faults,
        contact: shown.consultation.offersReply ? contact : null,
      }}
    />,
    notStored ? 503 : 422,
  )
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
    const shown = await findPublic(c.var.world, c.req.param('slug') ?? '')
    const questionnaire = await findPublished(c.var.world, shown, posted.version)
    const judged = judgePosted(questionnaire, shown.consultation.offersReply, posted)
    c.header('Retry-After', String(seconds))
    const leftOut = mayTell('not stored')
    if (leftOut !== undefined) log.warn({ err: error, request: c.get('requestId'), leftOut }, 'a sheet could not be stored')
    return formAgain(c, { shown, questionnaire, posted, judged, key: keyOf(c, posted).key, notStored: true })
  } catch {
    throw error
  }
}
