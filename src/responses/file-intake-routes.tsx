import { faultOf } from '../../db/storage'
import type { Questionnaire } from '../questions/questionnaire'
import type { Handled } from '../web/env'
import { readSheetForm } from '../web/form'
import { isThisMachine, sourceOf } from '../web/source'
import { fileQuestions } from './answer-file'
import { type Posted, readPosted } from './posted'
import { receiveFiles, type SentFiles } from './receiving-files'

/**
 * A posted sheet with the files it brings; most bring none. `versions` are the questionnaires it may be an answer to:
 * where none of them asks for files, no more is read than a sheet can be. Throws badRequest, tooLarge, busy.
 */
export async function readSheet(
  c: Handled,
  versions: () => Promise<readonly Asking[]>,
): Promise<{ posted: Posted; files: SentFiles }> {
  const { fields, files } = await readSheetForm(c, () => versions().then(askForFiles, unlessFault))
  return { posted: readPosted(fields), files }
}

type Asking = Pick<Questionnaire, 'questions'>

const askForFiles = (versions: readonly Asking[]): boolean => versions.some((each) => fileQuestions(each).length > 0)

// Whoever wrote for ten minutes is not sent away unread because the database is (docs/decisions/013).
function unlessFault(error: unknown): true {
  if (faultOf(error)) return true
  throw error
}

interface WithFiles {
  consultationId: number
  questionnaire: Questionnaire
  /** Of the sheet. */
  key: string
  posted: Posted
  files: SentFiles
}

/** The sheet with its files received: they need not be sent again, whatever else is wrong with it. */
export async function withFiles(c: Handled, { posted, ...sheet }: WithFiles): Promise<Posted> {
  const source = sourceOf(c)
  const answers = await receiveFiles(c.get('world'), {
    ...sheet,
    answers: posted.answers,
    source: isThisMachine(source) ? '' : source,
  })
  return answers ? { ...posted, answers, all: new Map([...posted.all, ...answers]) } : posted
}
