import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { AlreadyReceivedPage } from '../../views/responses/already-received-page'
import { phaseAt } from '../consultations/consultation'
import { one } from '../kernel/fields'
import { countAnswer } from '../kernel/meters'
import { Problem, problem } from '../kernel/problem'
import { metIn } from '../questions/flow'
import type { Questionnaire } from '../questions/questionnaire'
import type { Env, Handled } from '../web/env'
import { respond, seeOther } from '../web/respond'
import { isThisMachine, sourceOf } from '../web/source'
import { walkSheet } from './answer-sheet'
import { asideAgain, forgetAside, setAside } from './aside-routes'
import { askForProof } from './challenge-routes'
import { contextOf, forgetDraw, placeTokenOf } from './context-routes'
import { PLACE_COOKIE } from './cookies'
import { readSheet, withFiles } from './file-intake-routes'
import { formAgain, grown, keyOf, notStored, reread, resumed, stopShown, unsent } from './form-again-routes'
import { growthIn } from './growing'
import { type Limit, limitOf } from './limits'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { changeSheet } from './own-sheet'
import { freshKey, type JudgedPost, judgePosted, type Posted } from './posted'
import { isReread, spokenTo } from './preference-routes'
import { fullForChange, fullOf, fullShown, fullSoFar, namesOf } from './quota-routes'
import { countReached } from './reach-counts'
import { askedOf, progressed } from './reaching'
import { receiptAddress } from './receipt'
import type { SentFiles } from './receiving-files'
import { isPaged } from './sheet-page'
import { maybeFindByKey } from './store'
import { submitSheet } from './submit'
import { turn } from './turning'

const MINUTE = 60_000
// What reading them costs, whatever they say: a hall of 300 sends 600 when each is asked for a proof (suspicion.ts).
const posts = limitOf(1500, MINUTE)
// Of a form in pages each sheet comes several times before it is sent.
const turns = limitOf(9000, MINUTE)

export const submitRoutes = new Hono<Env>()
  .post('/c/:slug/responses', async (c) => {
    demandRoom(c, posts)
    const { posted, files } = await readSheet(c, () => versionsOf(c))
    if (posted.go !== '' && posted.go !== 'send') return turnPage(c, c.req.param('slug'), posted, files)
    return take(c, c.req.param('slug'), posted, files).catch((error: unknown) => notStored(c, posted, error))
  })

  .post('/c/:slug/pages', async (c) => {
    demandRoom(c, turns)
    const { posted, files } = await readSheet(c, () => versionsOf(c))
    return turnPage(c, c.req.param('slug'), posted, files)
  })

/** What a page that somebody still has open may have asked. Throws notFound. */
async function versionsOf(c: Handled): Promise<Questionnaire[]> {
  const { world } = c.var
  const found = await findPublic(world, c.req.param('slug') ?? '')
  return Promise.all(Array.from({ length: found.version }, (_, before) => findPublished(world, found, before + 1)))
}

/** Nothing is stored between two pages but the files that came. */
async function turnPage(c: Handled, slug: string, sent: Posted, files: SentFiles): Promise<Response> {
  const { world } = c.var
  const found = await findPublic(world, slug)
  const { shown, questionnaire } = spokenTo(c, sent, found, await findPublished(world, found, sent.version))
  if (phaseAt(shown.consultation, world.now()) !== 'open') return unsent(c, shown)
  const { key } = keyOf(c, sent)
  const posted = await withFiles(c, { consultationId: shown.consultation.id, questionnaire, key, posted: sent, files })
  const walked = walkSheet(questionnaire, posted.answers, await contextOf(c, shown, questionnaire, posted.brought))
  const between = { shown, questionnaire, posted, key, walked }
  if (posted.go === 'later') return setAside(c, between)
  if (posted.go === 'resume') return resumed(c, between, false)
  if (isReread(posted.go)) return (await asideAgain(c, between)) ?? reread(c, between)
  const growth = growthIn(questionnaire, posted.go)
  if (growth) return grown(c, between, growth)
  const full = await fullSoFar(world, between)
  if (full.length > 0) return fullShown(c, between, namesOf(full))
  const stop = turn(questionnaire, walked, posted.page, posted.go)
  const { reached, wentOn, far } = progressed({ questionnaire, walked, page: posted.page, far: one(posted.brought, 'far'), stop })
  countReached(world, { consultationId: shown.consultation.id, version: questionnaire.version, reached, wentOn })
  return stopShown(c, { ...between, posted: { ...posted, brought: new Map([...posted.brought, ['far', [far]]]) } }, stop)
}

