import { answerFiles } from '../../db/schema/questionnaires'
import { postForm } from '../support/multipart'
import type { Town } from '../support/town'
import { opened } from './opened'

export const QUESTIONS = [
  { id: 'qRoad', type: 'short', label: 'Đường nào ngập?', required: true, settings: {} },
  {
    id: 'qPhoto',
    type: 'file',
    label: 'Gửi ảnh chỗ ngập',
    settings: { most: 2, megabytes: 1, kinds: ['picture', 'pdf'] },
  },
]

/** A consultation that asks for files, and somebody on its page. */
export async function asked(given: Town) {
  const consultation = await opened(given, { questions: QUESTIONS })
  const visitor = given.visitor()
  const form = `/c/${consultation.slug}`
  await visitor.get(form)
  const send = (road: string, files: readonly (string | File)[], more: readonly (readonly [string, string])[] = []) =>
    postForm(visitor, `${form}/responses`, [
      ['version', '1'],
      ['qRoad', road],
      ...files.map((each) => ['qPhoto', each] as const),
      ...more,
    ])
  const rows = () => given.storage.reader.select().from(answerFiles).orderBy(answerFiles.addedAt, answerFiles.token)
  return { consultation, visitor, form, send, rows }
}

export const plain = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
/** What a page says is kept of files that were sent before. */
export const keptIn = (html: string) =>
  [...plain(html).matchAll(/type="checkbox"[^>]* name="qPhoto" value="([^"]+)"/g)].map(([, text = '']) => text)
