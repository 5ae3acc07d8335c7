import type { Questionnaire } from '../questions/questionnaire'
import type { Handled } from '../web/env'
import { readSheetForm } from '../web/form'
import { isThisMachine, sourceOf } from '../web/source'
import { type Posted, readPosted } from './posted'
import { receiveFiles, type SentFiles } from './receiving-files'

/** A posted sheet with the files it brings; most bring none. Throws badRequest, tooLarge, busy. */
export async function readSheet(c: Handled): Promise<{ posted: Posted; files: SentFiles }> {
  const { fields, files } = await readSheetForm(c)
  return { posted: readPosted(fields), files }
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
