import { Hono } from 'hono'
import { DeletedPage } from '../../views/responses/deleted-page'
import { EditPage } from '../../views/responses/edit-page'
import { LookupPage } from '../../views/responses/lookup-page'
import { ReceiptPage } from '../../views/responses/receipt-page'
import type { Consultation } from '../consultations/consultation'
import { phaseAt } from '../consultations/consultation'
import { findConsultation } from '../consultations/store'
import { one, ticked } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { Problem, problem } from '../kernel/problem'
import { CONTEXT_KEY, contextIn } from '../questions/sheet-context'
import { VIETNAMESE } from '../questions/translations'
import type { Env, Handled } from '../web/env'
import { respond, seeOther } from '../web/respond'
import { sourceOf } from '../web/source'
import { fieldsByQuestion, sentOfAnswers, walkSheet, walkStored } from './answer-sheet'
import { joinApart } from './apart'
import { contextOf } from './context-routes'
import { readSheet, withFiles } from './file-intake-routes'
import { retryAfter } from './form-again-routes'
import { growthIn, withGrowth } from './growing'
import { limitOf } from './limits'
import { findBound } from './open-consultations'
import { changeSheet, deleteSheet, findBeside } from './own-sheet'
import { judgePosted } from './posted'
import { comeAgainSo, isReread, prefer, speakAs, turnAround } from './preference-routes'
import { fullForChange } from './quota-routes'
import { receiptAddress, typedCode } from './receipt'
import { wholePage } from './sheet-page'
import { answeredIn, answersIn, choicesOf, turnedTo } from './speaking'
import { maybeFindByCode, type StoredResponse } from './store'

// Wrong codes alone are counted: a village that looks at its receipts is not guessing.
const guesses = limitOf(30, 10 * 60_000)

export const receiptRoutes = new Hono<Env>()
  .use('/receipts/*', async (c, next) => {
    c.header('X-Robots-Tag', 'noindex')
    await next()
  })

  .get('/receipts', (c) => {
    const typed = c.req.query('code')
    if (typed === undefined || typed.trim() === '') return respond(c, <LookupPage typed="" wrong={false} />)
    const code = typedCode(typed)
    return code ? c.redirect(receiptAddress(code), 303) : wrongCode(c, typed.slice(0, 40), 422)
  })

  .get('/receipts/:code', async (c) => {
    const response = await maybeFindOwn(c)
    if (!response) return wrongCode(c, c.req.param('code').slice(0, 40), 404)
    const consultation = await findConsultation(c.var.world.storage.reader, response.consultationId)
    if (response.deletedAt) return respond(c, <DeletedPage deletedAt={response.deletedAt} slug={consultation.slug} />, 410)
    const own = await bound(c, response, consultation, c.req.query('language'))
    const props = { response, now: c.var.world.now(), ...own }
    return respond(c, <ReceiptPage {...props} />)
  })

  .get('/receipts/:code/edit', async (c) => {
    const response = await findOwn(c)
    const { consultation, questionnaire, languages, phone, apart } = await findEditable(c, response, c.req.query('language'))
    const contact = consultation.offersReply ? { consents: phone !== null, phone: phone ?? '', faults: {} } : null
    const answers = answersIn(questionnaire, joinApart(questionnaire, response.answers, apart))
    const state = {
      questionnaire,
      ...wholePage(questionnaire, walkStored(questionnaire, answers), c.var.page.locale),
      sent: sentOfAnswers(questionnaire, answers),
      faults: {},
      contact,
    }
    const page = { consultation, languages, code: response.code, revision: response.revision, state }
    return respond(c, <EditPage {...page} />)
  })

  .post('/receipts/:code/edit', async (c) => {
    const response = await findOwn(c)
    const own = () => findBound(c.var.world.storage, response.consultationId, response.version)
    const { posted: sent, files } = await readSheet(c, async () => [await own()])
    const around = prefer(c, sent.go).locale
    const found = await findEditable(c, response, one(sent.brought, 'language'), around)
    const { consultation, questionnaire, languages } = found
    turnAround(c, sent.go, languages)
    if (sent.version !== response.version) throw problem('badRequest')
    const { key } = response
    const posted = await withFiles(c, { consultationId: consultation.id, questionnaire, key, posted: sent, files })
    // What the sheet brought with it stays as it was, but for the language it is read on in.
    const context =
      CONTEXT_KEY in response.answers
        ? contextIn(answersIn(questionnaire, response.answers))
        : await contextOf(c, { consultation }, questionnaire, new Map())
    const judged = judgePosted(questionnaire, consultation.offersReply, posted, context)
    const growth = growthIn(questionnaire, posted.go)
    const isTurned = turnedTo(posted.go) !== undefined
    const isTurnedNow = isReread(posted.go)
    if (isTurnedNow) comeAgainSo(c, languages.length > 0 ? (questionnaire.language ?? VIETNAMESE) : undefined)
    const isUnsent = growth !== undefined || isTurnedNow
    const again = (revision: number, why: Again) => {
      const faults = judged.ok || isUnsent ? {} : judged.contactFaults
      const contact = { consents: ticked(posted.contact, 'reply'), phone: one(posted.contact, 'phone'), faults }
      const walked = walkSheet(questionnaire, posted.answers, context)
      const state = {
        questionnaire,
        ...wholePage(questionnaire, walked, c.var.page.locale),
        sent: withGrowth(fieldsByQuestion(questionnaire, posted.answers), growth),
        faults: judged.ok || isUnsent ? {} : judged.faults,
        contact: consultation.offersReply ? contact : null,
      }
      const props = { consultation, languages, isTurned, code: response.code, revision, state, ...why }
      return respond(c, <EditPage {...props} />, why.notStored ? 503 : why.full ? 409 : isUnsent ? 200 : 422)
    }
    if (isUnsent) return again(posted.revision, {})
    if (!judged.ok) return again(posted.revision, { hasEnding: judged.ending !== null })
    const { sheet, contact } = judged
    const change = { responseId: response.id, consultationId: consultation.id, revision: posted.revision, sheet, contact }
    try {
      await changeSheet(c.var.world, change)
    } catch (error) {
      if (error instanceof Problem && error.kind === 'stale')
        return again((await findOwn(c)).revision, { changedElsewhere: true })
      if (error instanceof Problem && error.kind === 'full')
        return again(posted.revision, { full: await fullForChange(c.var.world, consultation, response.answers, sheet) })
      const seconds = retryAfter(error)
      if (seconds === undefined) throw error
      c.header('Retry-After', String(seconds))
      return again(posted.revision, { notStored: true })
    }
    return seeOther(c, receiptAddress(response.code))
  })

  .post('/receipts/:code/deletion', async (c) => {
    const response = await findOwn(c)
    await bound(c, response, await findConsultation(c.var.world.storage.reader, response.consultationId))
    await deleteSheet(c.var.world, { responseId: response.id, consultationId: response.consultationId })
    // What is left of it does not say any more in which language it was.
    const { locale } = c.var.page
    return seeOther(c, receiptAddress(response.code) + (locale === VIETNAMESE ? '' : `?lang=${locale}`))
  })

