import { expect, test } from 'vitest'
import { askerIn, draftIn, fileNameIn } from '../../src/questions/around'
import { questionnaireOf } from '../../src/questions/questionnaire'
import { usualSettings } from '../../src/questions/questionnaire-settings'
import { placeInWords } from '../../src/questions/text-places'
import {
  inWordsOf,
  isComplete,
  isOffered,
  languageOfAsker,
  sourceTexts,
  stateOf,
  type Translation,
} from '../../src/questions/translations'

const draftText = '# Dự thảo\n\nĐường rộng 3 m.\nLàm trong năm nay.\n \n- Một\n- Hai\n'
const around = {
  title: 'Làm đường',
  matter: 'Xã dự kiến làm đường.',
  asker: 'UBND xã Minh Họa',
  draftText,
  files: [{ name: 'Bản vẽ.pdf' }, { name: 'Bản vẻ.pdf' }],
}
const quota = { id: 'k1', name: 'Thôn Đông', formula: 'q1 = 1', most: 5 }
const question = { id: 'q1', type: 'long', label: 'Bà con thấy sao?', hint: '', settings: {} }
const asked = questionnaireOf(1, [question], [], { ...usualSettings, quotas: [quota] })
const texts = sourceTexts(asked, around)

function hmong(wanted: (name: string) => boolean = () => true): Translation {
  const words = texts
    .filter(({ name }) => wanted(name))
    .map(({ name, text }) => [name, { text: `HM ${text}`, of: text }] as const)
  return { language: 'hmn', words: Object.fromEntries(words), audio: {} }
}
const needed = hmong((name) => /title|matter|q1/.test(name))

test('all that residents read around the questions is listed, each by its place, a draft part by part', () => {
  expect(texts.map((text) => placeInWords(text, asked.questions, 'vi'))).toEqual([
    'Tên cuộc lấy ý kiến',
    'Cơ quan lấy ý kiến',
    'Nội dung lấy ý kiến',
    'Toàn văn dự thảo, đoạn 1',
    'Toàn văn dự thảo, đoạn 2',
    'Toàn văn dự thảo, đoạn 3',
    'Tên tệp đính kèm',
    'Tên tệp đính kèm',
    'Tên nhóm có hạn số phiếu',
    'Câu 1: câu hỏi',
  ])
  expect(new Set(texts.map(({ name }) => name)).size).toBe(texts.length)
})

test('a language is offered once title, matter and questions are done, as it was before; the rest is told to be missing', () => {
  expect([isOffered(needed, texts), isComplete(needed, texts)]).toEqual([true, false])
  expect([isOffered(hmong(), texts), isComplete(hmong(), texts)]).toEqual([true, true])
  expect(
    isOffered(
      hmong((name) => name !== 'consultation/matter'),
      texts,
    ),
  ).toBe(false)
})

test('a draft is read in a language when all of it is translated, as it was parted; else in Vietnamese, and said so', () => {
  expect(draftIn(hmong(), draftText)).toEqual({
    text: 'HM # Dự thảo\n\nHM Đường rộng 3 m.\nLàm trong năm nay.\n \nHM - Một\n- Hai\n',
    language: 'hmn',
  })
  const half = hmong((name) => name !== 'consultation/draft.2')
  expect(draftIn(half, draftText)).toEqual({ text: draftText, language: undefined })
  const changed = draftText.replace('3 m', '4 m')
  expect(draftIn(hmong(), changed)).toEqual({ text: changed, language: undefined })
  const now = sourceTexts(asked, { ...around, draftText: changed })
  expect(now.filter((text) => stateOf(hmong(), text) === 'stale').map(({ name }) => name)).toEqual(['consultation/draft.2'])
})

test('one endless paragraph is cut into parts that a page can hold, and put together again without a sign lost', () => {
  const endless = `${'đường 😀'.repeat(3000)}\n\nHết.`
  const parts = sourceTexts(asked, { ...around, draftText: endless }).filter(({ name }) => name.includes('/draft.'))
  expect(parts.every(({ text }) => text.length <= 10_000 && text.isWellFormed())).toBe(true)
  const same = {
    language: 'hmn',
    words: Object.fromEntries(parts.map(({ name, text }) => [name, { text, of: text }])),
    audio: {},
  }
  expect(draftIn(same, endless)).toEqual({ text: endless, language: 'hmn' })
})

test('who asks and what a file is called are said in a language only of today’s source', () => {
  expect(askerIn(hmong(), around.asker)).toEqual({ text: 'HM UBND xã Minh Họa', language: 'hmn' })
  expect(askerIn(hmong(), 'UBND xã Khác')).toEqual({ text: 'UBND xã Khác', language: undefined })
  expect(fileNameIn(hmong(), 'Bản vẻ.pdf')).toEqual({ text: 'HM Bản vẻ.pdf', language: 'hmn' })
  expect(fileNameIn(needed, 'Bản vẽ.pdf')).toEqual({ text: 'Bản vẽ.pdf', language: undefined })
  const known = { ...asked, settings: { ...asked.settings, translations: [hmong()] } }
  const spoken = inWordsOf(known, hmong())
  expect(languageOfAsker(spoken, 'HM UBND xã Minh Họa')).toBe('hmn')
  expect(languageOfAsker(spoken, 'UBND xã Khác')).toBeUndefined()
  expect(spoken.settings.quotas).toEqual([{ ...quota, name: 'HM Thôn Đông' }])
})
