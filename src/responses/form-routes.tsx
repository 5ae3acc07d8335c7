import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { DraftPage } from '../../views/responses/draft-page'
import { FormPage } from '../../views/responses/form-page'
import { PhasePage } from '../../views/responses/phase-page'
import { findAttachment } from '../consultations/attachments-store'
import { type Phase, phaseAt } from '../consultations/consultation'
import { LinkPreview } from '../consultations/link-preview'
import { findConsultation, maybeFindPlace } from '../consultations/store'
import { type Fields, fieldsOf } from '../kernel/fields'
import type { Locale } from '../kernel/locale'
import { problem } from '../kernel/problem'
import { draftIn } from '../questions/around'
import { isMet, pagesOf } from '../questions/pages'
import { prefillIn } from '../questions/prefill'
import type { Questionnaire } from '../questions/questionnaire'
import type { SheetContext } from '../questions/sheet-context'
import { translationOf } from '../questions/translations'
import type { Env, Handled } from '../web/env'
import { download, KEEP_SECONDS, originOf, publicPage, respond } from '../web/respond'
import { fieldsByQuestion, walkSheet } from './answer-sheet'
import { broughtIn, isForOne } from './brought'
import { contextOf, forgetDraw, ownCookie } from './context-routes'
import { KEY_COOKIE, PLACE_COOKIE, PLACE_DAYS } from './cookies'
import { findPublic, findPublished, type PublicConsultation } from './open-consultations'
import { isKey } from './posted'
import { readHere } from './preference-routes'
import { fullAmong, namesOf } from './quota-routes'
import { secretOf } from './secret'
import { isPaged, type SheetPage, sheetPage, wholePage } from './sheet-page'
import type { Spoken } from './speaking'
import { visitKey } from './visit-key'

const NO_CONTACT = { consents: false, phone: '', faults: {} }

/** What a resident reads before answering: the address in the QR code, the page it leads to, the draft, the files. */
export const formRoutes = new Hono<Env>()
  .get('/q/:token', async (c) => {
    const { reader } = c.get('world').storage
    const place = await maybeFindPlace(reader, c.req.param('token'))
    if (!place) throw problem('notFound')
    const { slug } = await findConsultation(reader, place.consultationId)
    c.header('Set-Cookie', ownCookie(c, PLACE_COOKIE, place.token, `/c/${slug}`, PLACE_DAYS * 24 * 60 * 60))
    return toFreshSheet(c, slug)
  })

  .get('/c/:slug', async (c) => {
    const found = await findPublic(c.get('world'), c.req.param('slug'))
    if (c.req.query('another') !== undefined) {
      forgetDraw(c, found)
      return toFreshSheet(c, found.consultation.slug)
    }
    const phase = phaseAt(found.consultation, c.get('world').now())
    if (phase === 'closed' && found.snapshot !== null) return c.redirect(`/c/${found.consultation.slug}/results`, 302)
    const { shown, questionnaire } = await read(c, found)
    const { language = '' } = questionnaire
    if (phase !== 'open')
      return publicPage(
        c,
        `phase/${phase}/${shown.stamp}/${language}`,
        () => onItsAddress(c, <PhasePage shown={shown} phase={phase} head={preview(c, shown, phase)} />),
        undefined,
        { keepSeconds: secondsUntilNext(c, shown) },
      )
    const query = fieldsOf(queryOf(c))
    const sent = prefillIn(questionnaire, query)
    const brought = broughtIn(questionnaire, query)
    const context = await contextOf(c, shown, questionnaire, brought)
    const full = namesOf(await fullAmong(c.get('world'), shown.consultation, questionnaire.settings.quotas))
    const view = () => (
      <FormPage
        full={full}
        shown={shown}
        ownKey=""
        head={
          <>
            {preview(c, shown, phase)}
            <noscript>
              <link rel="stylesheet" href={`/c/${shown.consultation.slug}/key.css`} />
            </noscript>
          </>
        }
        state={{
          questionnaire,
          ...firstPage(questionnaire, c.get('page').locale, context, sent),
          sent: fieldsByQuestion(questionnaire, sent),
          faults: {},
          contact: shown.consultation.offersReply && !isPaged(questionnaire) ? NO_CONTACT : null,
        }}
      />
    )
    // What one address, one QR code or one lot makes of it is kept for nobody else.
    if (sent.size > 0 || brought.size > 0 || isForOne(questionnaire)) return respond(c, view())
    const forAll = () => onItsAddress(c, view())
    return publicPage(c, `form/${shown.stamp}/${language}/${full.join()}`, forAll, undefined, {
      keepSeconds: secondsUntilNext(c, shown),
    })
  })

  // Where a sheet was posted to: an address that stays in the bar, and is gone to again.
  .get('/c/:slug/pages', (c) => c.redirect(`/c/${c.req.param('slug')}`, 302))
  .get('/c/:slug/responses', (c) => c.redirect(`/c/${c.req.param('slug')}`, 302))

  // Asked for by browsers without scripts alone: their key travels in a cookie, beside a page that is the same for
  // everybody. It stays: a browser that goes back asks again, and must not get the key of a second sheet.
  .get('/c/:slug/key.css', async (c) => {
    const { consultation } = await findPublic(c.get('world'), c.req.param('slug'))
    if (!isKey(getCookie(c, KEY_COOKIE) ?? '')) c.header('Set-Cookie', keyCookie(c, consultation.slug))
    c.header('Cache-Control', 'private, no-store')
    return c.body('', 200, { 'Content-Type': 'text/css; charset=UTF-8' })
  })

  .get('/c/:slug/draft', async (c) => {
    const found = await findPublic(c.get('world'), c.req.param('slug'))
    if (!found.consultation.draftText.trim()) throw problem('notFound')
    const { shown, questionnaire } = await read(c, found)
    const { language = '' } = questionnaire
    return publicPage(c, `draft/${shown.stamp}/${language}`, () => {
      const draft = draftIn(translationOf(questionnaire), shown.consultation.draftText)
      return onItsAddress(c, <DraftPage shown={shown} draft={draft} />)
    })
  })

  .get('/c/:slug/attachments/:id{[0-9]{1,15}}', async (c) => {
    const { consultation } = await findPublic(c.get('world'), c.req.param('slug'))
    const file = await findAttachment(c.get('world').storage.reader, consultation.id, Number(c.req.param('id')))
    return download(c, new Uint8Array(file.content), file.mediaType, file.name)
  })