/** Why a form that changes a sheet comes back. */
type Again = Pick<Parameters<typeof EditPage>[0], 'changedElsewhere' | 'notStored' | 'hasEnding' | 'full'>

/** Undefined for a code nobody has. Throws tooMany when a source has guessed too often. */
async function maybeFindOwn(c: Handled): Promise<StoredResponse | undefined> {
  const source = sourceOf(c)
  const now = performance.now()
  if (!guesses.allows(source, now)) {
    c.header('Retry-After', '60')
    throw problem('tooMany')
  }
  const code = typedCode(c.req.param('code') ?? '')
  const response = code ? await maybeFindByCode(c.var.world.storage.reader, code) : undefined
  if (!response) guesses.take(source, now)
  return response
}

/** Throws notFound, gone, tooMany. */
async function findOwn(c: Handled): Promise<StoredResponse> {
  const response = await maybeFindOwn(c)
  if (!response) throw problem('notFound')
  if (response.deletedAt) throw problem('gone')
  return response
}

/** Throws notOpen once the consultation takes no answers any more. */
async function findEditable(c: Handled, response: StoredResponse, language: string | undefined, around?: Locale) {
  const consultation = await findConsultation(c.var.world.storage.reader, response.consultationId)
  if (phaseAt(consultation, c.var.world.now()) !== 'open') throw problem('notOpen')
  return bound(c, response, consultation, language, around)
}

/**
 * What the sheet was given on, in the language in which it was answered or is now read, and the page around it in the
 * same. `around`: that was chosen for the page just now.
 */
async function bound(c: Handled, response: StoredResponse, consultation: Consultation, language?: string, around?: Locale) {
  const { id, consultationId, version, answers } = response
  const { storage } = c.var.world
  const source = await findBound(storage, consultationId, version)
  const isTurned = around !== undefined && choicesOf({ consultation }, source).includes(around)
  const own = answeredIn(source, consultation, answers, isTurned ? around : language)
  speakAs(c, own.questionnaire.language, own.languages)
  return { ...own, ...(await findBeside(storage.reader, id)) }
}

const wrongCode = (c: Handled, typed: string, status: 404 | 422): Response =>
  respond(c, <LookupPage typed={typed} wrong />, status)
