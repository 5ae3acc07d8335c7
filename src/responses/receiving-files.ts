import { createHash } from 'node:crypto'
import { residentAct } from '../audit/act'
import { type Fields, many } from '../kernel/fields'
import { token } from '../kernel/ids'
import type { Upload } from '../kernel/upload'
import type { World } from '../kernel/world'
import type { AskedQuestion } from '../questions/question-type'
import type { Questionnaire } from '../questions/questionnaire'
import { type FileRules, fileOfText, type SentFile, textOfFile, textOfRefused } from '../questions/sent-files'
import { typeOf } from '../questions/types'
import { fileQuestions, type JudgedAnswerFile, judgeAnswerFile, ROOM_OF_CONSULTATION, UNNAMED_FOR_MS } from './answer-file'
import { addFile, findFileContent, listFilesOfSheet, maybeFindFile, sumOfFiles } from './answer-files-store'
import { limitOf } from './limits'

const MEGABYTE = 1024 * 1024
// A whole village behind one address sends its photos within the hour.
const received = limitOf(500, 60 * 60_000)

export type SentFiles = ReadonlyMap<string, readonly Upload[]>

interface Arriving {
  consultationId: number
  questionnaire: Questionnaire
  /** Of the sheet: its files go with it. */
  key: string
  answers: Fields
  files: SentFiles
  /** Of the request, for the limit; empty for none. */
  source: string
}

/**
 * Keeps the files that came with a sheet and puts what names them into its answers; what was kept before is looked up,
 * so that a sheet never names a file of somebody else. Whatever fault the sheet has, its files need not be sent again.
 * A file that is not taken leaves its fault in its place. Undefined where no question takes files.
 */
export async function receiveFiles(world: World, arriving: Arriving): Promise<Fields | undefined> {
  const questions = fileQuestions(arriving.questionnaire)
  if (questions.length === 0) return undefined
  const answers = new Map(arriving.answers)
  for (const question of questions) {
    const named = many(arriving.answers, question.id).filter((text) => text !== '')
    const uploads = (arriving.files.get(question.id) ?? []).filter(({ name, size }) => name !== '' || size > 0)
    if (named.length === 0 && uploads.length === 0) continue
    answers.set(question.id, await receiveOne(world, arriving, question, named, uploads))
  }
  return answers
}

async function receiveOne(
  world: World,
  arriving: Arriving,
  question: AskedQuestion,
  named: readonly string[],
  uploads: readonly Upload[],
): Promise<string[]> {
  const rules = typeOf(question.type).files?.rules(question)
  if (!rules) return []
  const texts: string[] = []
  for (const text of named.slice(0, 2 * rules.most)) texts.push(await known(world, arriving, question.id, text))
  for (const upload of uploads.slice(0, 2 * rules.most)) {
    const standing = texts.filter((text) => fileOfText(text)).length
    const given = upload.name
      .toWellFormed()
      .replace(/[\p{Cc}\ufffd]/gu, '')
      .slice(-100)
    if (standing >= rules.most) texts.push(textOfRefused(`tooManyFiles ${rules.most}`, given))
    else texts.push(await arrived(world, arriving, question.id, rules, upload, given))
  }
  return [...new Set(texts)]
}

/** What a form says of a file it sent before, as it is kept; a fault for one that nobody keeps. */
async function known(world: World, arriving: Arriving, questionId: string, text: string): Promise<string> {
  const { consultationId, key } = arriving
  const said = fileOfText(text)
  if (!said) return text
  const { reader } = world.storage
  const kept = await maybeFindFile(reader, said.token)
  if (!kept || kept.consultationId !== consultationId || kept.questionId !== questionId)
    return textOfRefused('fileGone', said.name)
  const isFresh = kept.isNamed || world.now().getTime() - kept.addedAt.getTime() < UNNAMED_FOR_MS / 2
  if (kept.sheetKey === key && isFresh) return textOfFile(kept)
  // Of another sheet of the same person, or soon to be swept: this one gets its own, which takes as much room as any.
  if (isTooOften(arriving, kept.size)) return textOfRefused('tooOften', said.name)
  if (await isFull(world, arriving, kept.size)) return textOfRefused('noRoom', said.name)
  const content = await findFileContent(reader, kept.token)
  return textOfFile(
    await keep(world, { consultationId, questionId, sheetKey: key, name: kept.name, mediaType: kept.mediaType, content }),
  )
}

/** Whether the source sent too much within the hour; else so many bytes are noted. */
function isTooOften({ source }: Arriving, size: number): boolean {
  const now = performance.now()
  if (source === '') return false
  if (!received.allows(source, now)) return true
  for (let taken = 0; taken < Math.ceil(size / MEGABYTE); taken++) received.take(source, now)
  return false
}

const isFull = async (world: World, { consultationId }: Arriving, size: number): Promise<boolean> =>
  (await sumOfFiles(world.storage.reader, consultationId)) + size > ROOM_OF_CONSULTATION

async function arrived(
  world: World,
  arriving: Arriving,
  questionId: string,
  rules: FileRules,
  upload: Upload,
  given: string,
): Promise<string> {
  if (isTooOften(arriving, upload.size)) return textOfRefused('tooOften', given)
  const judged: JudgedAnswerFile | { fault: string } =
    upload.size > rules.largest ? { fault: 'fileTooLarge' } : await judgeAnswerFile(upload.content, upload.name, rules)
  if ('fault' in judged) return textOfRefused(judged.fault, given)
  if (await isFull(world, arriving, judged.content.length)) return textOfRefused('noRoom', given)
  const { consultationId, key } = arriving
  return textOfFile(await keep(world, { consultationId, questionId, sheetKey: key, ...judged }))
}

interface Kept extends JudgedAnswerFile {
  consultationId: number
  questionId: string
  sheetKey: string
}

const keep = (world: World, file: Kept): Promise<SentFile> =>
  keepFile(world, { ...file, token: token(), sha256: createHash('sha256').update(file.content).digest('hex') })

/** The same content sent again with the same sheet is what is kept already. */
const keepFile = residentAct(async ({ writer, now }, file: Kept & { token: string; sha256: string }): Promise<SentFile> => {
  const before = await listFilesOfSheet(writer, file.consultationId, file.sheetKey)
  const same = before.find(({ questionId, sha256 }) => questionId === file.questionId && sha256 === file.sha256)
  if (same) return same
  const size = file.content.length
  await addFile(writer, { ...file, size, isNamed: false, addedAt: now })
  return { token: file.token, name: file.name, mediaType: file.mediaType, size }
})
