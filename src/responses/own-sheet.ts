import type { Reader, Writer } from '../../db/storage'
import { residentAct } from '../audit/act'
import { phaseAt } from '../consultations/consultation'
import { listPlaces } from '../consultations/store'
import { dayOf } from '../kernel/moment'
import { problem } from '../kernel/problem'
import { quotasOf } from '../questions/quotas'
import { droppedFiles } from './answer-file'
import { removeFiles, removeFilesOfSheet } from './answer-files-store'
import { type AnswerSheet, sameAnswers } from './answer-sheet'
import type { ApartAnswer } from './apart'
import { addApart, listApart, removeApart } from './apart-store'
import { addContacts, addOpinions, type CountChange, maybeFindDates, moveCounts, takeTotals } from './intake-store'
import { changePlaces } from './quota-places'
import { CONSENT_VERSION, type ReplyContact } from './reply-contact'
import { addVersion, findResponse, removeContact, removeOpinions, removeVersions, saveResponse } from './sheet-store'
import { maybeFindPhone, type StoredResponse } from './store'

export interface Change {
  responseId: number
  consultationId: number
  /** The revision the author saw; another one means the sheet was changed elsewhere meanwhile. */
  revision: number
  sheet: AnswerSheet
  contact: ReplyContact | null
}

/** Changes a sheet and keeps what it said before. The same again changes nothing. Throws notOpen, gone, stale. */
export const changeSheet = residentAct(async ({ writer, now }, change: Change): Promise<void> => {
  const { response, last } = await takeOwn(writer, change, now, 0)
  const beside = await findBeside(writer, response.id)
  if (isSame(response, beside, change)) return giveBack(writer, change.consultationId)
  if (response.revision !== change.revision) throw problem('stale')
  const { sheet } = change
  await changePlaces(writer, change.consultationId, quotasOf(response.answers), sheet)
  const unitId = sheet.unitId ?? (await unitOfPlace(writer, response))
  const changedAt = notBefore(response.changedAt, now)
  await addVersion(writer, response, changedAt)
  await saveResponse(writer, {
    id: response.id,
    sequence: last + 1,
    version: sheet.version,
    answers: sheet.answers,
    unitId,
    changedAt,
    revision: response.revision + 1,
  })
  if (unitId !== response.unitId) await moveCounts(writer, [countOf(response, -1), countOf({ ...response, unitId }, 1)])
  await removeOpinions(writer, response.id)
  const { consultationId, responseId } = change
  await removeFiles(writer, droppedFiles(response.answers, sheet.answers))
  await addOpinions(
    writer,
    sheet.words.map((words) => ({ ...words, consultationId, responseId })),
  )
  if (beside.phone !== (change.contact?.phone ?? null)) await replaceContact(writer, change, change.contact, now)
  if (!sameApart(beside.apart, sheet.apart ?? [])) {
    await removeApart(writer, responseId)
    await addApart(
      writer,
      (sheet.apart ?? []).map((each) => ({ ...each, consultationId, responseId, consentedAt: now })),
    )
  }
})

/** Empties a sheet: its answers, what it said before, its words, its telephone number and what was left apart go; that there was one stays. Throws notOpen, gone. */
export const deleteSheet = residentAct(
  async ({ writer, now }, own: { responseId: number; consultationId: number }): Promise<void> => {
    const { response, last } = await takeOwn(writer, own, now, -1)
    await changePlaces(writer, own.consultationId, quotasOf(response.answers), null)
    const deletedAt = notBefore(response.changedAt, now)
    await removeOpinions(writer, response.id)
    await removeVersions(writer, response.id)
    await removeContact(writer, response.id)
    await removeFilesOfSheet(writer, response.consultationId, response.key)
    await removeApart(writer, response.id)
    await saveResponse(writer, {
      id: response.id,
      sequence: last + 1,
      answers: {},
      unitId: null,
      placeId: null,
      changedAt: deletedAt,
      deletedAt,
      revision: response.revision + 1,
    })
    await moveCounts(writer, [countOf(response, -1)])
  },
)

/** What lies beside a sheet and names its author. */
export interface Beside {
  phone: string | null
  apart: readonly ApartAnswer[]
}

export const findBeside = async (reader: Reader, responseId: number): Promise<Beside> => ({
  phone: await maybeFindPhone(reader, responseId),
  apart: await listApart(reader, responseId),
})

/** True when the stored sheet says what was sent, with the same wish to be answered. */
export const isSame = (
  response: StoredResponse,
  { phone, apart }: Beside,
  sent: { sheet: AnswerSheet; contact: ReplyContact | null },
): boolean =>
  response.version === sent.sheet.version &&
  sameAnswers(response.answers, sent.sheet.answers) &&
  phone === (sent.contact?.phone ?? null) &&
  sameApart(apart, sent.sheet.apart ?? [])

const sameApart = (one: readonly ApartAnswer[], other: readonly ApartAnswer[]): boolean =>
  sameAnswers(byQuestion(one), byQuestion(other))
const byQuestion = (apart: readonly ApartAnswer[]) => Object.fromEntries(apart.map((each) => [each.questionId, each]))

// By a clock that was put back meanwhile a sheet would have been changed before it was received.
const notBefore = (earlier: Date, now: Date): Date => (now < earlier ? earlier : now)

// The row of totals first, as the intake does: then nobody else writes here until we are done.
async function takeOwn(writer: Writer, own: { responseId: number; consultationId: number }, now: Date, standing: 0 | -1) {
  const { consultationId } = own
  const last = (await takeTotals(writer, [{ consultationId, sequences: 1, standing }])).get(consultationId) ?? 0
  const response = await findResponse(writer, own.responseId)
  if (response.deletedAt) throw problem('gone')
  const dates = await maybeFindDates(writer, own.consultationId)
  if (!dates || phaseAt(dates, now) !== 'open') throw problem('notOpen', { consultation: own.consultationId })
  return { response, last }
}

// Nothing was changed, and the sequence has no gap: who waits for the number that was taken would wait for ever.
async function giveBack(writer: Writer, consultationId: number): Promise<void> {
  await takeTotals(writer, [{ consultationId, sequences: -1, standing: 0 }])
}

// The hamlet where the QR code hung speaks when the sheet names none.
async function unitOfPlace(writer: Writer, { consultationId, placeId }: StoredResponse): Promise<number | null> {
  if (placeId === null) return null
  const places = await listPlaces(writer, consultationId)
  return places.find(({ id }) => id === placeId)?.unitId ?? null
}

const countOf = ({ consultationId, unitId, placeId, channel, receivedAt }: StoredResponse, total: number): CountChange => ({
  consultationId,
  unitId: unitId ?? 0,
  placeId: placeId ?? 0,
  channel,
  day: dayOf(receivedAt),
  total,
})

async function replaceContact(
  writer: Writer,
  { responseId, consultationId }: { responseId: number; consultationId: number },
  contact: ReplyContact | null,
  now: Date,
): Promise<void> {
  await removeContact(writer, responseId)
  if (!contact) return
  const { phone } = contact
  await addContacts(writer, [{ responseId, consultationId, phone, consentVersion: CONSENT_VERSION, consentedAt: now }])
}
