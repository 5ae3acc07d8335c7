import { Hono } from 'hono'
import { ExportPage } from '../../views/exchange/export-page'
import { type Consultation, phaseAt } from '../consultations/consultation'
import { listMediaNamed } from '../consultations/media-store'
import { findSeen, mayEdit } from '../consultations/seeing'
import { hamletOptions, listAskedHamlets } from '../consultations/store'
import { findNewestWording } from '../consultations/versions-store'
import type { World } from '../kernel/world'
import { xlsxFile } from '../kernel/xlsx'
import { readQuestions } from '../questions/questionnaire'
import { readSettings } from '../questions/questionnaire-settings'
import type { Env } from '../web/env'
import { download, publicPage, respond } from '../web/respond'
import { questionnaireSchema, writeFile } from './file'
import { tokensIn } from './media'
import { writeXlsForm } from './xlsform/write'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The questions of a consultation, as they are written now, as files for other programs. */
export const exportRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/questionnaire', async (c) => {
    const { world } = c.var
    const consultation = await findSeen(world, c.req.param('id'))
    const { losses } = writeXlsForm(await contentOf(world, consultation))
    const phase = phaseAt(consultation, world.now())
    const page = { consultation, phase, mayEdit: mayEdit(world.actor, consultation) }
    return respond(c, <ExportPage {...page} losses={losses} />)
  })

  .get('/staff/consultations/:id/questionnaire.json', async (c) => {
    const { world } = c.var
    const consultation = await findSeen(world, c.req.param('id'))
    const { title, questions, settings } = await contentOf(world, consultation)
    const media = await listMediaNamed(world.storage.reader, tokensIn(questions, settings))
    const own = questions.map(({ hamlets: _, ...question }) => question)
    return download(c, writeFile({ title, questions: own, settings, media }), 'application/json', nameOf(consultation, 'json'))
  })

  .get('/staff/consultations/:id/questionnaire.xlsx', async (c) => {
    const { world } = c.var
    const consultation = await findSeen(world, c.req.param('id'))
    const { sheets } = writeXlsForm(await contentOf(world, consultation))
    return download(c, await xlsxFile(sheets), XLSX, nameOf(consultation, 'xlsx'))
  })

  .get('/schema/questionnaire.json', (c) => publicPage(c, 'questionnaire-schema', questionnaireSchema, 'application/schema+json'))

async function contentOf({ storage: { reader } }: World, { id, title }: Consultation) {
  const newest = await findNewestWording(reader, id)
  const hamlets = hamletOptions(await listAskedHamlets(reader, id))
  const questions = readQuestions(newest.questions).map((question) => ({ ...question, hamlets }))
  return { title, questions, settings: readSettings(newest.settings) }
}

const nameOf = ({ id }: Consultation, ending: string): string => `phieu-${id}.${ending}`
