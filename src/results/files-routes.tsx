import { Hono } from 'hono'
import { FilesPage } from '../../views/results/files-page'
import { mayAct } from '../audit/permissions'
import { listPublishedQuestionnaires } from '../consultations/published-store'
import { findConsultation } from '../consultations/store'
import { problem } from '../kernel/problem'
import type { World } from '../kernel/world'
import { tokensIn } from '../responses/answer-file'
import {
  countFilesOfAnswers,
  findFileContent,
  listFilesOfAnswers,
  maybeFindAnswers,
  maybeFindFile,
} from '../responses/answer-files-store'
import type { Env } from '../web/env'
import { download, respond } from '../web/respond'
import { BASE } from './figures-routes'

const ON_A_PAGE = 50

/** What people sent with their answers, for those who may take the answers out of the house; never for the public. */
export const filesRoutes = new Hono<Env>()
  .get(`${BASE}/files`, async (c) => {
    const { world } = c.var
    const { reader } = world.storage
    const consultation = await findReadable(world, Number(c.req.param('id')))
    const pages = Math.max(1, Math.ceil((await countFilesOfAnswers(reader, consultation.id)) / ON_A_PAGE))
    const page = Math.min(pages, Math.max(1, Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)))
    const slice = { consultationId: consultation.id, limit: ON_A_PAGE, offset: (page - 1) * ON_A_PAGE }
    const labels = new Map(
      (await listPublishedQuestionnaires(reader, consultation.id))
        .flatMap(({ questions }) => questions)
        .map(({ id, label }) => [id, label]),
    )
    const files = (await listFilesOfAnswers(reader, slice))
      .filter(({ token, answers }) => tokensIn(answers).includes(token))
      .map((file) => ({ ...file, question: labels.get(file.questionId) ?? '' }))
    return respond(c, <FilesPage consultation={consultation} files={files} page={page} pages={pages} />)
  })

  .get('/staff/files/:token{[A-Za-z0-9_-]{22}}', async (c) => {
    const { world } = c.var
    const { reader } = world.storage
    const file = await maybeFindFile(reader, c.req.param('token'))
    if (!file) throw problem('notFound')
    await findReadable(world, file.consultationId)
    // What is on its way, or was swept from a sheet, is nobody's answer.
    const answers = await maybeFindAnswers(reader, file.consultationId, file.sheetKey)
    if (!answers || !tokensIn(answers).includes(file.token)) throw problem('notFound')
    return download(c, new Uint8Array(await findFileContent(reader, file.token)), file.mediaType, file.name)
  })

/** Throws notFound, notPermitted. */
async function findReadable({ storage, actor }: World, id: number) {
  const consultation = await findConsultation(storage.reader, id)
  if (!mayAct(actor, 'response.export', consultation.unitPath)) throw problem('notPermitted', { consultation: id })
  return consultation
}
