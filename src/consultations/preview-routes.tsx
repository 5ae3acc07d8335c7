import { Hono } from 'hono'
import { PreviewForm, PreviewPage } from '../../views/consultations/preview-page'
import { draftIn, fileNameIn } from '../questions/around'
import { aroundIn, asAnswered, type Translation, translationOf } from '../questions/translations'
import type { Env } from '../web/env'
import { respond } from '../web/respond'
import { listAttachments } from './attachments-store'
import { phaseAt } from './consultation'
import { minimumDaysOf } from './legal-basis'
import { openingDates } from './opening'
import { findSeen, mayEdit } from './seeing'
import { findQuestionnaire } from './store'
import { findNewestWording } from './versions-store'

/** The form as residents will see it: of a draft, or of a working copy that is not published yet. */
export const previewRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/preview', async (c) => {
    const { world } = c.var
    const consultation = await findSeen(world, c.req.param('id'))
    const phase = phaseAt(consultation, world.now())
    return respond(c, <PreviewPage consultation={consultation} phase={phase} mayEdit={mayEdit(world.actor, consultation)} />)
  })

  .get('/staff/consultations/:id/preview/form', async (c) => {
    const { world } = c.var
    const { reader } = world.storage
    const consultation = await findSeen(world, c.req.param('id'))
    const { number } = await findNewestWording(reader, consultation.id)
    const leastDays = minimumDaysOf(consultation.legalClause)
    const source = await findQuestionnaire(reader, consultation.id, number)
    // One that is not complete yet too: this is how its translator sees it.
    const questionnaire = asAnswered(source, c.req.query('language'))
    const translation = translationOf(questionnaire)
    const files = await listAttachments(reader, consultation.id)
    const dates = consultation.state === 'draft' ? openingDates(consultation, leastDays, world.now()) : {}
    return respond(
      c,
      <PreviewForm
        consultation={{ ...consultation, ...aroundIn(questionnaire, consultation), ...dates }}
        questionnaire={questionnaire}
        attachments={files.map((file) => ({ ...file, ...fileShown(translation, file.name) }))}
        draft={draftIn(translation, consultation.draftText)}
      />,
    )
  })

function fileShown(translation: Translation | undefined, given: string) {
  const { text: name, language } = fileNameIn(translation, given)
  return { name, language }
}
