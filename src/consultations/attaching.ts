import { act } from '../audit/act'
import { problem } from '../kernel/problem'
import { type Attachment, MOST_FILES } from './attachment'
import { addAttachment, findAttachment, listAttachments, removeAttachment } from './attachments-store'
import { saveConsultation } from './draft-store'
import { findDraft } from './drafting'

export interface JudgedContent extends Omit<Attachment, 'id'> {
  content: Buffer
}

/** Adds files that `judgeFile` has judged. Throws invalid beyond the most files a consultation may have. */
export const attachFiles = act(
  'consultation.attach',
  async ({ writer, now, permit }, { id, files }: { id: number; files: readonly JudgedContent[] }) => {
    const draft = await findDraft(writer, id, permit)
    if ((await listAttachments(writer, id)).length + files.length > MOST_FILES) throw problem('invalid', { most: MOST_FILES })
    for (const file of files) await addAttachment(writer, id, file, now)
    await saveConsultation(writer, draft, {}, now)
    return {
      result: undefined,
      subject: `consultation:${id}`,
      details: { files: files.map(({ name, sha256 }) => ({ name, sha256 })) },
    }
  },
)

/** Throws notFound for a file of another consultation. */
export const detachFile = act(
  'consultation.detach',
  async ({ writer, now, permit }, { id, attachmentId }: { id: number; attachmentId: number }) => {
    const draft = await findDraft(writer, id, permit)
    const { name, sha256 } = await findAttachment(writer, id, attachmentId)
    await removeAttachment(writer, attachmentId)
    await saveConsultation(writer, draft, {}, now)
    return { result: undefined, subject: `consultation:${id}`, details: { name, sha256 } }
  },
)