async function take(c: Handled, slug: string, sent: Posted, files: SentFiles): Promise<Response> {
  const found = await findPublic(c.get('world'), slug)
  const { key, known } = keyOf(c, sent)
  const { shown, questionnaire } = spokenTo(c, sent, found, await findPublished(c.get('world'), found, sent.version))
  const isOpen = phaseAt(shown.consultation, c.get('world').now()) === 'open'
  const sheet = { consultationId: shown.consultation.id, questionnaire, key, posted: sent, files }
  const posted = isOpen ? await withFiles(c, sheet) : sent
  const context = await contextOf(c, shown, questionnaire, posted.brought)
  const judged = judgePosted(questionnaire, shown.consultation.offersReply, posted, context)
  if (!isOpen) return (await earlierReceipt(c, shown, key)) ?? unsent(c, shown)
  if (!judged.ok || !known) return formAgain(c, { shown, questionnaire, posted, judged, key, context })
  if (posted.replaces) return replace(c, shown, posted, key, judged)
  const asked = await askForProof(c, { shown, posted, key })
  if (asked) return asked
  const submitted = await submitSheet(c.get('world'), shown, {
    key,
    sheet: judged.sheet,
    contact: judged.contact,
    placeToken: placeTokenOf(getCookie(c, PLACE_COOKIE)),
  }).catch((error: unknown) => {
    if (error instanceof Problem && (error.kind === 'notOpen' || error.kind === 'full')) return error.kind
    throw error
  })
  if (submitted === 'notOpen') return unsent(c, shown)
  if (submitted === 'full')
    return fullShown(c, { shown, posted, key }, namesOf(await fullOf(c.var.world, shown.consultation, judged.sheet)))
  if (submitted.kind === 'received') {
    if (!isPaged(questionnaire)) {
      const reached = askedOf(questionnaire, metIn(questionnaire, judged.sheet.answers))
      const { version } = judged.sheet
      countReached(c.var.world, { consultationId: shown.consultation.id, version, reached, wentOn: reached })
    }
    forgetDraw(c, shown)
    await forgetAside(c, shown, key)
    return seeOther(c, receiptAddress(submitted.code))
  }
  return askWhatToDo(c, shown, posted, submitted.standing)
}

function demandRoom(c: Handled, room: Limit): void {
  const source = sourceOf(c)
  if (isThisMachine(source)) return
  const now = performance.now()
  if (!room.allows(source, now)) {
    c.header('Retry-After', '10')
    throw problem('tooMany')
  }
  room.take(source, now)
}

/** Whoever sends again what was received in time gets the receipt, also after the closing. */
async function earlierReceipt(c: Handled, { consultation }: PublicConsultation, key: string): Promise<Response | undefined> {
  const standing = await maybeFindByKey(c.get('world').storage.reader, consultation.id, key)
  if (standing) countAnswer('repeated')
  return standing && seeOther(c, receiptAddress(standing.code))
}

async function replace(
  c: Handled,
  shown: PublicConsultation,
  posted: Posted,
  key: string,
  judged: JudgedPost & { ok: true },
): Promise<Response> {
  const { id } = shown.consultation
  const standing = await maybeFindByKey(c.get('world').storage.reader, id, key)
  if (!standing) throw problem('badRequest')
  if (standing.deletedAt) return askWhatToDo(c, shown, posted, standing)
  const { sheet, contact } = judged
  const change = { responseId: standing.id, consultationId: id, revision: standing.revision, sheet, contact }
  try {
    await changeSheet(c.get('world'), change)
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'full') throw error
    const names = await fullForChange(c.get('world'), shown.consultation, standing.answers, sheet)
    return fullShown(c, { shown, posted, key }, names, true)
  }
  countAnswer('replaced')
  return seeOther(c, receiptAddress(standing.code))
}

function askWhatToDo(
  c: Handled,
  { consultation }: PublicConsultation,
  posted: Posted,
  standing: Parameters<typeof AlreadyReceivedPage>[0]['standing'],
): Response {
  c.set('page', { ...c.get('page'), path: `/c/${consultation.slug}` })
  return respond(
    c,
    <AlreadyReceivedPage
      consultation={consultation}
      standing={standing}
      sent={posted.all}
      newKey={freshKey(c.get('world').now())}
    />,
    409,
  )
}
