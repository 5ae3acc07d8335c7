import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { AttachmentsPage } from '../../views/consultations/attachments-page'
import { problem } from '../kernel/problem'
import type { Upload } from '../kernel/upload'
import type { Env, Handled } from '../web/env'
import { readFiles, readForm } from '../web/form'
import { download, respond, seeOther } from '../web/respond'
import { attachFiles, detachFile, type JudgedContent } from './attaching'
import { judgeFile, MOST_FILES } from './attachment'
import { findAttachment, listAttachments } from './attachments-store'
import { type Consultation, phaseAt } from './consultation'
import { findOwn, findSeen, idIn, mayEdit } from './seeing'
import { maybeFindBySlug } from './store'

/** The files of a consultation: for the staff on its draft, for everybody once it is public. */
export const attachmentRoutes = new Hono<Env>()
  .get('/staff/consultations/:id/attachments', async (c) => show(c, await findOwn(c.var.world, c.req.param('id'))))

  .post('/staff/consultations/:id/attachments', async (c) => {
    const draft = await findOwn(c.var.world, c.req.param('id'))
    const { files } = await readFiles(c)
    const judged = await judge([...files.values()])
    if ('fault' in judged) return show(c, draft, judged.fault)
    const already = (await listAttachments(c.var.world.storage.reader, draft.id)).length
    if (already + judged.files.length > MOST_FILES) return show(c, draft, 'tooManyFiles')
    await attachFiles(c.var.world, { id: draft.id, files: judged.files })
    return seeOther(c, `/staff/consultations/${draft.id}/attachments`)
  })

  .post('/staff/consultations/:id/attachments/:attachment/removal', async (c) => {
    await readForm(c)
    const draft = await findOwn(c.var.world, c.req.param('id'))
    await detachFile(c.var.world, { id: draft.id, attachmentId: idIn(c.req.param('attachment')) })
    return seeOther(c, `/staff/consultations/${draft.id}/attachments`)
  })

  .get('/staff/consultations/:id/attachments/:attachment', async (c) => {
    const seen = await findSeen(c.var.world, c.req.param('id'))
    return send(c, seen.id, c.req.param('attachment'))
  })

  .get('/c/:slug/attachments/:attachment/:name?', async (c) => {
    const consultation = await maybeFindBySlug(c.var.world.storage.reader, c.req.param('slug'))
    if (!consultation || consultation.state === 'draft') throw problem('notFound')
    return send(c, consultation.id, c.req.param('attachment'))
  })

async function show(c: Handled, consultation: Consultation, fault?: string): Promise<Response> {
  const { storage, actor, now } = c.var.world
  const page = {
    consultation,
    phase: phaseAt(consultation, now()),
    mayEdit: mayEdit(actor, consultation),
    files: await listAttachments(storage.reader, consultation.id),
  }
  return respond(c, <AttachmentsPage {...page} {...(fault && { fault })} />, fault ? 422 : 200)
}

async function judge(files: readonly Upload[]): Promise<{ files: JudgedContent[] } | { fault: string }> {
  if (files.length === 0) return { fault: 'noFile' }
  const judged: JudgedContent[] = []
  for (const { name, content } of files) {
    const verdict = await judgeFile(content, name)
    if (!verdict.ok) return { fault: verdict.fault }
    const sha256 = createHash('sha256').update(content).digest('hex')
    judged.push({ name: verdict.name, mediaType: verdict.mediaType, size: content.length, sha256, content })
  }
  return { files: judged }
}

async function send(c: Handled, consultationId: number, typedId: string): Promise<Response> {
  const file = await findAttachment(c.var.world.storage.reader, consultationId, idIn(typedId))
  return download(c, new Uint8Array(file.content), file.mediaType, file.name)
}
