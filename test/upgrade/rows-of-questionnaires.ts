import {
  answerContacts,
  answerFiles,
  bankItems,
  media,
  pageReaches,
  questionnaireSteps,
  quotaCounts,
  sheetDrafts,
  trialSheets,
  wordingChoices,
} from '../../db/schema/questionnaires'
import type { Storage } from '../../db/storage'

/** A row in each table that questionnaires have beside them, as far as a demo leaves it empty. */
export function addRowsOfQuestionnaires(
  storage: Storage,
  { consultationId, responseId, unitPath }: { consultationId: number; responseId: number; unitPath: string },
  at: Date,
): Promise<void> {
  return storage.write(async (writer) => {
    const content = Buffer.from('GIF89a')
    const file = { mediaType: 'image/png', size: content.length, sha256: 'b'.repeat(64), addedAt: at, content }
    await writer
      .insert(media)
      .values({ token: 'M'.repeat(22), unitPath, name: 'ban-do.png', width: 8, height: 8, description: 'Bản đồ', ...file })
    const sent = { token: 'F'.repeat(22), consultationId, questionId: 'qPhoto', name: 'duong-ngap.png', sheetKey: 'k'.repeat(30) }
    await writer.insert(answerFiles).values({ isNamed: true, ...sent, ...file })
    const contact = { content: { phone: '0912345678' }, consentVersion: 'a1b2c3d4', consentedAt: at }
    await writer.insert(answerContacts).values({ responseId, questionId: 'qContact', consultationId, ...contact })
    const expiresAt = new Date(at.getTime() + 30 * 24 * 60 * 60 * 1000)
    await writer.insert(sheetDrafts).values({ lookup: 'l'.repeat(43), consultationId, savedAt: at, expiresAt, sealed: content })
    await writer
      .insert(pageReaches)
      .values({ consultationId, version: 1, questionId: 'qRoad', reached: 9, answered: 7 })
      .onConflictDoNothing()
    const kept = { unitPath, kind: 'options' as const, typeName: '', name: 'Nhóm tuổi', searchText: 'nhom tuoi' }
    await writer.insert(bankItems).values({ ...kept, updatedAt: at, revision: 1, content: [{ code: 'a', label: '18–30' }] })
    const choice = { isJoined: true, reason: 'Chỉ sửa chính tả.', personName: 'Cán bộ xã', at }
    await writer.insert(wordingChoices).values({ consultationId, questionId: 'qRoad', version: 2, ...choice })
    const step = { consultationId, step: 1, revision: 1, personName: 'Cán bộ xã', at, kind: 'add', questionId: 'qRoad' }
    await writer
      .insert(questionnaireSteps)
      .values({ ...step, questions: [] })
      .onConflictDoNothing()
    await writer.insert(trialSheets).values({ consultationId, version: 1, sentAt: at, answers: { qRoad: 'a' } })
    await writer.insert(quotaCounts).values({ consultationId, quota: 'thon6', total: 0 }).onConflictDoNothing()
  })
}
