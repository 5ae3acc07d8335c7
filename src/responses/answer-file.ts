import { z } from 'zod'
import { fileName } from '../consultations/attachment'
import { contentKind } from '../kernel/content-kind'
import { cleanPicture, isPicture } from '../kernel/picture-bytes'
import type { AskedQuestion } from '../questions/question-type'
import type { Questionnaire } from '../questions/questionnaire'
import type { FileRules } from '../questions/sent-files'
import { typeOf } from '../questions/types'

/** What is received for one consultation altogether: the disk is everybody's. */
export const ROOM_OF_CONSULTATION = 1024 * 1024 * 1024
/** What no sheet came to name goes after this. */
export const UNNAMED_FOR_MS = 24 * 60 * 60 * 1000

// A photo of 108 million pixels is the largest that phones take.
const MOST_PIXELS = 120_000_000
const LONGEST_SIDE = 20_000

export interface JudgedAnswerFile {
  name: string
  mediaType: string
  content: Buffer
}

/** The kind is judged by the content; what a photo tells beside itself is taken out. The fault is one of FILE_FAULTS. */
export async function judgeAnswerFile(
  content: Buffer,
  givenName: string,
  rules: FileRules,
): Promise<JudgedAnswerFile | { fault: string }> {
  if (content.length === 0) return { fault: 'fileEmpty' }
  if (content.length > rules.largest) return { fault: 'fileTooLarge' }
  const mediaType = await contentKind(content)
  const ending = Object.hasOwn(rules.endings, mediaType) ? rules.endings[mediaType] : undefined
  if (!ending) return { fault: 'fileKind' }
  const name = fileName(givenName.toWellFormed().replaceAll('\ufffd', ''), ending) ?? `tep.${ending}`
  if (!isPicture(mediaType)) return { name, mediaType, content }
  const picture = cleanPicture(mediaType, content)
  if (!picture) return { fault: 'fileSpoilt' }
  const { width, height } = picture
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) return { fault: 'fileSpoilt' }
  return { name, mediaType, content: picture.content }
}

const kept = new WeakMap<Questionnaire['questions'], readonly AskedQuestion[]>()

/** The questions that take files; worked out once a version. */
export function fileQuestions({ questions }: Pick<Questionnaire, 'questions'>): readonly AskedQuestion[] {
  const known = kept.get(questions)
  if (known) return known
  const found = questions.filter(({ type }) => typeOf(type).files !== undefined)
  kept.set(questions, found)
  return found
}

/** The tokens of the files that answers named and no longer name. No type need be asked: nothing else has a token. */
export const droppedFiles = (before: Answers, now: Answers): string[] => {
  const named = new Set(tokensIn(now))
  return tokensIn(before).filter((token) => !named.has(token))
}

type Answers = Readonly<Record<string, unknown>>

const fileIn = z.array(z.looseObject({ token: z.string().regex(/^[\w-]{22}$/), mediaType: z.string() }))

export const tokensIn = (answers: Answers): string[] =>
  Object.values(answers).flatMap((answer) => fileIn.safeParse(answer).data?.map(({ token }) => token) ?? [])