/** Where somebody begins who sends nothing yet but what the address fills in. */
export function firstPage(questionnaire: Questionnaire, locale: Locale, context: SheetContext | null, sent: Fields): SheetPage {
  const walked = walkSheet(questionnaire, sent, context)
  const pages = pagesOf(questionnaire)
  const page = pages.find((each) => isMet(each, walked.met)) ?? pages[0]
  if (!page || !isPaged(questionnaire)) return wholePage(questionnaire, walked, locale)
  return sheetPage({ questionnaire, page, walked, locale, sent })
}

const read = async (c: Handled, found: PublicConsultation): Promise<Spoken> =>
  readHere(c, found, await findPublished(c.var.world, found, found.version))

const MOST_ASKED = 200

// Only what a questionnaire knows is taken from an address; the rest is somebody else's counting.
export const queryOf = (c: Handled): [string, string][] => {
  const { search } = new URL(c.req.url)
  return search.length < 2 ? [] : [...new URLSearchParams(search)].slice(0, MOST_ASKED)
}

/** Scanning the code, or asking for another sheet, begins one that is not the last. */
function toFreshSheet(c: Handled, slug: string): Response {
  c.header('Set-Cookie', keyCookie(c, slug), { append: true })
  c.header('Cache-Control', 'no-store')
  return c.redirect(`/c/${slug}`, 302)
}

// No cache may show a form past its closing, nor the waiting page past its opening.
function secondsUntilNext(c: Handled, { consultation: { opensAt, closesAt } }: PublicConsultation): number {
  const now = c.get('world').now().getTime()
  const next = [opensAt, closesAt].flatMap((date) => (date && date.getTime() > now ? [date.getTime() - now] : []))
  return Math.min(KEEP_SECONDS, ...next.map((ms) => Math.floor(ms / 1000)))
}

const keyCookie = (c: Handled, slug: string): string =>
  ownCookie(c, KEY_COOKIE, visitKey(secretOf(c.get('config')), c.get('world').now()), `/c/${slug}`)

function preview(c: Handled, { consultation }: PublicConsultation, phase: Phase) {
  return <LinkPreview consultation={consultation} phase={phase} origin={originOf(c)} locale={c.get('page').locale} />
}

// The page is kept for everybody: nothing that one visitor put behind the address may be in it.
function onItsAddress<View>(c: Handled, view: View): View {
  c.set('page', { ...c.get('page'), path: c.req.path })
  return view
}
