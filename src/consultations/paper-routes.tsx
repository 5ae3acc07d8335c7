import { Hono } from 'hono'
import { PaperPage } from '../../views/consultations/paper-page'
import { draftIn } from '../questions/around'
import { aroundIn, languageOfAsker, offeredIn, spokenIn, translationOf, VIETNAMESE } from '../questions/translations'
import type { Env } from '../web/env'
import { originOf, respond } from '../web/respond'
import { minimumDaysOf } from './legal-basis'
import { openingDates } from './opening'
import { paperAddress, paperWays } from './paper'
import { findSeen, mayEdit } from './seeing'
import { findQuestionnaire, newestVersion } from './store'
import { findNewestWording } from './versions-store'

/** The sheet to fill in by pen: of a draft, of what people answer now, or of a working copy (`?version=working`). */
export const paperRoutes = new Hono<Env>().get('/staff/consultations/:id/paper', async (c) => {
  const { world } = c.var
  const { reader } = world.storage
  const consultation = await findSeen(world, c.req.param('id'))
  const isDraft = consultation.state === 'draft'
  const newest = await findNewestWording(reader, consultation.id)
  const mayChoose = !isDraft && !newest.isPublished && mayEdit(world.actor, consultation)
  const isWorking = mayChoose && c.req.query('version') === 'working'
  const number = isDraft || isWorking ? newest.number : await newestVersion(reader, consultation.id)
  const source = await findQuestionnaire(reader, consultation.id, number)
  const offered = offeredIn(source, consultation)
  const questionnaire = spokenIn(source, consultation, c.req.query('language') ?? '')
  const ways = paperWays((name) => c.req.query(name))
  const { draftText, slug } = consultation
  const { title, matter, asker } = aroundIn(questionnaire, consultation)
  const { closesAt } = isDraft ? openingDates(consultation, minimumDaysOf(consultation.legalClause), world.now()) : consultation
  return respond(
    c,
    <PaperPage
      head={{
        asker,
        askerLanguage: languageOfAsker(questionnaire, asker),
        matter,
        closesAt,
        version: number,
        ...paperAddress(originOf(c), slug),
        title: title || c.var.page.words.consultations.untitled,
      }}
      questions={questionnaire.questions}
      languages={offered.length > 0 ? [VIETNAMESE, ...offered.map(({ language }) => language)] : []}
      language={questionnaire.language}
      ways={ways}
      choosesWording
      draft={ways.withDraft ? draftIn(translationOf(questionnaire), draftText) : undefined}
      hasDraft={draftText.trim() !== ''}
      offersReply={consultation.offersReply}
      backHref={`/staff/consultations/${consultation.id}/${isDraft ? 'preview' : 'places'}`}
      version={mayChoose ? (isWorking ? 'working' : 'published') : undefined}
      notOpen={isDraft || isWorking}
    />,
  )
})
